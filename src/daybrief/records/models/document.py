"""Documents, their bodies by hash, and what servers told us of how and when to ask."""

from django.db import models

from daybrief.records.models.source import SourceRow


class BodyRow(models.Model):
    """The bytes of one or many documents; the same bytes are kept once."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    packed = models.BinaryField()
    """Compressed with zlib."""

    class Meta:
        db_table = "bodies"


class DocumentRow(models.Model):
    """One version of one page, as one source led to it."""

    id = models.CharField(max_length=64, primary_key=True)
    source = models.ForeignKey(SourceRow, models.PROTECT, related_name="documents")
    url = models.TextField()
    fetched_at = models.DateTimeField()
    """When this version was first seen."""
    seen_at = models.DateTimeField(db_index=True)
    """When it was last seen."""
    is_had = models.BooleanField()
    """False when the page could not be had this time."""
    body = models.ForeignKey(BodyRow, models.PROTECT, related_name="documents")
    told = models.TextField()
    """The document without its body."""

    class Meta:
        db_table = "documents"


class ValidatorRow(models.Model):
    """ETag and Last-Modified of an address."""

    url_sha256 = models.CharField(max_length=64, unique=True)
    """An index refuses a long address; its hash is short."""
    url = models.TextField()
    etag = models.TextField()
    last_modified = models.TextField()

    class Meta:
        db_table = "validators"


class RulesRow(models.Model):
    """What a host said in its robots.txt."""

    url_sha256 = models.CharField(max_length=64, unique=True)
    url = models.TextField()
    """Scheme, host and port."""
    asked_at = models.DateTimeField()
    until = models.DateTimeField()
    packed = models.BinaryField()
    """Its text, compressed with zlib."""
    problem = models.TextField()
    is_wait_asked = models.BooleanField()

    class Meta:
        db_table = "rules"
