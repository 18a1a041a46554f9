"""A real paper, signed by invented officers."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime

import pytest

from bejo_desktop.adapters.printing.printer import SheetPrinter
from bejo_desktop.adapters.signing.keys import Pkcs12Files
from tests.adapters.printing.conftest import compose_s1
from tests.authority import PIN, authority, key_file

NOON = datetime(2026, 10, 12, 5, 0, tzinfo=UTC)
LINE = "Ditandatangani secara elektronik oleh Bagas Contoh; tidak tersertifikasi."


class Signed:
    """The paper of S1 before and after it was signed."""

    def __init__(self, kind: str, size: str = "a4") -> None:
        printer = SheetPrinter()
        self.paper = printer.draw(compose_s1(), size)
        self.strip = printer.signed_line(LINE, size)
        self.key = Pkcs12Files(frozenset()).open(key_file(kind=kind), PIN)
        self.pdf = self.key.sign(self.paper, self.strip, NOON)


@pytest.fixture(scope="session", params=["p256", "rsa"])
def signed(request) -> Signed:
    return Signed(request.param)


@pytest.fixture(scope="session")
def by_p256() -> Signed:
    return Signed("p256")


@pytest.fixture(scope="session")
def certified() -> frozenset[str]:
    """A list on which the authority of the tests stands as a certified one."""
    return frozenset({authority().sha256})


@pytest.fixture(scope="session")
def pdfsig():
    """What poppler, which knows nothing of us, says of the signatures of a file."""
    if not shutil.which("pdfsig"):
        pytest.skip("poppler-utils is not installed")

    def run(pdf: bytes, tmp_path) -> dict[str, str]:
        file = tmp_path / "signed.pdf"
        file.write_bytes(pdf)
        done = subprocess.run(["pdfsig", file], capture_output=True, check=False, timeout=60)
        lines = re.findall(r"^ +- ([^:\n]+)(?:: (.*))?$", done.stdout.decode(), re.MULTILINE)
        return dict(lines)

    return run
