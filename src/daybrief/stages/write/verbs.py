"""Words that are verbs, by their form; `compiled`, for tables by language."""

import re
from collections.abc import Mapping


def compiled(table: Mapping[str, str], flags: int) -> dict[str, re.Pattern[str]]:
    return {
        language: re.compile(rf"(?<![\w’'.-])(?:{told})(?![\w-])", flags)
        for language, told in table.items()
    }


_PRESENT = re.sub(
    " ",
    "|",
    (
        "plan want expect remain call show face continue begin include mean make take hope need "
        "seek give come bring leave run stand hold keep let lie sit offer help turn move grow "
        "fall rise cost work live win lose meet open close end start raise require allow cover "
        "list sell buy pay report state argue warn believe think know see get become appear seem "
        "belong contain consist depend represent threaten refuse reject insist agree support "
        "oppose serve lead mark add follow play host receive tell break build cut set hear lack "
        "bear speak act aim say write urge accept exist suffer consider use estimate predict "
        "recommend contend conclude reveal suggest indicate describe deny focus "
    ).strip(),
)
"""Verbs whose `s` form, or whose plain form after a plural, is a sentence's verb."""
PRESENT = re.compile(_PRESENT)
IRREGULAR = (
    "took|came|went|met|held|began|left|won|lost|fell|rose|broke|hit|found|gave|got|made|saw|sent|"
    "led|ran|became|brought|spoke|wrote|put|set|kept|sat|stood|struck|shot|paid|sold|bought|felt|"
    "shook|drew|threw|grew|flew|knew|chose|drove|rode|wore|tore|froze|stole|swore|swept|slept|"
    "dealt|meant|cost|cut|shut|burst|sank|sang|swam|hung|stuck|dug|fought|caught|taught|thought|"
    "sought|bled|fed|fled|laid|lay|spent|lent|bent|built|told|bore|hid|bid|beat|dwelt|burnt|leapt"
)
VERBS = (
    r"is|are|was|were|has|have|had|will|would|can|could|may|might|did|does|said|says|told|"
    r"\w{2,}ed|took|came|went|met|held|began|left|won|lost|fell|rose|broke|hit|found|gave|got|made|"
    rf"saw|sent|led|ran|became|brought|spoke|wrote|put|also|then|(?:{_PRESENT})s"
)
"""What follows a subject that has no words of its own to say which one it is."""
VERB = compiled(
    {
        "en": r"is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|"
        r"must|should|shall|cannot|\w{2,}ed|\w{2,}n['’]t|says?|said|told|put|made|took|came|went|"
        r"met|held|began|left|won|lost|fell|rose|broke|hit|struck|shot|gave|got|saw|found|spoke|"
        r"wrote|sent|led|ran|became|brought|built|cut|set|let|shut|kept|paid|sold|bought|fought|"
        r"taught|caught|thought|stood|sat|rode|drove|flew|grew|knew|threw|drew|beat|swept|sank|"
        r"spent|felt|heard|read|lay|laid|bore|chose|froze|hid|bred|fled|sought|spread|burst|"
        rf"(?:{_PRESENT})s|(?<=[a-z]s )(?:{_PRESENT})|"
        r"goes|does|passes|reaches|denies|accuses|supplies|carries|tries",
    },
    0,
)
"""To be looked for in lower case."""
