"""The JSON is the edition itself, the same bytes each time, and keeps to the published schema."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from daybrief.errors import InvalidInput
from daybrief.presses import Shelf, api

REFERENCE = Path(__file__).parents[2] / "docs/reference/edition.schema.json"


@pytest.fixture
def validator() -> Draft202012Validator:
    schema = json.loads(api.schema())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_document_read_back_is_the_edition(english, german):
    for edition in (english, german):
        assert api.edition(api.document(edition)) == edition


def test_the_same_edition_gives_the_same_bytes(english):
    again = api.edition(api.document(english))

    assert api.document(again) == api.document(replace(english))


def test_what_is_no_edition_is_refused_with_a_reason():
    with pytest.raises(InvalidInput, match="not the JSON"):
        api.edition(b'{"id": 3}')


def test_documents_keep_to_the_schema(validator, english, german):
    for edition in (english, german, replace(english, leads=(), sections=(), since_last=())):
        validator.validate(json.loads(api.document(edition)))


def test_the_schema_refuses_what_is_no_edition(validator, english):
    told = json.loads(api.document(english))
    del told["leads"][0]["headline"]

    with pytest.raises(ValidationError, match="'headline' is a required property"):
        validator.validate(told)


def test_the_schema_says_what_a_field_means():
    told = json.loads(api.schema())["$defs"]

    assert told["Brief"]["description"] == "Our sentences about one story."
    assert told["Citation"]["properties"]["quote"]["description"] == (
        "The characters themselves: `article.text[start:end]`."
    )
    assert told["State"]["enum"] == ["approved", "corrected", "draft", "published"]


def test_the_published_schema_is_the_one_the_model_gives():
    assert REFERENCE.read_bytes() == api.schema(), (
        "the model has changed; write the schema again: "
        "python -c 'import sys; from daybrief.presses import api; "
        "sys.stdout.buffer.write(api.schema())' > docs/reference/edition.schema.json"
    )


def test_the_latest_document_is_the_newest_edition(shelf):
    sheets = {sheet.path: sheet.body for sheet in api.sheets(shelf)}

    assert sheets["latest.json"] == sheets["2026/11/25/edition.json"]
    assert sheets["edition.schema.json"] == api.schema()


def test_a_shelf_without_an_edition_still_has_the_schema():
    sheets = [sheet.path for sheet in api.sheets(Shelf(edition=None, address="https://m.example"))]

    assert sheets == ["edition.schema.json"]
