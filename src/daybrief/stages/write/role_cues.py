"""Words that hint at what an English sentence does, by kind; generic words, no text of any data."""


def _set(told: str) -> frozenset[str]:
    return frozenset(told.split())


KINDS = {
    "will": "will shall won't",
    "would": "would wouldn't",
    "could": "could may might can couldn't perhaps maybe possible possibly potential potentially",
    "must": "must should need needs ought needed shouldn't",
    "plan": "plan plans planned planning intend intends intended aim aims aimed schedule scheduled "
    "slated due set proposed proposal proposes seek seeks seeking prepare preparing pledged vowed "
    "promised",
    "expect": "expect expects expected expecting hope hopes hoped hoping forecast forecasts "
    "predict predicts predicted anticipate anticipated likely unlikely projected outlook future "
    "ahead upcoming",
    "next": "tomorrow next soon later eventually until",
    "if": "if unless whether provided",
    "say": "said says say saying told tells added adds wrote writes stated noted notes asked "
    "replied explained insisted argued argues acknowledged conceded commented recounted quipped "
    "tweeted testified remarked",
    "announce": "announced announces reported reports declared confirmed revealed showed shows "
    "disclosed according statement report issued published released data figures survey poll",
    "judge": "called calls believe believes believed think thinks thought consider considers fear "
    "fears feared worried worry warn warned warns criticized criticised criticism praised welcomed "
    "condemned urged blamed accused alleged claimed claims denied doubt suggested suggests suggest "
    "appears seems seemed hailed described lauded dismissed rejected defended",
    "i": "i me my myself mine i'm i've i'd i'll",
    "we": "we us our ours ourselves we're we've we'll",
    "you": "you your yours you're",
    "he": "he him his she her hers himself herself",
    "they": "they them their theirs",
    "it": "it its itself it's",
    "family": "mother father son daughter wife husband brother sister parents family families "
    "friend friends child children neighbor neighbors neighbour neighbours boy girl baby aunt "
    "uncle cousin grandmother grandfather relatives woman man couple kids mom dad",
    "felt": "felt feel feels remember remembers remembered recalled recalls heard hear saw cried "
    "crying tears screaming ran afraid scared lucky woke loved love",
    "home": "home house apartment room door street kitchen car bed school village neighborhood "
    "neighbourhood",
    "lay": "resident residents witness witnesses villager student students worker survivor tourist "
    "passenger passengers farmer shopkeeper driver teacher patient victim customers voter voters",
    "official": "minister president spokesman spokeswoman spokesperson official officials mayor "
    "governor secretary chief chairman ambassador senator police sheriff prosecutor prosecutors "
    "judge attorney lawyer director general executive ceo congressman lawmaker lawmakers",
    "expert": "analyst analysts expert experts professor economist economists researcher "
    "researchers scientist scientists author historian strategist university institute study "
    "critics observers",
    "good": "good great important significant better best positive strong success successful "
    "progress opportunity opportunities confident optimistic proud happy hopeful benefit "
    "beneficial impressive remarkable helpful effective clear right fair safe",
    "bad": "bad worse worst wrong problem problems difficult dangerous threat threatens risk risks "
    "concern concerns concerned crisis failure failed failing weak terrible tragic unfair "
    "unacceptable serious severe disaster shame sad controversial painful hard tough poor worrying",
    "very": "very so too quite really extremely much even more most rather simply just only "
    "clearly certainly",
    "because": "because since due therefore thus hence cause caused causing led leading reason "
    "result resulted despite",
    "after": "after following amid before when while as during earlier previously",
    "ago": "ago decade decades century centuries history historic historical former formerly "
    "founded originally early late war era anniversary first once born began became since",
    "last": "last past previous recent recently earlier yesterday",
    "now": "now currently today still ongoing already remains remain continues continue continued "
    "present latest",
    "harm": "killed kill killing dead died deaths death injured wounded injuries injuring toll "
    "casualties damage damaged destroyed collapsed missing evacuated displaced stranded rescued "
    "hospital victims bodies",
    "law": "arrested charged convicted sentenced accused court trial jury prison jail "
    "investigation investigating custody detained guilty lawsuit suspect fined indicted pleaded",
    "market": "shares stock stocks index fell rose dropped gained climbed jumped slipped closed "
    "trading investors market markets price prices yield dollar yuan euro",
    "money": "percent million billion trillion cents quarter revenue profit sales earnings gdp "
    "growth rate",
    "effect": "forced prompting prompted leaving suspended cancelled canceled closed halted "
    "resulted sparked triggered disrupted shut delayed postponed affected response responded "
    "deployed resigned withdrew",
    "number": "one two three four five six seven eight nine ten dozen dozens hundreds thousands "
    "hundred thousand",
    "is": "is are am",
    "was": "was were wasn't weren't",
    "has": "has have having haven't hasn't",
    "had": "had hadn't",
    "been": "been being be",
    "do": "do does did don't doesn't didn't",
    "not": "not no never nobody nothing none neither nor without",
    "but": "but however although though yet nevertheless instead while despite meanwhile still "
    "whereas",
    "also": "also and moreover addition besides furthermore additionally other another others",
    "which": "which who whose whom where that",
    "this": "this these those such",
    "the": "the",
    "a": "a an",
    "of": "of",
    "by": "by",
    "to": "to",
    "in": "in",
    "on": "on",
    "at": "at",
    "for": "for",
    "with": "with",
    "from": "from",
    "some": "some many several few most all every each any both half",
    "picture": "photo photos picture pictured image file video slideshow editing reporting handout "
    "courtesy source editor click copyright subscribe newsletter e-mail email",
    "pose": "seen walks walk stands stand poses pose speaks attends attend looks arrives holds "
    "shakes gestures waits taken shows sits",
    "ask": "what why how",
    "there": "there here",
}
"""Kind of word → the words, in lower case."""

OUTSIDE = (
    *("say", "announce", "judge", "will", "would", "could", "he", "they", "i", "we", "lay"),
    *("official", "expert", "family", "plan", "expect", "had", "was", "is", "good", "bad"),
)
"""Kinds that are counted once more where they stand outside quotations."""

PARTICIPLES = _set(
    "been said told taken made given seen known become gone come shown done held found left won "
    "lost led sent kept built broken chosen written spoken fallen risen grown drawn driven hit put "
    "set cut"
)
"""Participles that do not end in `ed`."""

MONTHS = _set(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sept sep oct nov dec"
)
WEEKDAYS = _set("monday tuesday wednesday thursday friday saturday sunday")
LITTLE_WORDS = _set(
    "the a an of to in on at for with from by and or but is are was were be been has have had it "
    "its he she they his her their that this which who as not will would said says"
)
"""Words left out where two sentences are compared."""
