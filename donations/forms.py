from typing import Any

from django import forms
from django.utils.translation import gettext as _

from donations.models import Details
from donations.models.details import CONTENT


class DetailsForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """The live details, to be changed into the next ones."""

    replaces = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Details
        fields = CONTENT

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Whatever a link to the form would have filled in, it shows what is live."""
        self.live = Details.objects.live()
        super().__init__(*args, **kwargs | {"initial": self._live_values()})

    def _live_values(self) -> dict[str, Any]:
        return self.live.shown | {"replaces": self.live.number} if self.live else {}

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # unknown to the stubs
        if not self.errors:
            self._compare_with_live()

    def _compare_with_live(self) -> None:
        if self.live is None:
            return
        if self.live.content == self.instance.content:
            self.add_error(None, _("Nothing was changed: this is what is live already."))
        elif self.live.number != self.cleaned_data["replaces"]:
            self.add_error(
                None,
                _(
                    "%(person)s has published version %(number)d since you opened this page."
                    " Open it again and look at those details first."
                )
                % {"person": self.live.person, "number": self.live.number},
            )
