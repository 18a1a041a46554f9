"""The words of the panel: buyers, collectors, taxes, and the age of the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Collector
from ui.days import short_day
from ui.workplace import WIB

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bejo_desktop.application.views import BudgetImpact, DraftView
    from bejo_desktop.domain.figures import Figures

_ARTICLES: Final = {"22": "PPh Pasal 22", "23": "PPh Pasal 23", "final": "PPh final"}


def collector_words(collector: Collector) -> str:
    """Return who collects the taxes."""
    return "Platform" if collector is Collector.PLATFORM else "Bendahara"


def pph_name(figures: Figures) -> str:
    """Return the articles of income tax that are withheld."""
    names = [_ARTICLES.get(tax.article, f"PPh {tax.article}") for tax in figures.pph]
    return " + ".join(dict.fromkeys(names)) or "PPh"


def ppn_name(view: DraftView) -> str:
    """Return the name of the PPN with its rate: `PPN 12% × DPP nilai lain`."""
    rate = _numbers(view, "ppn").partition(" →")[0]
    other = view.figures is not None and view.figures.dpp_nilai_lain is not None
    return f"PPN {rate}{' × DPP nilai lain' if other else ''}".replace("  ", " ").strip()


def base_name(view: DraftView) -> str:
    """Return the name of the base with its share: `DPP nilai lain (11/12)`."""
    share = _numbers(view, "dpp_nilai_lain").partition(" ×")[0]
    return f"DPP nilai lain ({share})" if share else "DPP nilai lain"


def _numbers(view: DraftView, figure: str) -> str:
    return next((why.numbers for why in view.why if why.figure == figure), "")


def age_words(impacts: Sequence[BudgetImpact], now: datetime) -> str:
    """Return how old the ceilings are: `menurut Bejo, 8 Okt`."""
    known = [impact.as_of for impact in impacts if impact.as_of is not None]
    if not known:
        return "menurut Bejo"
    oldest = min(known)
    day = (oldest + WIB).date()
    today = (now + WIB).date()
    when = f"{oldest + WIB:%H.%M}"
    days = (today - day).days
    if days == 0:
        return f"menurut Bejo, {when} hari ini"
    if days == 1:
        return f"menurut Bejo, {when} kemarin"
    return f"menurut Bejo, {short_day(day)}"
