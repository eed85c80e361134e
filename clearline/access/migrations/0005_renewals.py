"""What two people renew together: the table, which only grows."""

import django.db.models.deletion
from django.db import migrations, models

from clearline.ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0004_accounts_in_turn'),
        ('registers', '0013_rejoining'),
    ]

    operations = [
        migrations.CreateModel(
            name='Renewal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says', models.CharField(max_length=300)),
                ('asked_at', models.DateTimeField()),
                ('agreed_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to='access.account')),
                ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('agreed_at__isnull', True), ('agreed_by__isnull', True)), models.Q(('agreed_at__isnull', False), ('agreed_by__isnull', False)), _connector='OR'), name='renewal_agreed_at_and_by_together'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='renewal_ended_at_and_by_together'), models.CheckConstraint(condition=models.Q(('agreed_at', None), ('agreed_at__gte', models.F('asked_at')), _connector='OR'), name='renewal_is_agreed_after_it_is_asked'), models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_at__gte', models.F('asked_at')), _connector='OR'), name='renewal_ends_after_it_is_asked'), models.CheckConstraint(condition=models.Q(('agreed_by', None), models.Q(('agreed_by', models.F('asked_by')), _negated=True), _connector='OR'), name='renewal_takes_two'), models.CheckConstraint(condition=models.Q(('says', ''), _negated=True), name='renewal_says_how_one_knows'), models.CheckConstraint(condition=models.Q(('agreed_at', None), ('ended_at', None), _connector='OR'), name='renewal_is_agreed_or_ended'), models.UniqueConstraint(condition=models.Q(('agreed_at', None), ('ended_at', None)), fields=('account',), name='one_renewal_waits')],
            },
        ),
        AppendOnly(
            'access_renewal',
            may_set_once=('agreed_at', 'agreed_by_id', 'ended_at', 'ended_by_id'),
        ),
    ]
