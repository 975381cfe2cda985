import uuid

from django.db import migrations, models

import portal.base.asking.models


class Migration(migrations.Migration):
    dependencies = [
        ('base', '0004_outbox'),
    ]

    operations = [
        migrations.CreateModel(
            name='FrozenQuestions',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('schema', models.JSONField(editable=False)),
                ('created_at', models.DateTimeField(editable=False)),
            ],
            options={
                'verbose_name': 'frozen questions',
                'verbose_name_plural': 'frozen questions',
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('file', models.FileField(editable=False, storage=portal.base.asking.models.private_storage, upload_to=portal.base.asking.models.random_name)),
                ('name', models.CharField(editable=False, max_length=120, verbose_name='name')),
                ('kind', models.CharField(choices=[('pdf', 'PDF'), ('jpg', 'JPG'), ('png', 'PNG'), ('docx', 'DOCX'), ('odt', 'ODT')], editable=False, max_length=8, verbose_name='kind')),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='size')),
                ('question', models.CharField(blank=True, editable=False, max_length=300)),
                ('about', models.CharField(blank=True, db_index=True, editable=False, max_length=80)),
                ('draft', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('created_at', models.DateTimeField(editable=False)),
            ],
            options={
                'verbose_name': 'private file',
                'verbose_name_plural': 'private files',
            },
        ),
    ]
