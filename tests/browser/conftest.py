"""Where do the browser tests run? In Chromium, against the real server over the five seed articles.

Without Chromium they are skipped, unless DATELINE_BROWSER=require. DATELINE_CHROMIUM names another
executable.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.server import Interrupted, dateline, serving
from browser.ways import WAYS, Reader
from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here, and skip it where there is no browser."""
    here = Path(__file__).parent
    missing = _chromium() is None and os.environ.get("DATELINE_BROWSER") != "require"
    for item in items:
        if here in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(pytest.mark.skip(reason="no Chromium; see tests/browser"))


def _chromium() -> str | None:
    return os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Chromium of the system, without anything that calls home."""
    executable = _chromium()
    if executable is None:
        pytest.fail("No Chromium was found; install it or set DATELINE_CHROMIUM.")
    return {"executable_path": executable, "args": list(ARGUMENTS), "headless": True}


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the seed articles, made by the command that users run."""
    folder = tmp_path_factory.mktemp("browser") / "index"
    command = dateline("index", str(ROOT / "seeds"), "--index", str(folder))
    subprocess.run(command, check=True, cwd=folder.parent, capture_output=True, timeout=300)
    return folder


@pytest.fixture(scope="session")
def served(index: Path) -> Iterator[str]:
    """The address of a server over that index."""
    with serving(index) as address:
        yield address


@pytest.fixture(params=WAYS)
def reader(request: pytest.FixtureRequest, browser: Browser, served: str) -> Iterator[Reader]:
    """Somebody who goes by each of the ways in turn."""
    someone = Reader(browser, way=request.param, served=served)
    yield someone
    someone.context.close()


@pytest.fixture
def interrupted(index: Path) -> Iterator[Interrupted]:
    """A server of its own that a test stops and starts."""
    server = Interrupted(index)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def base_url(served: str) -> str:
    """The server, for relative addresses; also stands in for a plugin's fixture of this name.

    That one is a deprecated kind of fixture, and warnings are errors here.
    """
    return served
