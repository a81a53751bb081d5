import pytest

from donations.entries.signing import SigningKey, digest, is_signed

# RFC 8032, section 7.1, test 2: a message of the one byte 0x72, which is the letter r.
SECRET = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
SIGNATURE = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_signatures_are_those_of_the_standard() -> None:
    key = SigningKey(SECRET)
    assert key.public_key == PUBLIC
    assert key.sign("r") == SIGNATURE
    assert is_signed("r", SIGNATURE, PUBLIC)


@pytest.mark.parametrize(
    ("text", "signature", "public"),
    [
        ("s", SIGNATURE, PUBLIC),
        ("r", SIGNATURE[:-1] + "1", PUBLIC),
        ("r", SIGNATURE, SigningKey("11" * 32).public_key),
        ("r", SIGNATURE[:-2], PUBLIC),
        ("r", "", PUBLIC),
        ("r", "x" * 128, PUBLIC),
        ("r", SIGNATURE, ""),
        ("r", SIGNATURE, "00"),
    ],
)
def test_nothing_else_is_signed(text: str, signature: str, public: str) -> None:
    assert not is_signed(text, signature, public)


@pytest.mark.parametrize("text", ["", "00", "g" * 64, SECRET + "00", SECRET.upper()])
def test_a_key_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        SigningKey(text)


def test_a_key_never_shows_itself() -> None:
    key = SigningKey(SECRET)
    assert SECRET not in f"{key!r} {key} {vars(key)}"


def test_a_digest_is_sha_256() -> None:
    """FIPS 180-2, appendix B.1."""
    assert digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
