"""Approving a proposal: typing the ends of the numbers from the bank's own paper."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donations import approval
from donations.desk.differences import Difference, differences, lines
from donations.desk.hiding import Hiding
from donations.details import doubts
from donations.entries import confirmation
from donations.entries.confirmation import TYPED
from donations.entries.rules import Act, Proposal, State
from donations.fields.detail_fields import FIELDS
from donations.forms.verb import VerbForm, is_own
from donations.people import tries

DIGITS = frozenset({"account_number", "vipps_number"})


def asked_for(state: State, proposal: Proposal | None) -> dict[str, str]:
    """The ends that are typed to approve it, by field."""
    if proposal is None or proposal.details is None:
        return {}
    return confirmation.asked(state.live_details, proposal.details)


class ApproveForm(VerbForm):
    name = "approve"
    template = "approve.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waits = self.state.pending(timezone.now())
        self.proposal = waits if waits and waits.entry == self.number else None
        self.asked = asked_for(self.state, self.proposal)
        self.hiding = Hiding.of(self.asked.values())
        self.forget = tuple(self.asked)
        for name, end in self.asked.items():
            self.fields[name] = _end(name, len(end))

    @property
    def letter(self) -> str:
        """From the link in the mail, which the address keeps."""
        return self.request.GET.get("letter", "")

    @property
    def is_own(self) -> bool:
        return is_own(self.person, self.state)

    @property
    def resumes(self) -> bool:
        return self.proposal is not None and self.proposal.act is Act.RESUME

    @property
    def title(self) -> str:  # type: ignore[override]  # it depends on the proposal
        if self.resumes:
            return _("Resume gifts")
        return _("Let the change go live") if self.is_own else _("Approve the change")

    @property
    def button(self) -> str:  # type: ignore[override]  # see above
        if self.resumes:
            return _("Resume gifts now")
        return _("Let it go live now") if self.is_own else _("Approve: live at once")

    @property
    def done(self) -> str:  # type: ignore[override]  # see above
        if self.resumes:
            return _("Gifts are possible again: the details are live.")
        return _("Approved: the new details are live, on every page.")

    @property
    def refusal(self) -> str:
        if self.proposal is None:
            return _(
                "This proposal no longer waits: it was changed, stopped or approved, or it lapsed"
                " after 14 days."
            )
        if why := approval.letter_missing(self.letter, self.person, self.number):
            return why
        if not self.is_own:
            return ""
        if not self.proposal.alone:
            return _("You proposed this yourself: another person has to approve it.")
        return "" if timezone.now() >= self.proposal.due else _("It is announced first.")

    @property
    def differences(self) -> list[Difference]:
        if self.proposal is None or self.proposal.details is None:
            return []
        return differences(self.state.live_details, self.proposal.details, self.hiding)

    @property
    def note(self) -> str:
        return self.hiding.words(self.proposal.note) if self.proposal else ""

    @property
    def live_lines(self) -> list[tuple[str | Promise, str]]:
        """What would be shown again, for whoever resumes to compare."""
        return lines(self.state.live.details) if self.state.live else []

    @property
    def doubts(self) -> list[str]:
        """What the author has confirmed, for whoever approves to see."""
        if self.proposal is None or self.proposal.details is None:
            return []
        return [words for found in doubts(self.proposal.details).values() for words in found]

    def carried_out(self) -> bool:
        if self.asked and not tries.take(self.request):
            self._refuse(
                _(
                    "Too many wrong tries: wait an hour. Speak with whoever proposed the change,"
                    " with the bank's own paper before you; if the numbers differ, stop it."
                ),
                429,
            )
            return False
        done = super().carried_out()
        if done and self.asked:
            tries.forget(self.request)
        return done

    def act(self) -> State:
        typed = {name: self.cleaned_data[name] for name in self.asked}
        return approval.approve(
            self.number,
            by=self.person,
            authenticated_at=self.authenticated_at,
            typed=typed,
            letter=self.letter,
        )


def _end(name: str, length: int) -> forms.CharField:
    label = {"field": capfirst(str(FIELDS[name].label)), "count": length}
    widget = forms.TextInput(
        attrs={
            "autocomplete": "off",
            "spellcheck": "false",
            "autocapitalize": "off",
            "size": TYPED * 2,
            "inputmode": "numeric" if name in DIGITS else "text",
        }
    )
    words = _digits(length) if name in DIGITS else _characters(length)
    return forms.CharField(label=words % label, required=False, strip=False, widget=widget)


def _digits(length: int) -> str:
    return ngettext("%(field)s: its last digit", "%(field)s: its last %(count)d digits", length)


def _characters(length: int) -> str:
    return ngettext(
        "%(field)s: its last character", "%(field)s: its last %(count)d characters", length
    )
