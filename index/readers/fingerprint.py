"""Would the readers of today read a file as those did that read it? A hash of all that they are.

Keeps out: the limits, and what is stated beside a file.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib import metadata, resources
from importlib.resources.abc import Traversable

_PARTS = (".py", ".toml", ".csv", ".txt", ".json")


@cache
def readers_fingerprint() -> str:
    """A hash of the readers' code and data, and of the versions of the libraries that they use.

    With another one, and with a library that was missing, a file may be read differently.
    """
    digest = sha256()
    for name, content in sorted(_files(resources.files("index.readers"), "")):
        digest.update(name.encode() + b"\0" + content)
    for library in sorted(_libraries()):
        digest.update(b"\0" + library.encode())
    return digest.hexdigest()


def _files(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        name = f"{prefix}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            found.extend(_files(entry, name))
        elif entry.is_file() and entry.name.endswith(_PARTS):
            found.append((name, entry.read_bytes()))
    return found


def _libraries() -> set[str]:
    """Name and version of each distribution that Dateline may use and that is installed."""
    try:
        wanted = metadata.requires("dateline") or []
    except metadata.PackageNotFoundError:
        return set()
    found = set()
    for requirement in wanted:
        if "extra == 'test'" in requirement.replace('"', "'"):
            continue
        name = _name(requirement)
        try:
            found.add(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            found.add(f"{name} missing")
    return found


def _name(requirement: str) -> str:
    """The name at the head of a requirement: "lxml" of "lxml>=5; extra == 'html'"."""
    for at, character in enumerate(requirement):
        if not (character.isalnum() or character in "-_."):
            return requirement[:at]
    return requirement
