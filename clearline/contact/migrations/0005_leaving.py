import clearline.ledger.append_only
import clearline.tables
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contact', '0004_clocks'),
        ('registers', '0012_leaving'),
    ]

    operations = [
        clearline.tables.MakeTables(
            tables=[
                migrations.CreateModel(
                    name='Account',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('channel', models.CharField(max_length=20)),
                        ('begun_by_child', models.BooleanField()),
                        ('began_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField()),
                        ('says', models.CharField(max_length=2000)),
                        ('due_at', models.DateTimeField()),
                        ('written_at', models.DateTimeField()),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='registers.child')),
                        ('conversation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contact.conversation')),
                        ('home', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.home')),
                        ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['conversation', 'began_at'], name='accounts_of_line'), models.Index(fields=['child', 'began_at'], name='accounts_of_child')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('says', ''), _negated=True), name='account_has_words'), models.CheckConstraint(condition=models.Q(('ended_at__gte', models.F('began_at'))), name='account_is_in_order'), models.CheckConstraint(condition=models.Q(('written_at__gte', models.F('ended_at'))), name='account_is_of_what_has_happened'), models.CheckConstraint(condition=models.Q(('due_at__gte', models.F('ended_at'))), name='account_is_due_after')],
                    },
                ),
                migrations.CreateModel(
                    name='ApprovalAsk',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('workers', models.JSONField()),
                        ('channels', models.JSONField()),
                        ('what_for', models.CharField(max_length=500)),
                        ('why', models.CharField(blank=True, max_length=500)),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField()),
                        ('first_as', models.CharField(choices=[('registered_manager', 'registered manager'), ('responsible_individual', 'responsible individual'), ('allocated_worker', 'allocated worker'), ('substitute', 'stands in for the allocated worker')], max_length=22)),
                        ('second_as', models.CharField(choices=[('registered_manager', 'registered manager'), ('responsible_individual', 'responsible individual'), ('allocated_worker', 'allocated worker'), ('substitute', 'stands in for the allocated worker')], max_length=22)),
                        ('asked_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('ending', models.CharField(choices=[('taken_back', 'taken back')], max_length=10, null=True)),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approval_asks', to='registers.child')),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('home', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.home')),
                        ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['child', 'asked_at'], name='approval_asks_of_child')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='ask_ends_after_from'), models.CheckConstraint(condition=models.Q(('first', models.F('second')), _negated=True), name='ask_is_of_two_people'), models.CheckConstraint(condition=models.Q(models.Q(('first', models.F('asked_by')), _negated=True), models.Q(('second', models.F('asked_by')), _negated=True)), name='ask_is_by_neither_of_the_two'), models.CheckConstraint(condition=models.Q(('first_as__in', ('registered_manager', 'responsible_individual'))), name='ask_first_answers_for_home'), models.CheckConstraint(condition=models.Q(('second_as__in', ('allocated_worker', 'substitute'))), name='ask_second_answers_for_authority'), models.CheckConstraint(condition=models.Q(('what_for', ''), _negated=True), name='ask_says_what_for'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True), ('ending__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False), ('ending__isnull', False)), _connector='OR'), name='ask_ended_at_by_and_how_together'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('asked_at')), _connector='OR'), name='ask_ends_after_it_was_asked')],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name='approval',
            name='reason',
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name='approval',
            name='decision',
            field=models.CharField(choices=[('approved', 'approved'), ('declined', 'said no'), ('revoked', 'took it back')], max_length=8),
        ),
        migrations.AlterField(
            model_name='approval',
            name='role',
            field=models.CharField(choices=[('registered_manager', 'registered manager'), ('responsible_individual', 'responsible individual'), ('allocated_worker', 'allocated worker'), ('substitute', 'stands in for the allocated worker')], max_length=22),
        ),
        migrations.AddField(
            model_name='approval',
            name='ask',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='contact.approvalask'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.CheckConstraint(condition=models.Q(('decision', 'approved'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='approval_no_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.UniqueConstraint(fields=('ask', 'role', 'decision'), name='one_answer_a_side'),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_approvalask',
            may_set_once=('ended_at', 'ended_by_id', 'ending'),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_approval',
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_account',
        ),
    ]
