"""The folder of the programs: what is in it, and what must not be."""

import re
import subprocess

import pytest
from PyInstaller.archive.readers import CArchiveReader

from tests.packages.conftest import ROOT

TOOLS_OF_DEVELOPERS = (
    *("pytest", "_pytest", "pytestqt", "hypothesis", "xdist", "mypy", "ruff", "grimp"),
    *("PyInstaller", "playwright", "weasyprint", "typst", "tantivy", "pip", "setuptools"),
    *("tests", "tkinter", "packaging.bejo"),
)
MEGABYTES_MAX = 260
ELF = b"\x7fELF"


@pytest.fixture(scope="module")
def modules(folder):
    """The Python modules of the programs, by name, as code."""
    program = CArchiveReader(str(folder / "bejo"))
    (name,) = [entry for entry in program.toc if entry.startswith("PYZ")]
    return program.open_embedded_archive(name)


def test_the_programs_are_there_and_the_disk_holds_them_once(folder):
    programs = [folder / name for name in ("bejo", "bejo-central", "bejo-desktop")]
    assert len({program.stat().st_ino for program in programs}) == 1


def test_no_tool_of_developers_is_in_it(folder, modules):
    inside = {
        path.relative_to(folder / "_internal").parts[0] for path in folder.rglob("_internal/*")
    }
    names = {re.split(r"[-.]", name)[0] for name in inside} | {
        name.split(".")[0] for name in modules.toc
    }
    assert names.isdisjoint(TOOLS_OF_DEVELOPERS)
    assert not [name for name in modules.toc if name.startswith("tests.")]


def test_all_modules_of_the_program_are_in_it(modules):
    ours = ("bejo_desktop", "bejo_central", "ui", "resources")
    files = [file.relative_to(ROOT) for name in ours for file in (ROOT / name).rglob("*.py")]
    names = {".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in files}
    assert names - set(modules.toc) - {name for name in names if ".versions." in name} == set()


def test_all_resources_and_migrations_are_in_it(folder):
    inside = folder / "_internal"
    files = [file for file in (ROOT / "resources").rglob("*") if file.suffix not in {".py", ".pyc"}]
    files += (ROOT / "bejo_central/store/migrations").rglob("*.py")
    files += (ROOT / "bejo_desktop/adapters/store/migrations").rglob("*.py")
    names = [file.relative_to(ROOT) for file in files if file.is_file()]
    assert [str(name) for name in names if not (inside / name).is_file()] == []


def test_nothing_in_it_tells_where_it_was_built(folder, modules):
    here = str(ROOT).encode()
    files = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]
    assert [file.name for file in files if here in file.read_bytes()] == []
    code = {name: modules.extract(name, raw=True) for name in modules.toc}
    assert [name for name, data in code.items() if data and here in data] == []


def test_no_text_in_it_names_the_home_of_who_built_it(folder):
    home = str(ROOT.home()).encode() + b"/"
    files = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]
    texts = [file for file in files if not file.read_bytes().startswith(ELF)]
    assert [file.name for file in texts if home in file.read_bytes()] == []


def test_no_cache_of_python_and_no_link_into_nothing(folder):
    assert list(folder.rglob("__pycache__")) == []
    assert [path for path in folder.rglob("*") if path.is_symlink() and not path.exists()] == []


def test_each_library_in_it_comes_with_its_licence(folder):
    text = (folder / "LICENCES.txt").read_text(encoding="utf-8")
    for name in (
        "PySide6_Essentials",
        "SQLAlchemy",
        "reportlab",
        "pyinstaller",
        "Python 3",
        "cryptography",
    ):
        assert re.search(rf"^=+\n{name}.*\n=+$", text, re.MULTILINE | re.IGNORECASE), name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text


def test_it_is_not_larger_than_it_must_be(folder):
    kib = subprocess.run(["du", "-sk", folder], capture_output=True, text=True, check=True).stdout
    assert int(kib.split()[0]) < MEGABYTES_MAX * 1000
