"""The live details as a document for programs: /donate/details.json."""

import json
from typing import Any
from urllib.parse import quote, urlencode

from donations.details import Details
from donations.fields import numbers
from donations.standing import Standing


def as_json(standing: Standing) -> str:
    """Without a number unless readers are shown it."""
    told = {"status": standing.status.value} | _shown(standing) | _proof(standing)
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _shown(standing: Standing) -> dict[str, Any]:
    version, details = standing.version, standing.shown
    if version is None or details is None:
        return {}
    return {
        "version": version.number,
        "since": version.since.isoformat(),
        "people": version.people,
        "digest": version.digest,
    } | told(details)


def told(details: Details) -> dict[str, Any]:
    """What follows from the details alone."""
    return {
        "details": details.to_json(),
        "grouped": _grouped(details),
        "payto": payto(details) if details.shows_iban and details.iban else None,
    }


def _grouped(details: Details) -> dict[str, str]:
    """As people write them, of the channels that are shown."""
    return {
        "account_number": numbers.ACCOUNT_NUMBER.shown(details.account_number)
        if details.shows_bank
        else "",
        "iban": numbers.IBAN.shown(details.iban) if details.shows_iban else "",
        "vipps_number": details.vipps_number if details.shows_vipps else "",
    }


def payto(details: Details) -> str:
    """RFC 8905: opens a transfer in programs that know it; no amount, the giver chooses."""
    parts = [part for part in (details.bic, details.iban) if part]
    options = {"receiver-name": details.holder, "message": details.reference}
    given = {name: text for name, text in options.items() if text}
    return f"payto://iban/{'/'.join(parts)}?{urlencode(given, quote_via=quote)}"


def _proof(standing: Standing) -> dict[str, Any]:
    """What was signed, to the byte, so that nobody has to guess how it was spelt."""
    proof = standing.proof
    if proof is None:
        return {}
    return {
        "statement": proof.statement,
        "signature": proof.signature,
        "public_key": proof.public_key,
    }
