"""Whatever lies in a file, it is read, refused by rows, or refused whole: never anything else."""

from __future__ import annotations

import io
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bejo_central.imports.rows import Column, Refusal, Row
from bejo_central.imports.tables import opened
from bejo_desktop.domain.errors import BadInput

COLUMNS = [Column("a"), Column("b")]
SHEET = "xl/worksheets/sheet1.xml"
quick = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def workbook():
    book = Workbook()
    for row in (["a", "b"], ["1", 2.5], ["=A1", None]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


WORKBOOK = workbook()
PARTS = {
    name: zipfile.ZipFile(io.BytesIO(WORKBOOK)).read(name)
    for name in zipfile.ZipFile(io.BytesIO(WORKBOOK)).namelist()
}


def outcome(file, content):
    """Read a file; return its rows or the code of its refusal."""
    file.write_bytes(content)
    try:
        with opened(file, COLUMNS) as table:
            return list(table.rows)
    except BadInput as refused:
        return refused.code


def is_sound(found):
    if isinstance(found, str):
        return found.startswith("import.")
    return all(isinstance(row, Row | Refusal) for row in found)


@quick
@given(st.binary(max_size=400))
def test_any_bytes(tmp_path, content):
    assert is_sound(outcome(tmp_path / "x", content))


@quick
@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
def test_any_text_under_a_heading(tmp_path, text, encoding):
    content = f"a;b\n{text}\n".encode(encoding, "replace")
    assert is_sound(outcome(tmp_path / "x", content))


@quick
@given(st.data())
def test_a_workbook_with_any_bytes_damaged(tmp_path, data):
    content = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    assert is_sound(outcome(tmp_path / "x", bytes(content)))


@quick
@given(st.data())
def test_a_workbook_with_any_part_written_wrongly(tmp_path, data):
    name = data.draw(st.sampled_from(sorted(PARTS)))
    body = bytearray(PARTS[name])
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, min(len(body), start + 60)))
    body[start:end] = data.draw(st.binary(max_size=40))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in PARTS.items():
            archive.writestr(part, bytes(body) if part == name else content)
    assert is_sound(outcome(tmp_path / "x", out.getvalue()))
