"""The product's settings under values that belong to tests alone."""

import os
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ.setdefault("TOKEN_KEYS", Fernet.generate_key().decode())
os.environ.setdefault("BASE_URL", "http://testserver")
for name in ("X_CLIENT_ID", "SENTRY_DSN"):  # what a developer's .env may set must not reach a test
    os.environ.setdefault(name, "")
os.environ.setdefault("VAR_DIR", str(Path(tempfile.gettempdir()) / f"insightprose-tests-{os.getpid()}"))

from insightprose.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    # A file, as in use: threads of one test would fight over a shared database in memory.
    DATABASES["default"]["TEST"] = {  # noqa: F405
        "NAME": str(VAR_DIR / "test.sqlite3")  # noqa: F405
    }
# http://testserver, Django's name for itself in tests, is not for the public.
SILENCED_SYSTEM_CHECKS = ["insightprose.E004", "insightprose.W001"]
