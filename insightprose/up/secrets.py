import os
import tempfile
from pathlib import Path
from secrets import token_urlsafe

from cryptography.fernet import Fernet

FILE = "secrets.env"
NAMES = ("SECRET_KEY", "TOKEN_KEYS")


def ensure(directory: Path) -> Path:
    """The file with this installation's own secrets; made once, readable by its owner alone.

    It is never written again: with another TOKEN_KEYS every stored X token would be lost.
    """
    path = directory / FILE
    if not path.exists():
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        create(path)
    return path


def create(path: Path) -> None:
    """Whole or not at all, also when two processes start at once: the first link wins, both read it."""
    handle, name = tempfile.mkstemp(dir=path.parent)  # mkstemp: mode 0600
    try:
        with os.fdopen(handle, "w") as file:
            file.write(generate())
            file.flush()
            os.fsync(handle)
        os.link(name, path)
    except FileExistsError:
        return
    finally:
        Path(name).unlink()


def generate() -> str:
    return (
        "# Made by `manage.py up`. Whoever has TOKEN_KEYS and the database can post to X as your people:\n"
        "# keep this file private, and keep a copy, for without it nobody can read the stored X tokens.\n"
        f"SECRET_KEY={token_urlsafe(50)}\n"
        f"TOKEN_KEYS={Fernet.generate_key().decode()}\n"
    )
