"""Classes of English nouns: what needs no telling, what is one of many, what comes with what."""

import re
from collections.abc import Mapping
from itertools import chain

from daybrief.tools.text import stem


def key(word: str) -> str:
    """What a word is known by in print: `gates` by `gate`, `protesters` by `protes`.

    A minister is no ministry, an officer no office, and a missionary no mission.
    """
    told = stem(word)
    return told[:8] if told.startswith(("minist", "office", "missio")) else told[:6]


def singular(noun: str) -> str:
    """A noun without the ending that a plural has."""
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    return noun[:-2] if re.search(r"(?:[cs]h|ss|x)es$", noun) else noun.removesuffix("s")


def word_set(told: str) -> frozenset[str]:
    return frozenset(told.split())


SPELT = {
    str(number): word
    for number, word in enumerate(
        (
            *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
            *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
            *("nineteen", "twenty"),
        ),
        start=2,
    )
}
DIGITS = {word: number for number, word in SPELT.items()}
KNOWN = word_set(
    "government police public world media internet economy army military weather market country "
    "court parliament church sun earth war north south east west future past time year week "
    "month day morning evening night sea air law afternoon weekend nation state president city "
    "capital region area town people presidency press opposition street streets end beginning "
    "start way rest number amount fact need case use lack middle side top bottom back front "
    "moment period decade century hour hours minute minutes days weeks months years winter "
    "summer spring autumn season authorities population community society environment climate "
    "ground water poor rich young elderly dead injured wounded missing unemployed right left "
    "minority majority border coast island islands province district government's world's "
    "ministry sky moon web stage scene table floor door house home navy treasury constitution "
    "election elections vote news truth same opposite following kind sort dollar euro pound yen "
    "ruble rouble currency markets aim idea goal hope reason question odds globe planet equator "
    "ocean universe age era meantime likelihood possibility headlines head wrist wall throat "
    "heart horizon costs total average point balance doubt gym altar eye path interest harbour "
    "harbor waterfront river conscience continent peace frail sick super-rich shadow dark rain "
    "snow wind heat cold industry radio telephone phone toll riverbank seaside countryside "
    "coastline interior outskirts suburbs centre center downtown waters skies dozen thousand "
    "million hundred revolution crown throne supply far-right far-left center-left center-right "
    "left-wing penalty lam defensive brink verge edge spot run loose record records books "
    "stairs bench line saddle"
)
"""Things of which a story has one, or whose words are a phrase: `in the end`."""
IN_PHRASES = word_set(
    "case need use lack rest number amount fact way end beginning start top bottom back front "
    "middle moment scene table floor door house stage record records books line edge verge "
    "brink town region area island islands province district state coast border city community "
    "spot ground run loose right left side wall head point total average balance doubt reason"
)
"""Of those above, what is known in a phrase: `in the case of` stands, `the case began` does not."""
POINTING = word_set(
    "move moves incident incidents claim claims allegation allegations accusation accusations "
    "decision statement announcement proposal proposals remark remarks comment comments charges "
    "ruling verdict finding findings measure measures step steps action actions threat threats "
    "offer request demand demands criticism warning group pair duo trio couple matter issue "
    "problem problems process effort efforts plan plans report reports deal agreement attack "
    "attacks blast explosion crash shooting killing killings killer gunman gunmen attacker "
    "attackers suspect suspects victim victims bomber bombers accident disaster tragedy fire "
    "quake tremor storm protest protests protesters clashes violence ceremony event trial "
    "sentence conviction operation raid search visit trip meeting talks letter document "
    "documents video footage image images photograph photographs pictures film book study "
    "survey poll company firm team club party organisation organization committee agency union "
    "man woman men women boy girl teenager child children family father mother son daughter "
    "brother sister driver troops rebels militants insurgents assailants officer officers "
    "soldier soldiers official minister ministers spokesman spokeswoman mayor judge lawyer "
    "actor actress singer player coach star film-maker prisoner prisoners detainees hostages "
    "passengers crew plane aircraft ship boat train bus car vehicle building hotel school "
    "hospital prison camp factory bridge dam plant site law bill rule rules policy project "
    "programme program contract merger acquisition purchase sale bid result results figure "
    "figures change changes money fund funds tax sanctions embargo strike assault ambush "
    "exchange swap occasion campaign initiative investigation probe inquiry crime crimes murder "
    "rape conflict crisis battle siege evacuation rescue race match game tournament contest "
    "competition concert festival show telethon conference summit debate hearing jury courtroom "
    "village facility complex device weapon weapons gun rifle bomb bombs shot shots truck "
    "trucks van lorry ferry vessel jet flight helicopter island archipelago mountain lake mine "
    "mill farm warehouse pipeline reactor tunnel dispute row feud scandal affair petition "
    "appeal lawsuit suit complaint order injunction pledge promise vow treaty pact accord truce "
    "ceasefire resolution amendment reform reforms cut cuts increase rise drop decline fall "
    "uptick downpours flood floods flooding landslide outbreak disease virus vaccine drug "
    "experiment test tests system situation development developments evidence data declaration "
    "demonstration demonstrations march rally riot riots unrest uprising revolt coup shutdown "
    "blockade boycott ban restriction restrictions loan loans debt bailout aid donation "
    "donations award prize medal title winner winners champion final chamber council board "
    "panel court's foundation charity fugitive convict thief robber robbers intruder kidnapper "
    "kidnappers captors role floor cell proceedings cleric bishop priest teacher doctor pilot "
    "captain athlete rider riders cyclist candidate candidates senator governor ambassador "
    "envoy delegation delegates institution side outlet broadcaster airline carrier lender "
    "tycoon nationals"
)
"""What is one of many: who says `the incident` of it has told of it before."""
MADE = word_set("letter document video study survey poll book film report statement photograph")
"""Of these two articles seldom mean the same one."""
_ROLE = re.compile(
    r"(?:[a-z]{3,}(?:maker|holder|owner|worker|keeper|dealer|goer|fighter|[^aeiou]ant|[^o]ist)|"
    r"operator|powerhouse|giant)s?"
)
"""`The carmaker`, `the defendants`, `the cyclist`: whom somebody has told of before."""
_NO_ROLE = word_set(
    "important significant constant instant distant relevant abundant restaurant restaurants "
    "infant plant plants grants grant list"
)

_TOGETHER = (
    "quake earthquake tremor temblor shaking",
    "crash accident collision derailment disaster",
    "blast explosion bombing bomb attack assault raid ambush detonate",
    "shooting attack massacre rampage",
    "killing murder slaying death killed",
    "violence clashes fighting unrest riot riots battle conflict",
    "ship vessel boat ferry frigate tanker freighter",
    "plane aircraft jet airliner flight airplane airbus boeing helicopter",
    "truck lorry van vehicle car bus",
    "vote election elections ballot poll polls referendum voting",
    "talks negotiations meeting summit conference dialogue",
    "deal agreement pact accord treaty truce ceasefire",
    "storm hurricane typhoon cyclone",
    "flood floods flooding downpours rains rain",
    "fire blaze flames wildfire",
    "probe investigation inquiry investigate",
    "protest protests demonstration demonstrations rally march demonstrators protesters",
    "race tour stage marathon rally",
    "match game final",
    "image images photograph photographs photos photo pictures",
    "footage video film recording",
    "sanctions embargo measures restrictions",
    "takeover acquisition merger purchase bid buy",
    "prisoners detainees inmates captives hostages",
    "rebels militants insurgents separatists fighters gunmen",
    "soldiers troops forces army",
    "company companies firm firms business businesses",
)
"""Words of which one may stand for another that was told: `the quake` for an earthquake."""
_COMES_WITH = {
    "passengers crew pilot pilots cockpit wreckage": "flight plane jet airliner aircraft",
    "crew captain sailors passengers": "ship ferry boat vessel frigate navy sailors marines",
    "jury judge verdict courtroom defendant defendants prosecution prosecutors charges sentence "
    "trial conviction": "trial court courthouse sentenced convicted charged guilty tried jury",
    "candidates candidate polls ballot result results winner turnout campaign voting": "election "
    "elections vote voters referendum presidential",
    "victims victim": "killed died dead deaths injured wounded murder attack bombing shooting "
    "earthquake tsunami crash",
    "suspect suspects": "arrested arrest charged detained custody accused",
    "attacker attackers bomber bombers gunman gunmen assailants killer": "attack attacks bombing "
    "bombings shooting blast explosion killed",
    "riders rider stage stages race route peloton": "tour cycling cyclist stage race",
    "players team coach match game": "match game season cup league",
    "epicenter epicentre magnitude": "earthquake quake tremor",
    "delegates delegations participants": "talks conference summit negotiations",
    "flame torch": "olympic olympics games",
    "protesters demonstrators": "protest protests demonstration rally march",
}
"""Of what was told, its parts and people need no telling: `the crew` of a ferry."""


def _companions() -> Mapping[str, frozenset[str]]:
    """Singular noun → keys; by the noun itself, as an attack has the key of an attacker."""
    found: dict[str, frozenset[str]] = {}
    for heads, told in chain(zip(_TOGETHER, _TOGETHER, strict=True), _COMES_WITH.items()):
        keys = frozenset(map(key, told.split()))
        for one in heads.split():
            one = singular(one)
            found[one] = found.get(one, frozenset()) | keys
    return found


_COMPANIONS = _companions()


def companions(noun: str) -> frozenset[str]:
    """The keys of what makes a thing known: other words for it, and what it is a part of."""
    return _COMPANIONS.get(singular(noun.lower()), frozenset())


def is_one_of_many(noun: str) -> bool:
    """Whether a noun, in lower case, is of a class of which no story has just one."""
    if noun in POINTING or singular(noun) in POINTING:
        return True
    return noun not in _NO_ROLE and bool(_ROLE.fullmatch(noun))
