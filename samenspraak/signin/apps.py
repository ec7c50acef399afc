"""How Django knows this app."""

from django.apps import AppConfig


class SigninConfig(AppConfig):
    """Signing in."""

    name = "samenspraak.signin"

    def ready(self) -> None:
        """Hear what begins and ends sessions."""
        from samenspraak.signin.listening import listen  # noqa: PLC0415 - models are not there before Django is ready

        listen()
