"""The site finds the sheets in either database."""

from daybrief.site.wsgi import application
from tests.records.nouns import edition, inputs, published, sheet
from tests.site.conftest import Site


def test_the_site_serves_what_is_kept(place):
    app = application(place.settings, {"DATABASE_URL": place.database_url})
    site = Site(app, place.open(), place.settings)
    site.records.save_day(edition(), articles=(), stories=(), inputs=inputs())
    site.records.publish(published(edition()), (sheet("index.html", "front"),))

    front, latest = site.get("/", Host="127.0.0.1"), site.get("/latest", Host="127.0.0.1")

    assert (front.status, front.text) == (200, "front")
    assert latest.headers["Location"] == "/2026/11/23/"
