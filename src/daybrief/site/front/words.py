"""The site's own few words, in the languages it has them in; English for all others."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the site says where no sheet was printed."""

    no_edition: str
    no_edition_says: str
    how: str
    missing: str
    missing_says: str
    trouble: str
    trouble_says: str
    home: str
    archive: str


_ENGLISH = Words(
    no_edition="No edition yet",
    no_edition_says="The first edition has not been published. Please come back later.",
    how="For those who run this site: make one with {make}, then publish it with {publish}.",
    missing="Nothing at this address",
    missing_says="Perhaps it was mistyped, or the page was never printed.",
    trouble="The site cannot answer",
    trouble_says="Please try again in a minute.",
    home="To the latest edition",
    archive="All editions",
)
_GERMAN = Words(
    no_edition="Noch keine Ausgabe",
    no_edition_says="Die erste Ausgabe ist noch nicht erschienen. Bitte kommen Sie später wieder.",
    how="Für die Redaktion: Ausgabe erstellen mit {make}, dann veröffentlichen mit {publish}.",
    missing="Unter dieser Adresse steht nichts",
    missing_says="Vielleicht ist sie vertippt, oder die Seite gab es nie.",
    trouble="Die Seite antwortet gerade nicht",
    trouble_says="Bitte versuchen Sie es in einer Minute noch einmal.",
    home="Zur neuesten Ausgabe",
    archive="Alle Ausgaben",
)
_FRENCH = Words(
    no_edition="Pas encore d’édition",
    no_edition_says="La première édition n’est pas encore parue. Revenez plus tard.",
    how="Pour la rédaction : préparez une édition avec {make}, puis publiez-la avec {publish}.",
    missing="Rien à cette adresse",
    missing_says="Elle est peut-être mal saisie, ou la page n’a jamais existé.",
    trouble="Le site ne peut pas répondre",
    trouble_says="Réessayez dans une minute.",
    home="Vers la dernière édition",
    archive="Toutes les éditions",
)
_SPANISH = Words(
    no_edition="Todavía no hay edición",
    no_edition_says="La primera edición aún no se ha publicado. Vuelva más tarde.",
    how="Para la redacción: prepare una edición con {make} y publíquela con {publish}.",
    missing="No hay nada en esta dirección",
    missing_says="Quizá esté mal escrita, o la página nunca existió.",
    trouble="El sitio no puede responder",
    trouble_says="Inténtelo de nuevo dentro de un minuto.",
    home="A la última edición",
    archive="Todas las ediciones",
)
LANGUAGES = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}
