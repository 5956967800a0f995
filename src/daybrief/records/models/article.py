"""Articles, as they were read for an edition."""

from django.db import models

from daybrief.records.models.edition import EditionRow


class ArticleRow(models.Model):
    """One article of one edition's day."""

    edition = models.ForeignKey(EditionRow, models.CASCADE, related_name="articles")
    article = models.CharField(max_length=200)
    """The article's id."""
    url = models.TextField()
    title = models.TextField()
    published_at = models.DateTimeField(null=True)
    completeness = models.CharField(max_length=20)
    told = models.TextField()

    class Meta:
        db_table = "articles"
        constraints = (
            models.UniqueConstraint(fields=("edition", "article"), name="one_row_an_article"),
        )
