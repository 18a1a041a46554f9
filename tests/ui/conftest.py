"""Offscreen Qt with the program's own look, for every test of the window."""

from __future__ import annotations

import os

# Set before Qt loads; a run that asks for another platform (xcb under Xvfb) keeps it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from ui.theme import Theme
from ui.tokens import Mode


def pytest_configure(config):
    """Let pass what the offscreen platform says of itself at each window."""
    config.addinivalue_line(
        "qt_log_ignore", r"This plugin does not support (propagateSizeHints|raise)\(\)"
    )


@pytest.fixture(scope="session")
def theme(qapp):
    """The one theme of the test run; a test that changes its mode sets it back."""
    return Theme(qapp, Mode.LIGHT)


@pytest.fixture
def dark(theme):
    """The same theme, dark for one test."""
    theme.use(Mode.DARK)
    yield theme
    theme.use(Mode.LIGHT)
