"""The firms of the demo: how many of which kind, how large, and who stands behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_central.demo import identities, lists
from bejo_central.demo.records import Vendor
from bejo_desktop.domain.codes import Certificate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from random import Random
    from typing import Literal

    from bejo_central.demo.lists import ListedRegion, VendorKind

PRODUCTS_PER_VENDOR: Final = 12
VENDORS_MAX: Final = 2_500

_POSITIONS: Final = {"CV": "Direktur", "PT": "Direktur", "Koperasi": "Ketua"}
_PKP_PERCENT: Final = {"Mikro": 3, "Kecil": 35, "Menengah": 95}
_NPWP_VALID_PERCENT: Final = 96


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm before it has products: its place among the vendors, kind and target size."""

    serial: int
    kind: VendorKind
    size: int


def count_firms(products: int) -> int:
    """Return how many firms sell so many products; each kind is there at least once."""
    wanted = min(VENDORS_MAX, products // PRODUCTS_PER_VENDOR)
    return max(len(lists.vendors().kinds), wanted)


def found(rng: Random, count: int) -> Sequence[Firm]:
    """Return `count` firms: one of each kind first, the others by the shares of the kinds."""
    kinds = lists.vendors().kinds
    drawn = rng.choices(kinds, weights=[kind.share for kind in kinds], k=count - len(kinds))
    return [
        Firm(serial, kind, rng.randint(*kind.size))
        for serial, kind in enumerate((*kinds, *drawn), start=1)
    ]


def share_out(firms: Sequence[Firm], products: int, capacity: Mapping[str, int]) -> list[int]:
    """
    Return how many products each firm gets: in proportion to its size, at least one, at most
    what its kind can sell, `products` in all.
    """
    total = sum(firm.size for firm in firms)
    limits = [capacity[firm.kind.code] for firm in firms]
    shares = [
        max(1, min(limit, firm.size * products // total))
        for firm, limit in zip(firms, limits, strict=True)
    ]
    while missing := products - sum(shares):
        step = 1 if missing > 0 else -1
        movable = [
            index for index, share in enumerate(shares) if 1 <= share + step <= limits[index]
        ]
        assert movable, "more products than the lists of the demo can make"
        for index in movable[: abs(missing)]:
            shares[index] += step
    return shares


class Registry:
    """Gives firms their papers; it draws no name twice."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._taken: dict[str, None] = {}
        self._vendors = lists.vendors()
        self._people = lists.officers()

    def register(
        self, firms: Sequence[Firm], sold: Mapping[int, Sequence[str]]
    ) -> Iterator[Vendor]:
        """
        Yield a vendor for each firm; `sold` is the categories of its products by serial. One firm
        of each kind has its seat in the main office's region, the others anywhere.
        """
        regions = lists.regions()
        weights = [region.vendors for region in regions]
        places = self._rng.choices(regions, weights=weights, k=len(firms))
        home = lists.units()[0].region
        near = [region for region in regions if region.code == home]
        kinds = len(self._vendors.kinds)
        places[:kinds] = near * kinds
        for firm, region in zip(firms, places, strict=True):
            yield self._vendor(firm, region, tuple(sold[firm.serial]))

    def _vendor(self, firm: Firm, region: ListedRegion, categories: tuple[str, ...]) -> Vendor:
        rng = self._rng
        trade, name = self._name(firm.kind)
        legal_form = self._vendors.forms[trade]
        natural = legal_form in {"Perorangan", "UD"}
        female = rng.randrange(2) == 1
        first = rng.choice(self._people.women if female else self._people.men)
        owner = f"{first} {rng.choice(self._people.last)}"
        size = _size(rng, legal_form)
        pkp = rng.randrange(100) < _PKP_PERCENT[size]
        npwp_valid = rng.randrange(100) < _NPWP_VALID_PERCENT or pkp
        nik = identities.nik(rng, region.code, female=female, serial=firm.serial)
        district = rng.choice(region.districts)
        street = rng.choice(self._vendors.streets)
        return Vendor(
            code=f"V-{firm.serial:05d}",
            name=name,
            legal_form=legal_form,
            signatory=owner,
            signatory_position=_POSITIONS.get(legal_form, "Pemilik"),
            address=f"Jl. {street} Nomor {rng.randint(1, 199)}, Kec. {district}",
            region=region.code,
            district=district,
            npwp16=_npwp16(nik if natural else None, firm.serial, valid=npwp_valid),
            nik=nik if natural else None,
            nib=identities.nib(firm.serial),
            pkp=pkp,
            npwp_valid=npwp_valid,
            certificate=_certificate(rng, pkp=pkp, natural=natural, size=size),
            size=size,
            bank=rng.choice(self._vendors.banks),
            bank_account=identities.account_number(firm.serial),
            account_holder=owner if natural else name,
            phone=identities.mobile(firm.serial),
            categories=categories,
        )

    def _name(self, kind: VendorKind) -> tuple[str, str]:
        """Return trade name (CV, Toko, Katering …) and the whole name."""
        seconds = self._vendors.seconds
        while True:
            trade = self._rng.choice(kind.trade_names)
            words = [self._rng.choice(self._vendors.firsts)]
            words.append(self._rng.choice((*kind.words, *kind.words, *seconds)))
            if self._rng.randrange(100) < len(self._taken) // 25:
                words.append(self._rng.choice(seconds))
            name = " ".join((trade, *dict.fromkeys(words)))
            if name not in self._taken:
                self._taken[name] = None
                return trade, name


def _npwp16(nik: str | None, serial: int, *, valid: bool) -> str | None:
    if nik is None:
        return identities.firm_npwp16(serial)
    return nik if valid else None


def _size(rng: Random, legal_form: str) -> Literal["Mikro", "Kecil", "Menengah"]:
    draw = rng.randrange(100)
    if legal_form == "Perorangan":
        return "Mikro" if draw < 80 else "Kecil"  # noqa: PLR2004 - percent
    if legal_form == "PT":
        return "Kecil" if draw < 65 else "Menengah"  # noqa: PLR2004 - percent
    return "Mikro" if draw < 35 else "Kecil"  # noqa: PLR2004 - percent


def _certificate(rng: Random, *, pkp: bool, natural: bool, size: str) -> Certificate:
    draw = rng.randrange(100)
    if pkp:
        return Certificate.EXEMPT if draw < 5 else Certificate.NONE  # noqa: PLR2004 - percent
    if natural and size == "Mikro" and draw < 45:  # noqa: PLR2004 - percent
        return Certificate.BELOW_500M
    return Certificate.FINAL if draw < 75 else Certificate.NONE  # noqa: PLR2004 - percent
