"""What may be served from static/, and what templates may not hold."""

import re
from pathlib import Path

import plotly.offline
import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
VENDOR = STATIC / "vendor"


def named(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.name)


def class_names(path):
    return " ".join(re.findall(r'class="([^"]*)"', path.read_text()))


@named(sorted(file for file in STATIC.rglob("*") if file.is_file()))
def test_no_file_is_or_names_a_font_or_crest_that_is_not_ours(path):
    content = path.read_bytes().lower()

    assert path.suffix not in {".woff", ".woff2", ".ttf"}
    assert b"gds transport" not in content
    assert b"@font-face" not in content
    assert b"crest" not in content


def test_vendored_plotly_is_the_version_that_the_tests_validate_with():
    version = plotly.offline.get_plotlyjs_version()

    script = VENDOR / f"plotly-basic-{version}.min.js"

    assert f"plotly.js (basic - minified) v{version}" in script.read_text()[:200]
    assert (VENDOR / f"plotly-{version}.css").exists()
    assert (VENDOR / f"plotly-basic-{version}.LICENSE.txt").exists()


@named(sorted(VENDOR.glob("*.min.js")))
def test_every_vendored_script_has_its_licence_beside_it(path):
    licence = path.with_name(path.name.replace(".min.js", ".LICENSE.txt"))

    assert "MIT" in licence.read_text()


def test_charts_never_offer_to_upload_their_data():
    script = (STATIC / "js" / "charts.js").read_text()

    assert "showSendToCloud: false" in script
    assert "plotlyServerURL: ''" in script
    assert "Plotly.react(chart, data, layout, CONFIG)" in script


@named(sorted((STATIC / "js").glob("*.js")))
def test_our_scripts_hold_no_eval_and_import_only_what_is_there(path):
    script = path.read_text()
    imports = re.findall(r"from '([^']+)'", script)

    assert not re.search(r"\beval\(|new Function\(", script)
    assert all((path.parent / name).resolve().exists() for name in imports)


@named(TEMPLATES)
def test_templates_hold_no_inline_script_or_style(path):
    text = path.read_text()

    scripts = re.findall(r"<script\b[^>]*>", text)

    assert all(" src=" in script for script in scripts)
    assert "<style" not in text
    assert not re.search(r"<[^>]*\son\w+=", text)
    assert "javascript:" not in text


@named(TEMPLATES)
def test_style_attributes_hold_only_widths_and_heights_from_data(path):
    styles = re.findall(r'style="([^"]*)"', path.read_text())

    assert all(
        re.fullmatch(r"(min-height|width):\s*{{[^}]+}}(%|px)", style)
        for style in styles
    )


@named(TEMPLATES)
def test_only_the_licence_line_and_accessibility_statement_name_gov_uk(path):
    text = path.read_text()

    licence_line = (
        "Not a GOV.UK service. Built with open-source GOV.UK Frontend code"
        " (MIT licence)."
    )

    assert path.name == "accessibility.html" or "GOV.UK" not in text.replace(
        licence_line, ""
    )


@named(TEMPLATES)
def test_every_static_file_that_a_template_names_exists(path):
    names = re.findall(r"{% static '([^']+)' %}", path.read_text())

    assert [name for name in names if finders.find(name) is None] == []


@named(TEMPLATES)
def test_every_class_of_ours_is_in_the_stylesheet(path):
    styles = (STATIC / "css" / "collabtrack.css").read_text()
    # A name that ends in a hyphen is completed by a value, such as a result.
    used = re.findall(r"\bapp-[a-z0-9_-]*[a-z0-9](?![\w{-])", class_names(path))

    assert [name for name in used if f".{name}" not in styles] == []


@named([path for path in TEMPLATES if path.parent.name == "components"])
def test_components_are_small_enough_to_read_at_once(path):
    assert len(path.read_text().splitlines()) <= 60


def test_every_file_can_be_published_under_a_name_with_its_hash(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {
            "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        },
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    assert (tmp_path / "staticfiles.json").exists()
    assert list((tmp_path / "css").glob("collabtrack.*.css.gz"))
