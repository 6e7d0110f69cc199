"""Templates of frames: how they are taken apart, and what cannot be read."""

import pytest

from factcheck.rulefile.templates import TemplateError, compiled, needed, slot_names, templates, tokens


def test_a_template_has_one_segment_more_than_places() -> None:
    (frame,) = compiled("{count} * payments of {each} … (comes|came) to {total}", "en")
    assert frame.slots == ("count", "each", "total")
    assert len(frame.segments) == 4


def test_options_that_hold_places_make_frames_of_their_own() -> None:
    frames = compiled("(from {before} to {after}|to {after} from {before}) (up|down)", "en")
    assert [f.slots for f in frames] == [("before", "after"), ("after", "before")]


def test_equal_segments_are_one_object() -> None:
    first, second = compiled("{a} plus {b}", "en"), compiled("{c} plus {d}", "en")
    assert first[0].segments[1] is second[0].segments[1]


def test_a_set_stands_for_its_templates_in_one_direction() -> None:
    assert all("@/" not in t for t in templates("@@moved up", "en"))
    assert slot_names("@@moved down", "en") == {"before", "after", "delta"}


def test_a_segment_is_looked_up_by_its_least_common_words() -> None:
    (frame,) = compiled("{a} of the (wages|salaries) for {b}", "en")
    assert set(needed(frame.segments[1].nodes)) == {"wages", "salaries"}


def test_words_are_cut_alike_everywhere() -> None:
    assert tokens("Last year’s year-on-year rise, i.e. 5") == ("last", "year's", "year-on-year", "rise", "i", ".", "e", ".", "5")


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{a} (or {b}", "not closed"),
        ("{a} or) {b}", "other bracket"),
        ("{a} @no-such-group {b}", "no group no-such-group"),
        ("@@no-such-set up", "no set of frames no-such-set"),
        ("({a}|{b}) " * 12, "more than 1000"),
        ("(" * 3000 + "{a}" + ")" * 3000, "too deep"),
    ],
)
def test_what_cannot_be_read_is_told(template: str, told: str) -> None:
    with pytest.raises(TemplateError, match=told):
        slot_names(template, "en")
