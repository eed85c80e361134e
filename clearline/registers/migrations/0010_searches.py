"""What was done about children who were gone: the table, which only grows."""

import django.db.models.deletion
from django.db import migrations, models

from clearline.ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0009_home_names'),
    ]

    operations = [
        migrations.CreateModel(
            name='Search',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('police', 'the police were told'), ('authority', 'the placing authority was told'), ('family', 'the family was told'), ('unsafe', 'the family was not told: it is not safe'), ('tried', 'tried to reach them'), ('seen', 'seen safe and well after coming back'), ('offered', 'the return interview was offered'), ('accepted', 'they said yes to it'), ('declined', 'they said no to it'), ('held', 'the return interview was held')], max_length=10)),
                ('says', models.CharField(blank=True, max_length=500)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='task',
            name='task_kind_is_listed',
        ),
        migrations.AlterField(
            model_name='task',
            name='kind',
            field=models.CharField(choices=[('look_at_withdrawal', 'look at a withdrawal'), ('tell_child', 'tell the child'), ('talk_to_parent', 'talk to who may decide'), ('decide', 'decide on permission'), ('wrong_person', 'a link reached somebody else'), ('ask_again', 'ask for permission again'), ('name_reviewer', 'name a reviewing officer'), ('review_permission', 'look again at a permission that a crisis opened'), ('seek_approval', 'ask for an approval that a crisis opened'), ('review_crisis', 'look back at a crisis'), ('return_interview', 'offer a talk to a child who is back')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['look_at_withdrawal', 'tell_child', 'talk_to_parent', 'decide', 'wrong_person', 'ask_again', 'name_reviewer', 'review_permission', 'seek_approval', 'review_crisis', 'return_interview'])), name='task_kind_is_listed', violation_error_message='Choose one of those listed.'),
        ),
        migrations.AddField(
            model_name='search',
            name='absence',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='searches', to='registers.absence'),
        ),
        migrations.AddField(
            model_name='search',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person'),
        ),
        migrations.AddConstraint(
            model_name='search',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['police', 'authority', 'family', 'unsafe', 'tried', 'seen', 'offered', 'accepted', 'declined', 'held'])), name='search_kind_is_listed', violation_error_message='Choose one of those listed.'),
        ),
        migrations.AddConstraint(
            model_name='search',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['police', 'tried']), _negated=True), models.Q(('says', ''), _negated=True), _connector='OR'), name='search_by_police_or_try_has_words', violation_error_message='Some words are missing.'),
        ),
        AppendOnly('registers_search'),
        # Its list of words has grown: SQLite made the table anew, without its guard.
        AppendOnly('registers_task', may_set_once=('done_at', 'done_by_id')),
    ]
