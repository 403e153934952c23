"""The settings of indexing, from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import SettingError
from index.settings import IndexSettings, settings_from


def test_settings_default_when_nothing_is_set() -> None:
    """A folder of reports needs no configuration."""
    assert settings_from({}) == IndexSettings()


def test_settings_come_from_the_environment() -> None:
    """An operator sets them where the service is defined."""
    settings = settings_from({"DATELINE_INDEX": "/srv/reports", "DATELINE_WORKERS": "3"})
    assert (settings.folder, settings.processes) == (Path("/srv/reports"), 3)


@pytest.mark.parametrize("text", ["", "many", "-1", "1.5"])
def test_settings_refuse_what_is_no_number(text: str) -> None:
    """A typing error must not silently mean the default."""
    with pytest.raises(SettingError, match="DATELINE_WORKERS"):
        settings_from({"DATELINE_WORKERS": text})


def test_settings_refuse_a_limit_of_zero() -> None:
    """A limit of nothing would skip everything."""
    with pytest.raises(SettingError, match="at least 1"):
        settings_from({"DATELINE_MAX_FILE_MB": "0"})


def test_settings_refuse_too_little_memory() -> None:
    """With less, a run would spend its time on commits."""
    settings = settings_from({"DATELINE_MEMORY_MB": "32"})
    assert settings.round_memory_mb + settings.store_memory_mb == settings.memory_mb == 32
    with pytest.raises(SettingError, match="at least 32"):
        settings_from({"DATELINE_MEMORY_MB": "31"})
