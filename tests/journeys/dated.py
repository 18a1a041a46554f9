"""A centre and desks whose day the journey sets: its dates are the same whenever it runs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bejo_desktop.adapters.system.embedded_centre import EmbeddedCentre, centre_command
from bejo_desktop.bootstrap.training import SEED
from tests.clusters import OWNER
from tests.journeys.desks import PRODUCTS, Desk, Done, OnServer

if TYPE_CHECKING:
    from pathlib import Path


class DatedCentre:
    """A real centre that is stopped in the evening and served again on another day."""

    def __init__(self, folder: Path, cluster, day: str) -> None:
        self._folder = folder
        self._cluster = cluster
        self._name = cluster.made() if cluster else ""
        self._desks: list[DatedDesk] = []
        self.day = day
        self._centre = self._made(OWNER)
        if not cluster:
            self.administer("init")
        self.administer("seed-demo", "--seed", str(SEED), "--products", str(PRODUCTS))
        self._centre = self._made()
        self.address = self._centre.start()

    def _made(self, *role: str) -> EmbeddedCentre:
        command = (*centre_command(), "--now", morning(self.day))
        if not self._cluster:
            return EmbeddedCentre(self._folder, command)
        served = OnServer(self._folder, command)
        served.database = self._cluster.address(self._name, *role)
        return served

    def move_to(self, day: str) -> None:
        """Let it be the morning of `day` at the centre and at all desks."""
        self.day = day
        self._centre.stop()
        self._centre = self._made()
        self.address = self._centre.start()
        for desk in self._desks:
            desk.day = day
            desk.ok("config", "set", "centre", self.address)

    def administer(self, *arguments: str) -> dict[str, Any]:
        return self._centre.run_admin(*map(str, arguments))

    def enrolled(self, home: Path, unit: str, *roles: str) -> DatedDesk:
        """Make a desk of those people of a unit."""
        desk = DatedDesk(home, self.day)
        known = self.administer("officer", "list", "--unit", unit)["officers"]
        nips = {one["mandates"][0]["roles"][0]: one["nip"] for one in reversed(known)}
        for at, role in enumerate(roles):
            code = self.administer("device", "code", "--officer", nips[role])["code"]
            act = ("officer", "add") if at else ("enrol", self.address)
            desk.ok(*act, code)
            desk.officers[role] = nips[role]
        self._desks.append(desk)
        return desk

    def sell(self, folder: Path, goods: Goods) -> None:
        """Put invented vendors and their goods into the catalogue."""
        for code, options in goods.vendors.items():
            self.administer("vendor", "add", code, *options)
        file = folder / "catalogue.json"
        file.write_text(json.dumps(goods.products), encoding="utf-8")
        done = self.administer("import", "catalogue", str(file), "--format", "bejo", "--yes")
        assert (done["loaded"], done["refused"]) == (len(goods.products), [])

    def stop(self) -> None:
        self._centre.stop()


@dataclass(frozen=True)
class Goods:
    """Vendors by code with their options of `vendor add`, and rows of a catalogue file."""

    vendors: dict[str, tuple[str, ...]]
    products: list[dict[str, Any]]


class DatedDesk(Desk):
    """A desk where it is the morning of `day`."""

    def __init__(self, home: Path, day: str) -> None:
        super().__init__(home)
        self.day = day

    def run(self, *arguments, role="PP", at: str = "") -> Done:
        return super().run(*arguments, "--now", at or morning(self.day), role=role)

    def show(self, order: str, role="PP") -> dict[str, Any]:
        return self.ok("order", "show", order, role=role)["order"]

    def trail(self, order: str, role="PP") -> str:
        """All that the store tells of an order, what happened to it, and what waits."""
        return json.dumps(self.show(order, role), sort_keys=True)


def morning(day: str) -> str:
    """Nine o'clock, as `--now` takes it."""
    return f"{day}T09:00:00+07:00"


def vendor(name: str, region: str, *more: str, npwp: str = "0012345674626000") -> tuple[str, ...]:
    """Options of an invented vendor; `more` as `--pkp`."""
    said = {
        "name": name,
        "region": region,
        "npwp": npwp,
        "legal-form": name.split(maxsplit=1)[0],
        "signatory": "Lukman Rekaan",
        "signatory-position": "Direktur",
        "address": "Jl. Merpati 8",
        "district": "Contoh",
        "nib": "1234000056789",
        "size": "Kecil",
        "bank": "Bank Rekaan",
        "bank-account": "0012345678",
        "account-holder": name,
        "phone": "081200001111",
    }
    return (*(part for key, text in said.items() for part in (f"--{key}", text)), *more)


def product(code: str, name: str, seller: str, price: int, **changes: str) -> dict[str, Any]:
    """A row of a catalogue file."""
    row = {
        "code": code,
        "name": name,
        "vendor": seller,
        "category": "Alat Tulis Kantor",
        "measure": "rim",
        "tax_class": "goods",
        "origin": "PDN",
        "price": str(price),
    }
    return row | changes
