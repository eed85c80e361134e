"""A child's own plan for a bad time: the table, which only grows."""

import django.db.models.deletion
from django.db import migrations, models

from clearline.ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0005_standing'),
    ]

    operations = [
        migrations.CreateModel(
            name='SafetyPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField()),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('says', models.CharField(max_length=2000)),
                ('calms', models.CharField(max_length=1000)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='safety_plans', to='registers.child')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='safetyplan_until_on_is_not_before_from_on', violation_error_message='The last day is before the first.'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('from_on')), _connector='OR'), name='safetyplan_ended_on_is_not_before_from_on', violation_error_message='It ends before it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_on__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_on__isnull', False)), _connector='OR'), name='safetyplan_ended_on_and_ended_at_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='safetyplan_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('recorded_at')), _connector='OR'), name='safetyplan_ended_at_is_not_before_recorded_at', violation_error_message='It was ended before it was written down.'), models.CheckConstraint(condition=models.Q(('says', ''), _negated=True), name='safetyplan_says_is_not_empty', violation_error_message='Some words are missing.'), models.CheckConstraint(condition=models.Q(('calms', ''), _negated=True), name='safetyplan_calms_is_not_empty', violation_error_message='Some words are missing.'), models.UniqueConstraint(condition=models.Q(('ended_on', None), ('until_on', None)), fields=('child',), name='a_child_has_one_safety_plan', violation_error_message='There is a newer plan already. Look again.')],
            },
        ),
        AppendOnly('registers_safetyplan', may_set_once=('ended_on', 'ended_at', 'ended_by_id')),
    ]
