"""What a return says of a number, kept until somebody has said whose it is."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0007_library'),
    ]

    operations = [
        migrations.CreateModel(
            name='Waiting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=20)),
                ('rows', models.JSONField()),
                ('in_part', models.JSONField(blank=True, default=list)),
                ('as_of', models.DateField()),
                ('sent_at', models.DateTimeField()),
                ('authority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.placingauthority')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                ('home', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.home')),
            ],
            options={
                'indexes': [models.Index(fields=['number'], name='waiting_numbers')],
            },
        ),
    ]
