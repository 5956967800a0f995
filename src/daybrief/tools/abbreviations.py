"""Word lists that splitting and comparing texts need: abbreviations, months, common words."""


def _set(told: str) -> frozenset[str]:
    return frozenset(told.split())


ENDS_RARELY = _set(
    "mr mrs ms mx dr prof gen sen rep gov lt col sgt pvt capt cpl maj cmdr adm rev hon pres supt "
    "insp "
    "st ste mt ft messrs vs v cf approx est no nos art fig vol pp p ca bzw usw z.b d.h u.a s.o "
    "hr fr frau dipl ing nr str mio mrd tel abs e.g i.e viz sr sra srta dña mme mlle mm dott "
    "avv sig on ministr г ул им"
)
"""Abbreviations after which a sentence almost never ends."""

ENDS_SOMETIMES = _set(
    "inc ltd co cos corp bros jr sr etc al jan feb mar apr jun jul aug sep sept oct nov dec "
    "mon tue tues wed thu thur thurs fri sat sun ave blvd rd dept univ assn a.m p.m u.s u.k u.n "
    "e.u d.c ph.d ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss "
    "mo mont neb nev okla ore pa tenn tex va vt wash wis wyo"
)
"""Abbreviations after which the next word decides."""

MONTHS = _set(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday "
    "januar jänner februar märz mai juni juli oktober dezember "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "janvier février mars avril juin juillet août septembre octobre novembre décembre "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "lunes martes miércoles jueves viernes sábado domingo"
)
"""Names of months and weekdays: in capitals without being names of somebody."""

STARTERS = {
    "en": _set(
        "the a an this that these those he she it they we i you his her its their our my there "
        "here in on at for from by with to of and but or so yet as if when while after before "
        "since until although though because however meanwhile moreover also then now what who "
        "why how where which not no some many most all each every both several few one two three "
        "last next according officials police more other another earlier later since despite "
        "during under over among within without about nearly almost only even still once "
        "according today yesterday tomorrow"
    ),
    "de": _set(
        "der die das ein eine einer er sie es wir ich in im am an auf bei mit nach von vor zu zum "
        "zur und aber oder doch wenn als nachdem bevor während weil da dies diese dieser dieses "
        "auch noch nun dann so was wer wie wo nicht kein keine viele einige alle zwei drei laut"
    ),
    "fr": _set(
        "le la les l un une des il elle ils elles nous je on ce cet cette ces c dans en à au aux "
        "sur pour par avec de du et mais ou donc or ni car si quand lorsque après avant selon "
        "depuis pendant son sa ses leur leurs que qui où comment pourquoi deux trois"
    ),
    "es": _set(
        "el la los las un una unos unas él ella ellos ellas nosotros yo en a al de del por para "
        "con sin sobre y e o u pero aunque si cuando mientras según tras desde hasta durante su "
        "sus este esta estos estas ese esa esto no también ya más dos tres"
    ),
}
"""Words that often begin a sentence and are no names."""

STOP_WORDS = {
    "en": STARTERS["en"]
    | _set(
        "is are was were be been being am has have had having do does did done will would shall "
        "should can could may might must than too very just up down out off into onto upon "
        "through between against him them us me your yours hers theirs ours himself herself "
        "itself themselves whom whose such own same any either neither nor again further there "
        "said says say told s t don didn doesn isn wasn weren aren won wouldn couldn shouldn "
        "much been get got like also per via mr mrs ms"
    ),
    "de": STARTERS["de"]
    | _set(
        "den dem des einen einem eines ist sind war waren wird werden wurde wurden worden sein "
        "hat haben hatte hatten kann können könnte soll sollen sollte muss müssen will wollen "
        "dass daß sich ihr ihre ihren ihrem ihrer ihm ihn uns mich mir euch man nur schon sehr "
        "mehr als durch für gegen ohne um über unter zwischen aus bis seit sagte sagt"
    ),
    "fr": STARTERS["fr"]
    | _set(
        "est sont était étaient été être sera seront serait a ont avait avaient avoir aura fait "
        "pas ne n d s qu j m t se lui eux y même plus moins très aussi tout tous toute toutes "
        "notre nos votre vos mon ma mes ton ta tes sans sous entre vers contre dit"
    ),
    "es": STARTERS["es"]
    | _set(
        "es son era eran fue fueron ser sido será está están estaba estar ha han había habían "
        "haber hay que quien cual como se le les lo me te nos mi tu muy menos todo todos toda "
        "todas entre hacia contra dijo"
    ),
}
"""Words that carry little meaning of their own, by language."""
