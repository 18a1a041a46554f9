"""The people of the demo's main office, whom README and the demo's sign-in page introduce."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

import resources
from bejo_desktop.domain.codes import Role

if TYPE_CHECKING:
    from collections.abc import Sequence


class DemoPerson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One invented officer with the passphrase of the demo; it opens nothing else."""

    nip: str
    name: str
    rank: str
    position: str
    role: Role
    passphrase: str


class _PeopleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    people: tuple[DemoPerson, ...]


def demo_people() -> Sequence[DemoPerson]:
    """Return the Pejabat Pengadaan, the PPK and the Bendahara of the main office, in this order."""
    text = resources.path("demo", "people.toml").read_bytes()
    return msgspec.toml.decode(text, type=_PeopleFile).people
