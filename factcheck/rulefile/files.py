"""Which files are read: the bundled packs, and the files and folders that a user names."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from factcheck.lexicon.store import rules_root
from factcheck.model.rule import Pack, Source
from factcheck.rulefile.errors import Report, RuleError
from factcheck.rulefile.nodes import read_bytes
from factcheck.rulefile.vocabulary import LANGUAGES, VERSION

BUNDLED = (*LANGUAGES, "articles")
SUFFIXES = (".yaml", ".yml")


class Raw(NamedTuple):
    """The bytes of one rule file; `pack` is the folder of bundled rules that it belongs to, or the path that the user named."""

    name: str
    data: bytes
    pack: str
    bundled: bool


def bundled_files(packs: Sequence[str], report: Report) -> Iterator[Raw]:
    """The rule files of bundled packs. Their names begin with rules/, wherever the program is installed."""
    for pack in packs:
        for path in sorted((rules_root() / pack).glob("*.yaml")):
            name = f"rules/{pack}/{path.name}"
            data = read_bytes(path, name, report)
            if data is not None:
                yield Raw(name, data, pack, bundled=True)


def own_files(paths: Sequence[Path], report: Report) -> Iterator[Raw]:
    """A user's rule files, each once, by name within a folder."""
    seen = set()
    for path in paths:
        for file in _found(path, report):
            if (place := file.resolve()) not in seen:
                seen.add(place)
                data = read_bytes(file, str(file), report)
                if data is not None:
                    yield Raw(str(file), data, path.as_posix(), bundled=False)


def _found(path: Path, report: Report) -> list[Path]:
    if not path.is_dir():
        if not path.exists():
            report(RuleError(str(path), 1, 1, "no such rule file or folder"))
            return []
        return [path]
    found = [p for p in sorted(path.rglob("*")) if p.suffix in SUFFIXES and not _hidden(p.relative_to(path))]
    if not found:
        report(RuleError(str(path), 1, 1, "no rule file (*.yaml) in this folder"))
    return [p for p in found if _inside(p, path, report)]


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _inside(file: Path, folder: Path, report: Report) -> bool:
    """A link may not lead out of the folder: what a checkout names is what it holds."""
    if file.resolve().is_relative_to(folder.resolve()):
        return True
    report(RuleError(str(file), 1, 1, "a link that leads out of its folder"))
    return False


def packs_of(files: Sequence[Raw]) -> tuple[Pack, ...]:
    """The packs that files belong to, in the order in which they were read, each with a hash of its files."""
    names = dict.fromkeys((f.pack, f.bundled) for f in files)
    return tuple(Pack(name, str(VERSION), _digest([f for f in files if (f.pack, f.bundled) == (name, own)])) for name, own in names)


def _digest(files: Sequence[Raw]) -> str:
    return sha256(b"\0".join(f.data for f in files)).hexdigest()


def source_path(source: Source) -> Path:
    """The file on disk that a rule came from: a bundled one stands where the program is installed."""
    first, _, rest = source.file.partition("/")
    inside = rules_root() / rest
    return inside if first == "rules" and rest.partition("/")[0] in BUNDLED and not Path(source.file).exists() else Path(source.file)
