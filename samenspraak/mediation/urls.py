"""The addresses of sealed rooms."""

from django.urls import path

from samenspraak.mediation import views

_ROOM = "<slug:slug>/cases/<str:reference>/<str:option>/room/"

urlpatterns = [
    path(_ROOM, views.room, name="room"),
    path(_ROOM + "write/<str:kind>/", views.write, name="write_in_room"),
    path(_ROOM + "agree/<uuid:item>/", views.agree, name="agree_in_room"),
]
