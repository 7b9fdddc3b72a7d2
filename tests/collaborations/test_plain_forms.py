"""No form speaks in the framework's words, and no box cuts what is typed."""

import importlib
import pkgutil

import pytest
from django import forms

import collaborations.forms as package
from collabtrack.shared.plain_forms import PlainForm

DASHES = "---------"


def form_classes():
    modules = [
        importlib.import_module(f"{package.__name__}.{found.name}")
        for found in pkgutil.iter_modules(package.__path__)
    ]
    return [
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type)
        and issubclass(each, forms.BaseForm)
        and each.__module__ == module.__name__
    ]


def fields_of(form_class):
    """Give the fields as a page gets them, without what a view would fill in."""
    form = form_class.__new__(form_class)
    forms.BaseForm.__init__(form)
    return [form[name].field for name in form.fields]


@pytest.mark.parametrize("form_class", form_classes(), ids=lambda each: each.__name__)
def test_every_form_has_its_own_words(form_class):
    default = forms.Field.default_error_messages["required"]

    for field in fields_of(form_class):
        assert field.error_messages["required"] != default
        assert "Use at most" in field.error_messages["max_length"]
        assert "maxlength" not in field.widget.attrs
        assert DASHES not in str(getattr(field, "empty_label", ""))
        if not hasattr(field, "queryset"):
            assert DASHES not in dict(getattr(field, "choices", ())).values()


class Example(PlainForm, forms.Form):
    name = forms.CharField(max_length=1200)
    why = forms.CharField(label="Why?")
    force = forms.ChoiceField(choices=[("", DASHES), ("n", "North")])
    seen = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        required=False, choices=[("", DASHES), ("a", "A")], widget=forms.RadioSelect
    )


def test_an_empty_field_says_what_to_do():
    assert Example({}).errors == {
        "name": ["Enter name."],
        "why": ["Answer the question “Why?”"],
        "force": ["Choose force."],
        "seen": ["Open this page again and send it from there."],
    }


def test_the_server_answers_what_is_too_long():
    form = Example({"name": "x" * 1201, "why": "y", "force": "n", "seen": "1"})

    assert form.errors == {"name": ["Use at most 1,200 characters."]}
    assert "maxlength" not in form.as_p()


def test_a_choice_that_is_none_is_named():
    page = Example().as_p()

    assert '<option value="" selected>Choose a force</option>' in page
    assert "No answer" in page
    assert DASHES not in page
