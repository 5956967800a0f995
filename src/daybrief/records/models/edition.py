"""Editions with their versions and inputs, and the days that could not be told."""

from django.db import models

from daybrief.records.models.document import DocumentRow


class EditionRow(models.Model):
    """One edition, whatever its version."""

    id = models.CharField(max_length=15, primary_key=True)
    due_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "editions"


class VersionRow(models.Model):
    """One version of an edition; once published it never changes."""

    edition = models.ForeignKey(EditionRow, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    day = models.DateField()
    state = models.CharField(max_length=20)
    title = models.TextField()
    cutoff_at = models.DateTimeField()
    told = models.TextField()
    """The edition's canonical JSON."""

    class Meta:
        db_table = "versions"
        constraints = (
            models.UniqueConstraint(fields=("edition", "number"), name="one_row_a_version"),
        )


class InputsRow(models.Model):
    """What an edition was made from, so that it can be made again."""

    edition = models.OneToOneField(
        EditionRow, models.CASCADE, primary_key=True, related_name="inputs"
    )
    settings_text = models.TextField()
    earlier = models.CharField(max_length=15)
    """Id of the edition before it; empty if there was none."""
    earlier_version = models.PositiveIntegerField()
    """Version of that edition at the time; 0 if there was none."""
    visits = models.TextField()
    failures = models.TextField()

    class Meta:
        db_table = "inputs"


class InputDocumentRow(models.Model):
    """One document that an edition was made from; it is kept as long as the edition is."""

    inputs = models.ForeignKey(InputsRow, models.CASCADE, related_name="uses")
    document = models.ForeignKey(DocumentRow, models.PROTECT, related_name="uses")

    class Meta:
        db_table = "inputs_documents"
        constraints = (
            models.UniqueConstraint(fields=("inputs", "document"), name="one_row_an_input"),
        )


class OutageRow(models.Model):
    """A day that could not be told."""

    id = models.CharField(max_length=15, primary_key=True)
    due_at = models.DateTimeField(db_index=True)
    told = models.TextField()

    class Meta:
        db_table = "outages"
