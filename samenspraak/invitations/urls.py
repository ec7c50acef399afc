"""The addresses of invitations: for whoever is invited, and for whoever invites."""

from django.urls import path

from samenspraak.invitations.views import entering, inviting

_GUEST = "<slug:slug>/cases/<str:reference>/invite/<str:key>/"

urlpatterns = [
    path("<slug:slug>/invited/", entering.by_code, name="invited_by_code"),
    path("<slug:slug>/invited/<str:code>/", entering.invited, name="invited"),
    path(_GUEST, inviting.invite, name="invite"),
    path(_GUEST + "letter/", inviting.letter, name="invitation_letter"),
]
