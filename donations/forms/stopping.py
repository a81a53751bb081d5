"""Stopping a proposal, pausing and resuming gifts, revoking details, and going back to earlier
ones."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donations import approval
from donations.entries.rules import State
from donations.forms.verb import VerbForm, is_own, may_propose, note
from donations.people.approvers import is_approver

FRAUD, OTHER = "fraud", "other"


class StopForm(VerbForm):
    name = "stop"
    title = gettext_lazy("Stop the proposal")
    says = gettext_lazy(
        "The proposed change does not go live, and everyone who may approve is told. What readers"
        " see stays as it is."
    )
    button = gettext_lazy("Stop the proposal")
    done = gettext_lazy("Stopped: the proposed change does not go live.")
    is_grave = True
    needs_fresh = False

    why = note(gettext_lazy("Why, for colleagues"))

    @classmethod
    def allows(cls, person: User, state: State) -> bool:
        return is_approver(person) or is_own(person, state)

    @property
    def refusal(self) -> str:
        waits = self.state.proposal
        if waits and waits.entry == self.number:
            return ""
        return _("This proposal no longer waits: it was changed, stopped or approved.")

    def act(self) -> State:
        return approval.stop(self.number, by=self.person, why=self.cleaned_data["why"])


class PauseForm(VerbForm):
    name = "pause"
    title = gettext_lazy("Pause gifts")
    says = gettext_lazy(
        "At once, the numbers disappear from every page, and readers are asked not to send money"
        " now. Everyone who may approve is told."
    )
    button = gettext_lazy("Pause gifts now")
    done = gettext_lazy("Gifts are paused: no page shows a number.")
    is_grave = True
    needs_fresh = False

    why = forms.ChoiceField(
        label=gettext_lazy("Why"),
        choices=[
            (FRAUD, gettext_lazy("Suspected fraud: two people are needed to resume")),
            (OTHER, gettext_lazy("Something else: one person can resume")),
        ],
        initial=OTHER,
        widget=forms.RadioSelect,
    )
    note = note(gettext_lazy("What has happened, for colleagues"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.state.pause:
            self.initial["why"] = FRAUD  # nothing else is left to say

    @classmethod
    def allows(cls, person: User, state: State) -> bool:  # noqa: ARG003 - see the base class
        return may_propose(person)

    @property
    def refusal(self) -> str:
        if self.state.live is None:
            return _("No details are live: there is nothing to pause.")
        if self.state.pause and self.state.pause.fraud:
            return _("Gifts are paused already.")
        return ""

    def act(self) -> State:
        sent = self.cleaned_data
        return approval.pause(by=self.person, fraud=sent["why"] == FRAUD, note=sent["note"])


class ResumeForm(VerbForm):
    """After a pause for suspected fraud it only asks, and somebody else decides."""

    name = "resume"

    note = note(gettext_lazy("Why it is safe again, for colleagues"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.asks:
            del self.fields["note"]

    @property
    def asks(self) -> bool:
        return bool(self.state.pause and self.state.pause.fraud)

    @property
    def title(self) -> str:  # type: ignore[override]  # it depends on the pause
        return _("Ask to resume gifts") if self.asks else _("Resume gifts")

    @property
    def button(self) -> str:  # type: ignore[override]  # see above
        return _("Ask to resume") if self.asks else _("Resume gifts now")

    @property
    def says(self) -> str:  # type: ignore[override]  # see above
        if self.asks:
            return _(
                "Gifts were paused for suspected fraud, so two people have to agree. Everyone who"
                " may approve is told, and another than you resumes."
            )
        return _("At once, every page shows the same details as before the pause.")

    @property
    def done(self) -> str:  # type: ignore[override]  # see above
        if self.state.pause:
            return _("Asked. Now another person who may approve has to resume.")
        return _("Gifts are possible again: the details are live.")

    @property
    def refusal(self) -> str:
        return "" if self.state.pause and self.state.live else _("Nothing is paused.")

    def act(self) -> State:
        at = self.authenticated_at
        if self.asks:
            sent = self.cleaned_data["note"]
            return approval.propose_to_resume(by=self.person, authenticated_at=at, note=sent)
        return approval.resume(by=self.person, authenticated_at=at)


class RevokeForm(VerbForm):
    name = "revoke"
    title = gettext_lazy("Revoke the details")
    says = gettext_lazy(
        "For good, as when the account is closed: nobody can roll back to these details, and what"
        " was proposed is void. Until new details are approved, readers are told that there is no"
        " way to give."
    )
    button = gettext_lazy("Revoke for good")
    done = gettext_lazy("Revoked: no details are live.")
    is_grave = True

    note = note(gettext_lazy("Why, for colleagues"))

    @property
    def refusal(self) -> str:
        return "" if self.state.live else _("No details are live.")

    def act(self) -> State:
        return approval.revoke(
            by=self.person,
            authenticated_at=self.authenticated_at,
            note=self.cleaned_data["note"],
        )


class RollBackForm(VerbForm):
    name = "roll_back"
    says = gettext_lazy(
        "The last details that two people approved are live again at once, and what was proposed is"
        " void."
    )
    note = note(gettext_lazy("Why, for colleagues"))

    @property
    def title(self) -> str:  # type: ignore[override]  # it names the version
        return _("Roll back to version %(number)d") % {"number": self.number}

    @property
    def button(self) -> str:  # type: ignore[override]  # see above
        return self.title

    @property
    def done(self) -> str:  # type: ignore[override]  # it depends on the pause
        if self.state.pause:
            return _("Rolled back. Gifts are still paused: resume them to show the details.")
        return _("Rolled back: the earlier details are live again.")

    @property
    def refusal(self) -> str:
        refuge = self.state.refuge
        if refuge and refuge.version == self.number:
            return ""
        return _("There are no earlier details that two people approved to go back to.")

    def act(self) -> State:
        return approval.roll_back(
            self.number,
            by=self.person,
            authenticated_at=self.authenticated_at,
            note=self.cleaned_data["note"],
        )
