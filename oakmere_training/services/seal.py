"""The school's own Ed25519 key: made on first use, kept with the data. The only home of ``cryptography``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oakmere_training.domain.certificate import CertificateFacts


@dataclass(frozen=True, slots=True)
class Seal:
    """A key pair as raw bytes, 32 each."""

    public_key: bytes
    private_key: bytes

    def sign(self, facts: CertificateFacts) -> bytes:
        """The signature (64 bytes) over the canonical facts, the number among them."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.private_key).sign(facts.canonical())


def new_seal() -> Seal:
    """A fresh key pair."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    return Seal(public_key=key.public_key().public_bytes_raw(), private_key=key.private_bytes_raw())


def is_sealed(facts: CertificateFacts, signature: bytes, public_key: bytes) -> bool:
    """Whether the signature is this key's over exactly these facts."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, facts.canonical())
    except (InvalidSignature, ValueError):
        return False
    return True
