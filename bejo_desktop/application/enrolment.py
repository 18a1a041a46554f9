"""Making a computer a desk of the centre, and putting officers on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.application.access import Unlocked, require_passphrase, session_of
from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.application.ports.system import KeyHolder
from bejo_desktop.application.progress import Progress
from bejo_desktop.application.views import EnrolledView, OfficerAdded
from bejo_desktop.contract.enrolment import Enrol
from bejo_desktop.domain.errors import BejoError, RuleBroken

if TYPE_CHECKING:
    from bejo_desktop.application.access import OpenStore
    from bejo_desktop.application.ports.central import Dial
    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.ports.system import Clock, DeviceKey, Vault
    from bejo_desktop.application.progress import Watcher
    from bejo_desktop.contract.enrolment import Enrolled


@dataclass(frozen=True, slots=True)
class FirstEnrolment:
    """
    Turns this computer into a desk.

    It is one when its first officer can sign in, which is the last step. Whatever is cut before
    that, the whole can be done again: with the same passphrase the desk is the same one to the
    centre, so that a code whose answer was lost is answered once more.

    Args:
        open_new: opens the store of a desk that has no officer yet.
        host: name of the computer, told to the centre for its list of desks.
    """

    vault: Vault
    open_new: OpenStore
    dial: Dial
    device_key: DeviceKey
    clock: Clock
    host: str

    def enrol(
        self, address: str, code: str, passphrase: str, watcher: Watcher
    ) -> tuple[EnrolledView, Unlocked]:
        """
        Exchange a one-time code for a device; its officer is the first on this desk.

        The first data come with the first sync. Until the centre agreed, only a wrapped key is
        kept here.

        Raises:
            RuleBroken: `desk.enrolled_before`, `access.passphrase_short`, `central.code_unknown`,
                `central.code_used`, `central.code_expired`.
            BadInput: `central.address`.
            CentralUnavailable: `central.*`.
        """
        if self.vault.holders():
            raise RuleBroken("desk.enrolled_before")
        require_passphrase(passphrase)
        centre = self.dial(address)
        watcher.report(Progress("hello", 0))
        centre.hello()
        database_key = self.vault.begin(passphrase)
        seed, public = self.device_key(database_key)
        enrolled = centre.enrol(Enrol(code=code.strip(), key=public, host=self.host), None, 0)
        holder = _holder(enrolled)
        store = self.open_new(database_key)
        try:
            self._keep(store, enrolled, address, seed)
            self.vault.add(holder, passphrase, database_key)
        except BejoError:
            store.close()
            raise
        view = EnrolledView(
            device=enrolled.device,
            unit=enrolled.unit,
            officer=enrolled.officer,
            name=enrolled.name,
            scopes=enrolled.scopes,
        )
        return view, Unlocked(store, session_of(store, holder), database_key)

    def _keep(self, store: Store, enrolled: Enrolled, address: str, seed: bytes) -> None:
        with store.write() as work:
            work.sync.enrol(
                DeviceIdentity(
                    device=enrolled.device,
                    incarnation=enrolled.incarnation,
                    unit=enrolled.unit,
                    address=address,
                    timeline=enrolled.timeline,
                    centre_key=enrolled.centre_key,
                    private_key=seed,
                )
            )
            work.audit.add(
                "desk.enrol",
                by=enrolled.officer,
                at=self.clock(),
                subject=str(enrolled.device),
                facts={"address": address, "unit": enrolled.unit},
            )


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Puts further officers on a desk that is open."""

    unlocked: Unlocked
    vault: Vault
    dial: Dial
    clock: Clock

    def add_officer(self, code: str, passphrase: str) -> tuple[OfficerAdded, Changes]:
        """
        Exchange a further officer's code and wrap the store's key with their passphrase.

        Raises:
            RuleBroken: `access.passphrase_short`, `desk.not_enrolled`, `central.code_unknown`,
                `central.code_used`, `central.code_expired`.
            CentralUnavailable: `central.*`.
        """
        require_passphrase(passphrase)
        store = self.unlocked.store
        with store.write() as work:
            identity = work.sync.identity()
            if identity is None:
                raise RuleBroken("desk.not_enrolled")
            counter = work.sync.next_counter()
        request = Enrol(code=code.strip())
        enrolled = self.dial(identity.address).enrol(request, identity, counter)
        holder = _holder(enrolled)
        self.vault.add(holder, passphrase, self.unlocked.database_key)
        with store.write() as work:
            work.audit.add(
                "desk.officer",
                by=self.unlocked.session.nip,
                at=self.clock(),
                subject=holder.nip,
                facts={"roles": list(holder.roles)},
            )
        added = OfficerAdded(holder.nip, holder.name, holder.roles, holder.mandate_until)
        return added, Changes.of(Kind.OFFICERS)


def _holder(enrolled: Enrolled) -> KeyHolder:
    until = enrolled.mandate_until
    return KeyHolder(
        nip=enrolled.officer,
        name=enrolled.name,
        roles=enrolled.roles,
        mandate_until="" if until is None else until.isoformat(),
    )
