"""The first tables."""

# ruff: noqa: RUF012 - Django writes and reads migrations as plain lists

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="BodyRow",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("packed", models.BinaryField()),
            ],
            options={
                "db_table": "bodies",
            },
        ),
        migrations.CreateModel(
            name="EditionRow",
            fields=[
                ("id", models.CharField(max_length=15, primary_key=True, serialize=False)),
                ("due_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "db_table": "editions",
            },
        ),
        migrations.CreateModel(
            name="FailureRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True)),
                ("stage", models.CharField(max_length=20)),
                ("item", models.TextField()),
                ("kind", models.CharField(max_length=100)),
                ("told", models.TextField()),
            ],
            options={
                "db_table": "failures",
            },
        ),
        migrations.CreateModel(
            name="LockRow",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("process", models.PositiveIntegerField()),
                ("machine", models.TextField()),
                ("since", models.DateTimeField()),
            ],
            options={
                "db_table": "locks",
            },
        ),
        migrations.CreateModel(
            name="OutageRow",
            fields=[
                ("id", models.CharField(max_length=15, primary_key=True, serialize=False)),
                ("due_at", models.DateTimeField(db_index=True)),
                ("told", models.TextField()),
            ],
            options={
                "db_table": "outages",
            },
        ),
        migrations.CreateModel(
            name="SourceRow",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("address", models.TextField()),
                ("is_asked", models.BooleanField()),
                ("told", models.TextField()),
            ],
            options={
                "db_table": "sources",
            },
        ),
        migrations.CreateModel(
            name="ValidatorRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url_sha256", models.CharField(max_length=64, unique=True)),
                ("url", models.TextField()),
                ("etag", models.TextField()),
                ("last_modified", models.TextField()),
            ],
            options={
                "db_table": "validators",
            },
        ),
        migrations.CreateModel(
            name="DocumentRow",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("url", models.TextField()),
                ("fetched_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(db_index=True)),
                ("is_had", models.BooleanField()),
                ("told", models.TextField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="records.bodyrow",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="records.sourcerow",
                    ),
                ),
            ],
            options={
                "db_table": "documents",
            },
        ),
        migrations.CreateModel(
            name="InputsRow",
            fields=[
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="inputs",
                        serialize=False,
                        to="records.editionrow",
                    ),
                ),
                ("settings_text", models.TextField()),
                ("earlier", models.CharField(max_length=15)),
                ("earlier_version", models.PositiveIntegerField()),
                ("visits", models.TextField()),
                ("failures", models.TextField()),
            ],
            options={
                "db_table": "inputs",
            },
        ),
        migrations.CreateModel(
            name="SheetRow",
            fields=[
                ("path", models.CharField(max_length=500, primary_key=True, serialize=False)),
                ("media_type", models.CharField(max_length=100)),
                ("body", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("printed_at", models.DateTimeField()),
                (
                    "edition",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="records.editionrow",
                    ),
                ),
            ],
            options={
                "db_table": "sheets",
            },
        ),
        migrations.CreateModel(
            name="VisitRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(db_index=True)),
                ("told", models.TextField()),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="records.sourcerow",
                    ),
                ),
            ],
            options={
                "db_table": "visits",
            },
        ),
        migrations.CreateModel(
            name="ArticleRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("article", models.CharField(max_length=200)),
                ("url", models.TextField()),
                ("title", models.TextField()),
                ("published_at", models.DateTimeField(null=True)),
                ("completeness", models.CharField(max_length=20)),
                ("told", models.TextField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="articles",
                        to="records.editionrow",
                    ),
                ),
            ],
            options={
                "db_table": "articles",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "article"), name="one_row_an_article"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoryRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("story", models.CharField(max_length=200)),
                ("thread", models.CharField(max_length=200)),
                ("articles", models.TextField()),
                ("origins", models.TextField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stories",
                        to="records.editionrow",
                    ),
                ),
            ],
            options={
                "db_table": "stories",
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "story"), name="one_row_a_story")
                ],
            },
        ),
        migrations.CreateModel(
            name="VersionRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("day", models.DateField()),
                ("state", models.CharField(max_length=20)),
                ("title", models.TextField()),
                ("cutoff_at", models.DateTimeField()),
                ("told", models.TextField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="records.editionrow",
                    ),
                ),
            ],
            options={
                "db_table": "versions",
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "number"), name="one_row_a_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="InputDocumentRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="records.documentrow",
                    ),
                ),
                (
                    "inputs",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="records.inputsrow",
                    ),
                ),
            ],
            options={
                "db_table": "inputs_documents",
                "constraints": [
                    models.UniqueConstraint(fields=("inputs", "document"), name="one_row_an_input")
                ],
            },
        ),
    ]
