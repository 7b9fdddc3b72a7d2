import stat

from collabtrack import secrets_on_disk


def test_a_secret_is_made_once_for_its_owner_only(tmp_path, monkeypatch):
    monkeypatch.setenv("COLLABTRACK_VAR", str(tmp_path))

    made = secrets_on_disk.kept("secret-key")

    assert len(made) >= 50
    assert secrets_on_disk.kept("secret-key") == made
    assert secrets_on_disk.kept("token-pepper") != made
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {"secret-key", "token-pepper"}
