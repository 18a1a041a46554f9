"""Files in our own columns and the command line that takes them, for tests of either."""

from __future__ import annotations

import csv
import json

from openpyxl import Workbook

from bejo_central.cli import main

NOW = "2026-10-09T09:00:00+07:00"
TODAY = "2026-10-09"
CATALOGUE = {
    "code": "P-900001",
    "name": "Kertas HVS A4 80 gr",
    "vendor": "V-00001",
    "category": "Alat Tulis Kantor",
    "measure": "rim",
    "tax_class": "goods",
    "origin": "PDN",
    "price": "54000",
}
UNIT = {"code": "499.001", "name": "Dinas Uji", "region": "35.09", "alamat": "Jalan Contoh 1"}
OFFICER = {
    "nip": "198609262015051001",
    "unit": "413.101",
    "name": "Laras Wening, S.E.",
    "roles": "PP",
    "sk": "900/1/2026",
    "since": "2026-01-02",
    "until": "2026-12-31",
}
BUDGET = {
    "unit": "413.101",
    "sub_activity": "5.02.01.2.06.0005",
    "account": "5.1.02.01.01.0099",
    "pagu": "10.000.000",
    "uraian": "Belanja Uji",
}


def write_csv(file, rows):
    """Write rows under the heading of the first."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


def write_xlsx(file, rows):
    book = Workbook()
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    book.save(file)
    return file


class Office:
    """Someone at the command line of one centre."""

    def __init__(self, address, capsys, folder):
        self.address = address
        self.folder = folder
        self._capsys = capsys

    def run(self, *arguments):
        """Run a command; return exit code and document."""
        code = main(["--database", self.address, "--now", NOW, "--json", *map(str, arguments)])
        return code, json.loads(self._capsys.readouterr().out)

    def said(self, *arguments):
        """Run a command that must be done; return its document."""
        code, document = self.run(*arguments)
        assert code == 0, document
        return document

    def refused(self, *arguments):
        """Run a command that must be refused; return code and facts of its error."""
        code, document = self.run(*arguments)
        assert code == 1, document
        assert document["error"]["message"] not in {"", document["error"]["code"]}
        assert "…" not in document["error"]["message"]
        return document["error"]["code"], document["error"]["facts"]

    def file(self, *rows, name="berkas.csv"):
        return write_csv(self.folder / name, rows)

    def catalogue(self, *changes):
        """Write a catalogue of good products but for what is said."""
        numbered = enumerate(changes, 900_001)
        return self.file(*({**CATALOGUE, "code": f"P-{n}", **row} for n, row in numbered))

    def take(self, file, *more):
        return self.said("import", "catalogue", file, "--format", "bejo", *more)


def faults(document):
    """Row, reason and column of each refused row; each has words with every fact filled in."""
    for row in document["refused"]:
        assert row["message"] not in {"", row["reason"]}
        assert "…" not in row["message"], row
    return [(row["row"], row["reason"], row["column"]) for row in document["refused"]]
