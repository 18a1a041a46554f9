"""A paper on disk is whole or not there, and an issued one is never replaced."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bejo_desktop.adapters.printing.files import PaperFolder, write_paper
from bejo_desktop.domain.errors import EnvironmentFailed

ROOT = Path(__file__).parents[3]
FULL_DISK = """
import resource, sys
from pathlib import Path
from bejo_desktop.adapters.printing.files import write_paper
from bejo_desktop.domain.errors import EnvironmentFailed
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_paper(Path(sys.argv[1]), b"x" * 5000)
except EnvironmentFailed as error:
    print(error.code)
"""


def test_a_paper_replaces_the_file_of_its_name_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "sp.pdf"
    write_paper(path, b"old")
    write_paper(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="file size limits are of POSIX")
def test_when_the_disk_takes_no_more_the_old_paper_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "sp.pdf"
    write_paper(path, b"old")
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "paper.not_written"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tidak ada" / "sp.pdf"
    with pytest.raises(EnvironmentFailed) as failed:
        write_paper(path, b"x")
    assert failed.value.code == "paper.not_written"
    assert failed.value.facts["file"] == str(path)


def test_an_issued_paper_is_kept_once_for_ever(tmp_path: Path) -> None:
    folder = PaperFolder(tmp_path / "papers")
    assert folder.find("a-sp-a4.pdf") is None
    path = folder.keep("a-sp-a4.pdf", b"first")
    assert folder.keep("a-sp-a4.pdf", b"second") == path
    assert folder.find("a-sp-a4.pdf") == b"first"


def test_a_folder_that_cannot_be_made_is_an_error_of_the_environment(tmp_path: Path) -> None:
    (tmp_path / "papers").write_bytes(b"")
    with pytest.raises(EnvironmentFailed, match=r"paper\.not_written"):
        PaperFolder(tmp_path / "papers").keep("a.pdf", b"x")
