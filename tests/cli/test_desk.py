"""The editors' desk on the command line."""

import pytest

from daybrief.cli.desk import desk_command
from daybrief.cli.ledger import ledger_command
from daybrief.cli.rebuild import rebuild_command
from daybrief.errors import InvalidInput, NotFound

pytestmark = pytest.mark.server


def test_two_stories_at_once_and_an_unknown_one_are_refused(runs, drafted):
    with pytest.raises(InvalidInput, match="one story at a time"):
        runs(desk_command, *drafted.options, "--lead", "a", "--drop", "b")
    with pytest.raises(NotFound, match="no story 'a'"):
        runs(desk_command, *drafted.options, "--lead", "a", "--by", "Ada", "--why", "ours")


def test_stories_are_listed_and_a_dropped_one_with_who_and_why_and_the_edition_rebuilds(
    runs, drafted
):
    lead = drafted.edition.leads[0]
    before = runs(desk_command, *drafted.options)

    result = runs(
        desk_command, "latest", *drafted.options,
        "--drop", lead.slug, "--by", "Ada", "--why", "told last week",
    )  # fmt: skip

    # One test: the tests of a module share one draft, in any order, and this one changes it.
    for brief in drafted.edition.leads:
        assert f"  lead     {brief.story}  {brief.headline.text}\n" in before.stdout
    assert f"left out {lead.story}" in result.stdout
    assert f"Ada: lead → left out, {lead.headline.text} (told last week)" in result.stdout
    assert "identical" in runs(rebuild_command, *drafted.options).stdout
    assert runs(ledger_command, *drafted.options).exit_code == 0
    assert runs(desk_command, *drafted.options).stdout == result.stdout
