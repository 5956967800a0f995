"""A fault planted in another language or script is caught as one in English is."""

import pytest

from daybrief.model import Article, Role, Sentence, Source
from daybrief.stages import check

TEXTS = {
    "fr": (
        "Le maire de Tavel n'a pas confirmé la fermeture du pont dimanche 15 mars.",
        "La crue a chassé 12 500 habitants de la vallée de l'Orn en mars, selon Ida Marn.",
        "Quatre-vingt-dix maisons ont été détruites et deux cents restent sans courant.",
        "Le ministère a refusé de payer 3,5 millions de couronnes à Norland.",
    ),
    "es": (
        "El alcalde de Tavel no confirmó el cierre del puente el domingo 15 de marzo.",
        "La crecida expulsó a 12.500 vecinos del valle del Orn en marzo, según Ida Marn.",
        "Treinta y cinco casas quedaron destruidas y doscientas siguen sin luz.",
        "El ministerio negó que fuera a pagar 3,5 millones de coronas a Norland.",
    ),
    "de": (
        "Der Bürgermeister von Tavel hat die Sperrung der Brücke am Sonntag nicht bestätigt.",
        "Die Flut vertrieb im März 12.500 Bewohner aus dem Orntal, sagte Ida Marn.",
        "Zweiundvierzig Häuser wurden zerstört und hundert bleiben ohne Strom.",
        "Das Ministerium zahlt 3,5 Millionen Kronen an Norland.",
    ),
    "el": (
        "Ο δήμαρχος του Τάβελ δεν επιβεβαίωσε το κλείσιμο της γέφυρας την Κυριακή 15 Μαρτίου.",
        "Η πλημμύρα έδιωξε 12.500 κατοίκους από την κοιλάδα του Ορν, είπε η Ίντα Μαρν.",
        "Το υπουργείο θα πληρώσει 35 τοις εκατό των ζημιών (όπως και πέρυσι) στη Νόρλαντ.",
        "Ο Γιόρουν Βέελ είπε ότι «ο δρόμος για το Τάβελ είναι μακρύς» και έφυγε.",
    ),
    "ar": (
        "لم يؤكد رئيس بلدية تافيل إغلاق الجسر يوم الأحد 15 مارس بعد اجتماع طويل.",
        "طرد الفيضان ١٢٥٠٠ من سكان وادي أورن في مارس كما قالت الوزيرة سامية كريم.",
        "ستدفع الوزارة 35 في المائة من الأضرار (كما في العام الماضي) إلى مدينة نورلاند.",
        "قال الرئيس سامر كمال إن «الطريق إلى تافيل طويل جدا» ثم غادر المدينة القديمة.",
    ),
    "he": (
        'ראש העיר טאבל לא אישר את סגירת הגשר ביום ראשון 15 במרץ אחרי דיון ארוך בארה"ב.',
        "השיטפון גירש 12,500 תושבים מעמק אורן במרץ כפי שאמרה השרה דנה כרמי בעיר.",
        "המשרד ישלם 35 אחוזים מהנזק (כמו בשנה שעברה) לעיר נורלנד בתוך שלושה חודשים.",
        'הנשיא יואב שגיא אמר כי "הדרך אל טאבל ארוכה מאוד" ועזב את העיר העתיקה.',
    ),
    "hi": (
        "तावेल के मेयर ने रविवार 15 मार्च को लंबी बैठक के बाद पुल बंद होने की पुष्टि नहीं की।",
        "बाढ़ ने मार्च में ओर्न घाटी से १२५०० निवासियों को भगाया, मंत्री इदा मार्न ने कहा।",
        "मंत्रालय नोरलैंड को नुकसान का 35 प्रतिशत (पिछले साल की तरह) तीन महीने में देगा।",
        "राष्ट्रपति योरुन वेल ने कहा कि “तावेल का रास्ता बहुत लंबा है” और वे शहर से चले गए।",
    ),
}


def verdict(text, language):
    article = Article(
        id="a",
        source=Source(name="Coast Wire", address="https://example.org/", language=language),
        url="https://example.org/a",
        title="Tavel",
        language=language,
        paragraphs=TEXTS[language],
    )
    sentence = Sentence(text=text, role=Role.OTHER, citations=())
    return check.verdict(check.Claim(sentence=sentence, articles={"a": article}, language=language))


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in TEXTS for text in TEXTS[language]]
)
def test_what_the_article_says_is_supported(language, text):
    assert verdict(text, language).supported


@pytest.mark.parametrize(
    ("language", "number", "told", "planted"),
    [
        ("fr", 0, "n'a pas confirmé", "a confirmé"),
        ("fr", 0, "dimanche 15", "jeudi 15"),
        ("fr", 0, "15 mars", "15 mai"),
        ("fr", 1, "12 500", "12 600"),
        ("fr", 1, "en mars", "en avril"),
        ("fr", 1, "a chassé", "n'a plus chassé"),
        ("fr", 1, "Ida Marn", "Jorun Marn"),
        ("fr", 1, "l'Orn", "l'Arle"),
        ("fr", 2, "Quatre-vingt-dix", "Quatre"),
        ("fr", 2, "deux cents", "deux"),
        ("fr", 2, "sans", "avec"),
        ("fr", 3, "refusé", "accepté"),
        ("fr", 3, "3,5 millions", "3,5 milliards"),
        ("es", 0, "no confirmó", "confirmó"),
        ("es", 0, "domingo", "jueves"),
        ("es", 1, "12.500", "12.600"),
        ("es", 1, "en marzo", "en mayo"),
        ("es", 2, "Treinta y cinco", "Treinta y seis"),
        ("es", 2, "doscientas", "trescientas"),
        ("es", 2, "sin", "con"),
        ("es", 3, "negó", "dijo"),
        ("es", 3, "3,5", "35"),
        ("de", 0, "nicht bestätigt", "bestätigt"),
        ("de", 1, "12.500", "12.600"),
        ("de", 1, "im März", "im Mai"),
        ("de", 2, "Zweiundvierzig", "Vierzig"),
        ("de", 2, "hundert", "tausend"),
        ("de", 2, "ohne", "mit"),
        ("de", 3, "3,5", "35"),
        ("el", 0, "δεν επιβεβαίωσε", "επιβεβαίωσε"),
        ("el", 0, "Κυριακή", "Δευτέρα"),
        ("el", 0, "Μαρτίου", "Μαΐου"),
        ("el", 1, "12.500", "12.600"),
        ("el", 1, "η Ίντα Μαρν", "ο Γιόρουν Βέελ"),
        ("el", 2, "35 τοις εκατό", "35"),
        ("el", 3, "είναι μακρύς", "είναι κοντός"),
        ("el", 3, "Γιόρουν", "Πέτρο"),
        ("ar", 0, "لم يؤكد", "يؤكد"),
        ("ar", 0, "الأحد", "الخميس"),
        ("ar", 0, "مارس", "مايو"),
        ("ar", 1, "١٢٥٠٠", "١٢٦٠٠"),
        ("ar", 1, "سامية كريم", "سامر كمال"),
        ("ar", 2, "35 في المائة", "35"),
        ("ar", 3, "«الطريق إلى تافيل طويل جدا»", "«الطريق إلى تافيل قصير جدا»"),
        ("ar", 3, "الطريق إلى تافيل", "الطريق إلى «تافيل"),
        ("he", 0, "לא אישר", "אישר"),
        ("he", 0, "ראשון", "שלישי"),
        ("he", 0, "במרץ", "במאי"),
        ("he", 1, "12,500", "12,600"),
        ("he", 1, "דנה כרמי", "יואב שגיא"),
        ("he", 1, "השיטפון", 'השיטפון של "עמק אורן"'),
        ("he", 2, "35 אחוזים", "35"),
        ("he", 2, "שלושה", "ארבעה"),
        ("he", 3, "ארוכה מאוד", "קצרה מאוד"),
        ("hi", 0, "पुष्टि नहीं की", "पुष्टि की"),
        ("hi", 0, "रविवार", "सोमवार"),
        ("hi", 0, "मार्च", "मई"),
        ("hi", 1, "१२५००", "१२६००"),
        ("hi", 1, "इदा मार्न", "योरुन वेल"),
        ("hi", 2, "35 प्रतिशत", "35"),
        ("hi", 2, "तीन", "चार"),
        ("hi", 3, "लंबा है", "लंबा नहीं है"),
        ("hi", 3, "योरुन", "इदा"),
    ],
)
def test_a_planted_fault_is_caught_in_other_languages(language, number, told, planted):
    text = TEXTS[language][number].replace(told, planted)

    found = verdict(text, language)

    assert text != TEXTS[language][number]
    assert not found.supported


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La crue a chassé 12.500 habitants de la vallée de l'Orn en mars."),
        ("fr", "90 maisons ont été détruites et 200 restent sans courant."),
        ("es", "La crecida expulsó a 12 500 vecinos del valle del Orn en marzo."),
        ("de", "42 Häuser wurden zerstört und 100 bleiben ohne Strom."),
        ("ar", "طرد الفيضان 12500 من سكان وادي أورن في مارس كما قالت الوزيرة سامية كريم."),
        ("hi", "बाढ़ ने मार्च में ओर्न घाटी से 12500 निवासियों को भगाया, मंत्री इदा मार्न ने कहा।"),
    ],
)
def test_another_writing_of_a_figure_is_no_fault(language, text):
    found = verdict(text, language)

    assert found.supported, found.why


@pytest.mark.parametrize(
    ("language", "brackets"),
    [
        ("el", " (όπως και πέρυσι)"),
        ("ar", " (كما في العام الماضي)"),
        ("he", " (כמו בשנה שעברה)"),
        ("hi", " (पिछले साल की तरह)"),
    ],
)
def test_brackets_may_be_left_out_in_any_script(language, brackets):
    text = TEXTS[language][2].replace(brackets, "")

    found = verdict(text, language)

    assert text != TEXTS[language][2]
    assert found.supported, found.why


TURKISH = (
    "Bakanlık yaptığı uzun açıklamada köprünün (geçen yıl gibi) mart ayında kapatılmadığını ve "
    "Tavel yolunun Orn vadisindeki bütün köyler için güvenli değil denecek kadar eski olduğunu "
    "söyledi."
)


@pytest.mark.parametrize(
    ("told", "planted", "holds"),
    [
        ("", "", True),
        (" (geçen yıl gibi)", "", True),
        ("kapatılmadığını", "kapatıldığını", False),
        (" değil", "", False),
        ("Tavel", "Norland", False),
    ],
)
def test_in_a_language_of_which_nobody_told_us_nothing_but_an_aside_may_differ(
    told, planted, holds
):
    text = TURKISH.replace(told, planted) if told else TURKISH
    article = Article(
        id="a", source=Source(name="a", address=""), url="", title="", paragraphs=(TURKISH,)
    )
    sentence = Sentence(text=text, role=Role.OTHER, citations=())
    claim = check.Claim(sentence=sentence, articles={"a": article}, language="tr")

    found = check.verdict(claim)

    assert found.supported is holds, found.why
