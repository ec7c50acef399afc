"""How Django knows this app."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """Surveys and figures."""

    name = "samenspraak.insight"

    def ready(self) -> None:
        """Listen to what happens in cases: the route says there when people are asked."""
        from samenspraak.cases.signals import written  # noqa: PLC0415 - models are not there before Django is ready
        from samenspraak.insight.rounds import follow  # noqa: PLC0415

        written.connect(follow, dispatch_uid="insight.rounds")
