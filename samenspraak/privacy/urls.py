"""The addresses of who looked."""

from django.urls import path

from samenspraak.privacy import views

urlpatterns = [
    path("<slug:slug>/access-log/", views.search, name="access_log"),
    path("<slug:slug>/cases/<str:reference>/who-looked/", views.who_looked, name="who_looked"),
]
