"""What is installed is what was tested: the wheel owns its three packages and carries its data."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_owns_exactly_the_three_packages(wheel: Path) -> None:
    """A fourth top-level name would shadow somebody else's."""
    with zipfile.ZipFile(wheel) as archive:
        roots = {name.split("/")[0] for name in archive.namelist()}
    assert {root for root in roots if not root.endswith(".dist-info")} == {"index", "search", "web"}


def test_wheel_carries_all_data_of_the_packages(wheel: Path) -> None:
    """Rules, gazetteers, templates and styles are read from the installed package."""
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for package in ("index", "search", "web")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= packed


def test_wheel_names_its_command_and_licence(wheel: Path) -> None:
    """`dateline` is on the path after an installation, and the licence travels along."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (entry_points,) = (name for name in names if name.endswith("entry_points.txt"))
        assert b"dateline = web.cli.main:main" in archive.read(entry_points)
    assert any("licenses/LICENSE" in name for name in names)
