import clearline.ledger.append_only
import clearline.tables
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0011_wordings_and_swaps'),
    ]

    operations = [
        clearline.tables.MakeTables(
            tables=[
                migrations.CreateModel(
                    name='MovingOn',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('recorded_at', models.DateTimeField()),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('leaves_on', models.DateField()),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans_to_move_on', to='registers.child')),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('home', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.home')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='movingon_until_on_is_not_before_from_on', violation_error_message='The last day is before the first.'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('from_on')), _connector='OR'), name='movingon_ended_on_is_not_before_from_on', violation_error_message='It ends before it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_on__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_on__isnull', False)), _connector='OR'), name='movingon_ended_on_and_ended_at_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='movingon_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('recorded_at')), _connector='OR'), name='movingon_ended_at_is_not_before_recorded_at', violation_error_message='It was ended before it was written down.'), models.CheckConstraint(condition=models.Q(('leaves_on__isnull', True), ('leaves_on__gte', models.F('from_on')), _connector='OR'), name='movingon_leaves_on_is_not_before_from_on', violation_error_message='They have left already.'), models.UniqueConstraint(condition=models.Q(('ended_on', None), ('until_on', None)), fields=('child',), name='one_plan_to_move_on', violation_error_message='There is a plan already. Look again.')],
                    },
                ),
                migrations.CreateModel(
                    name='Wish',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('recorded_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('wants', models.BooleanField()),
                        ('workers', models.JSONField(blank=True)),
                        ('channels', models.JSONField(blank=True)),
                        ('words', models.CharField(blank=True, max_length=500)),
                        ('from_at', models.DateTimeField()),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wishes', to='registers.child')),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('from_at')), _connector='OR'), name='wish_ended_at_is_not_before_from_at', violation_error_message='It ends before it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='wish_ended_at_and_ended_by_come_together', violation_error_message='Say both who ended it and when.'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('child',), name='one_wish_at_a_time', violation_error_message='Another word on this has not ended.')],
                    },
                ),
                migrations.CreateModel(
                    name='WouldStay',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('recorded_at', models.DateTimeField()),
                        ('wants', models.BooleanField()),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='would_stay', to='registers.movingon')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ],
        ),
        clearline.ledger.append_only.AppendOnly(
            table='registers_wish',
            may_set_once=('ended_at', 'ended_by_id'),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='registers_movingon',
            may_set_once=('ended_on', 'ended_at', 'ended_by_id'),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='registers_wouldstay',
        ),
    ]
