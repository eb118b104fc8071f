"""Writes `src/zhanggui/kernel/sql/initials.sql`: the first letters of the readings of every Chinese character.

Run it as `python -m tools.initials` after an update of pypinyin (MIT), whose tables it reads. Names that are stored do not change their
initials by themselves, so a new file wants a migration.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from pypinyin import phrases_dict, pinyin_dict

FILE = Path(__file__).parent.parent / "src/zhanggui/kernel/sql/initials.sql"
FIRST, LAST = 0x4E00, 0x9FFF
WIDTH = 128
#: For a character without a reading.
NONE = "-"
#: A second reading counts when it stands in so many words, and in this share of the words with the character: 大 is dai in one word, and
#: nobody types it so.
WORDS, SHARE = 2, 0.05


def _initial(reading: str) -> str:
    letter = unicodedata.normalize("NFD", reading)[:1].lower()
    return letter if "a" <= letter <= "z" else NONE


def _in_words() -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for word, readings in phrases_dict.phrases_dict.items():
        for character, alternatives in zip(word, readings, strict=False):
            found[character][_initial(alternatives[0])] += 1
    return found


def _pair(listed: list[str], words: Counter[str]) -> tuple[str, str]:
    """The initial of the usual reading and of another one that is common (the same if there is none)."""
    usual = listed[0]
    if words and words[usual] < words.most_common(1)[0][1]:
        usual = words.most_common(1)[0][0]
    total = sum(words.values())
    others = [
        (count, other) for other, count in words.items() if other != usual and count >= WORDS and count / total >= SHARE
    ]
    return usual, max(others)[1] if others else usual


def _function(name: str, letters: str) -> str:
    lines = "\n".join(f"        '{letters[at : at + WIDTH]}'" for at in range(0, len(letters), WIDTH))
    head = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$\n    SELECT (\n"
    )
    return f"{head}{lines}\n    )::bytea\n$$;\n"


def text() -> str:
    """The file."""
    words = _in_words()
    pairs = []
    for code in range(FIRST, LAST + 1):
        listed = [_initial(reading) for reading in pinyin_dict.pinyin_dict.get(code, NONE).split(",")]
        pairs.append(_pair(listed, words[chr(code)]))
    head = "-- Made by tools/initials.py. The initials of the characters U+4E00 to U+9FFF in their order: of the usual reading, of the other one.\n"
    usual, other = ("".join(column) for column in zip(*pairs, strict=True))
    return head + _function("kernel_usual_readings", usual) + _function("kernel_other_readings", other)


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
