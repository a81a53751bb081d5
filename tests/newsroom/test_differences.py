from newsroom import differences


def shown(before: dict[str, str], after: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    return {
        field.name: [(one.kind, one.text) for part in field.stretches for one in part.differences]
        for field in differences.compare(before, after)
    }


def test_a_field_that_came_went_or_was_replaced() -> None:
    assert shown({"a": "old", "b": "gone"}, {"a": "new", "c": "come"}) == {
        "a": [("removed", "old"), ("added", "new")],
        "b": [("removed", "gone")],
        "c": [("added", "come")],
    }


def test_an_edited_line_is_shown_word_by_word() -> None:
    (field,) = differences.compare({"label": "Our old website"}, {"label": "Our new website"})
    (part,) = field.stretches
    (line,) = part.differences
    assert [(piece.kind, piece.text) for piece in line.pieces] == [
        ("same", "Our "),
        ("removed", "old"),
        ("added", "new"),
        ("same", " website"),
    ]


def test_lines_that_stayed_are_folded_away_but_for_two() -> None:
    lines = [f"Line number {number}" for number in range(10)]
    (field,) = differences.compare({"text": "\n".join(lines)}, {"text": "\n".join([*lines, "End"])})
    assert [(part.folded, len(part.differences)) for part in field.stretches] == [
        (True, 8),
        (False, 3),
    ]


def test_a_line_in_another_place_has_moved() -> None:
    assert shown({"order": "One\nTwo\nThree"}, {"order": "Two\nThree\nOne"})["order"][-1] == (
        "moved",
        "One",
    )
