# ruff: noqa: E501  # a pattern broken across lines can no longer be read
"""The expressions that `talk` looks for, by kind and language, as compiled patterns.

Written from how such notices are generally put, not from any one outlet's wording.
"""

import re

STEMS = (
    # English
    "subscri", "member", "regist", "premium", "paying", "sign", "log in", "login", "account", "keep reading",
    "to read", "continue", "full ", "rest of", "unlock", "limit", "left", "remain", "locked", "paywall",
    "reader mode", "trouble", "verify", "load", "retrieve", "script", "lorem", "dolor", "free",
    "reply", "comment", "response", "e-mail", "email", "required", "notify", "logged", "conversation",
    "discuss", "debate", "your say", "what do you think", "akismet", "inbox", "app", "click", "agree",
    "discover", "thank", "follow", "find us", "like us", "join", "offer", "trial", "plan", "want", "newsletter",
    "receive", "device", "by s", "connect",
    # German
    "weiter", "abonn", "mitglied", "registriert", "vorbehalten", "bereits", "schon", "ganze", "vollständig",
    "komplett", "gesamt", "kostenpflichtig", "exklusiv", "kommentar", "antwort", "adresse", "erforderlich",
    "artikel", "melden", "folgen", "anmelden", "push-",
    # French, Spanish, Italian, Dutch, Portuguese
    "lire", "suite", "réserv", "déjà", "connectez", "inscri", "identifiez", "lecture", "commentaire", "réponse",
    "obligatoires", "messagerie", "suivez", "recevez", "accéder", "découvrir", "consulter", "article",
    "leyendo", "leer", "suscri", "abonad", "socios", "límite", "comentario", "respuesta", "correo", "obligator",
    "necesarios", "requeridos", "apúnta", "recib", "síguenos", "usuario", "registra", "sesión", "artículo",
    "legger", "riservat", "abbon", "iscri", "account", "accedi", "comment", "risposta", "obbligatori", "ricevi",
    "seguici", "lettura", "lezen", "lees", "abonnee", "leden", "abonneer", "reactie", "antwoord", "velden", "mailadres",
    "ontvang", "volg", "schrijf", "meld", "ler ", "lendo", "assin", "cadastr", "membros", "comentário", "resposta",
    "obrigatórios", "siga", "receba", "inscreva",
    # others
    "prenumer", "läsa", "læse", "lese", "tilaaj", "lukemista", "czyta", "subskryb", "přečt", "čtení", "předpl",
    "чтобы", "подпис", "комментари", "okumaya", "abone", "svar", "komment", "会員", "続き", "登録", "ログイン", "残り", "有料",
    "購読", "コメント", "返信", "メール", "ニュース", "구독", "로그인", "전문", "订", "訂", "登", "会员", "會員",
)  # fmt: skip
"""Every pattern below holds one of these, so that a paragraph without any need not be searched."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


ACCESS = _any(
    r"\btrouble (?:retrieving|loading|displaying|showing) (?:the|this|your) (?:article|story|page)",
    r"\bwhile we (?:verify|check|confirm) (?:your )?access",
    r"\breader mode\b.{0,60}\b(?:log|sign|exit|subscribe)",
    r"\b(?:log|sign) ?in(?:to)? your .{1,40} account,? or subscribe",
    r"\bwant all of .{1,40}\? subscribe",
    r"\bcould not (?:load|retrieve) (?:the|this) (?:article|story)",
    r"der artikel konnte nicht geladen werden",
    r"(?:impossible de|n'a pas pu) charger (?:l'|cet )article",
    r"no (?:se pudo|hemos podido) cargar el artículo",
)
DUMMY = _any(r"\blorem ipsum dolor", r"\bdolor sit amet,? consectetur")
SCRIPT = _any(
    r"\b(?:enable|turn on|activate|requires?|needs?) (?:\w+ ){0,2}java ?script",
    r"\bjava ?script (?:is |must be |has been |seems to be )?(?:disabled|enabled|required|turned off)",
    r"java ?script (?:aktivieren|einschalten|ist deaktiviert)|aktivieren sie (?:bitte )?java ?script",
    r"(?:activer|activez|autoriser) (?:le )?java ?script",
    r"(?:activar?|active|habilit\w+|abilit\w+|attiva\w*|ative|habilite) (?:el |il |o )?java ?script",
    r"(?:schakel|zet) java ?script (?:in|aan)|java ?script (?:inschakelen|aanzetten)",
    r"java ?scriptを有効",
)

_READER = r"(?:subscribers?|members?|registered (?:users|readers)|premium (?:users|readers|members)|paying (?:readers|customers))"
_ENTER = r"(?:subscribe|register|log ?in|sign ?in|sign ?up|join(?: us)?|upgrade|create (?:an?|your)(?: free)? account)"
GATE = _any(
    # English
    rf"\b{_ENTER}\b.{{0,50}}\b(?:to|and|for) (?:continue|keep|read|unlock|access|view|finish|get)\b"
    r".{0,30}\b(?:reading|read|article|story|stories|rest|full|more|content|unlimited|archive|access|experience)\b",
    rf"\b{_ENTER}\b.{{0,30}}\bto (?:continue|unlock|read on|read this|read the)\b",
    r"\bto (?:continue|keep) reading\b.{0,80}$",
    r"\b(?:continue|keep) reading (?:with|for (?:free|just|only)|this (?:article|story)|by)\b",
    r"\b(?:to|want to) (?:read|view|see|access) (?:the )?(?:full|rest of|complete|whole|entire|remainder)\b"
    r".{0,20}\b(?:article|story|piece|report|text|post|content)\b",
    r"^(?:are you )?already (?:a |an |have an? |our )?(?:\w+ ){0,2}(?:subscriber|subscribed|member|registered|account)\b",
    r"^not (?:yet )?a (?:\w+ )?(?:subscriber|member)(?: yet)?\b",
    rf"\b(?:exclusive(?:ly)?|reserved|only|available)\b.{{0,30}}\b(?:to|for)\b.{{0,30}}\b{_READER}\b.{{0,60}}$",
    rf"\b(?:article|story|content|post|page)\b.{{0,20}}\bis (?:for|only for|locked for|limited to)\b.{{0,30}}\b{_READER}",
    r"^(?:this|the) (?:article|story|content|post) is (?:locked|behind a paywall|premium|free to read)",
    r"\byou(?:'ve| have) (?:reached|read|used|hit|exceeded)\b.{0,40}\b(?:free|limit|allowance)\b",
    r"\byou have (?:\d+|one|two|three|no) (?:more )?(?:free )?(?:articles?|stories) (?:left|remaining)",
    r"\bunlock (?:this|the|unlimited|full|more|all)\b.{0,30}\b(?:article|story|stories|access|content|reading)\b",
    r"\bthe (?:rest|remainder) of (?:this|the) (?:article|story) is\b",
    # German
    r"\b(?:um|jetzt|hier|gratis|kostenlos|sofort|einfach) (?:\w+ ){0,3}weiter(?:zu)?lesen\b.{0,60}$",
    r"\bweiterlesen (?:mit|für|als)\b|^weiterlesen\W*$",
    r"\b(?:exklusiv|nur|reserviert|vorbehalten|ausschließlich|lesbar)\b.{0,30}\b(?:abonnent|mitglied|registrierte|premium-?nutzer)",
    r"\b(?:abonnent\w*|mitglieder\w*|registrierten\w*).{0,20}\bvorbehalten\b",
    r"^(?:sie sind |du bist )?(?:bereits|schon) (?:\w+ ){0,2}(?:abonnent|abonniert|registriert|mitglied|kunde|ein abo)",
    r"\b(?:den|um den) (?:ganzen|vollständigen|kompletten|gesamten) (?:artikel|text|beitrag) (?:zu )?lesen",
    r"\b(?:weitere|dieser|dieses|der) (?:artikel|beitrag|inhalt|text) ist (?:kostenpflichtig|nur|exklusiv|teil)",
    # French
    r"\bpour (?:lire|consulter|accéder à|découvrir) (?:la suite|l'intégralité|l'article (?:complet|en entier)|cet article)",
    r"\bil vous reste .{1,15}% .{0,30}\b(?:à lire|à découvrir)",
    r"\b(?:suite|article|contenu|accès)\b.{0,30}\bréservée?s? (?:à|aux)\b.{0,20}\babonn",
    r"\bréservée?s? (?:à nos |aux )abonn",
    r"^(?:vous êtes )?déjà (?:abonné|inscrit|membre|un compte)",
    r"\bvous avez déjà un (?:compte|abonnement)\b",
    r"\b(?:abonnez|connectez|inscrivez|identifiez)-vous\b.{0,40}\bpour (?:lire|continuer|accéder|débloquer|poursuivre)",
    r"\bcontinue(?:r|z) (?:la|votre|à lire|de lire) (?:la )?lecture\b|\bpoursuiv\w+ (?:la|votre) lecture\b",
    # Spanish
    r"\b(?:para|y) (?:seguir|continuar) leyendo\b|\b(?:sigue|continúa) leyendo (?:con|por|gratis)\b",
    r"\bpara leer (?:el artículo|la nota|la noticia|el contenido|este) (?:complet|enter|íntegr|artículo|contenido)",
    r"\b(?:exclusiv\w+|solo|sólo|reservado) (?:\w+ ){0,3}(?:suscriptor|abonad|socios)",
    r"^¿?(?:ya )?(?:eres|es|tienes|ya) (?:\w+ ){0,3}(?:suscriptor|suscrito|abonad|soci|registrad|una suscripción)",
    r"\bhas (?:alcanzado|llegado|superado|agotado) .{0,30}\b(?:límite|artículos|noticias)",
    r"\blímite de (?:noticias|artículos)\b",
    r"\b(?:suscríbe|registra|inicia sesión|abóna)\w*\b.{0,40}\bpara (?:leer|seguir|acceder|continuar|desbloquear)",
    r"\btu suscripción se está usando\b|\bañadir otro usuario\b",
    # Italian
    r"\bper (?:continuare (?:a|la) (?:leggere|lettura)|leggere (?:tutto|l'articolo|il resto|l'intero))",
    r"\b(?:riservat\w|esclusiv\w|solo)\b.{0,20}\b(?:agli|per gli|ai) (?:abbonati|iscritti|utenti registrati)",
    r"^(?:sei |hai )?già (?:abbonat|iscritt|registrat|un account|un abbonamento)",
    r"\b(?:abbonati|accedi|registrati)\b.{0,40}\bper (?:leggere|continuare|accedere|sbloccare)",
    # Dutch
    r"\b(?:om )?(?:verder|door) te lezen\b|\b(?:lees|verder lezen) (?:verder|direct|onbeperkt) (?:met|voor|als)\b",
    r"\b(?:exclusief|alleen|enkel|uitsluitend) (?:\w+ ){0,2}voor (?:\w+ )?(?:abonnees|leden|plus-?leden)",
    r"^(?:ben je |bent u |u bent )?(?:al|reeds) (?:een )?(?:abonnee|lid|abonnement|account|klant)",
    r"\b(?:log in|abonneer je|word abonnee|registreer)\b.{0,40}\bom (?:\w+ ){0,4}(?:te lezen|lezen|toegang)",
    # Portuguese
    r"\bpara (?:continuar|seguir) (?:lendo|a ler|lendo)\b|\bpara ler (?:o artigo|a matéria|a íntegra|o conteúdo|este artigo)",
    r"\b(?:exclusiv\w+|apenas|só|somente|reservado)\b.{0,20}\b(?:para|a|aos) (?:assinantes|membros|cadastrados)",
    r"^(?:já é|já sou|já tem|é) (?:\w+ ){0,2}(?:assinante|cadastrad|uma conta|assinatura)",
    r"\b(?:assine|cadastre-se|faça login|inicie sessão)\b.{0,40}\bpara (?:ler|continuar|acessar|desbloquear|aceder)",
    # Swedish, Danish, Norwegian, Finnish
    r"\bför att (?:läsa (?:vidare|hela|artikeln)|fortsätta läsa)|^(?:är du )?redan prenumerant|\bendast för prenumeranter",
    r"\bfor at læse (?:videre|hele|artiklen)|\b(?:kun|forbeholdt) (?:for )?abonnenter|^(?:er du )?allerede abonnent",
    r"\bfor å lese (?:videre|hele|saken)|\bforbeholdt (?:våre )?abonnenter",
    r"\b(?:vain|tämä) (?:\w+ )?tilaajille\b|^oletko jo tilaaja|\bjatka lukemista\b",
    # Polish, Czech, Russian, Turkish
    r"\baby (?:czytać dalej|przeczytać (?:cały|całość))|\b(?:tylko|wyłącznie) dla (?:prenumeratorów|subskrybentów)",
    r"\bpro pokračování ve čtení\b|\b(?:jen|pouze) pro (?:předplatitele|předplatné)",
    r"\bчтобы (?:читать дальше|продолжить чтение)|\bтолько (?:для|по) подпис|\bуже подписаны\b",
    r"\bokumaya devam et(?:mek için)\b|\b(?:yalnızca|sadece) aboneler",
    # Japanese, Korean, Chinese
    r"(?:会員|有料|購読者)(?:の方)?(?:限定|会員限定)|続きを(?:読む|お読み|ご覧)|(?:無料)?会員登録(?:する|で|して|すると|できます)|ログインして|残り\d+文字|有料会員|この記事は.{0,10}(?:会員|有料)",
    r"구독자 전용|(?:로그인|구독)(?:하고|하시면|후).{0,15}(?:계속|전체)|기사 전문을 보",
    r"(?:订阅|訂閱|登录|登入)(?:后|後|以|即可).{0,10}(?:继续|繼續|阅读|閱讀)|(?:会员|會員|订户|訂戶)专?[享属限]",
)

FORM = _any(
    r"^(?:leave|post|add|write|submit|drop) (?:a|your|an?other)? ?(?:reply|comment|response)\b.{0,60}$",
    r"^(?:cancel reply|reply to\b.{0,60}|leave a comment\b.{0,60}|comments (?:are )?closed)\W*$",
    r"\byour e-?mail (?:address )?will not be (?:published|shared|shown)",
    r"\brequired fields are marked\b|\bnotify me of (?:follow|new)|\bsave my name, e-?mail",
    r"\b(?:you must|please|you need to) (?:be logged in|log ?in|login|sign ?in|register) to (?:post|leave|add|write|comment|reply|join)",
    r"\blog in to (?:leave|post|reply|comment|join)|^join (?:the|our|thought).{0,20}(?:conversation|discussion|commenting)",
    r"^(?:what do you think|have your say|join the (?:conversation|discussion|debate))\b.{0,60}$",
    r"\bthis site uses akismet\b|\bconnect with:? d\b|^logged in as\b",
    r"\bkommentar (?:verfassen|hinterlassen|schreiben|abgeben)\b|^(?:schreiben? sie|schreibe?|hinterlasse?n?(?: sie)?) (?:\w+ )?(?:einen |den ersten )?(?:kommentar|antwort)",
    r"\b(?:deine|ihre) e-?mail-?adresse wird nicht|\berforderliche felder sind|^antworten? abbrechen|^(?:ihr|dein) kommentar\W*$",
    r"^(?:laisser|laissez|ajouter|écrire|poster|publier) (?:un|votre) (?:commentaire|réponse)|^annuler la réponse|\bvotre adresse (?:e-?mail|de messagerie) ne sera pas|\bles champs obligatoires sont",
    r"^(?:deja|dejar|escribe|agrega|añade|publica)r? (?:un|una|tu) (?:comentario|respuesta)|^cancelar (?:la )?respuesta|\btu (?:dirección de )?correo electrónico no será|\blos campos (?:obligatorios|necesarios|requeridos) están",
    r"^(?:lascia|scrivi|aggiungi) (?:un|il tuo) (?:commento|una risposta)|^lascia una risposta|^annulla risposta|\bil tuo indirizzo e-?mail non sarà|\bi campi obbligatori sono",
    r"^(?:geef|plaats|laat|schrijf) (?:een|je|uw) (?:reactie|antwoord)|^reactie annuleren|\be-?mailadres wordt niet gepubliceerd|\b(?:verplichte|vereiste) velden zijn",
    r"^(?:deixe|escreva|envie|adicione) (?:um|uma|o seu|seu) (?:comentário|resposta)|^cancelar resposta|\bo seu (?:endereço de )?e-?mail não será|\bcampos obrigatórios são",
    r"^(?:lämna|skriv) (?:ett svar|en kommentar)|^skriv en kommentar|^(?:legg igjen|efterlad) (?:en kommentar|et svar)|^dodaj komentarz|^(?:kirjoita|jätä) kommentti",
    r"^(?:コメントを(?:残す|書く|投稿)|返信を残す|コメントする)|メールアドレスが公開されることはありません|^(?:добавить|оставить) комментарий",
)

_LIST = r"(?:newsletters?|e-?mails?|updates|alerts|briefings?|mailing list|inbox|headlines|posts?|push notifications)"
ASK = _any(
    r"^(?:please )?(?:subscribe|sign ?up|register)\b.{0,60}(?:now|today|here|free)?\b.{0,80}\b"
    + _LIST
    + r"\b",
    r"^(?:subscribe|sign up|register)(?: now| today| here| for free)?\W*$|^subscribe (?:to|on|now|today)\b.{0,100}$",
    r"^(?:get|receive|want)\b.{0,100}\b(?:straight to|right in|delivered to|in|to) your (?:inbox|email|device|mailbox)",
    r"^(?:get|download|try|install)\b.{0,40}\b(?:app|app here)\b.{0,60}$|^click here (?:to|for)\b.{0,80}$",
    r"\bby (?:signing up|clicking|subscribing|submitting|registering),? you (?:agree|accept|consent|acknowledge|will)",
    r"^discover more from\b|\bsubscribe to get the latest posts\b|\benter your e-?mail\b|^type your e-?mail",
    r"^(?:thanks|thank you) for (?:signing up|subscribing|registering)",
    r"\bsign up (?:for|to) (?:our|the|my)\b.{0,60}\b" + _LIST,
    r"^follow (?:us|me|him|her|them|\w+)\b.{0,40}\bon\b.{0,40}\b(?:twitter|facebook|instagram|x|youtube|whatsapp|telegram|bluesky|threads|tiktok|linkedin)\b.{0,80}$",
    r"^(?:like|find|join|connect with) us on\b.{0,80}$",
    r"^(?:you can |to )?(?:unsubscribe|opt out)\b.{0,120}$|\bunsubscribe (?:at any time|anytime|from the)\b",
    r"^(?:special|limited|introductory) offer\b|^start your (?:free )?(?:trial|subscription)|^(?:choose|see) (?:your|our) (?:plan|subscription)",
    # German, French, Spanish, Italian, Dutch, Portuguese
    r"^(?:jetzt |hier )?(?:abonnieren|anmelden|registrieren|newsletter)\b.{0,60}$|\b(?:newsletter|push-nachrichten)\b.{0,40}\b(?:abonnieren|anmelden|bestellen)",
    r"^(?:abonnieren|folgen) sie\b.{0,100}$|^melden sie sich\b.{0,60}\bnewsletter",
    r"^(?:abonnez|inscrivez)-vous\b.{0,100}$|^recevez\b.{0,60}\b(?:newsletter|boîte mail|e-?mail)|^je m'(?:abonne|inscris)\b|^suivez-nous\b.{0,60}$",
    r"^(?:suscríbe|regístra|apúnta)\w*\b.{0,100}$|^recib[ea]\b.{0,60}\b(?:newsletter|correo|boletín)|^síguenos\b.{0,60}$",
    r"^(?:iscriviti|abbonati)\b.{0,100}$|^ricevi\b.{0,60}\b(?:newsletter|e-?mail)|^seguici\b.{0,60}$",
    r"^(?:abonneer|schrijf je in|meld je aan)\b.{0,100}$|^ontvang\b.{0,60}\b(?:nieuwsbrief|mailbox|inbox)|^volg ons\b.{0,60}$",
    r"^(?:assine|inscreva-se|cadastre-se|siga-nos|siga o|siga a)\b.{0,100}$|^receba\b.{0,60}\b(?:newsletter|e-?mail)",
    r"^(?:メールマガジン|ニュースレター).{0,30}(?:登録|購読)",
)

FURNITURE = _any(
    r"share (?:this|on|via)\b.{0,40}|\d+ (?:shares?|comments?)|\W*click to tweet\W*",
    r"(?:advertise?ment|advertising|anzeige|werbung|publicité|publicidad|pubblicità|advertentie|publicidade|annons|annonse|reklam[ae]|广告|広告|sponsored)\W*",
    r"(?:article|story|text) (?:content|continues below).{0,40}|(?:story|article) continues (?:below|after).{0,40}|continue reading (?:below|the main story)|"
    r"(?:scroll|skip) (?:down|to).{0,40}|(?:image|photo|video|gallery|slideshow)\W*|loading\W*|\(?more\)?|close|back to top|explore further",
    r"(?:read|see|watch|listen|learn|find out) more\b.{0,12}|(?:read|see|watch|also) (?:also|more|next|this)\s*[:>–|-].{0,160}|(?:read more|read also|see also|also read|also see|also see:|related|more|recommended|watch|must read|don'?t miss|insight|editor'?s (?:pick|note)s?)\s*[:>|].{0,160}",
    r"(?:related|recommended|more|latest|popular|trending|top|most (?:read|viewed|popular|watched))(?: [\w'-]+){0,6}:?",
    r"(?:you (?:may|might|could) (?:also )?(?:like|enjoy|be interested in)|something to consider|up next|around the web|from around the web|recommended for you|what to read next|read next)\b.{0,40}",
    r"(?:lesen sie (?:auch|mehr|hier)|mehr zum thema|mehr dazu|lesen sie dazu|auch interessant|zum thema|das könnte sie (?:auch )?interessieren|mehr aus|mehr lesen|lesetipp)\b.{0,160}(?<![.!?])",
    r"(?:à )?lire (?:aussi|également)\b.{0,160}|(?:voir|à lire|lire) (?:aussi|plus)\b.{0,160}|sur le même (?:sujet|thème)\W*|article suivant\W*",
    r"(?:lea|lee|leer|ve|vea|te puede interesar|puede interesarle|más información|más noticias|también)(?: (?:también|además|más|aquí))?\s*[:|].{0,160}|(?:te puede interesar|le puede interesar)\W*",
    r"(?:leggi anche|leggi pure|guarda anche|potrebbe interessarti|per approfondire|approfondimenti?)\b.{0,160}(?<![.!?])",
    r"(?:lees ook|lees meer|bekijk ook|zie ook|meer over)\b.{0,160}(?<![.!?])|(?:leia (?:também|mais|ainda)|veja (?:também|mais)|saiba mais|confira)\s*[:|]?.{0,120}(?<![.!?])",
    r"(?:関連記事|関連キーワード|おすすめ(?:情報|記事)|あわせて読みたい|【?関連】?).{0,60}|(?:läs också|läs mer|les også|læs også|lue myös|czytaj (?:też|także|również)|читайте также)\b.{0,120}",
    r"(?:tags?|topics?|filed under|posted in|keywords?|categor(?:y|ies)|in this article|schlagwörter|schlagworte|themen|stichwörter|mots[- ]clés|etiquetas|temas|archivado en|argomenti|trefwoorden|palavras-chave|assuntos)\s*[:：|].{0,160}(?<![.!?])",
    r"(?:photo|image|picture|photograph|foto|bild|illustration|crédit|crédito|credit|fotos?|photos?|video|grafik|fotografie|symbolbild|bildquelle|quelle|source|fuente|fonte|bron)s?(?: credits?)?\s*[:：©|].{0,100}(?<![.!?])",
    r"\(?(?:photo|image|picture|video)s? (?:by|courtesy(?: of)?|via|from)\b.{0,100}\)?|[©(]\s?(?:c\)\s?)?(?:copyright|\d{4}|ap|afp|reuters|dpa|getty|epa|imago)\b.{0,100}\)?",
    r"(?:©|copyright|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados).{0,120}",
)

NETWORKS = frozenset(
    """facebook twitter x whatsapp linkedin pinterest reddit telegram email e mail print copy link
    messenger flipboard tumblr instagram bluesky threads pocket sms xing bookmark save share shares
    tweet pin it comment comments this article story on via with by to drucken teilen imprimer
    partager imprimir compartir compartilhar stampa condividi delen kommentare""".split()  # noqa: SIM905  # sixty quoted words read worse
)
"""Words of a share line, which holds nothing else."""

DATE_WORDS = frozenset(
    """a am at on um à le las de del alle ore om às em of the vom den il el da di du pm m p uhr h utc gmt
    est edt cst cdt mst mdt pst pdt et ct pt bst ist cet cest jst st nd rd th er t z
    published updated posted created last modified first date time stand aktualisiert
    veröffentlicht erstellt publié mis jour publicado actualizado pubblicato aggiornato gepubliceerd
    bijgewerkt atualizado original ago vor hace il y before hour hours minute minutes day days min
    mins hrs minuten stunden reading read lesezeit tempo leitura lecture lectura lettura leestijd temps
    tiempo minutos minuto minuti minuut und and""".split()  # noqa: SIM905  # as above
)
DATE_STEMS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "mär",
    "mai",
    "juni",
    "juli",
    "okt",
    "dez",
    "janv",
    "fév",
    "févr",
    "avr",
    "juin",
    "juil",
    "aoû",
    "déc",
    "ene",
    "abr",
    "ago",
    "dic",
    "gen",
    "mag",
    "giu",
    "lug",
    "set",
    "ott",
    "maart",
    "mei",
    "fev",
    "out",
    "maj",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "luned",
    "marted",
    "mercoled",
    "gioved",
    "venerd",
    "sabato",
    "domenica",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "segunda",
    "terça",
    "quarta",
    "quinta",
    "sexta",
    "feira",
]  # as above
"""How names of months and days begin; a longer word counts if it begins so and is a name."""

BY = re.compile(
    r"(?:written |story |reported |text |words )?(?:by|von|par|por|di|door|af|av|autor|author|auteur)"
    r"\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
PARTICLES = frozenset(
    """and und et y e en de van von der den la le da dos del di al el bin ibn for für pour staff writer
    reporter correspondent editor the associated press""".split()  # noqa: SIM905  # as above
)
