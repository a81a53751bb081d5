"""Where gifts go: one set of account details, every number in its normal form."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeAlias

from django.utils.translation import gettext as _

from donations.fields.agreement import RULES, Rule
from donations.fields.characters import NumberError
from donations.fields.detail_fields import CHANNELS, FIELDS
from donations.fields.doubts import DOUBTS
from donations.fields.typed import refusal

Problems: TypeAlias = dict[str, list[str]]  # by the name of the field

CHECKED = (True, "on")  # what a box that is ticked sends


@dataclass(frozen=True)
class Details:
    holder: str = ""  # as the bank has it
    bank: str = ""
    account_number: str = ""  # Norwegian
    iban: str = ""
    bic: str = ""
    vipps_number: str = ""
    vipps_link: str = ""
    kid: str = ""  # the payer's reference that Norwegian banks check
    reference: str = ""  # what to write as message
    shows_bank: bool = True
    shows_iban: bool = True
    shows_vipps: bool = True

    @property
    def shown(self) -> dict[str, str]:
        """Every text as people write it: numbers in groups."""
        return {name: field.show(getattr(self, name)) for name, field in FIELDS.items()}

    @property
    def masked(self) -> dict[str, str]:
        """Every text, of a number only the last three characters: for the public history."""
        return {name: field.mask(getattr(self, name)) for name, field in FIELDS.items()}

    @property
    def channels(self) -> tuple[str, ...]:
        """The ways to give that readers are shown."""
        return tuple(name for name, one in CHANNELS.items() if getattr(self, one.flag))

    def to_json(self) -> dict[str, str | bool]:
        return asdict(self)

    @classmethod
    def from_json(cls, content: object) -> "Details":
        """Whatever the rules for numbers are today, so that history stays readable. Raises
        ValueError unless it has exactly the fields, each of its type."""
        if not isinstance(content, dict):
            raise ValueError("Donation details are an object with a value for every field.")
        types = {one.name: one.type for one in fields(cls)}
        if content.keys() != types.keys():
            odd = ", ".join(sorted(map(str, content.keys() ^ types.keys())))
            raise ValueError(f"Donation details lack these fields or do not know them: {odd}.")
        for name, value in content.items():
            if type(value) is not types[name]:
                raise ValueError(f"The donation details have {value!r} as {name}.")
        return cls(**content)


def check(details: Details) -> Problems:
    """All errors: of each field, and of fields that do not agree."""
    errors = _own_errors(details)
    return errors | _told(RULES, details, wrong=errors)


def doubts(details: Details) -> Problems:
    """What a person has to look at again and may confirm."""
    return _told(DOUBTS, details, wrong=_own_errors(details))


def read(typed: Mapping[str, str | bool]) -> tuple[Details, Problems]:
    """What people typed, in its normal form, and all errors. A field in error is left empty, and
    nothing is said about its agreement with others."""
    values: dict[str, Any] = {one.flag: typed.get(one.flag) in CHECKED for one in CHANNELS.values()}
    errors: Problems = {}
    for name in FIELDS:
        try:
            values[name] = _read_text(name, typed.get(name, ""))
        except NumberError as error:
            errors[name] = [str(error)]
    details = Details(**values)
    return details, errors | _told(RULES, details, wrong=errors)


def _read_text(name: str, typed: str | bool) -> str:
    if not isinstance(typed, str) or not typed.strip(" \t\r\n"):
        return ""
    return FIELDS[name].parse(typed)


def _own_errors(details: Details) -> Problems:
    problems = {name: _own_problem(name, getattr(details, name)) for name in FIELDS}
    return {name: [problem] for name, problem in problems.items() if problem}


def _own_problem(name: str, value: str) -> str:
    try:
        normal = _read_text(name, value)
    except NumberError as error:
        return str(error)
    if normal == value:
        return ""
    advice = _("Write it as “%(normal)s”.") % {"normal": normal}
    return str(refusal(_("“%(typed)s” is not in its normal form."), value, advice))


def _told(rules: Iterable[Rule], details: Details, wrong: Collection[str]) -> Problems:
    """The problems by field, except where one of the fields is wrong in itself."""
    problems: Problems = {}
    for rule in rules:
        if not set(rule.reads) & set(wrong):
            problem = rule.problem(*(getattr(details, name) for name in rule.reads))
            if problem:
                problems.setdefault(rule.field, []).append(problem)
    return problems
