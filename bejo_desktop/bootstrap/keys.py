"""Who may open the desk: known before its store is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.adapters.system.vault import FileVault

if TYPE_CHECKING:
    from pathlib import Path


def vault_of(home: Path) -> FileVault:
    """Return the vault of the desk in `home`."""
    return FileVault(home / "device.json")
