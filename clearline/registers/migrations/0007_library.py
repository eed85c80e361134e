"""The organisation's documents, version by version."""

import clearline.tables
import django.db.models.deletion
from django.db import migrations, models

from clearline.ledger.append_only import AppendOnly

_ENDED = ("ended_on", "ended_at", "ended_by_id")
GROW = {
    "registers_documentversion": _ENDED,
    # Its list of words has grown: SQLite made the table anew, without its guard.
    "registers_acknowledgement": (),
}


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0007_task_words'),
    ]

    operations = [
        clearline.tables.MakeTables(
            tables=[
                migrations.CreateModel(
                    name='DocumentVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('recorded_at', models.DateTimeField()),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('document', models.CharField(choices=[('practice_guidance', 'practice guidance'), ('propriety', 'guidance on propriety and official conduct'), ('code_of_conduct', 'code of conduct'), ('email_policy', 'e-mail policy'), ('child_protection', 'child protection policy'), ('missing_children', 'missing child policy'), ('behaviour', 'behaviour management policy'), ('data_protection', 'data protection policy')], max_length=30)),
                        ('version', models.CharField(max_length=40)),
                        ('changes', models.CharField(max_length=500)),
                        ('due_on', models.DateField()),
                        ('media_type', models.CharField(max_length=40)),
                        ('content', models.BinaryField(max_length=4194304)),
                        ('digest', models.CharField(max_length=64)),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='documentversion_until_on_is_not_before_from_on', violation_error_message='The last day is before the first.'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('from_on')), _connector='OR'), name='documentversion_ended_on_is_not_before_from_on', violation_error_message='It ends before it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_on__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_on__isnull', False)), _connector='OR'), name='documentversion_ended_on_and_ended_at_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='documentversion_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('recorded_at')), _connector='OR'), name='documentversion_ended_at_is_not_before_recorded_at', violation_error_message='It was ended before it was written down.'), models.CheckConstraint(condition=models.Q(('document__in', ['practice_guidance', 'propriety', 'code_of_conduct', 'email_policy', 'child_protection', 'missing_children', 'behaviour', 'data_protection'])), name='documentversion_document_is_listed', violation_error_message='Choose one of those listed.'), models.CheckConstraint(condition=models.Q(('version', ''), _negated=True), name='documentversion_version_is_not_empty', violation_error_message='Some words are missing.'), models.CheckConstraint(condition=models.Q(('changes', ''), _negated=True), name='documentversion_changes_is_not_empty', violation_error_message='Some words are missing.'), models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('due_on__gte', models.F('from_on')), _connector='OR'), name='documentversion_due_on_is_not_before_from_on', violation_error_message='It is due to be read before it begins.'), models.CheckConstraint(condition=models.Q(('media_type__in', ('application/pdf', 'text/html', 'text/markdown'))), name='documentversion_can_be_shown', violation_error_message='A PDF, an HTML page or a Markdown text is needed.'), models.UniqueConstraint(fields=('document', 'version'), name='a_version_is_published_once', violation_error_message='There is a version of this name already.')],
                    },
                ),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='acknowledgement',
            name='acknowledgement_document_is_listed',
        ),
        migrations.AlterField(
            model_name='acknowledgement',
            name='document',
            field=models.CharField(choices=[('practice_guidance', 'practice guidance'), ('propriety', 'guidance on propriety and official conduct'), ('code_of_conduct', 'code of conduct'), ('email_policy', 'e-mail policy'), ('child_protection', 'child protection policy'), ('missing_children', 'missing child policy'), ('behaviour', 'behaviour management policy'), ('data_protection', 'data protection policy')], max_length=30),
        ),
        migrations.AddConstraint(
            model_name='acknowledgement',
            constraint=models.CheckConstraint(condition=models.Q(('document__in', ['practice_guidance', 'propriety', 'code_of_conduct', 'email_policy', 'child_protection', 'missing_children', 'behaviour', 'data_protection'])), name='acknowledgement_document_is_listed', violation_error_message='Choose one of those listed.'),
        ),
        *(AppendOnly(table, may_set_once=columns) for table, columns in GROW.items()),
    ]
