"""The real catalogue at a real centre, and one desk of a unit that buys from it."""

import csv
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bejo_desktop.application.drafts.file import read_draft
from bejo_desktop.application.progress import Unwatched
from bejo_desktop.bootstrap.doors import build_desk
from bejo_desktop.bootstrap.surroundings import clock_of
from tests.journeys.cuts.processes import Centre

REAL = Path(__file__).parents[4] / "shared" / "data" / "ekatalog-kalbar-2022"
UNIT = "413.109"
PEOPLE = {"PP": "198804172011012006", "PPK": "197109231997031003"}
PASSPHRASE = "payung-merah-hujan-9"
SUB_ACTIVITY = "1.01.01.2.06.0002"
_ACCOUNT = re.compile(r"5\.\d\.\d\d\.\d\d\.\d\d\.\d{4}")
_USUAL_ACCOUNT = "5.1.02.01.01.0024"


@dataclass(frozen=True)
class Package:
    """One real e-purchasing package: its lines and what its own file says it costs."""

    code: str
    rows: list[dict[str, str]]

    @property
    def total(self) -> int:
        """Rupiah."""
        return int(self.rows[0]["total"])

    @property
    def adds_up(self) -> bool:
        """Whether quantity × price + shipping of all lines is the total."""
        return self.total == sum(
            int(row["kuantitas"]) * int(row["harga_satuan"]) + int(row["ongkos_kirim"] or 0)
            for row in self.rows
        )

    @property
    def budget_line(self) -> str:
        """The account that was typed by hand, where one can be read in it."""
        found = _ACCOUNT.search(self.rows[0]["kode_anggaran"])
        return f"{SUB_ACTIVITY}/{found.group() if found else _USUAL_ACCOUNT}"

    @property
    def products(self) -> set[str]:
        return {row["kd_produk"] for row in self.rows}

    def draft(self, vendor: str) -> dict[str, Any]:
        """Return it as `order new --from` reads it."""
        return {
            "vendor": vendor,
            "budget_line": self.budget_line,
            "rup": self.rows[0]["kd_rup"],
            "package": self.rows[0]["nama_paket"][:200],
            "platform": "katalog",
            "platform_ref": self.rows[0]["no_paket"],
            "payment": "LS",
            "price_mode": "inclusive",
            "shipping": sum(int(row["ongkos_kirim"] or 0) for row in self.rows),
            "lines": [
                {
                    "product": f"P-{row['kd_produk']}",
                    "quantity": row["kuantitas"],
                    "unit_price": int(row["harga_satuan"]),
                    "note": row["catatan_produk"].strip(),
                }
                for row in self.rows
            ],
        }


class Buyer:
    """The desk of the unit and the two people on it."""

    def __init__(self, home: Path, centre: Centre) -> None:
        self._doors = build_desk(home, clock=clock_of(centre.now))
        code, other = (
            centre.admin("device", "code", "--officer", n)["code"] for n in PEOPLE.values()
        )
        _, core = self._doors.enrol(centre.address, code, PASSPHRASE)
        self._doors.add_officer(core, other, PASSPHRASE)
        core.syncing.run(Unwatched())
        core.close()
        self.sessions = {role: self._session(nip) for role, nip in PEOPLE.items()}
        self.core = self._doors.unlock(PEOPLE["PP"], PASSPHRASE)

    def _session(self, nip: str):
        core = self._doors.unlock(nip, PASSPHRASE)
        core.close()
        return core.session

    def vendor_of(self, product: str) -> str:
        return self.core.catalogue.product(product).vendor.code

    def buy(self, draft: dict[str, Any], by: str):
        """Bring one order from its draft to its number; return what the PPK approved."""
        drafting, approving = self.core.drafting, self.core.approving
        view, _ = drafting.new(self.sessions[by], read_draft(json.dumps(draft).encode()))
        order, _ = drafting.submit(self.sessions[by], view.order_id)
        digest = order.row.content_hash
        final, _ = approving.finalise(self.sessions["PPK"], view.order_id, digest, None)
        return final

    def sync(self):
        report, _ = self.core.syncing.run(Unwatched())
        return report


def read_csv(name: str) -> list[dict[str, str]]:
    with (REAL / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def packages() -> list[Package]:
    """All 2,188 packages of the file."""
    found = defaultdict(list)
    for row in read_csv("order-lines.csv"):
        found[row["kd_paket"]].append(row)
    return [Package(code, rows) for code, rows in found.items()]


@pytest.fixture(scope="session")
def whole(packages) -> list[Package]:
    """The packages whose products are all in the catalogue file."""
    known = {row["kd_produk"] for row in read_csv("products.csv")}
    return [package for package in packages if package.products <= known]


@pytest.fixture(scope="session")
def centre(tmp_path_factory):
    """A centre with the unit, its people, and nothing to sell yet."""
    centre = Centre(tmp_path_factory.mktemp("centre"))
    centre.admin("init")
    centre.admin("unit", "add", UNIT, "--name", "Dinas Uji", "--region", "35.09")
    for role, nip in PEOPLE.items():
        mandate = ("--sk", f"900/{role}/2026", "--since", "2026-01-02", "--until", "2026-12-31")
        named = ("--unit", UNIT, "--name", f"Pejabat {role}", "--roles", role)
        centre.admin("officer", "add", nip, *named, *mandate)
    yield centre
    if centre.is_up:
        centre.kill()


@pytest.fixture(scope="session")
def imported(centre) -> list[dict[str, Any]]:
    """What the import said: the first time, again, and when prices with sen are rounded."""
    files = (REAL / "products.csv", "--prices", REAL / "product-prices.csv")
    said = ((), (), ("--round-prices",))
    return [
        centre.admin("import", "catalogue", *files, "--format", "ekatalog", *more) for more in said
    ]


@pytest.fixture(scope="session")
def buyer(centre, imported, tmp_path_factory):
    """The desk, loaded with the whole catalogue."""
    centre.start()
    return Buyer(tmp_path_factory.mktemp("desk"), centre)
