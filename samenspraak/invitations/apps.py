"""How Django knows this app."""

from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    """Invitations of a family."""

    name = "samenspraak.invitations"

    def ready(self) -> None:
        """Listen to what happens in cases: whoever comes in invited gets an invitation."""
        from samenspraak.cases.signals import written  # noqa: PLC0415 - models are not there before Django is ready
        from samenspraak.invitations.following import follow  # noqa: PLC0415

        written.connect(follow, dispatch_uid="invitations.following")
