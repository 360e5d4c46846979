from pathlib import Path

import pytest

from xsandbox.storage import Store


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "x.sqlite3")

    def both(name: str, *, fail: bool) -> None:
        with store.transaction():
            store.run("INSERT INTO counters VALUES (?, 1)", name)
            with store.transaction():
                store.run("INSERT INTO counters VALUES (?, 2)", f"{name} inside")
            if fail:
                raise LookupError

    both("kept", fail=False)
    with pytest.raises(LookupError):
        both("lost", fail=True)
    names = [row["name"] for row in store.rows("SELECT name FROM counters ORDER BY name")]
    assert names == ["kept", "kept inside"]
    store.close()


def test_every_run_has_a_worker_number_of_its_own(tmp_path: Path) -> None:
    numbers = []
    for _ in range(3):
        store = Store(tmp_path / "x.sqlite3")
        numbers.append(store.next_worker())
        store.close()
    assert numbers == [1, 2, 3]
