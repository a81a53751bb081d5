"""Ed25519 signatures (RFC 8032) over text. Keys, signatures and digests are in hexadecimal."""

import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY = re.compile("[0-9a-f]{64}")  # 32 bytes, private and public alike


class SigningKey:
    """A private key. Its text never shows up in a message or a representation."""

    def __init__(self, text: str) -> None:
        """Raises ValueError for what is not 64 hexadecimal digits."""
        if not KEY.fullmatch(text):
            raise ValueError("A signing key has 64 hexadecimal digits.")
        self._key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text))
        self.public_key = self._key.public_key().public_bytes_raw().hex()

    def sign(self, text: str) -> str:
        return self._key.sign(text.encode()).hex()


def is_signed(text: str, signature: str, public_key: str) -> bool:
    """Whether the text was signed with the private half of this public key."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), text.encode())
    except (ValueError, InvalidSignature):
        return False
    return True


def digest(text: str) -> str:
    """SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()
