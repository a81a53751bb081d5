"""What the forms of all that can be done with the donation details share.

Each calls one verb of donations.approval, and brings back what the verb refuses as an error where
it belongs, with all that was typed.
"""

from datetime import datetime
from typing import cast

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from donations.approval import PROPOSE, NotFresh, as_recorded
from donations.entries.chain import Broken
from donations.entries.rules import Refused, State
from donations.people import fresh
from donations.people.approvers import is_approver

NOTE = 500  # characters


def note(label: str | Promise) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]  # a text for later, too
        max_length=NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


def may_propose(person: User) -> bool:
    return person.has_perm(PROPOSE) or is_approver(person)


def is_own(person: User, state: State) -> bool:
    """Whether it was this person who made the proposal that waits."""
    return bool(state.proposal and state.proposal.by.is_same(as_recorded(person)))


class VerbForm(forms.Form):
    """`name` is the last part of the address, and of the address's name."""

    name: str
    title: str | Promise
    says: str | Promise = ""  # what it does, for those who do it once a year
    button: str | Promise
    done: str | Promise  # what is said once it is done
    template = "verb.html"
    is_grave = False  # readers lose something
    needs_fresh = True  # authentication, when the form is opened and when it is sent
    forget: tuple[str, ...] = ()  # what has to be typed anew after that
    needs_nothing_typed = True  # else the form comes back with all of it, whatever the reason

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        request: HttpRequest,
        state: State,
        number: int = 0,
        breach: str = "",
    ) -> None:
        """`number` is that of the proposal or the version that the address names. With a breach,
        the ledger does not verify and the state is empty."""
        self.request, self.state, self.number, self.breach = request, state, number, breach
        self.person = cast(User, request.user)
        self.kept = fresh.typed(request) if data is None else None
        self.status = 200
        super().__init__(data, label_suffix="", use_required_attribute=False)
        if self.kept is not None:
            self.initial = {name: self.kept.get(name, "") for name in self.fields}

    def sent(self, data: QueryDict) -> "VerbForm":
        """The same form with what was typed."""
        return type(self)(
            data, request=self.request, state=self.state, number=self.number, breach=self.breach
        )

    @classmethod
    def allows(cls, person: User, state: State) -> bool:  # noqa: ARG003 - some ask for it
        """Who gets to see the form; the verb asks for itself."""
        return is_approver(person)

    @property
    def authenticated_at(self) -> datetime | None:
        return fresh.authenticated_at(self.request)

    @property
    def refusal(self) -> str:
        """Why it cannot be done as things stand; empty if it can."""
        return ""

    def act(self) -> State:
        """Calls the verb with what was sent."""
        raise NotImplementedError

    def carried_out(self) -> bool:
        """Whether it is done. If not, the form says why. Raises NotFresh."""
        return self.is_valid() and self._tried()

    def _tried(self) -> bool:
        try:
            self.state = self.act()
        except NotFresh:
            raise
        except PermissionDenied as error:
            self._refuse(str(error) or _("You may not do this."), 403)
        except Refused as refused:
            self._refuse(str(refused), 409)
        except Broken:
            self._refuse(
                _("The ledger does not verify, so nothing can be changed: tell a site manager."),
                503,
            )
        except ValidationError as error:
            self.add_error(None, error)
        return not self.errors

    def _refuse(self, why: str, status: int) -> None:
        self.status = status
        self.add_error(None, why)
