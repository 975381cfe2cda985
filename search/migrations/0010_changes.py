"""What waits to reach the engines, and when the database engine last heard of each page."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0006_title_words'),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.IntegerField()),
                ('scope', models.CharField(choices=[('page', 'page'), ('branch', 'page and all below it')], default='page', max_length=6)),
                ('engine', models.CharField(max_length=30)),
                ('made', models.DateTimeField()),
                ('claimed_by', models.CharField(blank=True, max_length=32)),
                ('claimed_until', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('not_before', models.DateTimeField()),
                ('done', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('done', None)), fields=['engine', 'id'], name='search_change_waiting'), models.Index(condition=models.Q(('done', None)), fields=['engine', 'key'], name='search_change_key'), models.Index(fields=['engine', 'made'], name='search_change_made'), models.Index(fields=['engine', 'done'], name='search_change_done')],
            },
        ),
        migrations.CreateModel(
            name='Latest',
            fields=[
                ('key', models.IntegerField(primary_key=True, serialize=False)),
                ('version', models.BigIntegerField()),
                ('gone', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('gone', True)), fields=['version'], name='search_latest_gone')],
            },
        ),
        migrations.RunSQL(
            "INSERT INTO search_latest (key, version, gone) SELECT key, version, false FROM search_document",
            migrations.RunSQL.noop,
        ),
    ]
