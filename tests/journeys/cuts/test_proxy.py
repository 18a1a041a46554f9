"""The bad line itself: what it does, and that a program without defence falls for it."""

import http.server
import threading
import urllib.error
import urllib.request

import pytest

from tests.journeys.cuts.proxy import Fault, Kind, Proxy

ORDER = b"000.3.2/0001/SP/413.101/2026"
TRIES_MAX = 10


class Counting(http.server.BaseHTTPRequestHandler):
    """A centre that books whatever comes, as often as it comes."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if len(body) == int(self.headers["Content-Length"]):
            self.server.booked.append(body)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def centre():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Counting)
    server.booked = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def proxy(centre):
    line = Proxy(f"http://127.0.0.1:{centre.server_address[1]}")
    yield line
    line.close()


def send(proxy):
    """Send the order once; None where no answer came."""
    request = urllib.request.Request(proxy.address + "/order", data=ORDER)
    try:
        with urllib.request.urlopen(request, timeout=1) as reply:
            return reply.read() or None
    except (OSError, urllib.error.URLError):
        return None


def send_until_answered(proxy):
    """What a naive client does: again, until somebody says yes."""
    for _ in range(TRIES_MAX):
        if send(proxy):
            return
    raise AssertionError("never answered")


@pytest.mark.parametrize(
    ("kind", "answered", "booked"),
    [
        (Kind.PASS, True, 1),
        (Kind.LOSE, False, 0),
        (Kind.CUT_REQUEST, False, 0),
        (Kind.CUT_REPLY, False, 1),
        (Kind.DROP_REPLY, False, 1),
        (Kind.TWICE, True, 2),
        (Kind.TWICE_AT_ONCE, True, 2),
        (Kind.PORTAL, True, 0),
        (Kind.UNAVAILABLE, False, 0),
        (Kind.STALL_REQUEST, False, 0),
        (Kind.STALL_REPLY, False, 1),
    ],
)
def test_each_fault_does_what_its_name_says(centre, proxy, kind, answered, booked):
    proxy.plan(Fault(kind, 0.5))
    assert (send(proxy) is not None) == answered
    assert len(centre.booked) == booked
    assert proxy.did == [kind]


def test_an_older_request_comes_late_once_more(centre, proxy):
    proxy.plan(Fault(Kind.PASS), Fault(Kind.LATE))
    send(proxy)
    send(proxy)
    assert len(centre.booked) == 3


@pytest.mark.parametrize("kind", [Kind.DROP_REPLY, Kind.CUT_REPLY, Kind.STALL_REPLY, Kind.TWICE])
def test_a_program_without_sequence_and_verdicts_books_an_order_twice(centre, proxy, kind):
    proxy.plan(Fault(kind))
    send_until_answered(proxy)
    assert len(centre.booked) == 2


@pytest.mark.parametrize("kind", [Kind.PORTAL])
def test_a_program_that_believes_any_answer_loses_an_order(centre, proxy, kind):
    proxy.plan(Fault(kind))
    send_until_answered(proxy)
    assert centre.booked == []
