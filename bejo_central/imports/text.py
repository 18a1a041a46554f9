"""Text as people and portals left it, made fit for a catalogue: one line, one kind of quote."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟″«»＂", '"') | dict.fromkeys("‘’‚‛′`´ʼ", "'"))
_QUOTES_IN_A_ROW: Final = re.compile(r'"{2,}')
_LegalForm = Literal["CV", "PT", "UD", "Koperasi", "Perorangan", ""]
_FIRM_FORMS: Final[dict[str, _LegalForm]] = {
    "CV": "CV",
    "PT": "PT",
    "UD": "UD",
    "PD": "UD",
    "KOPERASI": "Koperasi",
    "TOKO": "Perorangan",
    "WARUNG": "Perorangan",
    "KATERING": "Perorangan",
    "CATERING": "Perorangan",
}
_MEASURES: Final = {
    "bottle": "botol",
    "can": "kaleng",
    "bks": "bungkus",
    "gr": "gram",
    "litre": "liter",
    "m²": "m2",
    "m³": "m3",
    "pack": "pak",
    "pcs": "buah",
    "piece": "buah",
    "person": "orang",
    "ream": "rim",
    "roll": "rol",
    "setel": "stel",
    "sheet": "lembar",
    "zak": "sak",
}


def cleaned(text: str) -> str:
    """Return text in NFC, without controls, with straight quotes and single spaces."""
    # Nine cells of ten are plain, and going through each character is what an import costs.
    plain = text.isascii() and text.isprintable()
    one_line = text if plain else "".join(map(_visible, unicodedata.normalize("NFC", text)))
    straight = _QUOTES_IN_A_ROW.sub('"', one_line.translate(_QUOTES))
    return " ".join(straight.split())


def measure(text: str) -> str:
    """Return a measure in Indonesian and lower case; empty where nothing is said (`-`)."""
    plain = cleaned(text).lower()
    return _MEASURES.get(plain, plain) if any(char.isalnum() for char in plain) else ""


def name_key(name: str) -> str:
    """Return what is the same in all spellings of a firm's name: `CV. Wila`, `cv wila` → `CVWILA`."""
    return "".join(char for char in unicodedata.normalize("NFKC", name).upper() if char.isalnum())


def legal_form(name: str) -> _LegalForm:
    """Return the legal form that a firm's name begins with; empty where it tells none."""
    first = re.split(r"[\s.,]+", cleaned(name).upper(), maxsplit=1)[0]
    return _FIRM_FORMS.get(first, "")


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Cc", "Zl", "Zp", "Zs"}:
        return " "
    return "" if category in {"Cf", "Co", "Cs", "Cn"} else char
