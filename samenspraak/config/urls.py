"""Every address of the site starts here."""

from django.urls import include, path

urlpatterns = [
    path("", include("samenspraak.insight.urls")),
    path("", include("samenspraak.privacy.urls")),
    path("", include("samenspraak.documents.urls")),
    path("", include("samenspraak.signin.urls")),
    path("", include("samenspraak.invitations.urls")),
    path("", include("samenspraak.mediation.urls")),
    path("", include("samenspraak.web.urls")),
]
