"""Enrolment, officers, sync and settings."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.documents import causes
from bejo_desktop.cli.opening import NEW_PASSPHRASE, PASSPHRASE, doors_of, open_desk, passphrase
from bejo_desktop.cli.program import described
from bejo_desktop.cli.watching import TerminalWatcher

if TYPE_CHECKING:
    from bejo_desktop.application.views import SyncReport
    from bejo_desktop.cli.arguments import Asked


def enrol(asked: Asked) -> Answer:
    """`bejo enrol URL CODE`."""
    chosen = passphrase(PASSPHRASE, "Kata sandi baru: ")
    view, core = doors_of(asked).enrol(asked.url, asked.enrolment_code, chosen)
    core.close()
    document = {
        "device": view.device,
        "unit": view.unit,
        "officer": view.officer,
        "scopes": list(view.scopes),
    }
    return Answer(document, (f"Terdaftar: {view.name} ({view.officer}), satker {view.unit}.",))


def add_officer(asked: Asked) -> Answer:
    """`bejo officer add CODE`."""
    with open_desk(asked) as core:
        added, _ = core.enrolment.add_officer(asked.enrolment_code, _new_passphrase())
    document = {
        "officer": added.officer,
        "name": added.name,
        "roles": list(added.roles),
        "mandate_until": added.mandate_until or None,
    }
    return Answer(document, (f"Ditambahkan: {added.name}, {', '.join(added.roles)}.",))


def sync(asked: Asked) -> Answer:
    """`bejo sync`."""
    with open_desk(asked) as core:
        report, _ = core.syncing.run(TerminalWatcher())
    return Answer(sync_document(report), _sync_shown(report))


def sync_document(report: SyncReport) -> dict[str, object]:
    """Return what `sync` did as JSON."""
    run = report.run
    words = load_words()
    return {
        "requests": run.requests,
        "bytes_up": run.bytes_up,
        "bytes_down": run.bytes_down,
        "pushed": run.pushed,
        "pulled": run.pulled,
        "outcomes": [
            {
                "order": outcome.order,
                "number": outcome.number,
                "seq": outcome.seq,
                "verdict": outcome.verdict,
                "reasons": causes(outcome.reasons, words),
                "findings": causes(outcome.findings, words, noted=True),
            }
            for outcome in report.outcomes
        ],
        "leases": [
            {"series": series, "year": year, "left": left} for series, year, left in report.leases
        ],
        "rules": [
            {
                "version": pack.version,
                "taken": pack.is_new,
                "error": described(pack.error, words) if pack.error else None,
            }
            for pack in report.packs
        ],
        "refused": [
            {"code": error.code, "message": words.text(error), "facts": error.facts}
            for error in report.refused
        ],
    }


def get_setting(asked: Asked) -> Answer:
    """`bejo config get KEY`."""
    with open_desk(asked) as core:
        value = core.desk.setting(asked.key)
    return Answer({"key": asked.key, "value": value}, (value,))


def set_setting(asked: Asked) -> Answer:
    """`bejo config set KEY VALUE`."""
    with open_desk(asked) as core:
        core.desk.choose(asked.key, asked.value)
        value = core.desk.setting(asked.key)
    return Answer({"key": asked.key, "value": value}, (value,))


def _new_passphrase() -> str:
    """The new officer's; without a terminal the one that opened the desk."""
    if NEW_PASSPHRASE in os.environ or sys.stdin.isatty():
        return passphrase(NEW_PASSPHRASE, "Kata sandi petugas baru: ")
    return passphrase(PASSPHRASE, "")


def _sync_shown(report: SyncReport) -> tuple[Table | str, ...]:
    run = report.run
    rows = [
        (outcome.number or outcome.order, outcome.package, outcome.verdict)
        for outcome in report.outcomes
    ]
    summary = f"{run.pushed} dikirim, {run.pulled} diterima, {run.requests} permintaan."
    words = load_words()
    refused = tuple(f"{words.text(error)} {words.way_out(error)}" for error in report.refused)
    table = (Table(("Pesanan", "Paket", "Jawaban"), rows),) if rows else ()
    return (*table, summary, *refused)
