"""Who is fit for what: what was checked, to whom one answers, and conflicts."""

import clearline.tables
import django.db.models.deletion
from django.db import migrations, models

from clearline.ledger.append_only import AppendOnly

_ENDED = ("ended_on", "ended_at", "ended_by_id")
GROW = {
    "registers_check": _ENDED,
    "registers_answersto": _ENDED,
    "registers_conflict": _ENDED,
    # Its list of words has grown: SQLite made the table anew, and the guard went with the old one.
    "registers_seat": ("second_agreed_at", "second_agreed_by_id", *_ENDED),
}


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0004_imports'),
    ]

    operations = [
        clearline.tables.MakeTables(
            tables=[
                migrations.CreateModel(
                    name='AnswersTo',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('recorded_at', models.DateTimeField()),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers_to', to='registers.person')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answered_to_by', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='answersto_until_on_is_not_before_from_on', violation_error_message='The last day is before the first.'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('from_on')), _connector='OR'), name='answersto_ended_on_is_not_before_from_on', violation_error_message='It ends before it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_on__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_on__isnull', False)), _connector='OR'), name='answersto_ended_on_and_ended_at_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='answersto_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('recorded_at')), _connector='OR'), name='answersto_ended_at_is_not_before_recorded_at', violation_error_message='It was ended before it was written down.'), models.CheckConstraint(condition=models.Q(('person', models.F('to')), _negated=True), name='answersto_is_somebody_else', violation_error_message='Nobody answers to themselves.'), models.UniqueConstraint(condition=models.Q(('ended_on', None), ('until_on', None)), fields=('person', 'to'), name='one_answers_to_another_once', violation_error_message='This is written down already.')],
                    },
                ),
                migrations.CreateModel(
                    name='Check',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('recorded_at', models.DateTimeField()),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('kind', models.CharField(choices=[('dbs', 'DBS certificate'), ('reference', 'reference'), ('identity', 'identity'), ('right_to_work', 'right to work'), ('registration', 'professional registration'), ('qualification', 'social work qualification'), ('skills', 'skills to review'), ('training', 'training')], max_length=20)),
                        ('reference', models.CharField(max_length=200)),
                        ('issued_by', models.CharField(max_length=200)),
                        ('awarded_on', models.DateField(blank=True, null=True)),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='registers.person')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['person', 'kind'], name='checks_of_somebody')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='check_until_on_is_not_before_from_on', violation_error_message='The last day is before the first.'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('from_on')), _connector='OR'), name='check_ended_on_is_not_before_from_on', violation_error_message='It ends before it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_on__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_on__isnull', False)), _connector='OR'), name='check_ended_on_and_ended_at_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='check_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('recorded_at')), _connector='OR'), name='check_ended_at_is_not_before_recorded_at', violation_error_message='It was ended before it was written down.'), models.CheckConstraint(condition=models.Q(('kind__in', ['dbs', 'reference', 'identity', 'right_to_work', 'registration', 'qualification', 'skills', 'training'])), name='check_kind_is_listed', violation_error_message='Choose one of those listed.'), models.CheckConstraint(condition=models.Q(('reference', ''), _negated=True), name='check_reference_is_not_empty', violation_error_message='Some words are missing.'), models.CheckConstraint(condition=models.Q(('issued_by', ''), _negated=True), name='check_issued_by_is_not_empty', violation_error_message='Some words are missing.'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'qualification'), _negated=True), ('awarded_on__isnull', False), _connector='OR'), name='check_of_a_qualification_says_when_it_was_awarded', violation_error_message='Say on which day it was awarded.'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('registration', 'skills')), _negated=True), ('until_on__isnull', False), _connector='OR'), name='check_that_runs_out_says_when', violation_error_message='Say until which day it is in date.'), models.CheckConstraint(condition=models.Q(('from_on__isnull', True), ('from_on__gte', models.F('awarded_on')), _connector='OR'), name='check_from_on_is_not_before_awarded_on', violation_error_message='It was seen before it was awarded.'), models.CheckConstraint(condition=models.Q(('person', models.F('recorded_by')), _negated=True), name='check_is_made_by_somebody_else', violation_error_message='Somebody else must check it.')],
                    },
                ),
                migrations.CreateModel(
                    name='Conflict',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('recorded_at', models.DateTimeField()),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('reason', models.CharField(max_length=500)),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='registers.child')),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='registers.person')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='conflict_until_on_is_not_before_from_on', violation_error_message='The last day is before the first.'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('from_on')), _connector='OR'), name='conflict_ended_on_is_not_before_from_on', violation_error_message='It ends before it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_on__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_on__isnull', False)), _connector='OR'), name='conflict_ended_on_and_ended_at_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='conflict_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('recorded_at')), _connector='OR'), name='conflict_ended_at_is_not_before_recorded_at', violation_error_message='It was ended before it was written down.'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='conflict_reason_is_not_empty', violation_error_message='Some words are missing.'), models.CheckConstraint(condition=models.Q(('child', models.F('person')), _negated=True), name='conflict_is_with_somebody_else', violation_error_message='Nobody conflicts with themselves.'), models.UniqueConstraint(condition=models.Q(('ended_on', None), ('until_on', None)), fields=('person', 'child'), name='a_conflict_is_written_down_once', violation_error_message='A conflict with this child is written down already.')],
                    },
                ),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='seat',
            name='seat_kind_is_listed',
        ),
        migrations.AlterField(
            model_name='seat',
            name='kind',
            field=models.CharField(choices=[('iro', 'independent reviewing officer'), ('duty_iro', 'duty reviewing officer'), ('advocate', 'advocate'), ('solicitor', 'solicitor'), ('cafcass', 'Cafcass'), ('independent_visitor', 'independent visitor'), ('inspectorate', 'inspectorate'), ('complaints', 'complaints')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['iro', 'duty_iro', 'advocate', 'solicitor', 'cafcass', 'independent_visitor', 'inspectorate', 'complaints'])), name='seat_kind_is_listed', violation_error_message='Choose one of those listed.'),
        ),
        *(AppendOnly(table, may_set_once=columns) for table, columns in GROW.items()),
    ]
