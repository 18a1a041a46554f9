"""The service as a child process: ready, reachable, and gone with its parent."""

from __future__ import annotations

import json
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).parents[3]
READY_WITHIN_S = 30


@pytest.fixture
def serve(place, tmp_path):
    """Start a real child that serves; return the process and what its ready file says."""
    started = []

    def serve(*more):
        ready = tmp_path / "ready.json"
        child = subprocess.Popen(
            [
                *(sys.executable, "-m", "bejo_central", "--database", place.address),
                *("serve", "--port", "0", "--ready-file", str(ready), *more),
            ],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        started.append(child)
        until = time.monotonic() + READY_WITHIN_S
        while not ready.exists():
            assert child.poll() is None, child.stderr.read()
            assert time.monotonic() < until, "not ready in time"
            select.select([child.stderr], [], [], 0.05)
        return child, json.loads(ready.read_text())

    yield serve
    for child in started:
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout, child.stderr):
            stream.close()


def test_it_tells_where_it_is_and_ends_cleanly_on_a_signal(serve, tmp_path):
    child, ready = serve()
    assert ready["pid"] == child.pid
    assert ready["url"].startswith("http://127.0.0.1:")
    with requests.Session() as session:
        assert session.get(f"{ready['url']}/healthz", timeout=5).status_code == 200
        child.send_signal(signal.SIGTERM)
        assert child.wait(20) == 0
    assert not (tmp_path / "ready.json").exists()
    assert child.stderr.read() == b""


def test_it_goes_with_its_parent(serve):
    child, _ = serve("--exit-with-parent")
    child.stdin.close()
    assert child.wait(20) == 0


def test_an_address_that_is_taken_is_named(serve, place):
    _, ready = serve()
    port = ready["url"].rpartition(":")[2]
    second = subprocess.run(
        [
            *(sys.executable, "-m", "bejo_central", "--database", place.address),
            *("serve", "--port", port, "--json"),
        ],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert second.returncode == 3
    assert json.loads(second.stdout)["error"]["code"] == "serve.address"
