"""How people sign in: by a mailed code, a passkey or the sign-in of their partnership, and never by a password.

All names in capitals are settings of Django or of allauth; docs/reference/settings.md lists what can be changed.
"""

from datetime import timedelta
from typing import Any, NamedTuple

from samenspraak.config import env, oidc

_PRODUCTION = env.choice("MODE", ("development", "production")) == "production"


class Ends(NamedTuple):
    """When a session ends by itself."""

    idle: timedelta
    """Without a request for so long."""
    age: timedelta
    """So long after signing in, whatever happens."""


# Who works with many families is signed out sooner than a parent who looks something up.
SESSION_ENDS = {
    "family": Ends(
        timedelta(minutes=env.number("FAMILY_IDLE_MINUTES", 240)),
        timedelta(hours=env.number("FAMILY_SESSION_HOURS", 24)),
    ),
    "work": Ends(
        timedelta(minutes=env.number("WORK_IDLE_MINUTES", 60)),
        timedelta(hours=env.number("WORK_SESSION_HOURS", 12)),
    ),
}

# The first one is for a session that begins without a code: by an invitation, or in the demo. No one has a password.
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "home", "home"
# In production one proxy stands in front, which writes from where a visitor comes.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _PRODUCTION else 0

# Accounts: a mail address is the only name; nobody makes an account alone, since everyone is invited.

ACCOUNT_ADAPTER = "samenspraak.signin.adapters.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "handle"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _PRODUCTION else "http"

# The code: twenty letters that do not look alike, eight of them, for a quarter of an hour and three tries.
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_TIMEOUT = 20 * 60
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "request_login_code": "20/m/ip,3/m/key,15/h/key",
    "confirm_email": "3/m/key",
    "login_failed": "10/m/ip,5/5m/key",
    "manage_email": "5/m/user",
    "reauthenticate": "10/m/user",
}
# What changes how one signs in asks for a sign-in of the last minutes.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_REAUTHENTICATION_METHODS = ("code", "mfa")

# Passkeys for everyone; an authenticator app and recovery codes beside them.

MFA_ADAPTER = "samenspraak.signin.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Samenspraak"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Browsers take passkeys on this machine without https too; allauth has to be told.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _PRODUCTION

# The sign-in that a partnership has of its own. It vouches for known addresses; no account is made or bound by it.

SOCIALACCOUNT_ADAPTER = "samenspraak.signin.adapters.Elsewhere"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, Any]] = {
    "openid_connect": {
        "APPS": oidc.apps(env.secret("OIDC"), production=_PRODUCTION),
        "OAUTH_PKCE_ENABLED": True,
    }
}
