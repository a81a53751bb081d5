"""The text of a template, and the version that the edit started from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from newsroom.managed.standing import Standing
from newsroom.models import TemplateVersion

CODE = {
    "dir": "ltr",
    "rows": 24,
    "wrap": "off",
    "spellcheck": "false",
    "autocomplete": "off",
    "autocapitalize": "off",
    "autocorrect": "off",
    "translate": "no",
}


class TemplateForm(forms.Form):
    source = forms.CharField(
        label=_("The template"), required=False, strip=False, widget=forms.Textarea(CODE)
    )
    note = forms.CharField(
        label=_("What you changed"),
        required=False,
        max_length=TemplateVersion._meta.get_field("note").max_length,
        help_text=_("For the history. May stay empty."),
    )
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, standing: Standing) -> None:
        initial = {"source": standing.source, "base": standing.number}
        super().__init__(data, initial=initial)


def holding(source: str, number: int, note: str = "") -> dict[str, Any]:
    """As if that had been sent: for a form that comes back with another text or base."""
    return {"source": source, "base": number, "note": note}
