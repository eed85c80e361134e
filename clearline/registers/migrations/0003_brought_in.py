"""What came in with a file: the tables, which only grow."""

import clearline.tables
import django.db.models.deletion
from django.db import migrations, models

from clearline.ledger.append_only import AppendOnly

# What may be filled in, once, after the row is written.
_ENDED = ("ended_at", "ended_by_id")
GROW = {
    "registers_returnnumber": _ENDED,
    "registers_returned": _ENDED,
    "registers_unaccompanied": ("ended_on", *_ENDED),
    "registers_owndetail": ("ended_on", *_ENDED),
    "registers_possiblematch": _ENDED,
    "registers_samechild": _ENDED,
}


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0002_only_grow'),
    ]

    operations = [
        clearline.tables.MakeTables(
            tables=[
                migrations.CreateModel(
                    name='OwnDetail',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('recorded_at', models.DateTimeField()),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('kind', models.CharField(choices=[('number', 'telephone number'), ('email', 'e-mail address')], max_length=10)),
                        ('value', models.CharField(max_length=300)),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='details', to='registers.person')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='owndetail_until_on_is_not_before_from_on', violation_error_message='The last day is before the first.'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('from_on')), _connector='OR'), name='owndetail_ended_on_is_not_before_from_on', violation_error_message='It ends before it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_on__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_on__isnull', False)), _connector='OR'), name='owndetail_ended_on_and_ended_at_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='owndetail_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('recorded_at')), _connector='OR'), name='owndetail_ended_at_is_not_before_recorded_at', violation_error_message='It was ended before it was written down.'), models.CheckConstraint(condition=models.Q(('kind__in', ['number', 'email'])), name='owndetail_kind_is_listed', violation_error_message='Choose one of those listed.'), models.CheckConstraint(condition=models.Q(('value', ''), _negated=True), name='owndetail_value_is_not_empty', violation_error_message='Some words are missing.'), models.UniqueConstraint(condition=models.Q(('ended_on', None), ('until_on', None)), fields=('person', 'kind', 'value'), name='an_own_detail_is_written_down_once', violation_error_message='This is written down already.')],
                    },
                ),
                migrations.CreateModel(
                    name='PossibleMatch',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('recorded_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('number', models.CharField(max_length=20)),
                        ('name', models.CharField(blank=True, max_length=200)),
                        ('why', models.CharField(max_length=300)),
                        ('from_at', models.DateTimeField()),
                        ('authority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.placingauthority')),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='possible_matches', to='registers.child')),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('from_at')), _connector='OR'), name='possiblematch_ended_at_is_not_before_from_at', violation_error_message='It ends before it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='possiblematch_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='possiblematch_number_is_not_empty', violation_error_message='Some words are missing.'), models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='possiblematch_why_is_not_empty', violation_error_message='Some words are missing.'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('child', 'number'), name='a_possible_match_is_asked_once', violation_error_message='This is asked already.')],
                    },
                ),
                migrations.CreateModel(
                    name='Returned',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('recorded_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('file', models.CharField(choices=[('header', 'header'), ('episodes', 'episodes'), ('care_leavers', 'care leavers (OC3)'), ('missing', 'missing'), ('uasc', 'unaccompanied asylum-seeking children')], max_length=12)),
                        ('rows', models.JSONField()),
                        ('from_at', models.DateTimeField()),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returned', to='registers.child')),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('from_at')), _connector='OR'), name='returned_ended_at_is_not_before_from_at', violation_error_message='It ends before it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='returned_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(('file__in', ['header', 'episodes', 'care_leavers', 'missing', 'uasc'])), name='returned_file_is_listed', violation_error_message='Choose one of those listed.'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('child', 'file'), name='one_word_of_the_return_on_each_file', violation_error_message='The return says something else that has not ended.')],
                    },
                ),
                migrations.CreateModel(
                    name='ReturnNumber',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('recorded_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('number', models.CharField(max_length=20)),
                        ('from_at', models.DateTimeField()),
                        ('authority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.placingauthority')),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='return_numbers', to='registers.child')),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['number'], name='children_by_number')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('from_at')), _connector='OR'), name='returnnumber_ended_at_is_not_before_from_at', violation_error_message='It ends before it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='returnnumber_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='returnnumber_number_is_not_empty', violation_error_message='Some words are missing.'), models.UniqueConstraint(condition=models.Q(('ended_at', None), ('authority__isnull', False)), fields=('authority', 'number'), name='a_number_of_an_authority_is_one_childs', violation_error_message='Another child has this number.'), models.UniqueConstraint(condition=models.Q(('ended_at', None), ('authority__isnull', True)), fields=('number',), name='a_number_is_one_childs', violation_error_message='Another child has this number.')],
                    },
                ),
                migrations.CreateModel(
                    name='SameChild',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('recorded_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('from_at', models.DateTimeField()),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='also', to='registers.child')),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='same_as', to='registers.child')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('from_at')), _connector='OR'), name='samechild_ended_at_is_not_before_from_at', violation_error_message='It ends before it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='samechild_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(('child', models.F('other')), _negated=True), name='samechild_is_of_two_records', violation_error_message='This is one record.'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('other',), name='a_record_is_put_with_one_other', violation_error_message='This record is put with another already.')],
                    },
                ),
                migrations.CreateModel(
                    name='Unaccompanied',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('recorded_at', models.DateTimeField()),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='unaccompanied', to='registers.child')),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='unaccompanied_until_on_is_not_before_from_on', violation_error_message='The last day is before the first.'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('from_on')), _connector='OR'), name='unaccompanied_ended_on_is_not_before_from_on', violation_error_message='It ends before it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_on__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_on__isnull', False)), _connector='OR'), name='unaccompanied_ended_on_and_ended_at_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='unaccompanied_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('recorded_at')), _connector='OR'), name='unaccompanied_ended_at_is_not_before_recorded_at', violation_error_message='It was ended before it was written down.'), models.UniqueConstraint(condition=models.Q(('ended_on', None), ('until_on', None)), fields=('child',), name='unaccompanied_once', violation_error_message='This is written down already.')],
                    },
                ),
            ],
        ),
        *[AppendOnly(table, may_set_once=columns) for table, columns in GROW.items()],
    ]
