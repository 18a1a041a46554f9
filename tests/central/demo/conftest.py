from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bejo_central.demo.world import PRODUCTS_DEFAULT, build_world

if TYPE_CHECKING:
    from bejo_central.demo.records import DemoWorld


@pytest.fixture(scope="session")
def world() -> DemoWorld:
    return build_world(7, PRODUCTS_DEFAULT)
