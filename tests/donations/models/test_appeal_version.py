import pytest
from django.db import Error, connection, transaction

from donations import appeals
from donations.models import Appeal, AppealVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> AppealVersion:
    appeals.save(Appeal(language="en", heading="Stand with us"))
    return AppealVersion.objects.get()


def test_a_version_is_neither_saved_again_nor_deleted(version: AppealVersion) -> None:
    with pytest.raises(TypeError, match="never changed"):
        version.save()
    with pytest.raises(TypeError, match="never deleted"):
        version.delete()
    with pytest.raises(TypeError, match="never changed"):
        AppealVersion.objects.update(heading="Other")
    with pytest.raises(TypeError, match="never deleted"):
        AppealVersion.objects.all().delete()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE donations_appealversion SET heading = 'Other'",
        "DELETE FROM donations_appealversion",
    ],
)
def test_the_database_refuses_it_too(version: AppealVersion, statement: str) -> None:
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AppealVersion.objects.get().heading == "Stand with us"


def test_a_version_without_a_person_came_from_the_command_line(version: AppealVersion) -> None:
    assert version.person == "command line"
    assert str(version) == "Version 1"
