"""`bejo quote` and `bejo words`: exact documents, named refusals, no store."""

import json
import subprocess
import sys

import pytest

from bejo_desktop.application.drafts.file import FILE_BYTES_MAX
from bejo_desktop.cli.lines import ALONE, BATCH

FREE = {
    "id": "free",
    "ordered_on": "2026-05-01",
    "due_on": "2026-05-12",
    "region": "35.09",
    "platform": "toko_daring",
    "collector": "platform",
    "kind": "goods",
    "price_mode": "exclusive",
    "vendor": {"pkp": True, "npwp": True, "certificate": "none"},
    "lines": [
        {
            "name": "Kertas HVS A4 80 gr",
            "class": "goods",
            "quantity": "10",
            "unit": "rim",
            "unit_price": 54000,
        }
    ],
    "discount": 0,
    "shipping": 0,
}


def test_the_example_of_the_interface_has_its_figures(bejo, file_of):
    done = bejo("quote", file_of(FREE), "--json")
    quote = done.document
    assert done.code == 0
    pph = [{key: row[key] for key in ("article", "base", "amount")} for row in quote.pop("pph")]
    assert pph == [{"article": "22", "base": 540_000, "amount": 2_700}]
    assert isinstance(quote.pop("rules"), list)
    assert quote == {
        "id": "free",
        "base": 540_000,
        "dpp_nilai_lain": 495_000,
        "ppn": 59_400,
        "pbjt": 0,
        "total": 599_400,
        "ppn_collected": 59_400,
        "net_to_vendor": 537_300,
        "classes": [{"class": "goods", "base": 540_000, "ppn": 59_400, "pbjt": 0}],
        "words": "lima ratus sembilan puluh sembilan ribu empat ratus rupiah",
        "officer": "PP",
        "form": "surat_pesanan",
        "meterai": {"order": True, "receipt": False},
        "rounding": "half_up",
    }


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"extra": 1}, "extra"),
        ({"platform": "pasar"}, "platform"),
        ({"discount": 0.5}, "discount"),
        ({"lines": [FREE["lines"][0] | {"quantity": "-1"}]}, "lines[0].quantity"),
        ({"lines": [FREE["lines"][0] | {"quantity": "1.000,5"}]}, "lines[0].quantity"),
        ({"lines": [FREE["lines"][0] | {"quantity": "1234567890123"}]}, "lines[0].quantity"),
        ({"lines": [FREE["lines"][0] | {"quantity": "0"}]}, "lines[0].quantity"),
        ({"lines": [FREE["lines"][0] | {"unit_price": 0}]}, "lines[0].unit_price"),
        ({"lines": [FREE["lines"][0] | {"unit_price": 10**15}]}, "lines[0].unit_price"),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_refused_by_name(bejo, file_of, change, field):
    done = bejo("--json", "quote", file_of(FREE | change))
    assert done.code == 1
    assert done.error["facts"]["field"] == field
    assert done.error["message"]


def test_lines_stay_in_order_and_a_bad_one_is_named(bejo, file_of):
    crossed = FREE | {"id": 4, "ordered_on": "2026-12-31", "due_on": "2027-01-02"}
    lines = [FREE | {"id": 1}, {"id": 2}, FREE | {"id": 3}, crossed, FREE | {"id": 5}]
    text = "\n".join([json.dumps(line) for line in lines] + ["{cut"])
    done = bejo("quote", "--lines", file_of(text.encode()))
    assert [line["id"] for line in done.lines] == [1, 2, 3, 4, 5, None]
    assert [set(line) for line in done.lines if "error" in line] == [{"id", "error"}] * 3
    assert done.lines[3]["error"]["code"] == "order.year_crossed"
    assert "2026" in done.lines[3]["error"]["message"]
    assert done.code == 1


def test_days_that_cannot_be_are_told_line_by_line_and_the_rest_goes_on(bejo, file_of):
    days = {
        "2026-02-30": ("2026-05-12", "quote.not_day", "ordered_on"),
        "2027-02-29": ("2027-05-12", "quote.not_day", "ordered_on"),
        "2026-05-13": ("2026-05-12", "order.due_before_order", "due_on"),
        "2026-12-31": ("2027-01-01", "order.year_crossed", "due_on"),
        "1984-06-01": ("1984-06-02", "quote.no_rule", None),
        "2028-02-29": ("2028-02-29", None, None),
    }
    lines = [
        FREE | {"id": ordered, "ordered_on": ordered, "due_on": due}
        for ordered, (due, _, _) in days.items()
    ]
    done = bejo("quote", "--lines", file_of("\n".join(map(json.dumps, lines)).encode()))
    assert [one["id"] for one in done.lines] == list(days)
    for answer, (_, code, field) in zip(done.lines, days.values(), strict=True):
        error = answer.get("error", {"code": None, "facts": {}})
        assert (error["code"], error["facts"].get("field")) == (code, field)
        assert code is None or error["message"].count(".") >= 2, "what happened, and the way out"
    assert done.code == 1


def test_a_long_file_is_answered_by_several_processes_in_its_order(bejo, file_of):
    count = ALONE + BATCH + 7
    lines = [FREE | {"id": at, "shipping": at} for at in range(count)]
    lines[BATCH] = {"id": "broken"}
    lines[-1] = FREE | {"id": "bad", "discount": -1}
    text = "\r\n".join(json.dumps(line) for line in lines)
    done = bejo("quote", "--lines", file_of(text.encode()))
    answers = done.lines
    assert done.code == 1
    assert [one["id"] for one in answers] == [line["id"] for line in lines]
    assert [at for at, one in enumerate(answers) if "error" in one] == [BATCH, count - 1]
    bases = [one["base"] for one in answers if "base" in one]
    assert bases == [540_000 + at for at in range(count) if at not in {BATCH, count - 1}]


def test_many_amounts_come_in_their_order_from_stdin_too(bejo):
    count = ALONE + BATCH
    done = bejo("words", "--lines", "-", typed=b"\n".join(b"%d" % at for at in range(count)))
    assert [one["amount"] for one in done.lines] == list(range(count))
    assert done.code == 0


def test_a_line_that_is_far_too_long_is_refused_alone(bejo, file_of):
    long = json.dumps(FREE | {"id": "x" * (FILE_BYTES_MAX + 10)})
    text = "\n".join([json.dumps(FREE | {"id": 1}), long, json.dumps(FREE | {"id": 3})])
    done = bejo("quote", "--lines", file_of(text.encode()))
    assert [one["id"] for one in done.lines] == [1, None, 3]
    assert done.lines[1]["error"]["code"] == "file.too_large"


def test_a_file_that_is_not_there_is_named(bejo, tmp_path):
    done = bejo("quote", "--lines", tmp_path / "none.jsonl", "--json")
    assert (done.code, done.error["code"]) == (2, "file.missing")


def test_amounts_are_spelled_as_indonesian_law_writes_them(bejo):
    done = bejo("words", "1001000", "2132000", "--json")
    assert done.document == [
        {"amount": 1_001_000, "words": "satu juta seribu"},
        {"amount": 2_132_000, "words": "dua juta seratus tiga puluh dua ribu"},
    ]
    assert bejo("words", "0").out == "nol\n"


def test_words_of_a_file_are_json_lines(bejo, file_of):
    done = bejo("words", "--lines", file_of(b"11\nx\n"))
    assert done.lines[0] == {"amount": 11, "words": "sebelas"}
    assert set(done.lines[1]) == {"id", "error"}
    assert done.code == 1


def test_neither_loads_the_store_the_printer_or_the_network(file_of):
    program = (
        "import sys; from bejo_desktop.cli import main; main(['quote', sys.argv[1], '--json']);"
        "main(['words', '5']);"
        "sys.exit(bool({'sqlalchemy', 'reportlab', 'requests', 'sqlcipher3'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program, file_of(FREE)], check=False)
    assert done.returncode == 0
