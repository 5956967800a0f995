"""Word lists that tell which sentences stand by themselves, by language."""

import re

from daybrief.stages.write.verbs import PRESENT, VERBS, compiled

BOILERPLATE_OPENS = re.compile(
    r"(?:read more|see also|more on this|click|photo|image|picture|file photo|video|watch|listen|"
    r"related|advertisement|source|correction|editor['’]s note|note|copyright|updated?|live|"
    r"sign up|subscribe|follow us|share|mehr zum thema|lesen sie|foto|bild|quelle|lire aussi|"
    r"à lire|photo|lea también|leer más|foto|fuente)\b[^.!?]{0,40}[:|]"
)
"""To be looked for in lower case, as all boilerplate: ignoring case takes ten times as long."""
BOILERPLATE = {
    hint: re.compile(told)
    for hint, told in {
        "more": r"(?:read|find out|learn) more\b",
        "click here": r"\bclick here\b",
        "this ": r"this (?:story|article|page|report) (?:has been|was|will be|is being)",
        "ing by": r"(?:reporting|writing|editing) by\b",
        "pictured": r"\bpictured\b",
        "photo": r"^(?:the |this |file |aerial |an? )*photo(?:graph)? (?:taken|shows?|released)\b",
        "(": r"\((?:file|pic)\b",
        "cookie": r"cookies?\b",
        "@": r"@\w",
    }.items()
}
"""Where the letters before stand in a sentence, what to look for."""
BOILERPLATE_WORDS = (
    *("scroll down", "getty images", "all rights reserved", "©", "(photo", "sign up for"),
    *("sign up to", "newsletter", "subscrib", "contributed to this report", "javascript"),
    *(
        "contributed to this story",
        "contributed reporting",
        "http://",
        "https://",
        "www.",
        "dieser artikel",
    ),
    *("cet article", "este artículo", "abonnier", "abonnez", "suscríb"),
)
"""What is found without a pattern, in lower case too."""


END = re.compile(r"[.!。！।…]['\"”’»)\]]*$")
CUT_OFF = re.compile(
    r"\b[A-Z][a-z]+ [A-Z]\.$|\b(?:Gov|Sen|Rep|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Rev|Prof)\.$|"
    r" (?:[A-Z]|(?:No|Mr|Mrs|Ms|Dr|Jr|Sr|St|Mt|Gov|Sen|Rep|Inc|Corp|Calif|Jan|Feb|Mar|Apr|Aug|"
    r"Sgt|vs|Sept?|Oct|Nov|Dec|[ap] \. ?m)) \.$"
)
"""An abbreviation at the end of a text that comes in tokens: `on Oct .`"""
DEBRIS = re.compile(
    r"(?:[\d:., /-]+ ?)?(?:[AP]\.?M\.?|[ECMP][SD]?T|BST|GMT|UTC|IST|CES?T)\b|[A-Z] \. |"
    r"\d[\d :]*:[\d :]*\s"
)
"""What is left of the line above a text: a clock time and its zone."""
GARBLED = re.compile("[\x80-\x9f\ufffd]|[Ââ][\x80-\xbf€]|Ã[\x80-\xbf]")
"""What no sentence holds: controls and signs for letters that were read in the wrong encoding."""


# Pronouns such as `us` and `Sie` differ from names by their case alone.
FIRST_PERSON = compiled(
    {
        "en": r"I|[Ww]e|[Oo]urs?|[Mm]y|me|us|I['’]m|[Ww]e['’]re|[Yy]our?|"
        r"[Yy]oursel(?:f|ves)|[Ll]et['’]s",
        "de": r"ich|wir|unser\w*|mein\w*|uns|mich|mir|Sie|Ihr\w*",
        "fr": r"je|j['’]\w+|nous|notre|nos|mon|ma|mes|vous|votre",
        "es": r"yo|nosotros|nuestr\w+|mi|mis|usted|tu|tus",
    },
    0,
)
OPENS_LEANING = compiled(
    {
        "en": r"he|she|it|they|his|her|hers|its|their|theirs|this|that|these|those|such|both|"
        r"neither|"
        r"either|another|others?|some|many|most|few|several|all|none|each|one|two|three|four|five|"
        r"six|seven|eight|nine|ten|eleven|twelve|and|but|or|nor|so|yet|also|however|meanwhile|moreover|furthermore|nevertheless|"
        r"nonetheless|"
        r"instead|thus|therefore|hence|then|still|besides|additionally|consequently|similarly|"
        r"likewise|otherwise|indeed|rather|later|earlier|afterwards?|since then|after that|"
        r"in addition|as well|in contrast|by contrast|(?:as|in|by) (?:a )?comparison|"
        r"in the process|in between the|of course|in the (?:morning|afternoon|evening)(?=,)|"
        r"as (?:for|to)|for (?:starters|one|one thing)|to begin with|"
        r"in turn|in fact|in response|as a result|"
        r"on the other hand|at the same time|in the meantime|in the end|for example|for instance|"
        r"among (?:them|those)|there|here|"
        r"asked|because|why|what|what['’]s|which|who|whose|where|while|although|though|when|if|after|before|only|even|"
        r"the (?:two|three|four|five|six|pair|former|latter|others?|same|next|following|move|rest|"
        r"latest|newly|new|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|remaining|more|most|first)|separately|unlike|yes|no|"
        r"not|less|equally|just as|no less|"
        r"including|elsewhere|again|too|finally|perhaps|maybe|well|now|once|further|more|about|"
        r"according to (?:him|her|them|it|the)|like|fellow|likewise|"
        r"(?!sometimes|besides|always|perhaps)[a-z]+s there|"
        r"alternatively|conversely|accordingly|specifically|subsequently|ultimately|eventually|"
        r"true(?=,)|granted(?=,)|admittedly(?=,)|(?:un)?fortunately(?=,)|luckily(?=,)|simply put|"
        r"put simply|to be (?:sure|fair)(?=,)|in (?:doing )?so\b|in any (?:case|event)|at any rate|"
        r"either way|as such(?=,)|(?:no|little) wonder|not surprisingly|unsurprisingly|by then|"
        r"having said that|on top of that|"
        r"overall|in particular|in short|in that case|for now|that said|to that end|all figures|"
        r"(?:first|second|third|fourth|fifth)(?:ly)?(?=,)|"
        r"lastly|a separate|an? (?:third|fourth|fifth|sixth|seventh|eighth)(?! of\b| \w+ of\b)|"
        r"(?:[\w-]+ ){0,3}(?:hour|minute|moment|second)s? (?:later|earlier|afterwards?|"
        r"before(?=,))|in (?:a related|another) [a-z]+|in other words|"
        r"the (?:comments|remarks|problems|findings|results|announcement|"
        r"clashes)|"
        r"the \d+(?: ?- ?|-)years?(?: ?- ?|-)old|(?:run|held|staged)(?= (?:on|in|at|by|from)\b)",
        "de": r"er|sie|es|sein\w*|ihr\w*|dies\w*|das|jen\w+|solch\w*|beide\w*|und|aber|oder|doch|"
        r"denn|auch|jedoch|allerdings|außerdem|zudem|dennoch|trotzdem|stattdessen|deshalb|daher|"
        r"darum|dann|noch|später|zuvor|danach|dabei|dafür|dagegen|damit|daran|darauf|darin|so|hier|"
        r"dort|da|weil|während|obwohl|wenn|als|nachdem|wie|ebenso|unterdessen|inzwischen|die "
        r"beiden|"
        r"demnach|nun|viele|einige|alle|man|weiter\w*|mehr|im vergleich|zum beispiel|unter ihnen|"
        r"kurz darauf|wenig später|am tag (?:davor|danach|darauf)|in der tat|gleichzeitig|"
        r"seinerseits|ihrerseits|die (?:drei|vier|fünf|sechs|sieben|acht|neun|zehn)"
        r"(?= (?:haben|hatten|sind|waren|wurden|werden)\b)|unter (?:seiner|ihrer) ",
        "fr": r"il|elle|ils|elles|on|ce|cet|cette|ces|c['’]est|cela|ça|celui\w*|celle\w*|ceux|"
        r"son|sa|"
        r"ses|leurs?|et|mais|ou|or|donc|car|aussi|cependant|toutefois|pourtant|néanmoins|par "
        r"ailleurs|"
        r"en outre|de plus|ensuite|puis|alors|ainsi|enfin|pendant ce temps|les deux|ici|là|quand|"
        r"lorsque|si|comme|y|en revanche|au contraire|selon (?:lui|elle|eux|le|la|les)|d['’]autres|"
        r"certains|tous|plusieurs|beaucoup|une autre|un autre|ceci|en comparaison|"
        r"parmi (?:eux|elles|les autres)|sous s(?:on|a|es)|"
        r"les (?:trois|quatre|cinq|six|sept|huit|neuf|dix)"
        r"(?= (?:ont|avaient|sont|étaient|seront)\b)|"
        r"pour sa part|de son côté|en réponse|en effet|par exemple|le vainqueur(?=,)|"
        r"d['’]ailleurs|dès lors|plus tard|auparavant|peu après|la veille|le lendemain|de même|"
        r"au même moment|à cette occasion|quant à (?:lui|elle|eux)|non plus|sinon",
        "es": r"él|ella|ellos|ellas|su|sus|est[eaos]\w*|es[eao]s?|aquel\w*|ambos|y|e|pero|o|u|"
        r"también|"
        r"sin embargo|no obstante|mientras tanto|además|por tanto|por lo tanto|así|luego|después|"
        r"entonces|aunque|cuando|si|como|los dos|las dos|aquí|allí|otros?|otras?|algunos|muchos|"
        r"todos|"
        r"según (?:él|ella|ellos|el|la|los)|asimismo|en cambio|por su parte|por otra parte|"
        r"los (?:tres|cuatro|cinco|seis|siete|ocho|nueve|diez)"
        r"(?= (?:han|habían|son|fueron|eran)\b)|"
        r"en comparación|en respuesta|por ejemplo|en efecto|poco después|más tarde|anteriormente|"
        r"al día siguiente|la víspera|entre ellos|de hecho|al mismo tiempo|bajo su|en ese momento",
    },
    re.I,
)
LEANS_ANYWHERE = compiled(
    {
        "en": r"also|however|meanwhile|too(?=[,.;]|$)|as well(?! as)|moreover|furthermore|likewise|"
        r"therefore|nevertheless|the (?:move|pair|duo|trio|(?:former|latter)(?! [a-z]{3,} ))|"
        r""
        r"the (?:next|following|previous|same) (?:day|night|morning|evening|week|month|year|hour|"
        r"man|"
        r"woman|person|thing)|the others?(?= (?:said|was|were|is|are|had|has)|[,.;])|the day "
        r"(?:before|"
        r"after)|"
        r"(?:day|week|month|year)s? (?:later|earlier|before(?! [A-Za-z]))|"
        r"at the time|th(?:is|ese|ose(?! "
        r"(?:from|who|whose|of|in|with|born|killed|injured|wounded|affected|involved|arrested|living|"
        r"seeking|between|without|aged)\b))(?! "
        r"(?:week|weekend|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter|"
        r"season|year['’]s|week['’]s|month['’]s)\b)|(?<!no )such (?!as\b|that\b)\w+(?! as)|"
        r"the scene(?! of\b| in [A-Z]| at [A-Z]| near [A-Z])|"
        r"(?:claim|claimed|claims|take|took|taken) responsibility(?! for\b)|"
        r"(?:is|are|was|were) (?:seen|shown|pictured|heard) (?:\w{2,}ing|dressed)|"
        r"here(?!['’])|it (?:occurred|happened|took place)|"
        r"(?:if|when|unless|until|because|although|whether|as) (?:that|this) (?:is|was|were|would|"
        r"will|has|had|happens|happened|does|did|fails|works)|"
        r"the same (?:is|was|goes|applies|applied|holds|held|thing)|as mentioned|"
        r"(?-i:the (?:[A-Z][a-z]+(?:man|woman)|American|Briton|German|Italian|Spaniard|Russian|"
        r"Swiss|Dane|Pole|Canadian|Australian|Japanese|Brazilian|Turk)"
        r"(?= (?:is|was|has|had|will|would|said|also|then|\w{3,}ed)\b|[,.;]))|"
        r"(?:no|any) (?:response|reply|answer|reaction)"
        r"(?! (?:to|from|of|on|for|that|about|by|was|is)\b)|"
        r"(?:for|of) the day(?=[.,;]| and\b)|"
        r"declin(?:e|es|ed|ing) to comment(?! (?:on|about)\b)|"
        r"(?:did|does|has|have|had) not (?:immediately |yet )?respond(?:ed)?(?! to (?!(?:an? |the |"
        r"several |repeated )?(?:requests?|questions?|messages?|calls?|emails?)))|"
        r"that (?:fast|quickly|easily|often)|"
        r"(?:seems?|seemed|appears?|appeared) to agree(?! (?:on|to|that)\b)|"
        r"(?:supplement|exceed|follow|double|replace|match|surpass)(?:s|es|ed|d)? that\b|"
        r"separately(?=[,.;])|for (?:example|instance)|"
        r"an? spokes(?:man|woman|person) (?:said|told|added|confirmed|declined)|"
        r"the (?:day|night|evening|morning) (?:progressed|wore|went|continued)|"
        r"(?:an?|one|another) (?:ministry|company|embassy|council|committee|university|agency|club|"
        r"school|"
        r"hospital|court|department|bank|union|army|navy|airline) "
        r"(?:statement|spokes(?:man|woman|person)|official|source|report)|"
        r"denied (?:involvement|responsibility)(?! (?:in|for)\b)|"
        r"blam(?:ed|es|ing)(?![^.;]* (?:for|on)\b)|"
        r"(?:below|above) (?:is|are) (?:an?|the|some|\d+)|read on|"
        r"(?:listed|shown|described|pictured|mentioned|outlined|see|as) (?:below|above)(?=[.,;:)])|"
        r"aforementioned|that (?:day|night|year|week|time|point)|thereby|thereof|the "
        r"incident|"
        r"so far(?=,)|according to (?:him|her|his|them|their)|when (?:it|this|that) happened|"
        r"(?:do|doing|did|does|done) so|called (?:this|that)|(?-i:then(?=[ ,])(?! [A-Z]))|"
        r"(?:of|like|for|after|before|since) that(?=[.,;])|"
        r"there(?=[,.;]| and\b|$)|the others|another|the sources?(?= said| told|[,.;])|"
        r"(?<=[,”\"] )(?:it|they) (?:said|says|added|reported)|"
        r"the \d+(?: ?- ?| )years?(?: ?- ?| )old(?-i:(?! [A-Z]))|follow(?:s|ed|ing)? suit|"
        r"(?:disagree[sd]?|concurs|concurred|objected|complied)(?= ?[,.;])|"
        r"(?<!have )(?<!had )(?<!sides )(?<!both )agreed(?= ?\.)|"
        r"(?<!and )(?:millions|thousands|hundreds|dozens|scores) more"
        r"(?= \w+ed\b| have\b| were\b| are\b)|"
        r"a (?:separate|second|similar|further) \w+(?! of\b)|"
        r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|many) (?:further|more|"
        r"additional) (?!than\b)[a-z]+s|"
        r"(?:\w+ )?other (?:people|men|women|persons)",
        "de": r"auch|jedoch|allerdings|außerdem|zudem|dies\w*|jen\w+|beide[nr]?|die beiden|"
        r"ebenfalls|"
        r"hingegen|dagegen|daraufhin|danach|zuvor|damals|dort|deshalb|daher|solche\w*",
        "fr": r"aussi|également|cependant|toutefois|ce(?:t|tte|s)? \w+|celui-ci|celle-ci|ceux-ci|"
        r"les deux|la veille|le lendemain|ce dernier|cette dernière|par ailleurs|y|en réponse|"
        r"d['’]autres (?:points|personnes|victimes|suspects|questions)|sur (?:le|les) lieux?|"
        r"à l['’]époque|l['’]incident|"
        r"(?:trois|quatre|cinq|plusieurs) autres|de la soirée",
        "es": r"también|sin embargo|además|est[eao]s? \w+|es[eao]s? \w+|ambos|los dos|asimismo|"
        r"el día (?:anterior|siguiente)|allí",
    },
    re.I,
)
POINTS_BACK = re.compile(
    rf"\b(?:{VERBS})\b[^.;]*?(?:,? and|,? but|;) (?:(?!(?:{VERBS})\b)[\w’'-]+ ){{0,5}}?"
    r"(?:(?:is|are|was|were|has|have|had|will|would|can|could) )?(?P<word>also)\b|"
    r"\b(?:not only|who|which) (?:(?:is|are|was|were|has|have|had) )?(?P<who>also)\b|"
    r"\b(?:one|an?|his|her) [a-z]+ (?:and|or) (?P<other>another)\b",
)
"""What an `also` adds to is told where a clause with its own verb stands before it."""
THAT_CLAIM = re.compile(
    r"\bthat (?:move|step|action|incident|assertion|claim|allegation|accusation|charge|view|idea|"
    r"request|proposal|offer|plan|"
    r"decision|statement|report|figure|deal|ban|law|rule|case|question|goal|target|deadline|amount|"
    r"role|promise|pledge|threat|warning|notion|argument|theory|version|account|vote|meeting)\b"
    r"(?=[.,;]| (?:on|in|at|by|and|or|was|is|has|had|as|only|just)\b)|"
    r"\b(?:rejected|approved|accepted|filed|signed|launched|ended|won|lost|made|took|held|opened|"
    r"closed|dropped|upheld|overturned|backed|supported|opposed|denied|granted|issued) "
    r"that [a-z]{4,}(?=[.,;]| [A-Z]| (?:on|in|at|by|last|this|and|to)\b)|"
    r"\b(?:during|at) that (?:[a-z]+ )?[a-z]{3,}|"
    r"\b(?:by|of|under|with|for|from|to|in|on|at|into|against|about|after|during) that [a-z]{3,}"
    r"(?=[.,;]|['’]s\b| (?:has|have|had|is|was|will|would|in|on|at|during|by)\b)|"
    r"(?<=, )that [a-z]{3,} (?:is|was|has|had|will|would)\b"
)
OF_THEM = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|several) of them\b"
)
COUNTED = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|many|all)\b",
    re.I,
)
"""A number that `156 of them` may be a part of."""
MANY = re.compile(
    r"\b(?!was\b|has\b|its\b|his\b|this\b|says\b|does\b|\w+ss\b|plus\b|\w+ous\b|always\b|perhaps\b)[a-z]{2,}s\b|\b(?:men|women|people|children)\b"
)
"""A plural that `of them` may mean."""
NAMED_THING = re.compile(
    r"\b[Tt]he (?:[A-Z][\w’'-]+ ){1,3}(affidavit|sources?|indictment|letter|report|ruling|filing|"
    r"complaint|agreement|deal|proposal|bill|study|survey|poll|spokesman|spokeswoman|company|firm|"
    r"newspaper|agency|lender|giant|group|carrier|regulator|watchdog|"
    r"man|woman|boy|girl|suspects?|victims?|couple|family)\b(?! (?:of|that|who|which|on|"
    r"about|to|by|for|with|against|in|from|at|led|signed|(?:known|"
    r"called|named) (?:as|[A-Z“\"])|[A-Z])|, [A-Z])"
)
"""`The FBI affidavit`: a name before it does not say which one."""
OWNED = re.compile(
    r"(?:['’]s|s['’]) (remarks?|comments?|announcement|statement|decision|move|"
    r"shift|proposals?|claims?|allegations?|warning|admission|testimony|resignation|appeal|text|"
    r"letter|request|refusal|reply|answer)\b(?! (?:of|that|to|on|about|for|in) (?!the heels))"
)
"""`The ministers’ text` and `Marn’s remarks`, as if they had been told."""
OF_A_DAY = re.compile(
    r"^(?:The [a-z]+ of )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Yester|To)day|"
    r"Tonight|Tomorrow)['’]s (?:[a-z-]+ )?([a-z]{4,})\b(?! (?:of|on|in|at|against|by)\b)"
)
"""`Saturday’s quake`, as if it had been told."""
ONE_OF_THEM = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|some|many|several) "
    r"(?:factor|reason|option|problem|example|"
    r"question|possibilit|explanation|theor|idea|case|concern|exception|participant|passenger|"
    r"survivor|victim|attendee|defendant|suspect|source|other)(?:s|y|ies)?\b"
    r"(?! (?:of|for|that|why)\b)",
    re.I,
)
"""What opens so is one of several things told before: `One factor could be …`, `Two others …`."""
OUTSIDE = re.compile(
    r"(?:With|In|At|On|Since|For|During|By|From|Under|Despite|Along|Over|Within|Until|Across|Through|"
    r"Before|After)\b(?P<fore>[^,;]{2,80}), (?P<it>it|they)\b"
)
"""`With a magnitude of 4.3, it occurred` means what stands before the sentence."""
NO_SUBJECT = re.compile(
    r"(?:because|although|while|whereas|unless|until) [^,]*$|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:that|when|who|which)\b|"
    r"(?-i:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*, who [^,]*$)|"
    r"(?-i:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*(?: ?, [^,]* ?,)? (?:said|wrote)"
    r"(?: (?:on|in|at) [\w ]+)? ?\.$)|"
    r"(?-i:Find|Discover|Learn|Get|Check|Try|Take|Use|Make|Keep|Choose|Consider|Remember|See|Visit|"
    r"Avoid|Forget|Imagine|Read|Think) (?:the|an?|this|these|some|any|out|that|about)\b|"
    r"(?:\w+ly )?(?:thought|believed|known|born|said|seen|held|feared|expected|\w{3,}ed) "
    r"(?:to|as|in|on|at|by|from|with|for)\b[^,]*$",
    re.I,
)
"""`Initially thought to have been the bomber.` opens with a participle that nobody follows;
`Find the prompts …` speaks to the reader."""
CAPTION_END = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.) \d{1,2},? ((?:19|20)\d\d)\.$"
)
PAIR = re.compile(
    r"\b(?:both(?! (?:of )?(?:\w+ ){1,3}and\b(?! to\b))(?! of (?:its|their|his|her|the)\b)|"
    r"neither|either|"
    r"the two(?! (?!would |will |had |have |has |are |were |did |said |may |might |could )"
    r"(?:[\w’'-]+ ){1,3}(?:of|in|that|who|on)\b))\b",
    re.I,
)
OFFICE_ALONE = re.compile(
    r"(?:^|[,.”\"] (?:said )?|\bsaid )(?:(?i:chief executive(?: officer)?|chairman|chairwoman|"
    r"managing director|spokes(?:man|woman|person)|head coach|coach|co-founder|founder)|CEO) "
    r"(?=[A-Z][\w’'-]+ [A-Z][\w’'-]+(?!,? of\b))"
)
"""`Chief executive Ida Orn said`: of which company, is not told."""
TITLED = re.compile(r"\b(?:Mr|Mrs|Ms)\b\.? ((?:[Aa]l-|[A-Z])[\w’'-]+)(?! [A-Z])")
"""`Mr. Orn`: a paper writes so of whom it has named in full before."""
PERSON_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.I)
GROUP_PRONOUN = re.compile(r"\b(?:they|them|their|theirs|it|its|itself|themselves)\b", re.I)
OBJECT = re.compile(r"\b(?:him|her(?! [a-z])|them)\b", re.I)
CLAUSE_START = re.compile(
    r"[,;:—–]|\b(?:that|who|which|and|but|or|when|where|while|after|before|because|if|as|whether|"
    r"until|since|than|to|\w+ing)\b"
)
"""Where a clause may begin; in one clause, `him` is not its subject."""
SEVERAL = re.compile(
    r"(?i:\b(?:police|some|many|everyone|nobody|no one|anyone|each|government|team|crew|family|"
    r"couple|pair|group|staff|personnel|who|\d+|media|public|company|party|army|navy|committee|council|"
    r"two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|hundred|thousand)\b)|"
    r"\b[A-Z]\w+s\b|[A-Z]\w+,? and "
)
"""Others whom `they` may mean: bodies of people, and names joined."""
MANY_THEY = re.compile(r"\b(?:they(?! say\b)|them|their|theirs|themselves)\b", re.I)
BARE_IT = re.compile(r"\bit\b")
SOMETHING = re.compile(
    r"\b(?:the|an?|this|that(?= [a-z]+ (?:is|was|has))|each|every|its|their|his|her|one|no|another|"
    r"any|some|most|\w+['’]s|\w+s['’])\s+[\w“\"]|\d|\b(?!according)[a-z]+(?:tion|ment|ness|ity|ism|ance|ence|ing)\b",
    re.I,
)
"""What an `it` may mean: a thing with an article, or an abstract one without."""
NEW_CLAUSE = re.compile(
    r"[,;:—–]|\b(?:that|who|which|and|but|or|when|where|while|after|before|because|if|as|said|says|"
    r"told|to|whether|until|since|than)\b",
    re.I,
)
"""Where another clause begins, whose pronoun may mean what the clause before it told."""
DUMMY_IT = re.compile(
    r"\bit (?:(?:is|was)(?: not)?|(?:would|will|may|might|could)(?: not)? be|has been|seems|"
    r"appears|became) (?:\w+ ){1,3}(?:that|to|who)\b|\bas it stands\b|"
    r"\bit (?:more |very |too )?(?:hard|harder|difficult|easy|easier|clear|possible|impossible|"
    r"necessary|likely) (?:for \w+ )?(?:to|that)\b",
    re.I,
)
OFFICE = (
    r"man|woman|boy|girl|minister|president|chancellor|mayor|judge|officer|spokes\w+|leader|"
    r"chief|king|queen|player|coach|driver|pilot|doctor|teacher|student|suspect|victim|mother|"
    r"father|son|daughter|wife|husband|actor|singer|author|professor|senator|director|person"
)
PERSON = re.compile(rf"\b(?:{OFFICE}|who)\b", re.I)
BARE_OFFICE = re.compile(
    r"\b[Tt]he ((?:(?:prime|foreign|defen[cs]e|interior|finance|justice|health|deputy) )?"
    r"(?:minister|president|chancellor|mayor|governor|king|queen|spokes\w+|ambassador|premier|"
    r"judge|suspects?|victims?|man|woman|men|women|boy|girl|couple|company|firm|group|team|club|"
    r"party|agency|committee|organi[sz]ation|ministry|announcement|proposal|statement|incident|"
    r"verdict|article|issue|matter|process|official|officers|sailors|paper|letter|allegations?|"
    r"accusations?|claims?|comments?|remarks?|charges|decision|plans?|report|findings?|movements?|"
    r"attack(?:s|ers?)?|blasts?|explosions?|crash|ceremony|vote|deal|offer|request|demands?|"
    r"measures?|changes?|ruling|photographs?|images|video|footage|event|campaign|telethon|sentence|"
    r"residents|protesters|gunmen|rebels|hostages|bodies|ship|documents?|details|camp|school|prison|hospital|airport|files?|pictures|proposals?|threats?|plane|building|hotel|law|bill))"
    rf"(?=[.;’']|, (?![A-Z])|\s(?:and|or|but|after|before|when|while|as|until|since|later|earlier|"
    rf"{VERBS})\b)"
)
SAYS = re.compile(
    r"\b(?:said|says?|saying|told|tell|asked|added|wrote|writes|announced|warned|according to|"
    r"called|calls?|described|declared|stated|insisted|replied|tweeted|argued|noted|claimed|"
    r"explained|denied|confirmed|reported|quoted|urged|vowed|promised|accused|criticis\w+|dubbed|"
    r"known|named|titled|entitled|term\w+|sagte|sagt|erklärte|teilte|schrieb|laut|so|betonte|"
    r"nannte|zufolge|dit|déclaré|affirmé|selon|expliqué|annoncé|estimé|appel\w+|dijo|afirmó|"
    r"según|declaró|explicó|aseguró|anunció|señaló|llam\w+)\b",
    re.I,
)


CLAUSE = re.compile(
    r"(?:After|Before|While|When|Although|Because|If|More than|The (?:new|latest|first|second|last|"
    rf"third|two|three|four|five|six) (?:(?!(?:{VERBS})\b)[\w’'-]+ ){{1,4}}"
    r"(?:of|in|for|to|that|who|on|at))\b"
)

SAID_LATER = re.compile(
    r"(?!(?:After|Before|When|While|As|Because|Since|Though|Although|By)\b)"
    rf"(?:(?!\b(?:who|which|that|when|after|before|{VERBS})\b)[^,;:])*?"
    r"\blater (?:said|says|told|became|found|took|gave|went|left|\w{3,}ed)\b(?!.*\d)"
)
"""`A report later said` is told after something else."""
HAD_JUST = re.compile(
    r"(?!(?:After|Before|When|While|As|Because|Since|Though|Although|By)\b)"
    r"(?:(?!\b(?:who|which|that|when|after|before|because|said|says|where|\d+)\b)[^,;:“\"])*?"
    r"\bhad (?:just|earlier|already|previously)\b(?!.*(?:\d|day\b))"
)
"""`The ship had just left Tavel` is told of a moment that the sentence does not name."""


BODY = re.compile(
    r"\b(?:Party|Ministry|Council|University|Court|Bank|Union|League|Group|Committee|Association|"
    r"Agency|Authority|Company|Corporation|Inc|Ltd|Service|Office|Institute|Parliament|Senate|"
    r"Government|Army|Police|Post|Times|News|Radio|Alliance|Federation|Club|United|Team)\b"
)


BARE_SUBJECT = re.compile(
    r"The (?!(?:number|count) of \w+ (?:killed|injured|arrested|missing|dead) (?:by|in|at|after)\b)"
    rf"(?:[a-z-]+ ){{0,2}}?(?!who |that |which )(?:([a-z-]{{3,}}) (?:{VERBS})|"
    rf"([a-z-]{{3,}}s) (?:{PRESENT.pattern}|are|were))\b"
)
A_SIDE = re.compile(r"\AThe (Defen[cs]e|Prosecution)(?= [a-z])")
"""`The Defense contends`: a side of a trial, whatever its first letter."""
BARE_ACTION = re.compile(
    r"(?!Inflation|Education|Immigration|Pollution|Unemployment|Corruption|Population|Parliament|"
    r"Government)([A-Z][a-z]+(?:tion|ment)s?) (?:will|was|is|are|were|has|have|had|began|begins|"
    r"starts?|started|ends?|ended|runs?|ran|continued|continues)\b"
)
"""`Registration will run until May` does not say for what."""
QUOTED_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.I)
QUOTED_POINTER = re.compile(
    r"(?:[\"“„«]|'')(?:they|their|he|she|his|her|it|its|this|that|these|those)(?:['’]\w+)?\b", re.I
)
"""A quotation that opens by pointing at somebody its first words do not name."""
SAID_OF_IT = re.compile(
    r"\b(?:said|says|told|stated|added|believes?|thinks?|warned)(?: reporters)?(?: that)? "
    r"(?:it|they|this|that)(?:['’]s| is| was| would| will| has| had| were| are)\b"
)
THE_THING = re.compile(
    r"\b[Tt]he (?:[a-z-]+ )??([a-z]{3,})(?=[,.;]|['’]s\b|\s(?:is|are|was|were|has|have|had|will|"
    r"would|"
    r"could|may|said|says|told|and|or|but|after|before|when|while|as|at|from|until|since|\w+ed)\b)"
)
NEW_THING = re.compile(
    rf"\b[Tt]he (?:new|proposed|latest|recent|planned|same|resulting) ([a-z]{{3,}})"
    rf"(?=[.,;]|\s(?:{VERBS}|and|or|but)\b)"
)
KNOWN_TO_ALL = frozenset(
    (
        *("government", "police", "public", "world", "media", "internet", "economy", "army"),
        *("military", "weather", "market", "country", "court", "parliament", "church", "sun"),
        *("earth", "war", "north", "south", "east", "west", "future", "past", "time", "year"),
        *("week", "month", "day", "morning", "evening", "night", "world", "sea", "air", "law"),
    )
)
KNOWN_AS_SUBJECT = KNOWN_TO_ALL - {
    *("law", "court", "country", "war", "church", "market", "time", "year", "week", "month", "day"),
    *("morning", "evening", "night", "past"),
}
"""A sentence about one of these needs no word on which one is meant."""


TITLE = re.compile(
    r"(?:President|Minister|Prime|Foreign|Interior|Finance|Defen[cs]e|Justice|Chancellor|Mayor|"
    r"Governor|Judge|General|Admiral|Colonel|Major|Captain|Sergeant|Senator|Premier|King|Queen|"
    r"Prince|Princess|Pope|Bishop|Professor|Doctor|Sir|Lord|Lady|Chief|Former|Mr|Mrs|Ms|Dr|Gen|Col|"
    r"Lt|Maj|Sen|Rep|Gov|Prof|Rev|St|Ambassador|Secretary|Commissioner|Deputy|Vice)\.?$"
)
PART_OF_PLACE = re.compile(
    r"(?:Upper|Lower|Nether|North|South|East|West|Northern|Southern|Eastern|Western|New|Great|"
    r"Greater|Little|Old|Saint|Port|Lake|Mount|Fort|San|Santa|Los|Las|Central|Inner|Outer|Mid)$"
)
