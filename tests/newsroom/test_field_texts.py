from django.utils import translation

from newsroom.field_texts import field_texts
from newsroom.models import SiteLink

LINK = SiteLink(placement="edition", label="دعوت", language="fa-AF", is_shown=False)


def test_fields_stand_as_people_read_them() -> None:
    assert field_texts(LINK, ("placement", "label", "language", "is_shown")) == {
        "placement": "Other edition",
        "label": "دعوت",
        "language": "Dari",
        "shown": "no",
    }


def test_a_log_has_one_language() -> None:
    with translation.override("nb"):
        assert field_texts(LINK, ("is_shown",)) == {"shown": "no"}
