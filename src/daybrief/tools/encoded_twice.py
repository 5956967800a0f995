"""Text whose UTF-8 was once taken for Latin-1 or Windows-1252 and encoded again, made whole.

Where that is not sure, the text stays as it is; which encoding a page has is told in `html`.
"""

import re
from collections import Counter

_SIGNS = {bytes([byte]).decode("cp1252", "ignore"): byte for byte in range(0x80, 0xA0)}
_SIGNS.pop("")  # Windows-1252 gives five bytes no sign; browsers read them as C1 controls
_BYTES = {**{chr(byte): byte for byte in range(0x80, 0x100)}, **_SIGNS}
_NEXT = rb"(?:\xc2[\x80-\xbf]|" + b"|".join(sign.encode() for sign in _SIGNS) + b")"
_PIECE = rb"\xc3(?:[\x82-\x9f]%b|[\xa0-\xaf]%b{2}|[\xb0-\xb4]%b{3})" % (_NEXT, _NEXT, _NEXT)
# In bytes, where a search leaps to the first of them, which begins each of Â to ô.
_ENCODED = re.compile(_PIECE)
_SIDE_BY_SIDE = re.compile(b"(%b)(%b)" % (_PIECE, _PIECE))
_PERHAPS = re.compile(rb"\xc3[\x82-\xb4][\xc2\xc5\xc6\xcb\xe2]")
"""The quick test: one of Â to ô before what may stand for a byte of UTF-8."""
_SURE = re.compile(f"[ÂÃð]|â[\x80-\x9f{''.join(_SIGNS)}]|.+[\x80-\x9f]")
"""What no language writes: `Ã©`, `â€™`, a C1 control. `É®`, `é »` or `Ø«` may be meant."""
_SHARE_AT_LEAST = 2 / 3
"""Of the characters beyond ASCII. In six such pages of extraction-wcxb-dev it is .86 or more; at
.49 stands a page that means its thirty `É®`."""


def encoded_once(text: str, body: bytes) -> str:
    """Mend text that was encoded twice, or more often, if most of what is not ASCII in it was.

    Takes:   the text, and the same in UTF-8.
    Gives:   the text unchanged unless at least three pieces, or two that differ, are surely such:
             a page may quote one.
    Costs:   10 µs for 100 kB; .5 ms where it is mended.

    >>> encoded_once("Ã©tÃ©, câ€™est", "Ã©tÃ©, câ€™est".encode())
    'été, c’est'
    """
    start = body.find(b"\xc3")
    while start >= 0 and _PERHAPS.search(body, start):
        counts = Counter(piece[0] for piece in _ENCODED.finditer(body, start))
        meant = {piece: said for piece in counts if (said := _meant(piece))}
        length = sum(counts[piece] * len(piece.decode()) for piece in meant)
        beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
        if length < _SHARE_AT_LEAST * beyond_ascii or not _is_sure(body, counts, set(meant)):
            break
        body = _mended(body, meant)
        text = body.decode()
        start = body.find(b"\xc3")
    return text


def _is_sure(body: bytes, counts: Counter[bytes], pieces: set[bytes]) -> bool:
    sure = {piece for piece in pieces if _SURE.match(piece.decode())}
    for pair in _SIDE_BY_SIDE.finditer(body):
        if len(sure) >= 2:
            break
        # As in a word of Greek or Japanese; this is no letter before a sign.
        if pieces.issuperset(pair.groups()):
            sure.update(pair.groups())
    return len(sure) >= 2 or sum(counts[piece] for piece in sure) >= 3


def _mended(body: bytes, meant: dict[bytes, bytes]) -> bytes:
    return _ENCODED.sub(lambda piece: meant.get(piece[0], piece[0]), body)


def _meant(piece: bytes) -> bytes:
    """Give the character that a piece stands for, in UTF-8, if it is one's UTF-8."""
    again = bytes(_BYTES[character] for character in piece.decode())
    return again if again.decode("utf-8", "ignore") else b""
