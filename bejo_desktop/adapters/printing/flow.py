"""Placing blocks on pages: what is to stay together moves together, what can part is parted."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.grid import LATER_TOP, TOP

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from bejo_desktop.adapters.printing.blocks import Block
    from bejo_desktop.adapters.printing.grid import Grid

_ROUNDING: Final = 0.01
_GAPS_SHRINK_TO: Final = 0.45
"""Share of the usual gaps at which a page still reads well."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the height of its upper edge on its page."""

    block: Block
    y: float


Pages: TypeAlias = list[list[Placed]]


def flow(blocks: Sequence[Block], grid: Grid) -> Pages:
    """Return the blocks of each page; a block taller than a page that cannot part overflows it."""
    queue = deque(blocks)
    pages: Pages = [[]]
    y = TOP
    while queue:
        block = queue.popleft()
        if block.new_page and pages[-1]:
            pages.append([])
            y = LATER_TOP
        gap = block.gap if pages[-1] else 0.0
        room = grid.bottom - y - gap + _ROUNDING
        if _needed(block, queue) <= room:
            pages[-1].append(Placed(block, y + gap))
            y += gap + block.height()
            continue
        parts = _parts(block, room, len(pages), at_top=not pages[-1])
        if parts:
            pages[-1].append(Placed(parts[0], y + gap))
            queue.appendleft(parts[1])
        elif pages[-1]:
            queue.appendleft(block)
        else:
            pages[-1].append(Placed(block, y))
            y += block.height()
            continue
        pages.append([])
        y = LATER_TOP
    return pages


def on_one_page(blocks: list[Block], grid: Grid) -> list[Block]:
    """
    Return the blocks with smaller gaps where that spares a second page, else as they are.

    What begins a new page is not part of it.
    """
    end = next((n for n, block in enumerate(blocks) if block.new_page), len(blocks))
    first, annex = blocks[:end], blocks[end:]
    room = grid.bottom - TOP - sum(block.height() for block in first)
    gaps = sum(block.gap for block in first[1:])
    if not gaps * _GAPS_SHRINK_TO <= room < gaps:
        return blocks
    return [*(replace(block, gap=block.gap * room / gaps) for block in first), *annex]


def _needed(block: Block, following: Sequence[Block]) -> float:
    """Height of the block and of the least of what it keeps with."""
    needed, position = block.height(), 0
    while block.keep and position < len(following):
        block = following[position]
        needed += block.gap + (block.height() if block.keep else block.least())
        position += 1
    return needed


def _parts(
    block: Block, room: float, page_number: int, *, at_top: bool
) -> tuple[Block, Block] | None:
    if block.keep and block.height() <= room:
        return None
    return block.split(room, page_number, at_top=at_top)
