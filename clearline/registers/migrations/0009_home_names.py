import django.db.models.deletion
from django.db import migrations, models

from clearline.ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0008_waiting'),
    ]

    operations = [
        migrations.CreateModel(
            name='HomeNaming',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField()),
                ('name', models.CharField(max_length=200)),
                ('telephone', models.CharField(blank=True, max_length=30)),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='namings', to='registers.home')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='homenaming_name_is_not_empty', violation_error_message='Some words are missing.')],
            },
        ),
        AppendOnly('registers_homenaming'),
        # Name and telephone repeat the newest of those.
        AppendOnly(
            'registers_home',
            may_set_once=('closed_on', 'closed_at', 'closed_by_id'),
            may_change=('name', 'telephone'),
        ),
    ]
