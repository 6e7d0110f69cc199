"""Bytes to documents: decoding, input formats, articles, sentences, and the way back to the author's own offsets."""

from .flow import build_flow
from .inputs import count_records, open_records
from .normal import normalise
from .read import read_document
from .records import Record

__all__ = ["Record", "build_flow", "count_records", "normalise", "open_records", "read_document"]
