"""Lines around an article that are told by their words alone: dates, bylines, share buttons."""

import re

NETWORKS = frozenset(
    """facebook twitter x whatsapp linkedin pinterest reddit telegram email e mail print copy
    link messenger flipboard tumblr instagram bluesky threads pocket sms xing bookmark save
    share shares tweet pin it comment comments this article story on via with by to drucken
    teilen imprimer partager imprimir compartir compartilhar stampa condividi delen
    kommentare""".split()  # noqa: SIM905  # sixty quoted words read worse
)
"""Words of a share line, which holds nothing else."""

DATE_WORDS = frozenset(
    """a am at on um à le las de del alle ore om às em of the vom den il el da di du pm m p uhr
    h utc gmt est edt cst cdt mst mdt pst pdt et ct pt bst ist cet cest jst st nd rd th er t
    z published updated posted created last modified first date time stand aktualisiert
    veröffentlicht erstellt publié mis jour publicado actualizado pubblicato aggiornato
    gepubliceerd bijgewerkt atualizado original ago vor hace il y before hour hours minute
    minutes day days min mins hrs minuten stunden reading read lesezeit tempo leitura
    lecture lectura lettura leestijd temps tiempo minutos minuto minuti minuut und and""".split()  # noqa: SIM905  # as above
)
DATE_STEMS = tuple(
    """jan feb mar apr may jun jul aug sep oct nov dec mär mai juni juli okt dez janv fév févr
    avr juin juil aoû déc ene abr ago dic gen mag giu lug set ott maart mei fev out maj
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi
    vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo luned
    marted mercoled gioved venerd sabato domenica maandag dinsdag woensdag donderdag vrijdag
    zaterdag zondag segunda terça quarta quinta sexta feira""".split()  # noqa: SIM905  # as above
)
"""How names of months and days begin."""

BY = re.compile(
    r"(?:written |story |reported |text |words )?"
    r"(?:by|von|par|por|di|door|af|av|autor|author|auteur)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
PARTICLES = frozenset(
    """and und et y e en de van von der den la le da dos del di al el bin ibn for für pour
    staff writer reporter correspondent editor the associated press""".split()  # noqa: SIM905  # as above
)
_FIGURE = re.compile(r"\d")


def is_date_line(paragraph: str) -> bool:
    """Tell a line that holds a date, a time or a reading time and nothing else."""
    if len(paragraph) > 120 or not _FIGURE.search(paragraph):
        return False
    words = _words(paragraph)
    return any(word.isdigit() for word in words) and all(
        word.isdigit() or word in DATE_WORDS or (len(word) < 11 and word.startswith(DATE_STEMS))
        for word in words
    )


def is_byline(paragraph: str) -> bool:
    """Tell a line that only names who wrote."""
    by = BY.match(paragraph) if len(paragraph) <= 120 else None
    if not by:
        return False
    words = re.findall(r"[^\W\d_][\w'’.-]*", paragraph[by.end() :])
    return 0 < len(words) <= 14 and all(
        word[0].isupper() or word.lower().strip(".") in PARTICLES for word in words
    )


def is_share_line(paragraph: str) -> bool:
    """Tell a row of share buttons, with or without their counts."""
    words = _words(paragraph[:200])
    return (
        0 < len(words) <= 16
        and all(word.isdigit() or word in NETWORKS for word in words)
        and not all(word.isdigit() for word in words)
    )


def _words(paragraph: str) -> list[str]:
    return re.findall(r"\d+|[^\W\d_]+", paragraph.casefold())
