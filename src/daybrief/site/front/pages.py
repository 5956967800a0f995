"""The few pages that no press prints: nothing yet, nothing here, trouble. No script, small.

They are put together here, not from a template, so that they can be shown when all else fails.
"""

from html import escape

from daybrief.errors import NewsroomError
from daybrief.settings import Publication
from daybrief.site.front.words import LANGUAGES, Words


def nothing_yet(publication: Publication) -> str:
    """Say that there is no edition yet, and what to do about it."""
    w = _words(publication)
    how = escape(w.how).format(
        make="<code>daybrief day</code>", publish="<code>daybrief publish</code>"
    )
    return _page(publication, w.no_edition, f"<p>{escape(w.no_edition_says)}</p>\n<p>{how}</p>")


def trouble(publication: Publication, status: int, error: NewsroomError) -> str:
    """Say what is wrong with what was asked, with a way home."""
    w = _words(publication)
    if status == 404:
        title, says = w.missing, w.missing_says
    elif status >= 500:
        title, says = w.trouble, w.trouble_says
    else:
        title, says = error.problem.capitalize(), error.fix
    way_home = (
        f'<p><a href="/">{escape(w.home)}</a> · <a href="/archive/">{escape(w.archive)}</a></p>'
    )
    return _page(publication, title, f"<p>{escape(says)}</p>\n{way_home}")


def _page(publication: Publication, title: str, main: str) -> str:
    name = escape(publication.name)
    language = publication.language if publication.language in LANGUAGES else "en"
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{escape(title)} – {name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header class="masthead"><p><a class="name" href="/">{name}</a></p></header>
<main>
<h1>{escape(title)}</h1>
{main}
</main>
</body>
</html>
"""


def _words(publication: Publication) -> Words:
    return LANGUAGES.get(publication.language, LANGUAGES["en"])
