"""The addresses of documents."""

from django.urls import path

from samenspraak.documents import views

_OF_CASE = "<slug:slug>/cases/<str:reference>/documents/"

urlpatterns = [
    path(_OF_CASE, views.documents, name="documents"),
    path(_OF_CASE + "<uuid:document>/", views.download, name="document"),
    path(_OF_CASE + "<uuid:document>/newer/", views.documents, name="newer_document"),
    path(_OF_CASE + "<uuid:document>/take-back/", views.take_back, name="take_back_document"),
    path("<slug:slug>/refused-documents/", views.refused, name="refused_documents"),
]
