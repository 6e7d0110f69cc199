"""Bytes to documents: decoding, input formats, articles, sentences, and the way back to the author's own offsets."""

from .flow import build_flow
from .inputs import open_inputs, open_records, read_bytes
from .normal import normalise
from .read import read_document
from .records import Record

__all__ = ["Record", "build_flow", "normalise", "open_inputs", "open_records", "read_bytes", "read_document"]
