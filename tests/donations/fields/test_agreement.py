from donations.fields.agreement import RULES, other_account
from donations.fields.detail_fields import CHANNELS, FIELDS


def test_an_account_number_under_another_country_is_another_account() -> None:
    assert "SE15 0530 2294 668 is not that of" in other_account("SE1505302294668", "05302294668")
    assert other_account("NO1505302294668", "05302294668") == ""


def test_every_rule_reads_fields_that_there_are() -> None:
    known = FIELDS.keys() | {channel.flag for channel in CHANNELS.values()}
    assert all(set(rule.reads) <= known for rule in RULES)
