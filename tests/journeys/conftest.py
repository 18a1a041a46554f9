"""A real centre as a child process, and desks that talk to it only through `bejo`."""

import json

import pytest

from bejo_desktop.bootstrap.training import TrainingCentre
from tests.journeys.dated import DatedCentre
from tests.journeys.desks import PRODUCTS, Desk, ServedCentre

PASSPHRASE = "payung-merah-hujan-9"


@pytest.fixture(scope="session", autouse=True)
def passphrase():
    """Nobody sits at a terminal."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BEJO_PASSPHRASE", PASSPHRASE)
        patch.delenv("BEJO_NEW_PASSPHRASE", raising=False)
        yield PASSPHRASE


@pytest.fixture(scope="session")
def centre(request, kind, tmp_path_factory):
    """A served centre over either database: the journeys run on both."""
    folder = tmp_path_factory.mktemp("centre")
    if kind == "sqlite":
        centre = TrainingCentre(folder)
    else:
        centre = ServedCentre(folder, request.getfixturevalue("cluster"))
    centre.address = centre.start(PRODUCTS)
    yield centre
    centre.stop()


@pytest.fixture(scope="session")
def enrolled(centre, passphrase, tmp_path_factory):
    """Make desks: `enrolled("413.101", "PP", "PPK")` puts those two people on a new one."""

    def enrol(unit, *roles):
        desk = Desk(tmp_path_factory.mktemp("desk"))
        known = centre.administer("officer", "list", "--unit", unit)["officers"]
        nips = {role: one["nip"] for one in reversed(known) for role in one["roles"]}
        for at, role in enumerate(roles):
            code = centre.code_for(nips[role])
            act = ("officer", "add") if at else ("enrol", centre.address)
            desk.ok(*act, code)
            desk.officers[role] = nips[role]
        return desk

    return enrol


@pytest.fixture(scope="module")
def serving(request, kind, tmp_path_factory):
    """Start a centre whose clock stands on a day, with vendors and products of its own."""
    started = []

    def serving(day, goods):
        folder = tmp_path_factory.mktemp("dated")
        cluster = None if kind == "sqlite" else request.getfixturevalue("cluster")
        centre = DatedCentre(folder, cluster, day)
        started.append(centre)
        centre.sell(folder, goods)
        return centre

    yield serving
    for centre in started:
        centre.stop()


@pytest.fixture
def write(tmp_path):
    """Write a document, or bytes, to a file of its own."""
    count = iter(range(1000))

    def write(data=None, **document):
        file = tmp_path / f"{next(count)}"
        file.write_bytes(data or json.dumps(document).encode())
        return file

    return write


@pytest.fixture
def draft(tmp_path):
    """Write a draft of some hits to a file: `draft(hits, account, quantity="2,5")`."""

    def write(hits, account, *, quantity="10", name="draft.json", **changes):
        document = {
            "vendor": hits[0]["vendor"],
            "budget_line": account,
            "package": "Kertas triwulan IV",
            "platform": "toko_daring",
            "lines": [{"product": hit["product"], "quantity": quantity} for hit in hits],
        }
        file = tmp_path / name
        file.write_text(json.dumps(document | changes), encoding="utf-8")
        return file

    return write
