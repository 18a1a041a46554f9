"""Jinja2 over `resources/pages`: everything is escaped, a missing value is an error."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import resources
from bejo_desktop.domain.board import in_percent, in_short
from bejo_desktop.domain.days import month_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

ASSETS: Final = {
    "page.css": ("page.css", "text/css; charset=utf-8"),
    "icon.svg": ("icon.svg", "image/svg+xml"),
    "Inter-Regular.woff2": ("fonts/Inter-Regular.woff2", "font/woff2"),
    "Inter-Medium.woff2": ("fonts/Inter-Medium.woff2", "font/woff2"),
    "Inter-SemiBold.woff2": ("fonts/Inter-SemiBold.woff2", "font/woff2"),
}
"""Files beside the pages by name: where they lie, and their type."""

_VERSION_CHARS: Final = 10


class Templates:
    """The pages as functions of their values; any thread."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(resources.path("pages")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "short": in_short,
            "percent": in_percent,
            "count": count,
            "short_day": short_day,
            "short_region": short_region,
        }
        self._environment.globals["asset"] = _asset

    def render(self, name: str, values: Mapping[str, Any]) -> bytes:
        """Return a page in UTF-8."""
        return self._environment.get_template(name).render(values).encode()


def count(number: int) -> str:
    """Return a count as it is read: `21.406`."""
    return f"{number:,}".replace(",", ".")


def short_day(day: date) -> str:
    """Return a day where room is short: `24 Nov 2026`."""
    return f"{day.day} {month_name(day.month)[:3]} {day.year}"


def short_region(name: str) -> str:
    """Return the name of a region with its kind in short: `Kab. Jember`."""
    return name.replace("Kabupaten ", "Kab. ")


def read_asset(name: str) -> bytes:
    """Return a file beside the pages, one of `ASSETS`."""
    return resources.path("pages", *ASSETS[name][0].split("/")).read_bytes()


def _asset(name: str) -> str:
    """Return the address of a file, another one when it changes."""
    return f"/papan/aset/{name}?v={sha256(read_asset(name)).hexdigest()[:_VERSION_CHARS]}"
