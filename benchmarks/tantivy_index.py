"""The peer of the search: the same products in a tantivy index, asked the same way."""

from __future__ import annotations

import json
import shutil
import sys
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import tantivy

from benchmarks.children import DATA
from benchmarks.corpus import LAYOUT, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BEGIN_MAX: Final = 12
"""Letters up to which the beginnings of a word are indexed; longer ones are cut to it."""
HEAP_BYTES: Final = 256_000_000
_STORED: Final = ("code", "name", "vendor_name", "district", "category", "measure", "price_on")


def index_of(count: int) -> Path:
    """Return the folder of an index of so many products; built once, then kept."""
    folder = DATA / f"tantivy-{count}"
    done = folder / "done.json"
    if not done.exists() or json.loads(done.read_text(encoding="utf-8"))["layout"] != LAYOUT:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _fill(folder, count)
        done.write_text(json.dumps({"layout": LAYOUT}), encoding="utf-8")
    return folder


class TantivySearch:
    """
    Words as typed, the last one as a beginning, most ordered first.

    Whole words and beginnings of words are two fields of terms, so that a key is a term query
    and never a scan of the dictionary.
    """

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index(_schema(), path=str(folder / "index"), reuse=True)
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, typed: str, limit: int) -> tuple[list[dict[str, Any]], int]:
        """Return the hits with all their stored fields, and the exact count."""
        found = self._searcher.search(
            self._query(typed), limit, count=True, order_by_field="rank", order=tantivy.Order.Asc
        )
        hits = [self._searcher.doc(address).to_dict() for _, address in found.hits]
        return hits, found.count or 0  # type: ignore[attr-defined]  # its stubs lack it

    def _query(self, typed: str) -> tantivy.Query:
        words = list(_words(typed))
        fields = ["words"] * (len(words) - 1) + ["begun"]
        schema = self._index.schema
        parts = [
            (tantivy.Occur.Must, tantivy.Query.term_query(schema, field, word[:BEGIN_MAX]))
            for field, word in zip(fields, words, strict=True)
        ]
        return tantivy.Query.boolean_query(parts)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("words", "begun"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in _STORED:
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("rank", fast=True)
    builder.add_unsigned_field("price", stored=True)
    return builder.build()


def _fill(folder: Path, count: int) -> None:
    (folder / "index").mkdir()
    index = tantivy.Index(_schema(), path=str(folder / "index"))
    writer = index.writer(HEAP_BYTES)
    for one in listed(count):
        words = list(dict.fromkeys(_words(f"{one.product.name} {one.vendor.name}")))
        document = tantivy.Document()
        document.add_text("words", " ".join(word[:BEGIN_MAX] for word in words))
        document.add_text("begun", " ".join(dict.fromkeys(_beginnings(words))))
        document.add_text("code", one.product.code)
        document.add_text("name", one.product.name)
        document.add_text("vendor_name", one.vendor.name)
        document.add_text("district", one.vendor.district)
        document.add_text("category", one.product.category)
        document.add_text("measure", one.product.measure)
        document.add_text("price_on", one.product.price_on.isoformat())
        document.add_unsigned("rank", one.rank)
        document.add_unsigned("price", one.product.price.amount)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _beginnings(words: list[str]) -> Iterator[str]:
    for word in words:
        for end in range(1, min(len(word), BEGIN_MAX) + 1):
            yield word[:end]


def main() -> None:
    """Make the index of so many products as a process of its own."""
    print(json.dumps({"folder": str(index_of(int(sys.argv[1])))}))


def _words(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFD", text.lower())
    kept = "".join(sign if sign.isalnum() else " " for sign in plain if sign.isascii())
    yield from kept.split()


if __name__ == "__main__":
    main()
