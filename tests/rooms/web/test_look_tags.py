"""The look's own tags put no more into a page than they were given."""

import pytest
from django import forms
from django.template import Context, Template

from clearline.web import drawings
from clearline.web.templatetags import look


def shown(template: str, **given: object) -> str:
    return Template("{% load look %}" + template).render(Context(given))


@pytest.mark.parametrize("name", drawings.ICONS)
def test_every_icon_is_hidden_from_readers(name: str) -> None:
    assert 'aria-hidden="true"' in look.icon(name)


@pytest.mark.parametrize("name", drawings.SHAPES)
def test_every_state_has_a_word_and_a_shape(name: str) -> None:
    state = look.state(name)

    assert drawings.STATE_WORDS[name] in state
    assert "<svg" in state


def test_a_state_may_have_a_better_word_but_no_markup() -> None:
    assert "Taken in</span>" in look.state("open", "Taken in")
    assert "&lt;b&gt;" in look.state("open", "<b>")


def test_every_channel_of_the_guidance_has_its_icon() -> None:
    for channel in ("in_app", "sms", "email", "voice_call", "video_call", "photo", "face_to_face"):
        assert "<svg" in look.channel_icon(channel)


def test_a_clause_leads_to_its_sentence() -> None:
    assert 'href="/rules/#C7"' in shown('{% clause "C7" %}')


@pytest.mark.parametrize(("left", "end"), [(90, "90%"), (-5, "0%"), (140, "100%"), (0, "0%")])
def test_a_clock_runs_from_full_to_nothing(left: float, end: str) -> None:
    clock = shown('{% clock left words="27 minutes left" then="By 9:42 pm" %}', left=left)

    assert f'cx="{end}"' in clock
    assert "27 minutes left" in clock
    assert 'role="timer"' in clock


class Name(forms.Form):
    name = forms.CharField(label="Your name", help_text="As at work")


def test_a_field_names_what_describes_it_and_what_is_wrong() -> None:
    field = shown("{% field form.name %}", form=Name({"name": ""}))

    assert '<label for="id_name">Your name</label>' in field
    assert 'aria-describedby="id_name_hint id_name_error"' in field
    assert 'aria-invalid="true"' in field


def test_a_field_with_nothing_wrong_says_so_by_silence() -> None:
    field = shown("{% field form.name %}", form=Name({"name": "Dawn"}))

    assert "aria-invalid" not in field
    assert "error" not in field
