"""How a paper names the officer who signs it: acting or not, of what, under which SK."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Acting

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bejo_desktop.domain.codes import Role
    from bejo_desktop.domain.parties import Officer

PREFIXES: Final = {Acting.DEFINITIVE: "", Acting.PLT: "Plt.", Acting.PLH: "Plh."}
"""Pelaksana tugas and pelaksana harian, as offices write them before the post."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """
    What stands around a signature besides name and NIP.

    Args:
        prefix: `Plt.`, `Plh.` or "" for the holder of the post.
        post: post whose place is taken, "" where the officer's own post stands.
        sk, sk_on: the SK under which the officer signs.
    """

    prefix: str
    post: str
    sk: str
    sk_on: date | None

    def title(self, office: str) -> str:
        """Return the line above the signature; `office` stands where no post is named."""
        return f"{self.prefix} {self.post or office}".strip()


def signatory_on(
    officer: Officer, role: Role, day: date, others: Iterable[Officer] = ()
) -> Signatory | None:
    """
    Return how `officer` signs as `role` on `day`; None without such a mandate on that day.

    Args:
        others: officers of the unit, to find the post of an official who is named by NIP.
    """
    mandate = officer.mandate_for(role, day)
    if mandate is None:
        return None
    posts = {other.nip: other.position for other in others}
    post = posts.get(mandate.stands_for, "" if mandate.stands_for.isdigit() else mandate.stands_for)
    return Signatory(PREFIXES[mandate.acting], post, mandate.sk, mandate.sk_on)
