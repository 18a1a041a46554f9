"""`bejo print`: the paper of an order as a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bejo_desktop.cli.answers import Answer, as_json
from bejo_desktop.cli.files import write_file
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.cli.signing import holder_document, sign_paper
from bejo_desktop.domain.paper.document import as_document
from bejo_desktop.domain.paper.frame import named_kind

if TYPE_CHECKING:
    from bejo_desktop.cli.arguments import Asked


def print_paper(asked: Asked) -> Answer:
    """`bejo print ID --paper KIND [--part N] --out FILE [--sign [--p12 FILE]]`."""
    kind = named_kind(asked.paper)
    reason = asked.reason if asked.copy else None
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        take = partial(
            core.printing.paper,
            core.session,
            order_id,
            asked.size,
            reason,
            kind=kind,
            part=asked.part,
        )
        signed = sign_paper(core, asked, order_id, take) if asked.sign else None
        paper = take() if signed is None else signed.paper
    if asked.sheet:
        write_file(asked.sheet, as_json(as_document(paper.sheet)).encode())
    write_file(asked.out, paper.pdf)
    document = {
        "file": str(asked.out),
        "paper": kind.value,
        "number": paper.sheet.frame.number,
        "sha256": paper.sha256,
        "pages": paper.pages,
        "copy": paper.copy,
        "archived": str(paper.path) if paper.path else None,
        "signed_by": None if signed is None else holder_document(signed.by),
    }
    return Answer(document, (f"{asked.out}: {paper.pages} halaman",))
