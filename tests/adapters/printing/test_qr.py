"""The code on the page, read from its picture by a program that knows nothing of us."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bejo_desktop.adapters.central.keys import sealed
from bejo_desktop.adapters.printing.printer import SheetPrinter
from bejo_desktop.domain.paper.qr import QrClaim, qr_text, read_qr
from tests.adapters.printing.conftest import HASH, NUMBER, compose_s1

if TYPE_CHECKING:
    from pathlib import Path

CLAIM = QrClaim(device=4_000_000_000, number=NUMBER, content_hash=HASH)
TEXT = qr_text("https://pusat.argosari.example:8443", CLAIM, sealed(bytes(32), CLAIM.signed_part()))


@pytest.mark.skipif(not shutil.which("zbarimg"), reason="zbar-tools is not installed")
@pytest.mark.parametrize("size", ["a4", "f4"])
@pytest.mark.parametrize("dpi", [150, 300])
def test_a_scan_of_the_last_page_gives_number_hash_and_signature_back(
    size: str, dpi: int, tmp_path: Path
) -> None:
    pdf = SheetPrinter().draw(replace(compose_s1(), qr=TEXT), size)
    pages = ("pdftoppm", "-gray", "-png", "-r", str(dpi), "-", str(tmp_path / "page"))
    subprocess.run(pages, input=pdf, check=True, timeout=60)
    last = max(tmp_path.glob("page*.png"))
    read = subprocess.run(
        ("zbarimg", "--quiet", "--raw", str(last)), capture_output=True, check=True, timeout=60
    )
    text = read.stdout.decode().strip()
    assert text == TEXT
    found = read_qr(text)
    assert found.claim == CLAIM
    assert found.signature == sealed(bytes(32), found.claim.signed_part())
