"""The key comes from the environment, or is made once and kept to its owner."""

import stat
from concurrent.futures import ThreadPoolExecutor

from daybrief.settings import Publication, Settings
from daybrief.site.conf import site_settings
from daybrief.site.secret import secret_key


def test_the_environment_comes_first(tmp_path):
    assert secret_key(tmp_path, {"DAYBRIEF_SECRET_KEY": "given"}) == "given"
    assert list(tmp_path.iterdir()) == []


def test_a_key_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    made = secret_key(tmp_path, {})

    assert len(made) > 50
    assert secret_key(tmp_path, {}) == made
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_all_workers_get_the_same_key(tmp_path):
    with ThreadPoolExecutor(8) as workers:
        made = set(workers.map(lambda _: secret_key(tmp_path, {}), range(8)))

    assert len(made) == 1


def test_without_a_folder_nothing_is_written(tmp_path):
    made = [secret_key(tmp_path / "var", {}) for _ in range(2)]

    assert made[0] != made[1]
    assert list(tmp_path.iterdir()) == []


def test_the_publications_own_name_is_allowed(tmp_path):
    publication = Publication(address="https://briefing.example:8443")
    settings = Settings(path=tmp_path / "daybrief.toml", publication=publication)

    told = site_settings(settings, {})

    assert told["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]", "briefing.example"]
    assert told["DEBUG"] is False
