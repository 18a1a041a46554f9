"""
The short lists in `resources/demo/` that the demo world is put together from.

An unknown key in a list is a slip of the pen and refused.
"""

from __future__ import annotations

from typing import Literal, TypeVar

import msgspec

import resources
from bejo_desktop.domain.codes import Acting, Role, TaxClass

_File = TypeVar("_File")


class ListedRegion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A region with the weight by which vendors settle there and some of its districts."""

    code: str
    name: str
    vendors: int
    districts: tuple[str, ...]


class ListedUnit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A working unit; `field` is its urusan.bidang, `budget_percent` its size beside the first."""

    code: str
    name: str
    region: str
    field: str
    kind: Literal["agency", "district", "hospital"]
    place: str
    address: str
    postal_code: str
    area_code: str
    domain: str
    budget_percent: int
    numbering: Literal["lease", "agenda"] = "lease"


class Post(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    What an officer of a role is beside it: position by kind of unit, and usual ranks.

    `sk` and `days` name an assignment of that many days in the autumn in place of an SK for two
    years; `acts_as` is a role in which the officer stands in through December, `PLT` or `PLH`.
    """

    role: Role
    positions: dict[str, str]
    ranks: tuple[str, ...]
    sk: str = "900"
    days: int = 0
    acts_as: Role | None = None
    acting: Acting = Acting.PLT


class OfficerLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Parts of invented names, the posts of every unit, and those of units that have desks."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    last: tuple[str, ...]
    degrees: tuple[str, ...]
    posts: tuple[Post, ...]
    more_posts: tuple[Post, ...]


class ListedLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A budget line: `ceiling` in thousands of rupiah, `spent` in percent, both as ranges."""

    activity: str
    account: str
    ceiling: tuple[int, int]
    spent: tuple[int, int]
    kinds: tuple[str, ...] = ("agency", "district", "hospital")


class BudgetLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Budget lines and the official names of their sub kegiatan and rekening."""

    activities: dict[str, str]
    accounts: dict[str, str]
    lines: tuple[ListedLine, ...]


class VendorKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of firm: share per mille, products, weights of shelves, words of its name."""

    code: str
    share: int
    size: tuple[int, int]
    shelves: dict[str, int]
    trade_names: tuple[str, ...]
    words: tuple[str, ...]


class VendorLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Kinds of firms and the words they are made of; `forms` is trade name to legal form."""

    firsts: tuple[str, ...]
    seconds: tuple[str, ...]
    streets: tuple[str, ...]
    banks: tuple[str, ...]
    forms: dict[str, Literal["CV", "PT", "UD", "Koperasi", "Perorangan"]]
    kinds: tuple[VendorKind, ...]


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A thing that is sold: `specs` with base prices in rupiah; `shades` cost the same."""

    name: str
    measure: str
    weight: int
    specs: dict[str, int]
    shades: tuple[str, ...] = ("",)
    tax_class: TaxClass | None = None


class Shelf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    Items that the same firms sell and that one rekening pays.

    `spread` is the step of price differences in percent, `tkdn` the range of certified local
    content in hundredths of a percent, `imported_percent` how many of the items are imported.
    """

    code: str
    account: str
    items: tuple[Item, ...]
    tax_class: TaxClass = TaxClass.GOODS
    brands: tuple[str, ...] = ("",)
    imported_percent: int = 0
    tkdn: tuple[int, int] = (1500, 7500)
    spread: int = 5


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One category of the catalogue with its shelves."""

    category: str
    shelves: tuple[Shelf, ...]


class _RegionsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    regions: tuple[ListedRegion, ...]


class _UnitsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    units: tuple[ListedUnit, ...]


def regions() -> tuple[ListedRegion, ...]:
    """Return the 38 regions of East Java."""
    return _read("regions.toml", _RegionsFile).regions


def units() -> tuple[ListedUnit, ...]:
    """Return the units; the first is the demo's main office."""
    return _read("units.toml", _UnitsFile).units


def officers() -> OfficerLists:
    """Return the lists that officers and owners are named from."""
    return _read("officers.toml", OfficerLists)


def budget() -> BudgetLists:
    """Return the budget lines of a unit."""
    return _read("budget.toml", BudgetLists)


def vendors() -> VendorLists:
    """Return the kinds of firms."""
    return _read("vendors.toml", VendorLists)


def catalogue() -> tuple[Category, ...]:
    """Return the categories in the order of their names."""
    files = sorted(resources.path("demo", "catalogue").glob("*.toml"))
    read = [msgspec.toml.decode(file.read_bytes(), type=Category) for file in files]
    return tuple(sorted(read, key=lambda category: category.category))


def _read(name: str, kind: type[_File]) -> _File:
    return msgspec.toml.decode(resources.path("demo", name).read_bytes(), type=kind)
