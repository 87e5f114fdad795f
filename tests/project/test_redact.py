"""What is shown to everybody has no secrets in it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.project.fleet.redact import HIDDEN, without_secrets

TOKEN = "ghp_" + "a1B2c3D4e5" * 4

SECRET_KEYS = (
    "apiToken",
    "api_token",
    "client_secret",
    "cookieSecret",
    "GF_SECURITY_ADMIN_PASSWORD",
    "JUPYTERHUB_CRYPT_KEY",
    "password",
    "secretAccessKey",
    "secret_key",
    "secretToken",
    "sshPrivateKey",
)
PLAIN_KEYS = (
    "existingSecret",
    "imagePullSecret",
    "keyName",
    "secretName",
    "token_url",
    "tokenRef",
    "oauth_callback_url",
    "enable_auth_state",
    "key",
)


@pytest.mark.parametrize("key", SECRET_KEYS)
def test_secrets_by_their_keys(key: str) -> None:
    """Whatever stands below such a key is hidden, also a number; that something is on or off is not."""
    value: Any = {"a": [{key: "hunter2"}], "b": {key: {"deep": ["hunter2", 7, True, None]}}}

    shown = without_secrets(value)

    assert shown == {"a": [{key: HIDDEN}], "b": {key: {"deep": [HIDDEN, HIDDEN, True, None]}}}
    assert without_secrets("hunter2", ("hub", key)) == HIDDEN


@pytest.mark.parametrize("key", PLAIN_KEYS)
def test_keys_that_only_sound_like_it(key: str) -> None:
    """The name of a secret is no secret."""
    assert without_secrets({key: "hub-a"}) == {key: "hub-a"}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ([{"name": "API_TOKEN", "value": "x"}], [{"name": "API_TOKEN", "value": HIDDEN}]),
        ([{"name": "BUCKET", "value": "x"}], [{"name": "BUCKET", "value": "x"}]),
        (f"login({TOKEN!r})", f"login('{HIDDEN}')"),
        ("git+https://me:hunter2@git.example.org/x", f"git+https://{HIDDEN}@git.example.org/x"),
        ("https://git.example.org:8080/x", "https://git.example.org:8080/x"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMII\n", HIDDEN),
        ("ENC[AES256_GCM,data:x]", HIDDEN),
        ("-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE-----"),
    ],
)
def test_secrets_by_what_they_are(value: Any, shown: Any) -> None:
    """Some secrets are known wherever they stand."""
    assert shown == without_secrets(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*SECRET_KEYS, *PLAIN_KEYS]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(value=JSON)
def test_the_shape_stays(value: Any) -> None:
    """So that each line still has its origin; and what is hidden stays hidden."""
    shown = without_secrets(value)

    assert shape(shown) == shape(value)
    assert without_secrets(shown) == shown


def shape(value: Any) -> Any:
    """Give the keys and lengths of a value."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    return [shape(inner) for inner in value] if isinstance(value, list) else None
