import clearline.ledger.append_only
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contact', '0001_contact'),
    ]

    operations = [
        migrations.CreateModel(
            name='TurningDown',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=500)),
                ('begun_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                ('hold', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turnings_down', to='contact.hold')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('undone_at', None)), fields=['due_at'], name='turning_down_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('hold',), name='one_turning_down_a_hold'), models.CheckConstraint(condition=models.Q(('due_at__gt', models.F('begun_at'))), name='turning_down_can_be_undone'), models.CheckConstraint(condition=models.Q(('undone_at', None), models.Q(('undone_at__gte', models.F('begun_at')), ('undone_at__lt', models.F('due_at'))), _connector='OR'), name='turning_down_is_undone_in_time'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='turning_down_has_a_reason')],
            },
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_turningdown',
            may_set_once=('undone_at',),
        ),
    ]
