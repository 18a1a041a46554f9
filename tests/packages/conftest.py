"""What `make package` has made; without it these tests are skipped and say so."""

import json
import os
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.packages.clean_root import CleanRoot, why_not

ROOT = Path(__file__).parents[2]
MADE = ROOT / "build" / "package"
MUST_RUN = "BEJO_PACKAGES"
"""Set by `make package`: whatever would be skipped fails."""


def skip(reason):
    if MUST_RUN in os.environ:
        pytest.fail(reason)
    pytest.skip(reason)


PASSPHRASE = {"BEJO_PASSPHRASE": "perahu-kertas-7"}
"""Of the people of the demo."""


@pytest.fixture(scope="session")
def version():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]


@pytest.fixture(scope="session")
def made():
    if not MADE.is_dir():
        skip("no package was made: `make package`")
    return MADE


@pytest.fixture(scope="session")
def folder(made):
    return made / "bejo-desktop"


@pytest.fixture(scope="session")
def package(made):
    (file,) = made.glob("*.deb")
    return file


@pytest.fixture(scope="session")
def clean_root(package, tmp_path_factory):
    """A Debian 12 with nothing but what every Debian has, and one user."""
    if MUST_RUN not in os.environ:
        pytest.skip("a clean Debian is made by `make package` only")
    if reason := why_not():
        pytest.fail(reason)
    root = CleanRoot.make(tmp_path_factory.mktemp("clean"), ROOT / "build" / "clean-root")
    yield root
    shutil.rmtree(root.path)


@pytest.fixture(scope="session")
def installed(clean_root, package):
    """The clean root with the package; its needs came from Debian."""
    shutil.copyfile(package, clean_root.path / package.name)
    clean_root.run("apt-get", "update", "-qq")
    clean_root.run("apt-get", "install", "-y", "--no-install-recommends", f"/{package.name}")
    (clean_root.path / package.name).unlink()
    return clean_root


@pytest.fixture(scope="session")
def demo(installed):
    """What `bejo demo` of the installed package answers."""
    out = installed.run_as_user(
        "bejo", "demo", "--json", "--out", "/home/petugas/demo", **PASSPHRASE
    )
    return json.loads(out)
