import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.stack import Stack


@pytest.fixture(scope="session")
def stack_database() -> Iterator[str]:
    """The name of a database of the stack's own: pytest-django's is emptied after each test."""
    server = settings.DATABASES["default"]
    name = f"stack_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(
        host=server["HOST"], user=server["USER"], dbname="postgres", autocommit=True
    ) as database:
        database.execute(f"CREATE DATABASE {name}")
        yield name
        database.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory, stack_database: str) -> Iterator[Stack]:
    """Started once and shared: a test that ends a process starts it again."""
    server, _database = os.environ["DATABASE_URL"].rsplit("/", 1)
    directory: Path = tmp_path_factory.mktemp("stack")
    running = Stack(directory, f"{server}/{stack_database}", os.environ["REDIS_URL"])
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.fixture
def stack_rows(stack_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The ORM, in this test, on the stack's own database; what is written stays."""
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = stack_database
    try:
        with django_db_blocker.unblock():
            yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
