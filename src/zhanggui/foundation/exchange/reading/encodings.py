"""Which encoding a text has: UTF-8 (with or without a mark), else GB18030, else UTF-16. Pure: fed with bytes.

The encodings that sellers meet (facts: 淘宝 exports GBK, newer ones UTF-8 with a mark, some UTF-16). GB18030 accepts nearly any
bytes, so a UTF-8 text with one broken byte would silently become nonsense; both are looked at before GB18030 is believed.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from typing import Final

from zhanggui.foundation.exchange.errors import EncodingBroken, EncodingUnknown

#: What a caller may ask for, by Python's name.
KNOWN: Final = {
    "utf-8": "utf-8-sig", "utf8": "utf-8-sig", "utf-8-sig": "utf-8-sig", "gb18030": "gb18030", "gbk": "gb18030", "gb2312": "gb18030",
    "utf-16": "utf-16", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be", "cp1252": "cp1252", "latin-1": "latin-1",
    "iso-8859-1": "latin-1", "big5": "big5",
}  # fmt: skip
NAMES: Final = {
    "utf-8-sig": "UTF-8",
    "gb18030": "GB18030",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
Pieces = Callable[[], Iterable[bytes]]


class _Trial:
    """Decoding with one encoding: how far it got."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.error: EncodingBroken | None = None
        self.foreign = 0
        self._decoder = codecs.getincrementaldecoder(encoding)("strict")
        self._offset = 0
        self._lines = 1

    def feed(self, piece: bytes, *, final: bool = False) -> None:
        """Decode one more piece; remembers the first failure with its place."""
        if self.error is not None:
            return
        pending = self._decoder.getstate()[0]
        try:
            text = self._decoder.decode(piece, final)
        except UnicodeDecodeError as error:
            self._fail(pending + piece, len(pending), error)
            return
        if not text.isascii():
            self.foreign += sum(not part.isascii() for part in text.split())
        self._offset += len(piece)
        self._lines += piece.count(b"\n")

    def _fail(self, data: bytes, pending: int, error: UnicodeDecodeError) -> None:
        line = self._lines + data[pending : max(pending, error.start)].count(b"\n")
        before = data[: error.start].decode(self.encoding, "ignore")
        self.foreign += sum(not part.isascii() for part in before.split())
        value = data[error.start : error.start + 1].hex() or "?"
        name = NAMES.get(self.encoding, self.encoding)
        self.error = EncodingBroken(
            line=line, byte=self._offset - pending + error.start + 1, encoding=name, value=value
        )


class Detector:
    """Feed it the file once, then ask it to `decide`."""

    def __init__(self, asked: str | None) -> None:
        if asked is not None and asked.lower().replace("_", "-") not in KNOWN:
            raise EncodingUnknown(field="encoding", encoding=asked[:40])
        self._asked = KNOWN[asked.lower().replace("_", "-")] if asked is not None else None
        self._trial: _Trial | None = None
        self._head = b""

    def feed(self, piece: bytes) -> None:
        """One more piece of the file."""
        if self._trial is None:
            self._head = piece[:4096]
            self._trial = _Trial(self._asked or _first_guess(self._head))
        self._trial.feed(piece)

    def decide(self, again: Pieces) -> str:
        """The encoding, as Python calls it. `again` gives the bytes once more, if another encoding must be tried."""
        trial = self._trial or _Trial("utf-8-sig")
        trial.feed(b"", final=True)
        if trial.error is None:
            return trial.encoding
        if self._asked is not None or trial.encoding != "utf-8-sig" or self._head.startswith(codecs.BOM_UTF8):
            raise trial.error
        if trial.foreign >= 20:
            # That many words in proper UTF-8 are no accident: the file is UTF-8 and broken in one place.
            raise trial.error
        chinese = _Trial("gb18030")
        common, rare = 0, 0
        for piece in again():
            chinese.feed(piece)
            if common + rare < 2000:
                more_common, more_rare = _plausible(piece)
                common, rare = common + more_common, rare + more_rare
        chinese.feed(b"", final=True)
        # Western texts pass as GB18030 too, but as characters that nobody writes.
        if common <= rare:
            raise trial.error
        if chinese.error is not None:
            raise chinese.error
        return "gb18030"


def _plausible(piece: bytes) -> tuple[int, int]:
    """Characters of GB 2312 (what people write) and others, among those beyond ASCII."""
    text = [character for character in piece[:65536].decode("gb18030", "ignore") if character > "\x7f"]
    known = sum(bool(character.encode("gb2312", "ignore")) for character in text)
    return known, len(text) - known


def _first_guess(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # UTF-16 without a mark: ASCII digits and commas leave every other byte zero.
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 8 and odd > 4 * even:
        return "utf-16-le"
    if even > len(head) // 8 and even > 4 * odd:
        return "utf-16-be"
    return "utf-8-sig"
