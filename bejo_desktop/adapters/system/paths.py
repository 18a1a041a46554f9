"""Where a desk keeps its things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from platformdirs import user_data_path

if TYPE_CHECKING:
    from pathlib import Path


def default_home() -> Path:
    """Return the home of the desk of whoever is logged in; it need not exist yet."""
    return user_data_path("bejo-desktop", appauthor=False)


def prepared_home(home: Path) -> Path:
    """Return the home, made where it was missing, for its owner only."""
    folder = home.expanduser().absolute()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
