import getpass
import sys
from argparse import ArgumentParser
from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.urls import reverse

from accounts.models import User


class Command(BaseCommand):
    help = "Make a staff account and say how to sign in to the admin. An existing name gets a new password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--username", help="asked for if left out (`admin` where nobody can be asked)")
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password from one line of stdin"
        )

    def handle(self, *_args: Any, username: str | None, password_stdin: bool, **_options: Any) -> None:
        if User._meta.db_table not in connection.introspection.table_names():
            raise CommandError("There is no database yet: `make run` makes it. Run that once first.")
        can_ask = sys.stdin.isatty() and not password_stdin
        name = username or (can_ask and input("Name [admin]: ").strip()) or "admin"
        password, is_generated = new_password(can_ask, password_stdin)
        save_staff(name, password)
        self.stdout.write(f"Sign in at {settings.BASE_URL}{reverse('admin:index')} as {name}.")
        if is_generated:
            self.stdout.write(f"Password (shown this once): {password}")


def save_staff(name: str, password: str) -> None:
    user = User.objects.filter(username=name).first() or User(username=name)
    user.is_staff = user.is_superuser = user.is_active = True
    user.set_password(password)
    try:
        user.full_clean()
        validate_password(password, user)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    user.save()


def new_password(can_ask: bool, from_stdin: bool) -> tuple[str, bool]:
    """The password, and whether it was generated."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\n"), False
    if not can_ask:
        return token_urlsafe(16), True
    password = getpass.getpass("Password (empty: one is made up): ")
    if not password:
        return token_urlsafe(16), True
    if getpass.getpass("Again: ") != password:
        raise CommandError("The two passwords differ.")
    return password, False
