"""Many documents at once: read here or elsewhere, in order, each item's trouble in its place."""

from collections.abc import Iterator
from itertools import count, islice

from daybrief.errors import StageError
from daybrief.model import Document, Failure, Source
from daybrief.stages import read
from daybrief.tools.workers import Workers
from tests.conftest import NOON

TEXT = "The ferry to the north left an hour late on Monday, and nobody aboard could say why."


def document(number: int) -> Document:
    address = f"https://harbour.example/{number}"
    body = f"<html><body><article><h1>Ferry {number}</h1><p>{TEXT}</p></article></body></html>"
    return Document(source="harbour", url=address, status=200, fetched_at=NOON, body=body.encode())


SOURCES = {"harbour": Source(name="harbour", address="https://harbour.example/")}


def test_pages_read_in_other_processes_are_the_articles_that_are_read_here():
    documents = [document(number) for number in range(5)]
    documents.insert(
        2, Document(source="harbour", url="https://harbour.example/x", fetched_at=NOON)
    )

    with Workers(2) as workers:
        found = list(read.articles(documents, SOURCES, each=workers.map))

    assert found == list(read.articles(documents, SOURCES))
    assert isinstance(found[2], Failure)


def test_a_page_whose_process_died_is_set_aside_under_its_own_address():
    def each(function, tasks):
        for number, task in enumerate(tasks):
            yield StageError("it took too long") if number == 1 else function(task)

    one, lost, three = read.articles(map(document, range(3)), SOURCES, each=each)

    assert (lost.item, lost.problem) == ("https://harbour.example/1", "it took too long")
    assert (one.title, three.title) == ("Ferry 0", "Ferry 2")


def test_an_endless_stream_is_read_as_it_comes():
    def endless() -> Iterator[Document]:
        yield from map(document, count())

    found = list(islice(read.articles(endless(), SOURCES), 3))

    assert [article.title for article in found] == ["Ferry 0", "Ferry 1", "Ferry 2"]
