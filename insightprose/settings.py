"""Every setting, from the environment, in one place. `.env.example` lists the names."""

import logging
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import django_stubs_ext
import environ
from django.core.exceptions import ImproperlyConfigured

from insightprose.logs import logging_config

django_stubs_ext.monkeypatch()  # so that Django's generics can be written out

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
env.read_env(VAR_DIR / "secrets.env")  # written by `manage.py up`, which needs no configuration

DEBUG = env.bool("DEBUG", default=False)


def secret(name: str) -> str:
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(
            f"{name} is missing. Set it in the environment (see .env.example), or run `make run`, "
            f"which generates it into {VAR_DIR / 'secrets.env'}."
        )
    return str(value)


SECRET_KEY = secret("SECRET_KEY")
TOKEN_KEYS = [key.strip() for key in secret("TOKEN_KEYS").split(",")]  # Fernet keys, newest first

# ── Where we are ──────────────────────────────────────────────────────────────────────────────────
BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000").rstrip("/")
_base = urlsplit(BASE_URL)
IS_LOOPBACK = _base.hostname in {"127.0.0.1", "localhost", "::1"}
IS_HTTPS = _base.scheme == "https"
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if IS_LOOPBACK else [_base.hostname]
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[f"{_base.scheme}://{_base.netloc}"])

# ── X, or the local sandbox where no X app is configured ──────────────────────────────────────────
X_CLIENT_ID = env.str("X_CLIENT_ID", default="")
X_IS_SANDBOX = not X_CLIENT_ID
_sandbox_url = f"http://127.0.0.1:{(_base.port or 8000) + 1}"
X_AUTHORIZE_URL = env.str(
    "X_AUTHORIZE_URL", default=f"{_sandbox_url if X_IS_SANDBOX else 'https://x.com'}/i/oauth2/authorize"
)
X_API_URL = env.str("X_API_URL", default=_sandbox_url if X_IS_SANDBOX else "https://api.x.com").rstrip("/")
X_CALLBACK_URL = env.str("X_CALLBACK_URL", default=f"{BASE_URL}/auth/x")
X_CLIENT_SECRET = env.str("X_CLIENT_SECRET", default="insightprose-sandbox-secret" if X_IS_SANDBOX else "")
X_CLIENT_ID = X_CLIENT_ID or "insightprose-sandbox"
X_WEB_URL = "{0.scheme}://{0.netloc}".format(urlsplit(X_AUTHORIZE_URL))  # where people look at posts
X_SCOPES = ["tweet.read", "tweet.write", "users.read", "offline.access", "media.write"]
X_REFRESH_ALL = env.bool("X_REFRESH_ALL", default=False)

# X's limits and prices change; each can be overridden. Source: X's rate-limit and pricing pages, 2026-08.
X_POSTS_PER_15_MIN = env.int("X_POSTS_PER_15_MIN", default=100)  # per account
X_POSTS_PER_3_HOURS = env.int("X_POSTS_PER_3_HOURS", default=300)  # per account
X_ORIGINALS_PER_DAY = env.int("X_ORIGINALS_PER_DAY", default=50)  # per account that is not verified
X_REPLIES_PER_DAY = env.int("X_REPLIES_PER_DAY", default=200)  # per account that is not verified
X_POSTS_PER_DAY = env.int("X_POSTS_PER_DAY", default=2_400)  # per account
X_APP_POSTS_PER_DAY = env.int("X_APP_POSTS_PER_DAY", default=10_000)  # all accounts together
X_PRICE_POST = Decimal(env.str("X_PRICE_POST", default="0.015"))  # USD
X_PRICE_POST_WITH_URL = Decimal(env.str("X_PRICE_POST_WITH_URL", default="0.200"))  # USD
X_MONTHLY_BUDGET = Decimal(env.str("X_MONTHLY_BUDGET", default="0"))  # USD per calendar month; 0: no cap

# Origins such as http://127.0.0.1:9000 from which articles may be fetched; others on this machine may not.
IMPORT_ALLOWED_ORIGINS = env.list("IMPORT_ALLOWED_ORIGINS", default=[])
DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000  # bytes of a form: the source of a page may be pasted

X_PRICE_DELETE = Decimal(env.str("X_PRICE_DELETE", default="0.010"))  # USD for each post taken off X
X_PRICE_READ = Decimal(env.str("X_PRICE_READ", default="0.005"))  # USD for each post that is read back
X_READS_PER_DAY = env.int("X_READS_PER_DAY", default=1_000)  # looks at a timeline, all accounts together
# A lost answer is looked for at X: after the first of these, and twice more. Shorter ones double posts: X may
# commit a post, and show it, long after the call.
RECONCILE_SECONDS = [int(part) for part in env.list("RECONCILE_SECONDS", default=["120", "180", "300"])]
RECONCILE_GIVE_UP_SECONDS = env.int("RECONCILE_GIVE_UP_SECONDS", default=1_800)  # X unreadable that long
X_CALL_SECONDS = env.float("X_CALL_SECONDS", default=30.0)  # one call to X, all in all
PUBLISH_LEASE_SECONDS = env.int("PUBLISH_LEASE_SECONDS", default=120)  # four times a call

THREAD_MAX_POSTS = env.int("THREAD_MAX_POSTS", default=3)

# ── Who writes: the embedded generator, or a language model ───────────────────────────────────────
LLM_WIRE = env.str("LLM_WIRE", default="")  # openai, anthropic or ollama; empty: embedded
LLM_BASE_URL = env.str("LLM_BASE_URL", default="").rstrip("/")
LLM_API_KEY = env.str("LLM_API_KEY", default="")
LLM_MODEL = env.str("LLM_MODEL", default="")
LLM_MONTHLY_CAP = Decimal(env.str("LLM_MONTHLY_CAP", default="10"))  # USD, all people together
LLM_TIMEOUT = env.float("LLM_TIMEOUT", default=60.0)  # seconds, one call
LLM_DEADLINE = env.float("LLM_DEADLINE", default=180.0)  # seconds, all calls of one text
LLM_PRICE_INPUT = Decimal(env.str("LLM_PRICE_INPUT", default="0"))  # USD per million tokens; 0: look it up
LLM_PRICE_OUTPUT = Decimal(env.str("LLM_PRICE_OUTPUT", default="0"))
GENERATIONS_AT_ONCE = env.int("GENERATIONS_AT_ONCE", default=4)  # so that publishing always has its threads

# ── Django ────────────────────────────────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "django_celery_beat",
    "django_structlog",
    "accounts",
    "xauth",
    "scheduler",
    "insights",
    "xsandbox",
    "insightprose",
]
MIDDLEWARE = [
    "insightprose.middleware.BodilessHeadMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "insightprose.middleware.CanonicalHostMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "insightprose.middleware.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "accounts.middleware.PrivatePagesMiddleware",
    "accounts.middleware.TimeZoneMiddleware",
]
ROOT_URLCONF = "insightprose.urls"
WSGI_APPLICATION = "insightprose.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "xauth.context.x_accounts",
            ],
        },
    },
]
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "login-x"
LOGIN_REDIRECT_URL = "/"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
SILENCED_SYSTEM_CHECKS: list[str] = []

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'insightprose.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: an intent that was committed must outlive a power cut, or its post could go out twice.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)  # seconds

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# ── Security ──────────────────────────────────────────────────────────────────────────────────────
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if IS_HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if IS_HTTPS else "csrftoken"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"  # Strict would lose the state on the way back from X
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if IS_HTTPS:
    # TLS ends at a proxy that must set this header itself and drop what a client sends.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:", "https://pbs.twimg.com", *([X_WEB_URL] if X_IS_SANDBOX else [])],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        # Browsers hold a form's redirects to this list as well: signing in is a POST that redirects to X.
        "form-action": ["'self'", X_WEB_URL],
    },
}

# ── Mail, errors, logs ────────────────────────────────────────────────────────────────────────────
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
SENTRY_DSN = env.str("SENTRY_DSN", default="")
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
LOGGING = logging_config(level=LOG_LEVEL)
DJANGO_STRUCTLOG_STATUS_4XX_LOG_LEVEL = logging.INFO  # somebody's wrong address is no trouble of ours

# ── Celery ────────────────────────────────────────────────────────────────────────────────────────
REDIS_URL = env.str("REDIS_URL", default="")
CELERY_BROKER_URL = REDIS_URL or "memory://localhost"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
CELERY_BEAT_MAX_LOOP_INTERVAL = 1
CELERY_BEAT_SCHEDULE = {
    # A tick that could not be delivered in time is worthless: the next one does the same work.
    "publish_due_threads": {
        "task": "scheduler.tasks.publish_due_threads",
        "schedule": 5.0,
        "options": {"expires": 10},
    },
    "refresh_tokens": {
        "task": "scheduler.tasks.refresh_tokens",
        "schedule": 30.0,
        "options": {"expires": 60},
    },
    "write_waiting": {
        "task": "insights.tasks.write_waiting",
        "schedule": 5.0,
        "options": {"expires": 10},
    },
    "clear_stale_rows": {
        "task": "scheduler.tasks.clear_stale_rows",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
}
