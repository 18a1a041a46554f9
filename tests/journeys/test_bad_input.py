"""What officers, networks and files do wrong: a clear no, its exit code, and nothing lost."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR, create_connection, socket

import pytest


@pytest.fixture(scope="module")
def desk(centre, enrolled):
    """A desk of another office that has synced once."""
    desk = enrolled("413.102", "PP", "PPK")
    desk.ok("sync")
    return desk


@pytest.fixture(scope="module")
def hits(desk):
    """Goods of one vendor."""
    found = [x for x in desk.ok("search", "", "--limit", "500")["hits"] if not x["blocked"]]
    vendor = found[0]["vendor"]
    return [hit for hit in found if hit["vendor"] == vendor]


@pytest.fixture(scope="module")
def line(desk):
    lines = desk.ok("budget", "list")["lines"]
    return max(lines, key=lambda one: one["left"])


def product(hit, **changes):
    return {"product": hit["product"], "quantity": "1"} | changes


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        ([{"quantity": "0"}], "lines[0].quantity"),
        ([{"quantity": "-1"}], "lines[0].quantity"),
        ([{"quantity": "1.000,5"}], "lines[0].quantity"),
        ([{"quantity": "1234567890123"}], "lines[0].quantity"),
        ([{"quantity": 1.5}], "lines[0].quantity"),
        ([{}, {"unit_price": 0}], "lines[1].unit_price"),
        ([{"unit_price": 10**15}], "lines[0].unit_price"),
        ([{"unit_price": -5}], "lines[0].unit_price"),
        ([{"unit_price": 10**14}], "unit_price"),
        ([{"product": "P-999999"}], "product"),
        ([{"budget_line": "5.02.01.2.06.0005/5.1.02.01.01.9999"}], "budget_line"),
        ([{"prise": 1}], "lines[0].prise"),
        ([], "lines"),
        ([{}] * 201, None),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_draft_that_cannot_be_is_refused_by_its_field(desk, hits, line, draft, lines, field):
    before = desk.orders()
    written = [product(hits[0], **changes) for changes in lines]
    done = desk.run("order", "new", "--from", draft(hits[:1], line["code"], lines=written))
    assert done.code == 1
    assert field is None or done.error["facts"]["field"] == field
    assert done.error["message"].count(".") >= 2, "what happened, and the way out"
    assert desk.orders() == before


@pytest.mark.parametrize("data", [b"{", b"[]", b"\xff\xfe", b'{"vendor": NaN}', b"[" * 100_000])
def test_a_file_that_is_no_draft_is_refused(desk, tmp_path, data):
    file = tmp_path / "cut.json"
    file.write_bytes(data)
    done = desk.run("order", "new", "--from", file)
    assert done.code == 1
    assert done.error["code"] in {"file.not_json", "quote.not_object"}


def test_a_withdrawn_product_and_one_of_another_vendor_are_refused(centre, desk, hits, line, draft):
    centre.administer("product", "withdraw", hits[-1]["product"])
    desk.ok("sync")
    done = desk.run("order", "new", "--from", draft([hits[-1]], line["code"]))
    assert (done.code, done.error["code"]) == (1, "product.withdrawn")
    others = desk.ok("search", "", "--limit", "500")["hits"]
    other = next(hit for hit in others if hit["vendor"] != hits[0]["vendor"])
    done = desk.run("order", "new", "--from", draft([hits[0], other], line["code"]))
    assert (done.code, done.error["code"]) == (1, "order.other_vendor")
    assert done.error["facts"]["line"] == 2


def test_an_order_above_its_ceiling_is_kept_as_a_draft_and_not_handed_in(desk, hits, line, draft):
    wanted = draft(hits[:1], line["code"], quantity="900000")
    order_id = desk.ok("order", "new", "--from", wanted)["order"]["id"]
    done = desk.run("order", "submit", order_id)
    assert (done.code, done.error["code"]) == (1, "flag.over_ceiling")
    assert desk.orders()[order_id]["state"] == "draft"
    desk.ok("order", "drop", order_id)
    assert order_id not in desk.orders()


def test_acts_out_of_turn_and_by_the_wrong_role_change_nothing(desk, hits, line, draft):
    order_id = desk.ok("order", "new", "--from", draft(hits[:1], line["code"]))["order"]["id"]
    before = desk.orders()
    tries = [
        (("order", "final", order_id), "PPK", "order.move"),
        (("order", "sign", order_id, "--on", "2026-01-01"), "PP", "order.move"),
        (("order", "void", order_id, "--reason", "tidak jadi dibeli"), "PPK", "order.move"),
        (("order", "show", "ffffffff"), "PP", "order.unknown"),
        (("order", "return", order_id, "--reason", "salah isi sekali"), "PPK", "order.move"),
    ]
    for arguments, role, code in tries:
        done = desk.run(*arguments, role=role)
        assert (done.code, done.error["code"]) == (1, code)
    desk.ok("order", "submit", order_id)
    done = desk.run("order", "final", order_id, role="PP")
    assert (done.code, done.error["code"]) == (1, "access.role")
    desk.ok("order", "return", order_id, "--reason", "Volume belum sesuai", role="PPK")
    desk.ok("order", "drop", order_id)
    assert desk.orders().keys() == before.keys() - {order_id}


def test_a_wrong_passphrase_opens_nothing_and_an_unknown_officer_is_named(desk, monkeypatch):
    monkeypatch.setenv("BEJO_PASSPHRASE", "bukan-kata-sandinya")
    done = desk.run("order", "list")
    assert (done.code, done.error["code"]) == (1, "access.passphrase")
    monkeypatch.undo()
    desk.ok("order", "list")
    desk.officers["X"] = "199999992026011001"
    done = desk.run("order", "list", role="X")
    assert (done.code, done.error["code"]) == (1, "officer.unknown")


def test_a_code_is_good_once_and_a_desk_is_enrolled_once(centre, desk, enrolled, tmp_path):
    other = type(desk)(tmp_path / "home")
    done = other.run("enrol", centre.address, "XXXX-XXXX-XXXX-XXXX")
    assert (done.code, done.error["code"]) == (1, "central.code_unknown")
    code = centre.code_for(desk.officers["PP"])
    other.ok("enrol", centre.address, code)
    again = type(desk)(tmp_path / "another")
    done = again.run("enrol", centre.address, code)
    assert (done.code, done.error["code"]) == (1, "central.code_used")
    done = other.run("enrol", centre.address, code)
    assert (done.code, done.error["code"]) == (1, "desk.enrolled_before")
    for address in ("http://pusat.example", "ftp://127.0.0.1", "pusat"):
        done = again.run("enrol", address, code)
        assert (done.code, done.error["code"]) == (1, "central.address")


class Portal(BaseHTTPRequestHandler):
    """A hotel's network: every page is its own sign-in."""

    def do_POST(self):
        page = b"<html><body>Selamat datang di WiFi tamu</body></html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    do_GET = do_POST  # noqa: N815 - the library's name

    def log_message(self, *_):
        pass


@contextmanager
def portal():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Portal)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def scissors(address, after):
    """A line to `address` that is cut after `after` bytes of each reply."""
    host, _, port = address.removeprefix("http://").partition(":")
    listener = socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()

    def serve():
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            with client, create_connection((host, int(port))) as server:
                copying = threading.Thread(target=copy, args=(client, server, 10**9), daemon=True)
                copying.start()
                copy(server, client, after)
                client.shutdown(SHUT_RDWR)

    def copy(source, target, left):
        try:
            while left > 0 and (data := source.recv(min(left, 4096))):
                target.sendall(data)
                left -= len(data)
        except OSError:
            return

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.close()


@pytest.fixture
def waiting(centre, desk, hits, line, draft):
    """An order that waits for the centre; the address of the centre is mended afterwards."""
    order_id = desk.ok("order", "new", "--from", draft(hits[:1], line["code"]))["order"]["id"]
    desk.ok("order", "submit", order_id)
    yield order_id
    desk.ok("config", "set", "centre", centre.address)


def delivered_once(centre, desk, order_id):
    desk.ok("config", "set", "centre", centre.address)
    desk.ok("sync")
    assert desk.orders()[order_id]["sync"] == "accepted"
    there = centre.administer("order", "list", "--unit", "413.102")["orders"]
    assert [order["id"] for order in there].count(order_id) == 1


def test_a_portals_page_is_told_as_such_and_the_order_waits(centre, desk, waiting):
    with portal() as address:
        desk.ok("config", "set", "centre", address)
        done = desk.run("sync")
    assert (done.code, done.error["code"]) == (3, "central.portal_page")
    assert "peramban" in done.error["message"]
    assert desk.orders()[waiting]["sync"] == "queued"
    delivered_once(centre, desk, waiting)


@pytest.mark.parametrize("after", [0, 20, 400])
def test_a_reply_cut_in_the_middle_loses_nothing_and_doubles_nothing(centre, desk, waiting, after):
    with scissors(centre.address, after) as address:
        desk.ok("config", "set", "centre", address)
        done = desk.run("sync")
        assert done.code == 3
        assert done.error["code"].startswith("central.")
    assert desk.orders()[waiting]["sync"] == "queued"
    delivered_once(centre, desk, waiting)


def test_settings_take_only_their_words(desk):
    for arguments, code in [
        (("get", "warna"), "config.unknown"),
        (("set", "paper", "a5"), "config.value"),
        (("set", "centre", "http://pusat.example"), "central.address"),
    ]:
        done = desk.run("config", *arguments)
        assert (done.code, done.error["code"]) == (1, code)
    assert desk.ok("config", "set", "paper", "f4") == {"key": "paper", "value": "f4"}


def test_errors_are_one_document_with_facts_that_json_can_hold(desk):
    done = desk.run("order", "show", "zzz")
    assert set(done.error) == {"code", "message", "facts"}
    assert json.dumps(done.error)
