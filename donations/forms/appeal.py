"""The words around the numbers, as staff write them."""

from typing import Any

from django import forms

from donations import guard
from donations.models import Appeal
from donations.models.appeal_words import TEXTS, WORDS

ROWS = {"text": 8, "next_steps": 4, "tax": 4, "risk": 4}


class AppealForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta:
        model = Appeal
        fields = ("language", *WORDS)
        widgets = {  # noqa: RUF012 - typed by the base class
            name: forms.Textarea(attrs={"rows": rows, "dir": "auto", "class": "vLargeTextField"})
            for name, rows in ROWS.items()
        }

    def clean(self) -> dict[str, Any]:
        """Refuses other people's account numbers at their field, before anything is saved.

        Browsers send a line break as two characters; kept as one, the history shows no change
        where nothing was changed.
        """
        sent = super().clean() or self.cleaned_data
        sent |= {name: sent[name].replace("\r\n", "\n") for name in TEXTS if name in sent}
        guard.refuse({name: sent.get(name, "") for name in TEXTS})
        return sent
