"""Tracking links unwrapped without following them: an address in, the one it leads to out.

Only what the link itself says is used; nothing is asked, so nobody learns that a letter was read.
"""

import base64
import binascii
import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

UNWRAPPED_AT_MOST = 5
_LENGTH_AT_MOST = 10_000

_COUNTING = re.compile(
    r"(?:utm_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|yclid|igshid|_hs(?:enc|mi)|mkt_tok|"
    r"oly_(?:anon|enc)_id|vero_(?:id|conv)|cmpid|ml_subscriber(?:_hash)?|s_cid|ss_(?:email_id|"
    r"campaign_\w+)|ref_src|wt_zmc|xtor|at_(?:medium|campaign)|__s|ck_subscriber_id)",
    re.IGNORECASE,
)
"""Parameters that say who came from where, and nothing of the page."""
_TRACKER = re.compile(
    r"(?:^|[./-])(?:click|clicks|clk|track|tracking|trk|links?|lnk|redirect|redir|r|go|url\d*|"
    r"email|e|em|ct|ls|click\.mail|list-manage\d*|sendgrid|mailgun|mandrillapp|awstrack)"
    r"(?:[./-]|$)",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"https?(?::|%3A)(?:/|%2F){1,2}[^\s\"<>]+", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9_+-]{24,}={0,2}")


def unwrapped(url: str) -> str:
    """Give where a link leads as far as it says so, without what only counts readers."""
    for _ in range(UNWRAPPED_AT_MOST):
        inner = _inner(url[:_LENGTH_AT_MOST])
        if not inner:
            break
        url = inner
    return _without_counting(url)


def hides(url: str) -> bool:
    """Tell whether a link, unwrapped, is still one that counts readers and tells no target."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    tail = parts.path.strip("/").split("/")
    is_opaque = any(len(piece) >= 24 and not re.search(r"[-_.][a-z]{2,}", piece) for piece in tail)
    is_opaque = is_opaque or bool(re.search(r"[A-Za-z0-9_%-]{40,}", parts.query))
    named = f"{parts.hostname or ''}/{tail[0] if len(tail) > 1 else ''}"
    return is_opaque and bool(_TRACKER.search(named))


def _inner(url: str) -> str:
    """The address inside an address; nothing if there is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    is_proofpoint = (parts.hostname or "").startswith("urldefense")
    for name, told in parse_qsl(parts.query):
        if is_proofpoint and name == "u":
            told = unquote(told.replace("-", "%").replace("_", "/"))
        if _is_whole(told):
            # What carries its own page's address somewhere else (`?share=https://…`) is no wrap.
            is_wrap = len(parts.path.strip("/")) < 40 or bool(_TRACKER.search(parts.hostname or ""))
            return told if is_wrap else ""
    if inside := _INSIDE.search(parts.path):
        found = unquote(inside[0]) if "%2f" in inside[0].lower() else inside[0]
        found = re.sub(r"^(https?):/+", r"\1://", found, flags=re.IGNORECASE)
        return re.split(r"/\d/0[0-9a-f]{6,}|__;", found)[0]
    for piece in (*parts.path.split("/"), *(told for _, told in parse_qsl(parts.query))):
        if _BASE64.fullmatch(piece) and (found := _decoded(piece)):
            return found
    return ""


def _decoded(piece: str) -> str:
    """A web address packed in base64, alone or in a little JSON."""
    try:
        told = base64.urlsafe_b64decode(piece.rstrip("=") + "=" * (-len(piece.rstrip("=")) % 4))
        text = told.decode()
    except (binascii.Error, ValueError):
        return ""
    inside = _INSIDE.search(text)
    return inside[0].rstrip("\\") if inside and (inside.start() == 0 or "{" in text) else ""


def _is_whole(told: str) -> bool:
    return bool(re.match(r"https?://[^/\s]+\.[^/\s]+", told, re.IGNORECASE))


def _without_counting(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, told) for name, told in pairs if not _COUNTING.fullmatch(name)]
    if len(kept) == len(pairs):
        return url
    return urlunsplit(parts._replace(query=urlencode(kept)))
