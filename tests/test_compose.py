"""docker-compose.yml asks for every secret, and has no default for any."""

import os
import re
import shutil
import subprocess

import pytest
import yaml

from collabtrack.embedded_home import CHECKOUT

COMPOSE = (CHECKOUT / "docker-compose.yml").read_text(encoding="utf-8")
EXAMPLE = (CHECKOUT / ".env.example").read_text(encoding="utf-8")
pytestmark = pytest.mark.programs

ASKED = sorted(set(re.findall(r"\$\{(\w+):\?[^}]+\}", COMPOSE)))


def configure(**variables: str) -> subprocess.CompletedProcess[str]:
    # The empty example: a developer's own .env must not answer for the test.
    return subprocess.run(
        ["docker-compose", "--env-file", ".env.example", "config"],
        cwd=CHECKOUT,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_example_environment_lists_what_is_asked_for_and_sets_nothing() -> None:
    assigned = dict(re.findall(r"^(\w+)=(.*)$", EXAMPLE, re.MULTILINE))

    assert sorted(assigned) == ASKED
    assert set(assigned.values()) == {""}


def test_no_variable_has_a_default() -> None:
    # $$ is compose's way to write a dollar that is not a variable of its own.
    variables = re.findall(r"\$\{?\w[^}\s]*", COMPOSE.replace("$$", ""))

    assert variables
    assert all(":?" in variable for variable in variables)


def test_every_service_but_the_one_that_ends_has_a_health_check() -> None:
    services = yaml.safe_load(COMPOSE)["services"]
    dockerfile = (CHECKOUT / "Dockerfile").read_text(encoding="utf-8")

    without = {
        name for name, service in services.items() if "healthcheck" not in service
    }

    assert set(services) >= {"db", "broker", "web", "worker", "beat"}
    assert without == {"web"}
    assert "HEALTHCHECK" in dockerfile  # web's, in its image


def test_the_web_trusts_the_one_proxy_that_says_who_asks() -> None:
    services = yaml.safe_load(COMPOSE)["services"]

    site = services["proxy"]["environment"]["SITE"]

    assert services["web"]["environment"]["TRUSTED_PROXIES"] == "1"
    # Set, not added to: what a client sends of its own must not count.
    assert "proxy_set_header X-Forwarded-For $$remote_addr;" in site


def test_the_proxy_looks_the_web_up_again_and_reports_its_errors() -> None:
    proxy = yaml.safe_load(COMPOSE)["services"]["proxy"]

    site, check = proxy["environment"]["SITE"], proxy["healthcheck"]["test"][1]

    assert "resolver 127.0.0.11" in site
    assert "set $$web http://web:8000;" in site
    assert "proxy_pass $$web;" in site
    assert {"curl", "--fail"} <= set(check.split())


# CI installs docker-compose. At a desk without it, the tests above still hold.
if shutil.which("docker-compose") or os.environ.get("CI"):

    def test_compose_accepts_the_file() -> None:
        given = {name: f"/{name.lower()}" for name in ASKED}

        answer = configure(**given)

        assert answer.returncode == 0, answer.stderr
        web = yaml.safe_load(answer.stdout)["services"]["web"]
        assert web["environment"]["SECRET_KEY"] == "/secret_key"

    @pytest.mark.parametrize("missing", ASKED)
    def test_compose_names_a_missing_variable(missing: str) -> None:
        given = {name: f"/{name.lower()}" for name in ASKED if name != missing}

        answer = configure(**given)

        assert answer.returncode != 0
        assert missing in answer.stderr
