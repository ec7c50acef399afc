"""How Django knows this app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents of cases."""

    name = "samenspraak.documents"

    def ready(self) -> None:
        """Listen to what happens in cases: a document is there once its event is."""
        from samenspraak.cases.signals import written  # noqa: PLC0415 - models are not there before Django is ready
        from samenspraak.documents.door import follow  # noqa: PLC0415

        written.connect(follow, dispatch_uid="documents.door")
