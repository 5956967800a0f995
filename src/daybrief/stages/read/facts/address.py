"""The article's own address: declared, within the outlet, without what only follows readers."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from courlan import extract_domain

from daybrief.stages.read.declared import Declared

_TRACKING = re.compile(
    r"^(?:utm_.*|fbclid|gclid|srsltid|mc_[ce]id|ocid|cmpid?|ito|smid|ref_src|icid)$"
)


def canonical(said: Declared, url: str, final_url: str, source_address: str) -> str:
    """Choose the article's address.

    Gives:   the declared canonical one if its host is one that was asked or answered, or the
             outlet's own; never another's, and never the front page for an article.
    """
    here = final_url or url
    hosts = {domain(address) for address in (url, final_url, source_address) if address}
    for claim in said.canonical:
        try:
            address = urljoin(here, claim.strip()) if here else claim.strip()
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            continue
        is_front = parts.path in {"", "/"} and not parts.query
        if (not hosts or domain(address) in hosts) and not (is_front and here):
            return without_tracking(address)
    return without_tracking(here)


def domain(url: str) -> str:
    """Give the registered domain of an address; the host itself if it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return extract_domain(url, fast=True) or host


def without_tracking(url: str) -> str:
    """Take the fragment and the parameters that only follow readers out of an address."""
    try:
        parts = urlsplit(url)
        query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return url
    kept = [(name, value) for name, value in query if not _TRACKING.match(name.lower())]
    told = parts.query if len(kept) == len(query) else urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, told, ""))
