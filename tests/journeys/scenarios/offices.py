"""What the scenarios share: the offices' vendors and goods, and one office at its desk."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import resources
from bejo_central.cli import main
from bejo_desktop.cli import main as desk_main
from tests.journeys.dated import DatedCentre, Goods, morning, product, vendor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.journeys.dated import DatedDesk

STATED = {"function": True, "amount": True, "time": True}
STATIONER, STALL, TAILOR, GROCER, PRINTER = "V-91001", "V-91003", "V-91005", "V-91007", "V-91009"
PKP = ("--pkp", "--npwp-valid")
GOODS = Goods(
    {
        STATIONER: vendor("CV Sumber Ilmu Rekaan", "35.09", *PKP),
        STALL: vendor("Warung Rawon Rekaan", "35.09"),
        TAILOR: vendor("CV Konveksi Rekaan", "35.29", *PKP),
        GROCER: vendor("UD Pasar Rekaan", "35.29", "--npwp-valid", "--certificate", "below_500m"),
        PRINTER: vendor("CV Percetakan Rekaan", "35.74", *PKP),
    },
    [
        product("P-910101", "Kertas HVS A4 80 g/m²", STATIONER, 56_500),
        product("P-910102", "Kertas HVS F4 70 g/m²", STATIONER, 58_000),
        product("P-910103", "Ballpoint gel 0,5 mm hitam", STATIONER, 42_000, measure="lusin"),
        product("P-910104", "Map plastik snelhecter F4", STATIONER, 38_000, measure="lusin"),
        product("P-910105", "Ordner A4 punggung 7 cm", STATIONER, 31_500, measure="buah"),
        product(
            "P-910106",
            "Toner printer laser hitam (kompatibel)",
            STATIONER,
            415_000,
            measure="buah",
            origin="Impor",
        ),
        product(
            "P-910301",
            "Nasi rawon + teh, jamuan tamu",
            STALL,
            35_000,
            measure="porsi",
            tax_class="catering",
            category="Makanan dan Minuman",
        ),
        product("P-910501", "PDL Satpol PP", TAILOR, 1_250_000, measure="stel", category="Pakaian"),
        product("P-910502", "Topi rimba", TAILOR, 180_180_180, measure="paket", category="Pakaian"),
        product(
            "P-910503", "Topi lapang", TAILOR, 180_180_181, measure="paket", category="Pakaian"
        ),
        *(
            product(code, name, GROCER, price, measure="kg", category="Bahan Makanan")
            for code, name, price in (
                ("P-910701", "Beras medium", 14_750),
                ("P-910702", "Telur ayam", 28_600),
                ("P-910703", "Daging ayam", 37_500),
                ("P-910704", "Sayur campur", 11_350),
                ("P-910705", "Minyak goreng", 18_900),
            )
        ),
        *(
            product(code, name, PRINTER, price, measure="buah", category="Percetakan")
            for code, name, price in (
                ("P-910901", "Cetak blangko akta", 50_000),
                ("P-910902", "Cetak sampul dokumen", 60_000),
                ("P-910903", "Cetak buku register", 90_000),
            )
        ),
    ],
)


class Every:
    """Holds whatever is asked for: no command needs a process of its own to be proven here."""

    def __contains__(self, _: object) -> bool:
        return True


class NearCentre(DatedCentre):
    """
    A centre that is administered from this process.

    It is served by a process of its own as ever; that each command runs as one is shown by the
    other journeys, and starting Python a hundred times would cost minutes.
    """

    def retire(self) -> None:
        """Forget the desks so far: their stories are over, and no later day comes to them."""
        self._desks.clear()

    def administer(self, *arguments: Any) -> dict[str, Any]:
        database = f"sqlite:///{self._folder / 'centre.db'}"
        given = ("--now", morning(self.day), "--database", database)
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            code = main([*given, *map(str, arguments), "--json"])
        assert code == 0, told.getvalue()
        answer: dict[str, Any] = json.loads(told.getvalue())
        return answer


@dataclass
class Office:
    """One office: its people at one desk, and the figures of its budget."""

    centre: DatedCentre
    desk: DatedDesk
    unit: str
    folder: Path
    _codes: dict[str, str] = field(default_factory=dict)
    _files: Iterable[int] = field(default_factory=lambda: iter(range(10_000)))

    def write(self, data: bytes = b"", **document: Any) -> Path:
        """Write a document, or bytes, to a file of its own."""
        file = self.folder / f"{next(iter(self._files))}"
        file.write_bytes(data or json.dumps(document).encode())
        return file

    def line(self, rekening: str, role: str = "PP") -> dict[str, Any]:
        """Return the budget line of a rekening; of several the one with the highest ceiling."""
        lines = self.desk.ok("budget", "list", role=role)["lines"]
        found = [line for line in lines if line["code"].endswith(rekening)]
        return max(found, key=lambda line: (line["ceiling"], line["code"]))

    def code(self, rekening: str, role: str = "PP") -> str:
        """Return the code of that line; it never changes."""
        if rekening not in self._codes:
            self._codes[rekening] = self.line(rekening, role)["code"]
        return self._codes[rekening]

    def leave(self, rekening: str, left: int) -> dict[str, Any]:
        """Import a pergeseran that leaves so much on a rekening."""
        self.desk.ok("sync")
        line = self.line(rekening)
        ceiling = line["realised"] + line["committed"] + left
        file = self.folder / f"dpa-{next(iter(self._files))}.csv"
        file.write_text(f"kode;pagu\n{line['code']};{ceiling}\n", encoding="utf-8")
        taken = self.centre.administer(
            "import", "budget", file, "--unit", self.unit, "--year", "2026", "--yes"
        )
        assert (taken["loaded"], taken["refused"]) == (1, [])
        self.desk.ok("sync")
        return self.line(rekening)

    def new(self, role: str = "PP", **document: Any) -> str:
        """Draft an order and return its id."""
        made = self.desk.ok("order", "new", "--from", self.write(**document), role=role)
        return str(made["order"]["id"])

    def synced(self) -> None:
        """Exchange with the centre, which accepts all."""
        outcomes = self.desk.ok("sync")["outcomes"]
        assert {one["verdict"] for one in outcomes} <= {"ok"}, outcomes

    def said(self, *words: str, role: str = "PP") -> str:
        """Return what a command says to people."""
        told = io.StringIO()
        who = ("--home", str(self.desk.home), "--officer", self.desk.officers[role])
        with contextlib.redirect_stdout(told):
            assert desk_main([*who, *words, "--now", morning(self.desk.day)]) == 0
        return told.getvalue()

    def why(self, order: str, role: str = "PP") -> dict[str, dict[str, Any]]:
        """Return what `order why` tells, by figure or code."""
        return {one["figure"]: one for one in self.desk.ok("order", "why", order, role=role)["why"]}

    def paper(self, order: str, kind: str, part: int = 0, role: str = "PP") -> dict[str, Any]:
        """Print a paper and return what stands on it."""
        name = f"{kind}-{next(iter(self._files))}"
        out, sheet = self.folder / f"{name}.pdf", self.folder / f"{name}.json"
        which = ("--part", part) if part else ()
        asked = ("print", order, "--paper", kind, *which, "--out", out, "--sheet", sheet)
        self.desk.ok(*asked, role=role)
        assert out.read_bytes().startswith(b"%PDF-")
        drawn: dict[str, Any] = json.loads(sheet.read_text(encoding="utf-8"))
        return drawn

    def drawn(self, order: str, kind: str, part: int = 0, role: str = "PP") -> str:
        """Print a paper and return what a reader of its PDF finds."""
        out = self.folder / f"{kind}-{next(iter(self._files))}.pdf"
        which = ("--part", part) if part else ()
        self.desk.ok("print", order, "--paper", kind, *which, "--out", out, role=role)
        read = subprocess.run(["pdftotext", str(out), "-"], capture_output=True, check=True)
        return read.stdout.decode().replace("\u00a0", " ")

    def no_paper(self, order: str, kind: str, part: int = 0, role: str = "PP") -> str:
        """Return the code with which a paper is refused; no file comes."""
        out = self.folder / f"{kind}-{next(iter(self._files))}.pdf"
        which = ("--part", part) if part else ()
        done = self.desk.run("print", order, "--paper", kind, *which, "--out", out, role=role)
        assert (done.code, out.exists()) == (1, False), done.document
        return str(done.error["code"])


def publish(centre: DatedCentre, folder: Path, file: str, row: str, of: str = "") -> str:
    """
    Publish the shipped rules with one row more, or with `of` replaced by it; return the version.

    Packs of the scenarios follow each other by the centre's day.
    """
    rules = folder / f"rules-{centre.day}"
    shutil.copytree(resources.path("rules"), rules)
    text = (rules / file).read_text(encoding="utf-8")
    was, now = (of, row) if of else ("\n]\n", f"\n{row}\n]\n")
    assert text.count(was) == 1
    (rules / file).write_text(text.replace(was, now), encoding="utf-8")
    year, month, day = centre.day.split("-")
    version = f"2098.{int(month)}.{int(day)}"
    dated = ("--issued-on", f"{year}-{month}-{day}", "--valid-until", "2098-12-31")
    centre.administer("rules", "publish", rules, "--version", version, *dated)
    return version


def asked(shown: dict[str, Any], level: str = "question") -> set[tuple[str, int | None]]:
    """Return code and line of each question (or of another level) of an order that is shown."""
    return {(one["code"], one["line"]) for one in shown["flags"] if one["level"] == level}


def facts(shown: dict[str, Any], code: str) -> dict[str, Any]:
    """Return the facts of the one flag of that code."""
    (flag,) = (one for one in shown["flags"] if one["code"] == code)
    return dict(flag["facts"])


def amounts_on(sheet: Any) -> set[int]:
    """Return every whole amount that stands on a paper, as a number or within a text."""
    if isinstance(sheet, dict):
        return set().union(*map(amounts_on, sheet.values()))
    if isinstance(sheet, list):
        return set().union(*map(amounts_on, sheet))
    if isinstance(sheet, str):
        found = re.findall(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])", sheet)
        return {int(text.replace(".", "")) for text in found}
    return {abs(sheet)} if type(sheet) is int else set()


def text_on(sheet: Any) -> str:
    """Return all words that stand on a paper, with plain spaces between them."""
    if isinstance(sheet, dict):
        return "\n".join(map(text_on, sheet.values()))
    if isinstance(sheet, list):
        return "\n".join(map(text_on, sheet))
    return sheet.replace("\u00a0", " ") if isinstance(sheet, str) else ""
