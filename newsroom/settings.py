"""Django's settings. Everything that differs between installations comes from the environment;
the readers are strict, and the defaults work."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from newsroom import addresses, environment
from newsroom.secret_key import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = environment.folder("VAR", BASE_DIR / "var")

DEBUG = environment.flag("DEBUG", False)
SECRET_KEY = secret_key(VAR / "secret-key")
ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.origins("CSRF_TRUSTED_ORIGINS")

# Application

INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "articles.apps.ArticlesConfig",
    "donations.apps.DonationsConfig",
    "ckeditor",
    "csp",
    "newsroom.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "newsroom.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "articles.clock.DueChangesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context_processors.furniture",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

SILENCED_SYSTEM_CHECKS = [
    # CKEditor 4 has open advisories in full-page mode, CDATA, its samples and its preview and
    # GeSHi plugins: none of these is on or served, and nh3 cleans rich text on the way in and out.
    "ckeditor.W001",
]

# Data

DATABASES = {"default": addresses.database("DATABASE_URL", VAR / "newsroom.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Language and time

LANG_INFO.update(
    {  # Django has neither
        "ps": {"bidi": True, "code": "ps", "name": "Pashto", "name_local": "پښتو"},
        "fa-af": {"bidi": True, "code": "fa-af", "name": "Dari", "name_local": "دری"},
    }
)
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("ps", _("Pashto")),
    ("fa-af", _("Dari")),
    ("nb", _("Norwegian")),
]
LANGUAGES_BIDI = ["ar", "fa", "fa-af", "he", "ps", "ur"]
TIME_ZONE = environment.time_zone("TIME_ZONE", "Europe/Oslo")
SECOND_ZONES = environment.time_zones("SECOND_ZONES", "Asia/Kabul")  # shown beside it to staff
USE_TZ = True
FORMAT_MODULE_PATH = ["newsroom.formats"]

# Files

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long story's form: a handful for each quotation
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "newsroom.finders.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "newsroom.finders.UsedFilesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = environment.folder("MEDIA_ROOT", VAR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Mail

mail = addresses.mail("EMAIL_URL", "consolemail://")
EMAIL_BACKEND = mail.backend
EMAIL_HOST, EMAIL_PORT = mail.host, mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = mail.user, mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = mail.use_tls, mail.use_ssl
EMAIL_FILE_PATH = mail.folder
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = environment.mailbox("EMAIL_FROM", "newsroom@localhost")
SITE_ADDRESS = environment.origin("SITE_ADDRESS", "http://127.0.0.1:8000")  # for links in mail

# Security: as in production, unless HTTPS is off (make run, on the loopback address only)

HTTPS = environment.flag("HTTPS", not DEBUG)  # Django's development server speaks plain HTTP
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0  # a year
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the form of a story sends five for each quotation
if environment.flag("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Logging: to standard error, tracebacks included, for the process manager to keep; none by mail

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": []}},
}
