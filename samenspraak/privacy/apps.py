"""How Django knows this app."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """The access log."""

    name = "samenspraak.privacy"

    def ready(self) -> None:
        """Begin the log of a case with the case itself."""
        from samenspraak.cases.signals import written  # noqa: PLC0415 - models are not there before Django is ready
        from samenspraak.privacy.log import begin  # noqa: PLC0415

        written.connect(begin, dispatch_uid="privacy.log")
