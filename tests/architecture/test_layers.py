"""The borders that the import contracts can't see: libraries, sizes, purity."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bejo_desktop", "bejo_central", "ui", "resources")
SOURCES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 60

OWNED = {
    "bejo_desktop/adapters/store": {"sqlalchemy", "sqlcipher3", "alembic", "rapidfuzz"},
    "bejo_desktop/adapters/central": {"requests", "truststore", "urllib3"},
    "bejo_desktop/adapters/printing": {"reportlab", "pikepdf", "pypdfium2", "segno"},
    "bejo_desktop/adapters/signing": {"pyhanko", "pyhanko_certvalidator", "asn1crypto"},
    "bejo_desktop/adapters/system": {"argon2", "platformdirs", "filelock", "keyring"},
}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def name_of(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("folder", OWNED)
def test_a_library_of_the_outside_is_imported_in_its_own_folder_only(folder):
    strangers = [
        (name_of(path), library)
        for path in SOURCES
        if name_of(path).startswith("bejo_desktop/") and not name_of(path).startswith(folder)
        for library in imported(path)
        if library in OWNED[folder]
    ]
    allowed = {("bejo_desktop/adapters/store/engine.py", "filelock")}
    assert [pair for pair in strangers if pair not in allowed] == []


def test_no_file_makes_a_reader_scroll_for_ever():
    long = {
        name_of(path): lines
        for path in SOURCES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > FILE_LINES_MAX
    }
    assert long == {}


def test_no_function_is_longer_than_a_screen():
    long = [
        (name_of(path), node.name)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > FUNCTION_LINES_MAX
    ]
    assert long == []


def test_the_kernel_computes_without_floats():
    floats = [
        (name_of(path), node.lineno)
        for path in SOURCES
        if name_of(path).startswith(("bejo_desktop/domain", "bejo_desktop/contract"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]
    assert floats == []


def test_the_contract_loads_neither_qt_nor_a_database():
    code = (
        "import sys, bejo_desktop.contract.exchange, bejo_desktop.domain.order;"
        "print([m for m in ('PySide6', 'sqlalchemy', 'requests', 'reportlab') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_no_package_shadows_the_packaging_library():
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_no_sentence_of_ours_catches_everything_and_goes_on():
    broad = [
        (name_of(path), handler.lineno)
        for path in SOURCES
        for handler in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(handler, ast.ExceptHandler)
        and (
            handler.type is None
            or (isinstance(handler.type, ast.Name) and handler.type.id == "BaseException")
        )
    ]
    assert broad == []
