"""TLS by the computer's own list of authorities, on a real socket."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bejo_desktop.adapters.central.client import RequestsCentral
from bejo_desktop.adapters.central.line import Timeouts
from bejo_desktop.adapters.system.compression import ZstdCodec
from bejo_desktop.domain.errors import CentralUnavailable


def _certificate(folder):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "centre.pem"
    path.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


@pytest.fixture
def tls_server(tmp_path):
    """A server with a certificate that nobody knows; it answers a portal's page."""
    path = _certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        raw, _ = listener.accept()
        with raw:
            try:
                with context.wrap_socket(raw, server_side=True) as line:
                    line.recv(4096)
                    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>")
            except (ssl.SSLError, OSError):
                return

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"https://127.0.0.1:{listener.getsockname()[1]}", path
    thread.join(10)
    listener.close()


def _code(address: str) -> str:
    central = RequestsCentral(address, ZstdCodec(), Timeouts(connect_s=5, stall_s=5))
    with pytest.raises(CentralUnavailable) as caught:
        central.hello()
    return caught.value.code


def test_a_certificate_that_nobody_knows_is_not_trusted(tls_server):
    assert _code(tls_server[0]) == "central.untrusted"


def test_a_certificate_that_the_computer_knows_is_talked_to(tls_server, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(tls_server[1]))
    assert _code(tls_server[0]) == "central.portal_page"
