"""The order of ids."""

from kyokun.model.ids import id_order


def test_ids_are_ordered_as_people_count() -> None:
    ids = [None, "PM-1000", "PM-10", "PM-9", "PM-009", "INC-3", f"PM-{'9' * 5000}", "odd"]
    assert sorted(ids, key=id_order) == [
        "odd",
        "INC-3",
        f"PM-{'9' * 5000}",
        "PM-009",
        "PM-9",
        "PM-10",
        "PM-1000",
        None,
    ]
