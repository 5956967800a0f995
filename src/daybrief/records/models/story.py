"""Stories, as they were grouped for an edition."""

from django.db import models

from daybrief.records.models.edition import EditionRow


class StoryRow(models.Model):
    """One story of one edition's day; its articles stand beside it, by id."""

    edition = models.ForeignKey(EditionRow, models.CASCADE, related_name="stories")
    story = models.CharField(max_length=200)
    """The story's id."""
    thread = models.CharField(max_length=200)
    articles = models.TextField()
    """Article ids in the story's order, as JSON."""
    origins = models.TextField()
    agencies = models.TextField(default="[]")
    """For each origin the agency whose report it is, as JSON."""
    new = models.TextField(default="[]")
    """What no earlier article of the story had, as JSON."""

    class Meta:
        db_table = "stories"
        constraints = (
            models.UniqueConstraint(fields=("edition", "story"), name="one_row_a_story"),
        )
