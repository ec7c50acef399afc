"""The addresses of what is asked afterwards."""

from django.urls import path

from samenspraak.insight import views

urlpatterns = [
    path("how-was-it/", views.asked, name="asked"),
    path("<slug:slug>/cases/<str:reference>/<str:option>/how-was-it/<int:index>/", views.how_was_it, name="how_was_it"),
]
