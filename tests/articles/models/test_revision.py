import pytest

from articles.models import Revision
from tests import factories

pytestmark = pytest.mark.django_db

REFUSED = "A revision is never"


def test_a_revision_is_never_changed_or_deleted() -> None:
    revision = factories.draft().revisions.get()
    with pytest.raises(TypeError, match=REFUSED):
        revision.save()
    with pytest.raises(TypeError, match=REFUSED):
        revision.delete()


def test_revisions_are_never_changed_or_deleted_together() -> None:
    factories.draft()
    with pytest.raises(TypeError, match=REFUSED):
        Revision.objects.update(note="x")
    with pytest.raises(TypeError, match=REFUSED):
        Revision.objects.all().delete()
