"""How this installation is set up: from the environment and its data folder, nothing else."""

import os
from pathlib import Path
from typing import Any

import dj_database_url

DATA = Path(os.environ.get("CLEARLINE_DATA", "clearline-data")).absolute()
DATABASE_URL = os.environ.get("CLEARLINE_DATABASE_URL", "")


def _secret(name: str) -> str:
    """Read a secret from the environment, or from its file in the data folder."""
    if value := os.environ.get(f"CLEARLINE_{name.upper()}"):
        return value
    kept = DATA / "secrets" / name
    return kept.read_text().strip() if kept.exists() else ""


# Commands that touch no record (decide, screen) have no key; `clearline run` makes one first.
SECRET_KEY = _secret("secret_key")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("CLEARLINE_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("CLEARLINE_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "clearline.ledger",
    "clearline.registers",
    "clearline.access",
    "clearline.contact",
    "clearline.web",
]
MIDDLEWARE = [
    "clearline.access.headers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "clearline.access.middleware.Doorkeeper",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "clearline.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "clearline.access.made_up.context",
                "clearline.access.proofs.context",
                "clearline.web.doors.context",
            ]
        },
    }
]

SQLITE_OPTIONS = {
    # A writer waits for its turn from the first statement, so two never read the same head.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # recursive_triggers: without it INSERT OR REPLACE slips past the append-only triggers.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA recursive_triggers=ON; PRAGMA busy_timeout=20000;"
    ),
}


def database(url: str, data: Path) -> dict[str, Any]:
    """Return Django's description of the database at `url`, or of the embedded one in `data`."""
    if url:
        return {**dj_database_url.parse(url), "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data / "clearline.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": SQLITE_OPTIONS,
    }


DATABASES = {"default": database(DATABASE_URL, DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PASSWORD_HASHERS = ["clearline.access.hashers.Argon2"]

# Whether the record is the made-up one: `clearline run` looks once, before it answers anybody.
MADE_UP = False

# A key for each private conversation, outside the database. Several machines share the folder.
SEALING_KEYS = Path(os.environ.get("CLEARLINE_SEALING_KEYS", DATA / "secrets" / "sealing"))

# Signs how large the ledger is and its root; and a file of yours, best on another machine, that
# keeps what was signed. Without one it is a file a day in the data folder.
LEDGER_KEY = _secret("ledger_key")
LEDGER_CHECKPOINT_FILE = os.environ.get("CLEARLINE_LEDGER_CHECKPOINT_FILE", "")

# Single sign-on: docs/run/single-sign-on.md says what each is.
OIDC_CLIENT_ID = os.environ.get("CLEARLINE_OIDC_CLIENT_ID", "")
OIDC_CLIENT_SECRET = _secret("oidc_client_secret")
OIDC_TENANTS = os.environ.get("CLEARLINE_OIDC_TENANTS", "")
OIDC_ISSUER = os.environ.get("CLEARLINE_OIDC_ISSUER", "")
OIDC_SECOND_STEP = os.environ.get("CLEARLINE_OIDC_SECOND_STEP", "amr:mfa")

# So soon after a child's worry, a parent's yes that is taken back is shown to the lead.
WITHDRAWN_AFTER_WORRY_DAYS = int(os.environ.get("CLEARLINE_WITHDRAWN_AFTER_WORRY_DAYS", "28"))

# Whom staff ring in a crisis beside the national lines: "Duty team, 01632 960123; …, texts".
CRISIS_LINES = os.environ.get("CLEARLINE_CRISIS_LINES", "")

# How text messages travel: the names of carriers, the first that is up takes it (docs/run).
SMS_CARRIERS = [name for name in os.environ.get("CLEARLINE_SMS", "").split(",") if name]
# What a text to a child says; {name} is who writes and the home, as far as that may be shown.
SMS_TEMPLATE = os.environ.get("CLEARLINE_SMS_TEMPLATE", "{name}: {words}")
# The address under which the world reaches this installation: the only link in a text.
ADDRESS = os.environ.get("CLEARLINE_ADDRESS", "")
# Staff are told by push (docs/run/telling-staff.md): the key of this installation, whom a push
# service writes to about it (mailto:… or https://…), and to which services anything is pushed.
PUSH_KEY = _secret("push_key")
PUSH_CONTACT = os.environ.get("CLEARLINE_PUSH_CONTACT", "")
_SERVICES = (
    "https://fcm.googleapis.com",
    "https://*.push.services.mozilla.com",
    "https://*.push.apple.com",
    "https://*.notify.windows.com",
)
PUSH_SERVICES = os.environ.get("CLEARLINE_PUSH_SERVICES", ",".join(_SERVICES)).split(",")
# Empty: what leaves is carried by `clearline run`; else by `clearline carry` beside it.
CARRIED_ELSEWHERE = bool(os.environ.get("CLEARLINE_CARRIED_ELSEWHERE", ""))

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "static/"
STATIC_ROOT = None  # served from the package itself
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

SECURE_CONTENT_TYPE_NOSNIFF = True
# Said only over https, where a proxy in front brings it.
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "clearline.web.public.errors.stale_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
LOGGING_CONFIG = None
