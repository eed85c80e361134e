"""What a crisis gives people to do."""

from django.db import migrations, models

from clearline.ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0006_nights'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='task',
            name='task_kind_is_listed',
        ),
        migrations.AlterField(
            model_name='task',
            name='kind',
            field=models.CharField(choices=[('look_at_withdrawal', 'look at a withdrawal'), ('tell_child', 'tell the child'), ('talk_to_parent', 'talk to who may decide'), ('decide', 'decide on permission'), ('wrong_person', 'a link reached somebody else'), ('ask_again', 'ask for permission again'), ('name_reviewer', 'name a reviewing officer'), ('review_permission', 'look again at a permission that a crisis opened'), ('seek_approval', 'ask for an approval that a crisis opened'), ('review_crisis', 'look back at a crisis')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['look_at_withdrawal', 'tell_child', 'talk_to_parent', 'decide', 'wrong_person', 'ask_again', 'name_reviewer', 'review_permission', 'seek_approval', 'review_crisis'])), name='task_kind_is_listed', violation_error_message='Choose one of those listed.'),
        ),
        # Its list of words has grown: SQLite made the table anew, without its guard.
        AppendOnly('registers_task', may_set_once=('done_at', 'done_by_id')),
    ]
