"""Officers' key files: which open, and what each other one is refused for."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12

from bejo_desktop.adapters.signing.keys import Pkcs12Files
from bejo_desktop.domain.errors import BejoError
from tests.authority import BEGINS, ENDS, NAME, NIP, PIN, authority, key_file, packed, self_signed

NOBODY = Pkcs12Files(frozenset())


@pytest.mark.parametrize("kind", ["p256", "rsa"])
def test_a_key_file_tells_whose_it_is(kind):
    found = NOBODY.open(key_file(kind=kind), PIN).certificate
    assert (found.name, found.nip, found.issuer) == (NAME, NIP, "Otoritas Uji")
    assert (found.valid_from, found.valid_until) == (BEGINS, ENDS)
    assert (found.certified, found.for_signing) == (False, True)


def test_only_a_chain_to_a_listed_issuer_is_certified(certified):
    listed = Pkcs12Files(certified)
    assert listed.open(key_file(), PIN).certificate.certified
    assert not listed.open(key_file(issuer=authority("Otoritas Lain")), PIN).certificate.certified
    assert not listed.open(self_signed(), PIN).certificate.certified


def test_a_listed_issuer_that_did_not_sign_the_certificate_certifies_nothing(certified):
    """Whoever packs the certificate of an authority beside an own one gains nothing."""
    stranger = pkcs12.load_pkcs12(self_signed("Otoritas Uji"), PIN.encode())
    file = packed(stranger.key, stranger.cert.certificate, [authority().certificate])
    assert not Pkcs12Files(certified).open(file, PIN).certificate.certified


def test_a_certificate_for_other_uses_says_so():
    for file in (key_file(signs=False), key_file(server=True)):
        assert not NOBODY.open(file, PIN).certificate.for_signing


@pytest.mark.parametrize(
    ("file", "pin", "code"),
    [
        (key_file(), "salah", "signing.pin_wrong"),
        (key_file(), "", "signing.pin_wrong"),
        (key_file()[:-200], PIN, "signing.file_damaged"),
        (b"", PIN, "signing.file_damaged"),
        (b"%PDF-1.7 bukan kunci", PIN, "signing.file_damaged"),
        (bytes(10 * 1024 * 1024), PIN, "signing.file_too_large"),
        (key_file(kind="rsa1024"), PIN, "signing.key_unsupported"),
        (key_file(kind="p384"), PIN, "signing.key_unsupported"),
    ],
    ids=["pin", "no pin", "cut", "empty", "pdf", "10 MB", "rsa 1024", "p-384"],
)
def test_a_file_that_does_not_serve_is_refused_by_its_code(file, pin, code):
    with pytest.raises(BejoError, match=code):
        NOBODY.open(file, pin)


def test_a_file_without_its_certificate_or_with_that_of_another_key_is_refused():
    own = pkcs12.load_pkcs12(key_file(), PIN.encode())
    certificates_only = pkcs12.serialize_key_and_certificates(
        b"x", None, None, [own.cert.certificate], NoEncryption()
    )
    with pytest.raises(BejoError, match="signing.no_key"):
        NOBODY.open(certificates_only, "")
    with pytest.raises(BejoError, match="signing.no_key"):
        NOBODY.open(_mismatched(own), PIN)


def _mismatched(own):
    """Another key beside the certificate: the library itself refuses to write such a file."""
    other = ec.generate_private_key(ec.SECP256R1())
    try:
        return packed(other, own.cert.certificate, [])
    except ValueError:
        pytest.skip("this version of cryptography writes no such file")
