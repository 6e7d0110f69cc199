"""Inputs near those of the corpus: cut, doubled, spliced, with characters that break things put in."""

import random
from pathlib import Path

CORPUS = Path(__file__).with_name("corpus")
SEEDS: dict[str, list[Path]] = {folder.name: sorted(folder.iterdir()) for folder in sorted(CORPUS.iterdir()) if folder.is_dir()}
PIECES = [
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r\n", b"\r", b"\n\n", b"\x1b[31m", b"\x9b2J", b"\xe2\x80\xae", b"\xe2\x81\xa6", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80",
    b"e\xcc\x81", b"\xe2\x80\x8b", b"\xf0\xa0\x80\x80", "１２３".encode(), "亿".encode() * 40, b"9" * 300, b"1e999", b"0" * 50, "％".encode(), "、".encode(),
    "（".encode(), "）".encode(), "“".encode(), "其中".encode(), "分别".encode(), "增长".encode(), "至".encode(), "万".encode(), b"{", b"}", b"[", b"]", b":", b"::",
    b"%0A", b"<script>", b"]]>", b"&amp;", b"\\u0000", b"\\ud800", b"&a ", b"*a", b"<<: ", b"^", b"10^10^10", b"-", b"1/0", b"|", b"\t", b"#", b"!!python/object",
]  # fmt: skip


def mutated(name: str, chance: random.Random) -> bytes:
    """One input for a target, from one or two of its seeds."""
    data = bytearray(chance.choice(SEEDS[name]).read_bytes())
    for _ in range(chance.randint(1, 5)):
        at, end = sorted(chance.randint(0, len(data)) for _ in range(2))
        end = min(end, at + 60)
        change = chance.randrange(6)
        if change == 0:
            del data[at:end]
        elif change == 1:
            data[at:at] = data[at:end] * chance.randint(1, 8)
        elif change == 2:
            data[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 1, 20))
        elif change == 3:
            other = chance.choice(SEEDS[name]).read_bytes()
            start = chance.randint(0, len(other))
            data[at:at] = other[start : start + 80]
        elif change == 4 and data:
            data[at % len(data)] = chance.randrange(256)
        else:
            data[at:end] = bytes(reversed(data[at:end]))
    return bytes(data[:20_000])
