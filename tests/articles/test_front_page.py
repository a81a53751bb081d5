from articles.front_page import RAIL, Column, FrontPage, lay_out
from articles.models import Article, Category

WORLD = Category(pk=1, name="World", position=1)
CULTURE = Category(pk=2, name="Culture", position=0)


def stories(*categories: Category) -> list[Article]:
    return [Article(pk=pk, category=category) for pk, category in enumerate(categories, 1)]


def test_an_empty_front_page_has_no_lead() -> None:
    assert lay_out([]) == FrontPage(None, [], [])


def test_one_story_leads_alone() -> None:
    (only,) = stories(WORLD)
    assert lay_out([only]) == FrontPage(only, [], [])


def test_the_newest_leads_and_the_next_stand_beside_it() -> None:
    found = stories(*[WORLD] * (RAIL + 1))
    assert lay_out(found) == FrontPage(found[0], found[1:], [])


def test_the_others_stand_under_their_category_in_the_categories_order() -> None:
    found = stories(*[WORLD] * (RAIL + 1), WORLD, CULTURE, WORLD)
    *_, first, second, third = found
    assert lay_out(found).columns == [Column(CULTURE, [second]), Column(WORLD, [first, third])]
