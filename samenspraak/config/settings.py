"""All settings. They come from the environment only; docs/reference/settings.md lists them."""

from datetime import timedelta
from pathlib import Path

from django.utils.csp import CSP

from samenspraak.config import documents, env, logs, mail, oidc
from samenspraak.config.database import databases, owner
from samenspraak.config.signin import *  # noqa: F403 - Django and allauth read these by name
from samenspraak.config.signin import SESSION_ENDS, SOCIALACCOUNT_PROVIDERS

PRODUCTION = env.choice("MODE", ("development", "production")) == "production"
DEMO = env.choice("DEMO", ("off", "on")) == "on"
if PRODUCTION and DEMO:
    raise env.SettingsError(
        "SAMENSPRAAK_DEMO is on and SAMENSPRAAK_MODE is production. The demo lets anyone in as anyone, "
        "so the two never go together: set SAMENSPRAAK_DEMO=off or SAMENSPRAAK_MODE=development."
    )

# Debug pages show typed text, so a demo, which strangers may see, does without.
DEBUG = not PRODUCTION and not DEMO

HOME = env.home()
SECRET_KEY = env.secret_key(HOME / "keys", production=PRODUCTION)
CHAIN_KEY = env.chain_key(HOME / "keys", production=PRODUCTION)

ALLOWED_HOSTS = env.words("ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
if PRODUCTION and not env.words("ALLOWED_HOSTS"):
    raise env.SettingsError(
        "In production SAMENSPRAAK_ALLOWED_HOSTS must name the hosts of this site, separated by commas, "
        "for example: mediation.example.org"
    )

# Where the route files are: beside the program, or where the administrator keeps them.
ROUTES = Path(env.text("ROUTES") or Path(__file__).parents[2] / "routes")

# Parts

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    # Before allauth, whose pages and mails it says in our own words.
    "samenspraak.signin",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "samenspraak.people",
    "samenspraak.cases",
    "samenspraak.advice",
    "samenspraak.documents",
    "samenspraak.privacy",
    "samenspraak.mediation",
    "samenspraak.insight",
    "samenspraak.web",
    "samenspraak.invitations",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "samenspraak.config.headers.same_origin_resources",
    # Pages are long texts and phones are slow. It pads each answer by chance, against guessing by length (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samenspraak.config.headers.nothing_is_kept",
    "samenspraak.people.tenants.ByAddress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samenspraak.web.language.LanguageOfTheAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samenspraak.signin.middleware.sessions_end",
    "samenspraak.signin.middleware.SecondFactor",
    "django_htmx.middleware.HtmxMiddleware",
    # Last, so that nothing before a page can read a case without it.
    "samenspraak.privacy.middleware.AccessLog",
]
ROOT_URLCONF = "samenspraak.config.urls"
WSGI_APPLICATION = "samenspraak.config.wsgi.application"
AUTH_USER_MODEL = "people.User"
DATABASES = databases(env.secret("DATABASE_URL"), HOME)
# As whom the tables are made and changed, where that is somebody else than the site: see people/rowsecurity.py.
DATABASE_ROLE = DATABASES["default"].get("USER", "")
DATABASE_OWNER = owner(env.secret("DATABASE_OWNER_URL"), DATABASES["default"])
LOGGING = logs.configure(production=PRODUCTION)
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samenspraak.web.context.everywhere",
            ],
        },
    }
]

# Language and time

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
# Whom a route addresses informally reads the catalogue of this language; what is not in it is as in the other one.
INFORMAL_LANGUAGES = {"nl": "nl-x-je"}
# In which people may like to talk: asked when a case begins, and counted when a mediator is sought (N13).
SPOKEN_LANGUAGES = [
    "nl",
    "en",
    "ar",
    "bg",
    "de",
    "es",
    "fa",
    "fr",
    "hi",
    "pl",
    "pt",
    "ro",
    "ru",
    "tr",
    "uk",
    "ur",
    "vi",
]
LOCALE_PATHS = [Path(__file__).parent.parent / "web" / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

# Mail, and invitations by mail or letter

# Mails and letters name an address of this site; no request tells it to the clock.
SITE_ADDRESS = mail.site_address(ALLOWED_HOSTS, production=PRODUCTION)
MAILERS = mail.mailers(HOME, production=PRODUCTION)
DEFAULT_FROM_EMAIL = mail.sender(SITE_ADDRESS)
# How long a code of an invitation can be used.
INVITATION_GOOD_FOR = timedelta(days=env.number("INVITATION_DAYS", 30))

# Static files: found in the source while developing, collected and renamed by content in production

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise warns when it is missing, and warnings are errors in tests
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Sealed contents and nothing else: another storage, such as S3, takes this place as it is.
    "documents": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": HOME / "documents",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = HOME / "files"

# Documents

DOCUMENT_KINDS = documents.kinds(env.words("DOCUMENT_KINDS"))
DOCUMENT_BYTES = env.number("DOCUMENT_MEGABYTES", 25) * documents.MEGABYTE
DOCUMENTS_AT_ONCE = 20
# A form with all its files. What is larger is not read at all.
DOCUMENTS_BYTES = max(env.number("DOCUMENTS_MEGABYTES", 100) * documents.MEGABYTE, DOCUMENT_BYTES)
DOCUMENTS_INCOMING = HOME / "incoming"
# Without one, documents wait for it and nobody opens them.
CLAMD = documents.scanner(env.text("CLAMD"))
# The keys of rooms and of documents, and the master keys over them: apart, so that a backup can leave out the latter.
KEEPER_ROOMS = Path(env.text("ROOM_KEYS") or HOME / "keys" / "rooms")
KEEPER_MASTERS = Path(env.text("MASTER_KEYS") or HOME / "keys" / "masters")
# Only the page of documents takes files, with a handler of its own that seals them while they arrive.
FILE_UPLOAD_HANDLERS = ["samenspraak.documents.uploads.NoFiles"]

# Safety

SECURITY_CONTACT = env.address("SECURITY_CONTACT")
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    # Browsers look at where a form leads in the end, and that may be the sign-in of a partnership.
    "form-action": [CSP.SELF, *oidc.origins(SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"])],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
# No page needs a camera, a place or a payment. A passkey is asked for on our own pages only.
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "accelerometer": [],
    "autoplay": [],
    "camera": [],
    "display-capture": [],
    "fullscreen": [],
    "geolocation": [],
    "gyroscope": [],
    "magnetometer": [],
    "microphone": [],
    "midi": [],
    "payment": [],
    "publickey-credentials-create": ["self"],
    "publickey-credentials-get": ["self"],
    "usb": [],
}
SECURE_REFERRER_POLICY = "same-origin"
# A prefix that browsers hold to: such a cookie comes over https, from this host, for the whole site.
_COOKIE_PREFIX = "__Host-" if PRODUCTION else ""
SESSION_COOKIE_NAME = f"{_COOKIE_PREFIX}session"
CSRF_COOKIE_NAME = f"{_COOKIE_PREFIX}csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = max(int(one.age.total_seconds()) for one in SESSION_ENDS.values())
# A message names an action of the route and never quotes what was typed, so a signed cookie may carry it.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
if PRODUCTION:
    # The proxy in front ends TLS, and must itself set this header on every request.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
