"""The product's settings under values that belong to tests alone."""

import os
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ.setdefault("TOKEN_KEYS", Fernet.generate_key().decode())
os.environ.setdefault("BASE_URL", "http://testserver")
os.environ.setdefault("VAR_DIR", str(Path(tempfile.gettempdir()) / f"insightprose-tests-{os.getpid()}"))

from insightprose.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
