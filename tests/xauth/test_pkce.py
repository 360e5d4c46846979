import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xauth.pkce import challenge, new_verifier

UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"


def test_the_vector_of_rfc_7636_appendix_b() -> None:
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert challenge(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


@given(st.text(UNRESERVED, min_size=43, max_size=128))
def test_a_challenge_is_43_characters_without_padding(verifier: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", challenge(verifier))


def test_verifiers_fit_the_rfc_and_never_repeat() -> None:
    verifiers = {new_verifier() for _ in range(10_000)}
    assert len(verifiers) == 10_000
    assert all(re.fullmatch(r"[A-Za-z0-9._~-]{43,128}", verifier) for verifier in verifiers)


def test_nothing_but_ascii_is_hashed() -> None:
    with pytest.raises(UnicodeEncodeError):
        challenge("é" * 43)
