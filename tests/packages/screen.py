"""A screen of its own (Xvfb): what is on it, and the crosses of its windows."""

import contextlib
import os
import struct
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from tests.packages import window_manager

LOOK_EVERY_S = 0.1


@dataclass(frozen=True)
class Screen:
    """One X server; `name` is its DISPLAY."""

    name: str
    _frame: Path

    @classmethod
    @contextlib.contextmanager
    def open(cls, folder):
        """Start the server in `folder` on a number that is free, and end it."""
        reading, writing = os.pipe()
        shape = ["-screen", "0", "1366x768x24", "-fbdir", folder, "-ac", "-nolisten", "tcp"]
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), *shape],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                number = told.readline().strip()
            yield cls(f":{number}", folder / "Xvfb_screen0")
        finally:
            server.kill()
            server.wait()

    def colours(self):
        """Count the colours on the screen; its memory is a file in X's own format."""
        data = self._frame.read_bytes()
        head, *_ = struct.unpack_from(">I", data)
        entries = struct.unpack_from(">I", data, 19 * 4)[0]
        pixels = data[head + entries * 12 :]
        return len(set(struct.unpack(f"<{len(pixels) // 4}I", pixels[: len(pixels) // 4 * 4])))

    def close_windows(self):
        """Click the cross of every window; in a process of its own, Xlib ends its own on errors."""
        subprocess.run([sys.executable, window_manager.__file__, self.name], check=True)

    @staticmethod
    def wait_until(holds, seconds):
        """Look again and again; what never comes is a failure."""
        until = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < until, "it never came"
            threading.Event().wait(LOOK_EVERY_S)
