"""`bejo`: the desk without a window (commands.md)."""

from __future__ import annotations

from bejo_desktop.cli.program import main

__all__ = ["main"]
