"""Django's settings. Everything that differs between installations comes from the environment;
the readers are strict, and the defaults work."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from newsroom import addresses, environment
from newsroom.donation_keys import donation_keys
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
    "allauth",
    "allauth.account",
    "allauth.mfa",
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
    "allauth.account.middleware.AccountMiddleware",
    "articles.clock.DueChangesMiddleware",
    "newsroom.site_language.SiteLanguageMiddleware",
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
CACHES = {
    # Wrong tries at logging in and codes that were used are counted here: all processes share it.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "newsroom_cache",  # the table
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# Logging in: staff only, in the admin, with a second factor where somebody has set one up

AUTHENTICATION_BACKENDS = ["newsroom.accounts.login.StaffBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "newsroom.accounts.login.LoginAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up; allauth checks them
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds; then sensitive steps ask again who it is
ACCOUNT_RATE_LIMITS = {
    "login_failed": "20/5m/ip,5/5m/key",  # from one address; for one user name
    "reauthenticate": "10/m/user",
    "donation_digits": "5/h/user",  # typing the end of a proposed account number
}
MFA_ADAPTER = "newsroom.accounts.second_factor.SecondFactorAdapter"
MFA_FORMS = {"add_webauthn": "newsroom.accounts.forms.PasskeyForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True

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
if environment.flag("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # the last address in X-Forwarded-For is the proxy's word

# Donations: who may approve details and with which key they are signed, out of the database's reach

DONATIONS_KEYS = donation_keys(VAR / "donations-signing-key", makes_one=not HTTPS)
DONATIONS_WITNESS = VAR / "donations-ledger-head"
DONATIONS_APPROVERS = environment.people(
    "DONATIONS_APPROVERS",
    "" if HTTPS else "admin, treasurer",  # the demo's
)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
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
