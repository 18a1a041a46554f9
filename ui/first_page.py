"""
What the first page and the first search are made of.

To import this module is to load them: on a lane, while the passphrase is typed, so that nothing
is loaded between Enter and the open desk.
"""

from __future__ import annotations

from bejo_desktop.application import budgeting, catalogue, desk, orders
from ui.catalogue import screen as catalogue_screen
from ui.home import screen as home_screen

LOADED = (budgeting, catalogue, desk, orders, home_screen, catalogue_screen)
