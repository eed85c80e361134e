"""Whoever had left may work here again: the table, which only grows."""

import django.db.models.deletion
from django.db import migrations, models

from clearline.ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0012_leaving'),
    ]

    operations = [
        migrations.CreateModel(
            name='Rejoining',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField()),
                ('started_on', models.DateField()),
                ('left_on', models.DateField(blank=True, null=True)),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('left_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rejoinings', to='registers.person')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('left_on__isnull', True), ('left_on__gte', models.F('started_on')), _connector='OR'), name='rejoining_left_on_is_not_before_started_on', violation_error_message='They leave before they start.'), models.CheckConstraint(condition=models.Q(models.Q(('left_at__isnull', True), ('left_on__isnull', True)), models.Q(('left_at__isnull', False), ('left_on__isnull', False)), _connector='OR'), name='rejoining_left_on_and_left_at_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(models.Q(('left_at__isnull', True), ('left_by__isnull', True)), models.Q(('left_at__isnull', False), ('left_by__isnull', False)), _connector='OR'), name='rejoining_left_at_and_left_by_come_together', violation_error_message='Say both who ended it and when.'), models.UniqueConstraint(condition=models.Q(('left_on', None)), fields=('person',), name='one_rejoining_at_a_time', violation_error_message='They work here already.')],
            },
        ),
        AppendOnly('registers_rejoining', may_set_once=('left_on', 'left_at', 'left_by_id')),
    ]
