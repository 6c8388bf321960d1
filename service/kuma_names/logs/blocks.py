"""A stream in blocks that end with a line, so that its size does not matter."""

from collections.abc import Iterator
from typing import Protocol

BLOCK_SIZE = 1 << 20
"""Bytes that are read at a time; a longer line is read in pieces."""


class Stream(Protocol):
    """A binary stream."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes; none at the end."""


def blocks(stream: Stream) -> Iterator[bytes]:
    """Yield the bytes of a stream in blocks of whole lines, as long as no line is too long."""
    rest = b""
    while block := stream.read(BLOCK_SIZE):
        block = rest + block
        end = block.rfind(b"\n") + 1
        if not end and len(block) >= BLOCK_SIZE:
            end = len(block)
        if end:
            yield block[:end]
        rest = block[end:]
    if rest:
        yield rest
