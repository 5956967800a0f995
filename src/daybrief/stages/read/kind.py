# ruff: noqa: E501  # a pattern broken across lines can no longer be read
"""What sort of piece an article is, and why we think so.

From structured data, the address, labels the page shows and the form of its title; the text's
completeness is another matter.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from daybrief.model import Evidence, Kind
from daybrief.stages.read.declared import Declared
from daybrief.stages.read.passages import Passage, leads_within

ITEMS_AT_LEAST = 5
"""Headings that are links, each over a few lines, that make a page a round-up. # guess, 2026-11"""

_TYPES = (
    (Kind.LIVE, frozenset({"LiveBlogPosting"})),
    (Kind.SPONSORED, frozenset({"AdvertiserContentArticle"})),
    (Kind.OPINION, frozenset({"OpinionNewsArticle", "AskPublicNewsArticle"})),
    (Kind.GALLERY, frozenset({"ImageGallery", "MediaGallery"})),
    (Kind.VIDEO, frozenset({"VideoObject"})),
)
_MEDIA = frozenset({Kind.VIDEO, Kind.GALLERY})
"""A page that has one of these and an article as well is an article."""
_WORDS = {
    Kind.SPONSORED: r"sponsored(?:[- ]content)?|sponsor[- ]content|partner[- ]?content|paid[- ](?:post|content|partnership)|"
    r"advertorials?|brand[- ]?(?:content|voice|studio)|promoted|anzeige|publireportage|contenu sponsorisé|"
    r"publirreportaje|contenido patrocinado|contenuto sponsorizzato|conteúdo patrocinado|pr記事",
    Kind.LIVE: r"live|live-?blogs?|live-?updates?|live-?news|live-?ticker|newsblog|ticker|en[- ]direct|endirect|"
    r"en[- ]vivo|directo|diretta|ao[- ]vivo|liveblog",
    Kind.OPINION: r"opinions?|commentisfree|comments?(?:ary|aries)?|op-?eds?|editorials?|columns?|columnists?|"
    r"viewpoints?|letters|kommentare?|meinung(?:en)?|leitartikel|kolumnen?|gastbeitr[aä]ge?|tribunes?|"
    r"opini[oó]n|editoriales|columnas|tribuna|opinioni|commenti|editoriali|opinie|opini[aã]o|colunas?|社説",
    Kind.GALLERY: r"(?:photo-?|picture-?)?galler(?:y|ies)|in-pictures|slideshows?|bildergalerien?|fotostrecken?|"
    r"diaporamas?|galer[ií]as?|fotogaler\w+|galleria|fotogaleria",
    Kind.VIDEO: r"videos?|watch|mediathek|v[ií]deos?",
}
_LABELS = {kind: re.compile(rf"\W*(?:{words})\W*", re.IGNORECASE) for kind, words in _WORDS.items()}
_LABEL_ENDS = re.compile(r"\s*[·•|–—:]\s*|\s+-\s+|\s+(?:by|from|presented|paid)\b", re.IGNORECASE)
_TITLES = {
    Kind.LIVE: r"^live\s*[:|–-]|\blive (?:updates|blog|coverage)\b|\bas it happened\b|^liveticker\b|\bim liveticker\b|"
    r"^en direct\b|^(?:en vivo|en directo|directo|última hora)\s*[:|,]|^(?:la )?diretta\b\s*[:|]|^ao vivo\s*[:|]|^liveblog\b",
    Kind.OPINION: r"^(?:opinion|comment|editorial|letters?|op-ed|kommentar|meinung|tribune|opini[oó]n|opinione|opinie|"
    r"opinião|column|kolumne|columna)\s*[:|–-]|[|–-]\s*(?:opinion|kommentar|editorial)$",
    Kind.VIDEO: r"^(?:video|watch|vidéo|vídeo)\s*[:|–-]",
    Kind.GALLERY: r"^(?:in pictures|photos|gallery|bilder|fotos|en images|galería)\s*[:|–-]|[|–-]\s*in pictures$",
    Kind.SPONSORED: r"^(?:sponsored|advertorial|anzeige|paid post)\s*[:|–-]",
}
_TITLES_SEEN = {kind: re.compile(form, re.IGNORECASE) for kind, form in _TITLES.items()}

_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s|’s)?|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica|(?:maan|dins|woens|donder|vrij|zater|zon)dag|"
    r"segunda|terça|quarta|quinta|sexta"
)
_HOUR = r"(?:early |mid|late )?(?:morning|midday|lunchtime|afternoon|evening|nightly|daily|weekly|weekend|today's|today’s|am|pm)"
_DIGEST = (
    r"(?:news ?)?(?:briefing|newsletter|brief|headlines|round-?up|rundown|digest|news quiz|news in brief|wrap(?:-?up)?|"
    r"bulletin|catch-?up|dispatch|edition|update)"
)
_ROUND_UP = re.compile(
    rf"^(?:(?:the|your|our) )?(?:{_DAY}|{_HOUR})(?: {_HOUR})?(?: \w+)? {_DIGEST}\b"
    rf"|^(?:(?:the|your|our) )?(?:\w+ )?(?:news )?(?:briefing|newsletter|round-?up|digest|rundown)\s*[:|,–-]"
    rf"|\b(?:{_DAY}|{_HOUR}) (?:news )?(?:briefing|round-?up|newsletter|digest)$"
    r"|^(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten) (?:\w+ ){0,2}(?:things|stories|headlines|takeaways from the day|"
    r"news items)\b.{0,30}\b(?:know|today|this (?:morning|week|evening)|for (?:your )?\w+day|start|missed|\w+day)\b"
    r"|^(?:news|today|the day|the week|this week|the world) (?:in brief|at a glance|in review|in (?:\w+ )?(?:minutes|headlines|pictures))\b"
    r"|^(?:what (?:you need|to) (?:to )?know|what happened) (?:today|this (?:morning|week|evening))\b"
    r"|^(?:die (?:lage|nachrichten|wichtigsten nachrichten|themen) (?:am|des|vom|heute)|(?:morgen|mittags?|abend)(?:briefing|lage|update|überblick)|"
    r"(?:nachrichten|news)(?:überblick| kompakt| des tages)|der (?:tag|morgen|abend) (?:im überblick|kompakt)|kurz(?:meldungen|nachrichten)\b|"
    r"was (?:heute|am \w+tag) wichtig (?:ist|wird|war)|das (?:bringt|war) der \w*tag)"
    r"|^(?:l'|l’)?(?:essentiel|actu|actualité|info)s? (?:de|du|en)\b.{0,20}\b(?:jour|matin|soir|semaine|bref|minutes|direct)"
    r"|^(?:le |la )(?:brief|matinale|revue de presse|newsletter|journal de \d)|^ce qu'il faut (?:retenir|savoir)\b.{0,20}\b(?:jour|matin|actualité|semaine|lundi|mardi|mercredi|jeudi|vendredi)"
    rf"|^(?:las?|los?)? ?(?:\d+|cinco|diez|claves|noticias|titulares) .{{0,30}}\b(?:del día|de hoy|de la (?:mañana|semana|jornada)|para (?:hoy|empezar)|{_DAY})\b"
    r"|^(?:resumen|boletín|repaso) (?:de|del|informativo|matinal|semanal)\b"
    r"|^(?:le notizie|le news|notizie|rassegna stampa|buongiorno|il punto)\b.{0,20}\b(?:del giorno|di oggi|del mattino|della (?:sera|settimana|mattina)|:)"
    r"|^(?:nieuwsoverzicht|ochtendnieuws|avondnieuws|het nieuws van|dit is het nieuws|nieuws in het kort)\b"
    r"|^(?:resumo|notícias|manchetes|boletim|as notícias) (?:do dia|de hoje|da (?:manhã|semana|noite)|desta)\b"
    r"|^(?:今日のニュース|ニュース(?:まとめ|ダイジェスト)|朝刊|夕刊|1週間の)",
    re.IGNORECASE,
)  # fmt: skip


def kind_of(
    said: Declared, title: str, url: str, labels: Sequence[str], passages: Sequence[Passage]
) -> tuple[Kind, Evidence | None]:
    """Say what sort of piece it is.

    Takes:   `labels`, the short lines that the page shows around its title.
    Gives:   ARTICLE without evidence when nothing speaks for another kind.
    """
    for found, why in _signs(said, title, url, labels, passages):
        return found, Evidence(fact="kind", says=why)
    return Kind.ARTICLE, None


def _signs(
    said: Declared, title: str, url: str, labels: Sequence[str], passages: Sequence[Passage]
) -> Iterator[tuple[Kind, str]]:
    """Give what speaks for a kind, surest first."""
    words = sum(len(passage.text.split()) for passage in passages)
    if _ROUND_UP.search(title):
        yield Kind.ROUND_UP, f"the title has the form of a round-up: {title!r}"
    for found, types in _TYPES:
        if types & said.types and not (found in _MEDIA and words > 150):
            yield found, f"its structured data calls it {min(types & said.types)}"
    for found, form in _TITLES_SEEN.items():
        if form.search(title):
            yield found, f"the title says so: {title!r}"
    folders = urlsplit(url).path.strip("/").split("/")[:-1] if url else []
    for found, form in _LABELS.items():
        if found in _MEDIA and words > 150:
            continue
        # "Live" and "Video" also stand in a menu beside the title; those two labels do not.
        seen = labels if found in {Kind.OPINION, Kind.SPONSORED} else ()
        for label in (*said.sections, *seen):
            # `Sponsored content · Paid for by a company`: the first part is the label.
            if form.fullmatch(_LABEL_ENDS.split(label, maxsplit=1)[0]):
                yield found, f"the page is labelled {label!r}"
        for folder in folders[:3]:
            if form.fullmatch(folder):
                yield found, f"its address is under /{folder}/"
    items = _items(passages, urlsplit(url).hostname or "")
    if items >= ITEMS_AT_LEAST:
        yield Kind.ROUND_UP, f"{items} short items, each under a heading that links elsewhere"


def _items(passages: Sequence[Passage], host: str) -> int:
    """Count headings that lead to other pieces of the site and stand over a few lines of text."""
    targets = {
        here.target.partition("#")[0]
        for here, after in pairwise(passages)
        if here.tag == "head"
        and here.linked > 0.8
        and len(here.text.split()) >= 4
        and after.tag == "p"
        and len(after.text.split()) < 120
        and leads_within(here, host)
    }
    return len(targets - {""})
