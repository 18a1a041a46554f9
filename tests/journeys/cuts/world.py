"""A small centre with two desks of one unit, made once and copied for every seed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.bootstrap.doors import build_desk
from bejo_desktop.bootstrap.surroundings import clock_of
from tests.clusters import OWNER, SERVICE, Cluster
from tests.journeys.cuts.deskside import PASSPHRASE
from tests.journeys.cuts.processes import Centre, Desk
from tests.journeys.cuts.proxy import Proxy

if TYPE_CHECKING:
    from pathlib import Path

UNIT = "413.101"
PRODUCTS = 400
DESKS = ("utara", "selatan")
_SUPPLIES = 3
"""Vendors and budget lines that the story buys with: few, so that they run short."""


@dataclass(frozen=True)
class Storage:
    """Where a centre keeps its rows: in a file of its folder, or in a database of a server."""

    cluster: Cluster | None = None
    name: str = ""

    def owner(self, folder: Path) -> Centre:
        """Return the centre as who makes it sees it."""
        if self.cluster is None:
            return Centre(folder)
        return Centre(folder, self.cluster.address(self.name, OWNER))

    def centre(self, folder: Path) -> Centre:
        """Return the centre as who serves it sees it."""
        if self.cluster is None:
            return Centre(folder)
        return Centre(folder, self.cluster.address(self.name))

    def copy(self) -> Storage:
        """Return the like for a copy of the folder."""
        if self.cluster is None:
            return self
        return Storage(self.cluster, self.cluster.new(self.name))


@dataclass(frozen=True)
class Template:
    """What every run starts from; the proxies keep their ports, which the desks know."""

    folder: Path
    proxies: dict[str, Proxy]
    nips: dict[str, str]
    vendors: dict[str, list[dict]]
    budget: list[str]
    storage: Storage


@dataclass
class World:
    """One run's own copy."""

    centre: Centre
    desks: dict[str, Desk]
    proxies: dict[str, Proxy]
    vendors: dict[str, list[dict]]
    budget: list[str]

    def start_centre(self, die_at: int = 0) -> None:
        """Serve, and let both lines lead there."""
        self.centre.start(die_at)
        for proxy in self.proxies.values():
            proxy.upstream = self.centre.address

    def close(self) -> None:
        """Leave no process behind."""
        self.centre.kill()
        for desk in self.desks.values():
            desk.kill()


def make_template(folder: Path, cluster: Cluster | None = None) -> Template:
    """Make the centre, enrol two desks with the same two people, load both."""
    storage = Storage(cluster, "" if cluster is None else cluster.new())
    maker = storage.owner(folder / "centre")
    maker.folder.mkdir(parents=True)
    maker.admin("init", *(() if cluster is None else ("--service-role", SERVICE)))
    seeded = maker.admin("seed-demo", "--products", PRODUCTS)
    centre = storage.centre(folder / "centre")
    unit = next(one for one in seeded["units"] if one["code"] == UNIT)
    nips = {role: one["nip"] for one in reversed(unit["officers"]) for role in one["roles"]}
    centre.start()
    proxies = {name: Proxy(centre.address) for name in DESKS}
    for name in DESKS:
        doors = build_desk(folder / name, clock=clock_of(centre.now))
        codes = [
            centre.admin("device", "code", "--officer", nips[r])["code"] for r in ("PP", "PPK")
        ]
        _, core = doors.enrol(proxies[name].address, codes[0], PASSPHRASE)
        doors.add_officer(core, codes[1], PASSPHRASE)
        core.close()
    centre.kill()
    return Template(folder, proxies, nips, _vendors(centre), _budget(centre), storage)


def copy_world(template: Template, folder: Path) -> World:
    """Copy the homes and the centre."""
    shutil.copytree(template.folder, folder, dirs_exist_ok=True)
    for proxy in template.proxies.values():
        proxy.forget()
    return World(
        centre=template.storage.copy().centre(folder / "centre"),
        desks={name: Desk(name, folder / name, template.nips["PP"]) for name in DESKS},
        proxies=template.proxies,
        vendors=template.vendors,
        budget=template.budget,
    )


def _vendors(centre: Centre) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for product in centre.admin("product", "list", "--limit", PRODUCTS)["products"]:
        if product["price"]:
            found.setdefault(product["vendor"], []).append(product)
    most = sorted(found.values(), key=len, reverse=True)[:_SUPPLIES]
    return {products[0]["vendor"]: products[:8] for products in most}


def _budget(centre: Centre) -> list[str]:
    lines = centre.admin("budget", "list", "--unit", UNIT)["lines"]
    return [line["code"] for line in sorted(lines, key=lambda x: -x["left"])[:_SUPPLIES]]
