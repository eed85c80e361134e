import clearline.ledger.append_only
import clearline.tables
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contact', '0002_turning_down'),
        ('registers', '0004_imports'),
    ]

    operations = [
        clearline.tables.MakeTables(
            tables=[
                migrations.CreateModel(
                    name='Unplaced',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('channel', models.CharField(max_length=20)),
                        ('address', models.CharField(max_length=200)),
                        ('came_at', models.DateTimeField()),
                        ('words_digest', models.CharField(max_length=64)),
                        ('placed_at', models.DateTimeField(null=True)),
                        ('home', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.home')),
                        ('joining', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='contact.joining')),
                        ('placed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('placed_at', None)), fields=['came_at'], name='unplaced_waiting'), models.Index(fields=['address', 'came_at'], name='unplaced_of_number')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('placed_at__isnull', True), ('placed_by__isnull', True)), models.Q(('placed_at__isnull', False), ('placed_by__isnull', False)), _connector='OR'), name='unplaced_placed_at_and_by_together'), models.CheckConstraint(condition=models.Q(('joining__isnull', True), ('placed_at__isnull', False), _connector='OR'), name='unplaced_is_placed_with_a_joining')],
                    },
                ),
                migrations.CreateModel(
                    name='Joining',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('channel', models.CharField(max_length=20)),
                        ('address', models.CharField(max_length=200)),
                        ('said_at', models.DateTimeField()),
                        ('confirmed_at', models.DateTimeField(null=True)),
                        ('confirmed_how', models.CharField(choices=[('in_app', 'by the child, in the app'), ('in_person', 'in person'), ('second', 'by a second person')], max_length=10, null=True)),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('ending', models.CharField(choices=[('silence', 'nothing came from it for 90 days'), ('stop', 'it asked for no more texts'), ('wrong_person', 'it is somebody else’s')], max_length=12, null=True)),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.child')),
                        ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['child'], name='joining_of_child')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('channel', 'address'), name='a_number_is_said_to_be_one_persons'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='joining_confirmed_at_and_by_together'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_how__isnull', True)), models.Q(('confirmed_at__isnull', False), ('confirmed_how__isnull', False)), _connector='OR'), name='joining_is_confirmed_in_some_way'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_how', 'second'), _negated=True), ('confirmed_how__isnull', True), models.Q(('confirmed_by', models.F('said_by')), _negated=True), _connector='OR'), name='joining_is_seconded_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ending__isnull', True)), models.Q(('ended_at__isnull', False), ('ending__isnull', False)), _connector='OR'), name='joining_ends_for_some_reason'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('said_at')), _connector='OR'), name='joining_ends_after_it_was_said')],
                    },
                ),
                migrations.CreateModel(
                    name='Outgoing',
                    fields=[
                        ('message', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='contact.message')),
                        ('channel', models.CharField(max_length=20)),
                        ('place', models.BigIntegerField()),
                        ('state', models.CharField(choices=[('waiting', 'Waiting'), ('taken', 'Taken'), ('handed_over', 'Handed Over'), ('delivered', 'Delivered'), ('undelivered', 'Undelivered'), ('set_aside', 'Set Aside'), ('stopped', 'Stopped')], max_length=12)),
                        ('is_next', models.BooleanField()),
                        ('due_at', models.DateTimeField()),
                        ('since', models.DateTimeField()),
                        ('tries', models.PositiveIntegerField(default=0)),
                        ('lease', models.UUIDField(null=True)),
                        ('carrier', models.CharField(blank=True, max_length=20)),
                        ('in_doubt', models.BooleanField(default=False)),
                        ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contact.conversation')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('is_next', True)), fields=['channel', 'due_at'], name='outgoing_due'), models.Index(condition=models.Q(('state__in', ['waiting', 'taken'])), fields=['conversation', 'place'], name='outgoing_in_order'), models.Index(condition=models.Q(('state__in', ['undelivered', 'set_aside'])), fields=['since'], name='outgoing_to_decide')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('is_next', False), ('state__in', ['waiting', 'taken']), _connector='OR'), name='outgoing_next_is_not_done'), models.CheckConstraint(condition=models.Q(models.Q(('lease__isnull', False), ('state', 'taken')), models.Q(models.Q(('state', 'taken'), _negated=True), ('lease__isnull', True)), _connector='OR'), name='outgoing_is_taken_by_somebody')],
                    },
                ),
                migrations.CreateModel(
                    name='Stop',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('channel', models.CharField(max_length=20)),
                        ('address', models.CharField(max_length=200)),
                        ('why', models.CharField(choices=[('stop', 'STOP'), ('wrong_person', 'it is somebody else’s')], max_length=12)),
                        ('said_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('said_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('channel', 'address'), name='one_stop_a_number'), models.CheckConstraint(condition=models.Q(('why__in', ['stop', 'wrong_person'])), name='stop_why_is_listed'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('said_at')), _connector='OR'), name='stop_ends_after_it_was_said')],
                    },
                ),
                migrations.CreateModel(
                    name='UnplacedWords',
                    fields=[
                        ('unplaced', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='contact.unplaced')),
                        ('salt', models.BinaryField(max_length=16)),
                        ('text', models.TextField()),
                    ],
                ),
            ],
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('sent', 'Sent'), ('held', 'Held'), ('refused', 'Refused'), ('released', 'Released'), ('turned_down', 'Turned Down'), ('withdrawn', 'Withdrawn'), ('read', 'Read'), ('worry', 'Worry'), ('leaving', 'Leaving'), ('handed_over', 'Handed Over'), ('not_taken', 'Not Taken'), ('answer_lost', 'Answer Lost'), ('delivered', 'Delivered'), ('undelivered', 'Undelivered'), ('set_aside', 'Set Aside'), ('tried_again', 'Tried Again'), ('let_be', 'Let Be'), ('crisis', 'Crisis')], max_length=12),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_joining',
            may_set_once=('confirmed_at', 'confirmed_by_id', 'confirmed_how', 'ended_at', 'ended_by_id', 'ending'),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_stop',
            may_set_once=('ended_at',),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_unplaced',
            may_set_once=('placed_at', 'placed_by_id', 'joining_id'),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_unplacedwords',
            may_be_destroyed=True,
        ),
    ]
