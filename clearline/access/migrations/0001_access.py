import clearline.ledger.append_only
import clearline.tables
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('registers', '0002_only_grow'),
    ]

    operations = [
        clearline.tables.MakeTables(
            tables=[
                migrations.CreateModel(
                    name='UsedChallenge',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest', models.BinaryField(max_length=32, unique=True)),
                        ('used_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Wait',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.BinaryField(max_length=32, unique=True)),
                        ('fails', models.PositiveIntegerField(default=0)),
                        ('until', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Account',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=254, null=True, unique=True)),
                        ('password', models.CharField(blank=True, default='', max_length=200)),
                        ('made_at', models.DateTimeField()),
                        ('closed_at', models.DateTimeField(null=True)),
                        ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accounts_closed', to='registers.person')),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts_made', to='registers.person')),
                        ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='account', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='account_closed_at_and_by_together'), models.CheckConstraint(condition=models.Q(('closed_at', None), ('closed_at__gte', models.F('made_at')), _connector='OR'), name='account_closes_after_it_is_made'), models.CheckConstraint(condition=models.Q(('name', None), models.Q(('name', ''), _negated=True), _connector='OR'), name='account_name_is_something_or_none')],
                    },
                ),
                migrations.CreateModel(
                    name='Device',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest', models.BinaryField(max_length=32, unique=True)),
                        ('words', models.CharField(max_length=80)),
                        ('pin', models.CharField(blank=True, default='', max_length=200)),
                        ('made_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='devices', to='access.account')),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='devices_ended', to='registers.person')),
                        ('equipment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='devices', to='registers.equipment')),
                        ('key', models.BinaryField(max_length=32, null=True)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='device_ended_at_and_by_together'), models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_at__gte', models.F('made_at')), _connector='OR'), name='device_ends_after_it_is_made'), models.CheckConstraint(condition=models.Q(('account', None), ('equipment', None), _connector='OR'), name='device_is_a_childs_or_the_homes'), models.CheckConstraint(condition=models.Q(models.Q(('account', None), ('pin', '')), models.Q(('account__isnull', False), models.Q(('pin', ''), _negated=True)), _connector='OR'), name='device_has_a_pin_when_it_is_a_childs'), models.CheckConstraint(condition=models.Q(('key', None), ('equipment__isnull', False), _connector='OR'), name='device_with_a_key_is_equipment')],
                    },
                ),
                migrations.CreateModel(
                    name='Factor',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('totp', 'code from an app'), ('passkey', 'passkey'), ('recovery', 'recovery code')], max_length=10)),
                        ('sealed', models.BinaryField()),
                        ('credential', models.BinaryField(max_length=1024, null=True, unique=True)),
                        ('label', models.CharField(blank=True, default='', max_length=60)),
                        ('added_at', models.DateTimeField()),
                        ('proven_at', models.DateTimeField(null=True)),
                        ('counter', models.BigIntegerField(default=0)),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='factors', to='access.account')),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='factors_ended', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='factor_ended_at_and_by_together'), models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_at__gte', models.F('added_at')), _connector='OR'), name='factor_ends_after_it_is_added'), models.CheckConstraint(condition=models.Q(models.Q(('credential__isnull', False), ('kind', 'passkey')), models.Q(models.Q(('kind', 'passkey'), _negated=True), ('credential', None)), _connector='OR'), name='factor_credential_is_a_passkeys'), models.UniqueConstraint(condition=models.Q(('ended_at', None), ('kind', 'totp')), fields=('account',), name='one_totp_in_force')],
                    },
                ),
                migrations.CreateModel(
                    name='Link',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('child', "a child's phone"), ('staff', 'a password and a second step'), ('password', 'a password alone'), ('equipment', 'a work phone')], max_length=10)),
                        ('digest', models.BinaryField(max_length=32, unique=True)),
                        ('made_at', models.DateTimeField()),
                        ('expires_at', models.DateTimeField()),
                        ('used_at', models.DateTimeField(null=True)),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='links', to='access.account')),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='links_ended', to='registers.person')),
                        ('equipment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='links', to='registers.equipment')),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links_made', to='registers.person')),
                        ('used_on', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='links', to='access.device')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='link_ended_at_and_by_together'), models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_at__gte', models.F('made_at')), _connector='OR'), name='link_ends_after_it_is_made'), models.CheckConstraint(condition=models.Q(('used_at', None), ('used_at__gte', models.F('made_at')), _connector='OR'), name='link_is_used_after_it_is_made'), models.CheckConstraint(condition=models.Q(models.Q(('used_at__isnull', True), ('used_on__isnull', True)), models.Q(('used_at__isnull', False), ('used_on__isnull', False)), _connector='OR'), name='link_used_at_and_on_together'), models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='link_lasts_some_time'), models.CheckConstraint(condition=models.Q(models.Q(('account', None), ('equipment__isnull', False), ('kind', 'equipment')), models.Q(models.Q(('kind', 'equipment'), _negated=True), ('account__isnull', False), ('equipment', None)), _connector='OR'), name='link_is_for_an_account_or_a_phone')],
                    },
                ),
                migrations.CreateModel(
                    name='Look',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('conversation', 'a conversation'), ('record', 'the record')], max_length=20)),
                        ('of', models.CharField(max_length=64)),
                        ('at', models.DateTimeField()),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='registers.child')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='registers.person')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['child', 'at'], name='look_child_at')],
                    },
                ),
                migrations.CreateModel(
                    name='Opening',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('opened_at', models.DateTimeField()),
                        ('device', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='access.device')),
                        ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings_made', to='registers.person')),
                        ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='registers.seat')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('device', 'seat'), name='one_opening_each')],
                    },
                ),
                migrations.CreateModel(
                    name='Session',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest', models.BinaryField(max_length=32, unique=True)),
                        ('how', models.CharField(choices=[('half', 'password, second step to come'), ('password+totp', 'password and code'), ('password+recovery', 'password and recovery code'), ('passkey', 'passkey'), ('pin', 'PIN on their own phone'), ('chosen', 'chosen in the made-up organisation')], max_length=20)),
                        ('started_at', models.DateTimeField()),
                        ('seen_at', models.DateTimeField()),
                        ('ends_at', models.DateTimeField()),
                        ('idle_minutes', models.PositiveIntegerField()),
                        ('fresh_at', models.DateTimeField(null=True)),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='access.account')),
                        ('device', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='access.device')),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions_ended', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='session_ended_at_and_by_together'), models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_at__gte', models.F('started_at')), _connector='OR'), name='session_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('started_at'))), name='session_lasts_some_time')],
                    },
                ),
                migrations.CreateModel(
                    name='FamilyLink',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest', models.BinaryField(max_length=32, unique=True)),
                        ('code', models.CharField(max_length=200)),
                        ('made_at', models.DateTimeField()),
                        ('expires_at', models.DateTimeField()),
                        ('proven_at', models.DateTimeField(null=True)),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('ask', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='registers.ask')),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='familylink_ended_at_and_by_together'), models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_at__gte', models.F('made_at')), _connector='OR'), name='familylink_ends_after_it_is_made'), models.CheckConstraint(condition=models.Q(('proven_at', None), ('proven_at__gte', models.F('made_at')), _connector='OR'), name='familylink_is_proven_after_it_is_made'), models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='familylink_lasts_some_time')],
                    },
                ),
                migrations.CreateModel(
                    name='Drawn',
                    fields=[
                        ('device', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='drawn_numbers', serialize=False, to='access.device')),
                        ('known', models.TextField(blank=True, default='')),
                    ],
                ),
                migrations.CreateModel(
                    name='Refused',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('why', models.CharField(choices=[('none', 'none'), ('unreadable', 'unreadable'), ('other_request', 'other_request'), ('other_sign_in', 'other_sign_in'), ('stale', 'stale'), ('other_key', 'other_key'), ('again', 'again'), ('copied', 'copied')], max_length=20)),
                        ('words', models.CharField(max_length=80)),
                        ('at', models.DateTimeField()),
                        ('more', models.PositiveIntegerField(default=0)),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('device', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refused', to='access.device')),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='refused_ended', to='registers.person')),
                        ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refused', to='access.session')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='refused_ended_at_and_by_together'), models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_at__gte', models.F('at')), _connector='OR'), name='refused_is_seen_after_it_happened')],
                    },
                ),
            ],
        ),
        clearline.ledger.append_only.AppendOnly(
            table='access_look',
        ),
        clearline.ledger.append_only.AppendOnly(
            table='access_opening',
        ),
        clearline.ledger.append_only.AppendOnly(
            table='access_link',
            may_set_once=('used_at', 'used_on_id', 'ended_at', 'ended_by_id'),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='access_device',
            may_set_once=('ended_at', 'ended_by_id'),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='access_familylink',
            may_set_once=('proven_at', 'ended_at', 'ended_by_id'),
        ),
    ]
