"""All settings. They come from the environment only; docs/reference/settings.md lists them."""

from pathlib import Path

from django.utils.csp import CSP

from samenspraak.config import env, logs
from samenspraak.config.database import databases, owner

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
    "samenspraak.people",
    "samenspraak.cases",
    "samenspraak.advice",
    "samenspraak.insight",
    "samenspraak.web",
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
    "django_htmx.middleware.HtmxMiddleware",
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

# Static files: found in the source while developing, collected and renamed by content in production

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise warns when it is missing, and warnings are errors in tests
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = HOME / "files"

# Safety

SECURITY_CONTACT = env.address("SECURITY_CONTACT")
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "form-action": [CSP.SELF],
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
SESSION_COOKIE_AGE = 12 * 60 * 60
# A message names an action of the route and never quotes what was typed, so a signed cookie may carry it.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
if PRODUCTION:
    # The proxy in front ends TLS, and must itself set this header on every request.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
