"""The asking in other languages, yearly declarations, and shifts that workers change."""

import django.db.models.deletion
from django.db import migrations, models

from clearline.ledger.append_only import AppendOnly

_ENDED = ("ended_at", "ended_by_id")
GROW = {
    "registers_wording": ("ended_on", *_ENDED),
    "registers_declaration": (),
    "registers_swapask": (
        "accepted_at",
        "accepted_by_id",
        "agreed_at",
        "agreed_by_id",
        *_ENDED,
    ),
}


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0010_searches'),
    ]

    operations = [
        migrations.AddField(
            model_name='waiting',
            name='what',
            field=models.CharField(default='ssda903', max_length=12),
        ),
        migrations.CreateModel(
            name='Declaration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField()),
                ('online', models.CharField(blank=True, max_length=1000)),
                ('knows', models.CharField(blank=True, max_length=1000)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='declarations', to='registers.person')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'recorded_at'], name='declarations_of_somebody')],
                'constraints': [models.CheckConstraint(condition=models.Q(('person', models.F('recorded_by'))), name='declaration_is_by_whom_it_is_about', violation_error_message='Each declares for themselves.')],
            },
        ),
        migrations.CreateModel(
            name='SwapAsk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('agreed_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                ('agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                ('other', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='asked_for', to='registers.shift')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked_away', to='registers.shift')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked_to_swap', to='registers.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', True), ('accepted_by__isnull', True)), models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False)), _connector='OR'), name='swapask_accepted_at_and_accepted_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(models.Q(('agreed_at__isnull', True), ('agreed_by__isnull', True)), models.Q(('agreed_at__isnull', False), ('agreed_by__isnull', False)), _connector='OR'), name='swapask_agreed_at_and_agreed_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='swapask_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('accepted_at__gte', models.F('recorded_at')), _connector='OR'), name='swapask_accepted_at_is_not_before_recorded_at', violation_error_message='It was accepted before it was asked.'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('recorded_at')), _connector='OR'), name='swapask_ended_at_is_not_before_recorded_at', violation_error_message='It was ended before it was asked.'), models.CheckConstraint(condition=models.Q(('to', models.F('recorded_by')), _negated=True), name='swapask_is_to_somebody_else', violation_error_message='Ask somebody else.'), models.CheckConstraint(condition=models.Q(('accepted_by', None), ('accepted_by', models.F('to')), _connector='OR'), name='swapask_is_accepted_by_whom_it_asks', violation_error_message='Only who was asked says yes.'), models.CheckConstraint(condition=models.Q(('agreed_at', None), ('accepted_at__isnull', False), _connector='OR'), name='swapask_is_accepted_before_it_is_agreed', violation_error_message='Who was asked has not said yes yet.'), models.CheckConstraint(condition=models.Q(('agreed_by', None), models.Q(models.Q(('agreed_by', models.F('to')), _negated=True), models.Q(('agreed_by', models.F('recorded_by')), _negated=True)), _connector='OR'), name='swapask_is_agreed_by_a_third', violation_error_message='Somebody else must agree to it.'), models.UniqueConstraint(condition=models.Q(('agreed_at', None), ('ended_at', None)), fields=('shift', 'to'), name='a_swap_is_asked_once', violation_error_message='They have been asked already.')],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField()),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('code', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=60)),
                ('english_name', models.CharField(max_length=60)),
                ('direction', models.CharField(choices=[('ltr', 'from left to right'), ('rtl', 'from right to left')], max_length=3)),
                ('translated_by', models.CharField(max_length=200)),
                ('says', models.JSONField()),
                ('english', models.JSONField()),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
            ],
            options={
                'indexes': [models.Index(fields=['code', 'from_on'], name='wordings_of_a_language')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='wording_until_on_is_not_before_from_on', violation_error_message='The last day is before the first.'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('from_on')), _connector='OR'), name='wording_ended_on_is_not_before_from_on', violation_error_message='It ends before it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_on__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_on__isnull', False)), _connector='OR'), name='wording_ended_on_and_ended_at_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='wording_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('recorded_at')), _connector='OR'), name='wording_ended_at_is_not_before_recorded_at', violation_error_message='It was ended before it was written down.'), models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='wording_code_is_not_empty', violation_error_message='Some words are missing.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='wording_name_is_not_empty', violation_error_message='Some words are missing.'), models.CheckConstraint(condition=models.Q(('english_name', ''), _negated=True), name='wording_english_name_is_not_empty', violation_error_message='Some words are missing.'), models.CheckConstraint(condition=models.Q(('translated_by', ''), _negated=True), name='wording_translated_by_is_not_empty', violation_error_message='Some words are missing.'), models.CheckConstraint(condition=models.Q(('direction__in', ['ltr', 'rtl'])), name='wording_direction_is_listed', violation_error_message='Choose one of those listed.')],
            },
        ),
        *(AppendOnly(table, may_set_once=columns) for table, columns in GROW.items()),
    ]
