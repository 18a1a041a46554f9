"""Words with a fixed list of values that files, wire and screens share (commands.md)."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What an officer may be appointed as; the values stand in commands.md."""

    OPERATOR = "OPERATOR"
    PP = "PP"
    PPK = "PPK"
    BENDAHARA = "BENDAHARA"
    PA = "PA"
    PPTK = "PPTK"
    PPK_SKPD = "PPK_SKPD"
    PENERIMA = "PENERIMA"
    PENGURUS_BARANG = "PENGURUS_BARANG"
    AUDITOR = "AUDITOR"
    UNIT_ADMIN = "UNIT_ADMIN"
    PROVINCE_ADMIN = "PROVINCE_ADMIN"


class Acting(StrEnum):
    """How an officer holds a post: appointed to it, or standing in (pelaksana tugas, harian)."""

    DEFINITIVE = "DEFINITIVE"
    PLT = "PLT"
    PLH = "PLH"


class Platform(StrEnum):
    """Where the order is placed beside us; decides the form and who collects the taxes."""

    TOKO_DARING = "toko_daring"
    KATALOG = "katalog"
    NONE = "none"


class Payment(StrEnum):
    """How the bill is paid: petty-cash float, direct, or after a term."""

    UP = "UP"
    LS = "LS"
    TOP = "TOP"


class PriceMode(StrEnum):
    """Whether unit prices carry their tax."""

    EXCLUSIVE = "exclusive"
    INCLUSIVE = "inclusive"


class TaxClass(StrEnum):
    """Tax class of a product; the order is the order of spreading (commands.md, quote)."""

    GOODS = "goods"
    LUXURY = "luxury"
    SERVICE = "service"
    CATERING = "catering"
    EXEMPT = "exempt"


class Certificate(StrEnum):
    """What the vendor holds about income tax."""

    NONE = "none"
    FINAL = "final"
    EXEMPT = "exempt"
    BELOW_500M = "below_500m"


class VendorScale(StrEnum):
    """What a vendor counts as in the share of UMK; kept with an order as of its day."""

    UNKNOWN = ""
    SMALL = "small"
    OTHER = "other"


class Collector(StrEnum):
    """Who collects the taxes: the platform (PMK 58/2022) or the bendahara."""

    PLATFORM = "platform"
    TREASURER = "treasurer"


class Kind(StrEnum):
    """Kind of procurement; decides the form of the contract."""

    GOODS = "goods"
    SERVICES = "services"
    CONSULTING = "consulting"
    CONSTRUCTION = "construction"


class Reason(StrEnum):
    """Why the centre holds or refuses an intent; as findings on a signed order."""

    PRICE_DRIFT = "PRICE_DRIFT"
    VENDOR_SUSPENDED = "VENDOR_SUSPENDED"
    PRODUCT_WITHDRAWN = "PRODUCT_WITHDRAWN"
    BUDGET_SHORT = "BUDGET_SHORT"
    NUMBER_TAKEN = "NUMBER_TAKEN"
    LEASE_UNKNOWN = "LEASE_UNKNOWN"
    STALE_BASE = "STALE_BASE"
    OWNER_CHANGED = "OWNER_CHANGED"
    FY_CLOSED = "FY_CLOSED"
    DEADLINE_PASSED = "DEADLINE_PASSED"
    MANDATE_EXPIRED = "MANDATE_EXPIRED"
    ROLE = "ROLE"
    RULE = "RULE"
    HASH_MISMATCH = "HASH_MISMATCH"
    UNREADABLE = "UNREADABLE"
    DEPENDS = "DEPENDS"
