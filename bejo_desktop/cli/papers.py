"""`bejo print`: the paper of an order as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.cli.answers import Answer, as_json
from bejo_desktop.cli.files import write_file
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.domain.paper.document import as_document

if TYPE_CHECKING:
    from bejo_desktop.cli.arguments import Asked


def print_paper(asked: Asked) -> Answer:
    """`bejo print ID --paper sp --out FILE`."""
    reason = asked.reason if asked.copy else None
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        paper = core.printing.paper(core.session, order_id, asked.size, reason)
    if asked.sheet:
        write_file(asked.sheet, as_json(as_document(paper.sheet)).encode())
    write_file(asked.out, paper.pdf)
    document = {
        "file": str(asked.out),
        "sha256": paper.sha256,
        "pages": paper.pages,
        "copy": paper.copy,
        "archived": str(paper.path) if paper.path else None,
    }
    return Answer(document, (f"{asked.out}: {paper.pages} halaman",))
