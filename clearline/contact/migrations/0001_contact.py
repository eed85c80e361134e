import clearline.ledger.append_only
import clearline.tables
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('registers', '0001_first'),
    ]

    operations = [
        clearline.tables.MakeTables(
            tables=[
                migrations.CreateModel(
                    name='Message',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('direction', models.CharField(choices=[('outbound', 'Outbound'), ('inbound', 'Inbound')], max_length=8)),
                        ('channel', models.CharField(max_length=20)),
                        ('purpose', models.CharField(max_length=20, null=True)),
                        ('purpose_note', models.CharField(blank=True, max_length=200)),
                        ('written_at', models.DateTimeField()),
                        ('words_digest', models.CharField(max_length=64)),
                        ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='contact.conversation')),
                        ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='contact.message')),
                        ('equipment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='registers.equipment')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['conversation', 'direction', 'written_at'], name='message_by_direction')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('author__isnull', False), ('direction', 'outbound'), _connector='OR'), name='message_from_a_child_has_its_author')],
                    },
                ),
                migrations.CreateModel(
                    name='Conversation',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('lane', models.CharField(choices=[('staff', 'Staff of the home'), ('authority', "The authority's own"), ('protected', 'Private')], max_length=12)),
                        ('opened_at', models.DateTimeField()),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conversations', to='registers.child')),
                        ('home', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='registers.home')),
                        ('seat', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='registers.seat')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('home__isnull', False), ('lane', 'staff')), models.Q(models.Q(('lane', 'staff'), _negated=True), ('home__isnull', True)), _connector='OR'), name='conversation_of_the_staff_lane_has_a_home'), models.CheckConstraint(condition=models.Q(models.Q(('lane', 'protected'), ('seat__isnull', False)), models.Q(models.Q(('lane', 'protected'), _negated=True), ('seat__isnull', True)), _connector='OR'), name='conversation_of_the_protected_lane_has_a_seat'), models.CheckConstraint(condition=models.Q(('lane__in', ['staff', 'authority', 'protected'])), name='conversation_lane_is_one_of_three'), models.UniqueConstraint(condition=models.Q(('lane', 'staff')), fields=('child', 'home'), name='one_line_child_and_home'), models.UniqueConstraint(condition=models.Q(('lane', 'authority')), fields=('child',), name='one_line_child_and_authority'), models.UniqueConstraint(condition=models.Q(('lane', 'protected')), fields=('seat',), name='one_line_child_and_seat')],
                    },
                ),
                migrations.CreateModel(
                    name='Crisis',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('why', models.CharField(choices=[('worker', 'A worker started it'), ('child', 'The child asked for help now'), ('found', 'Words that the child wrote'), ('missing', 'The child is missing')], max_length=7)),
                        ('declared_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('ending', models.CharField(choices=[('direct_contact', 'heard or seen'), ('reason', 'closed with a manager’s reason')], max_length=14, null=True)),
                        ('reason', models.CharField(max_length=2000, null=True)),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='registers.child')),
                        ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contact.conversation')),
                        ('declared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('home', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.home')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['declared_by', 'declared_at'], name='crises_of_a_worker')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('child',), name='one_open_crisis_a_child'), models.CheckConstraint(condition=models.Q(('why__in', ['worker', 'child', 'found', 'missing'])), name='crisis_why_is_listed'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='crisis_ended_at_and_by_together'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('declared_at')), _connector='OR'), name='crisis_ends_after_it_is_declared'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ending__isnull', True), ('reason__isnull', True)), models.Q(('ended_at__isnull', False), ('ending__isnull', False), ('reason__isnull', False)), _connector='OR'), name='crisis_ends_in_some_way_with_words'), models.CheckConstraint(condition=models.Q(('reason__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='crisis_ends_with_some_words')],
                    },
                ),
                migrations.CreateModel(
                    name='CrisisStep',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('joined', 'Joined'), ('asked', 'Asked'), ('brought_in', 'Brought In'), ('note', 'Note'), ('answered', 'Answered'), ('rings', 'Rings'), ('acknowledged', 'Acknowledged'), ('renewed', 'Renewed'), ('due', 'Due')], max_length=12)),
                        ('of', models.CharField(blank=True, max_length=24)),
                        ('says', models.CharField(blank=True, max_length=2000)),
                        ('people', models.JSONField(default=list)),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('crisis', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='contact.crisis')),
                        ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['joined', 'asked', 'brought_in', 'note', 'answered', 'rings', 'acknowledged', 'renewed', 'due'])), name='crisis_step_kind_is_listed'), models.UniqueConstraint(condition=models.Q(('kind', 'due')), fields=('crisis', 'of'), name='a_deadline_falls_once'), models.UniqueConstraint(condition=models.Q(('kind', 'acknowledged')), fields=('crisis',), name='a_crisis_is_acknowledged_once'), models.UniqueConstraint(condition=models.Q(('kind', 'joined')), fields=('crisis', 'by'), name='a_crisis_is_joined_once'), models.UniqueConstraint(condition=models.Q(('kind', 'asked')), fields=('crisis',), name='a_child_asks_once_in_a_crisis'), models.UniqueConstraint(condition=models.Q(('kind', 'brought_in')), fields=('crisis', 'person'), name='somebody_is_brought_in_once'), models.CheckConstraint(condition=models.Q(models.Q(('by__isnull', True), ('kind', 'due')), models.Q(models.Q(('kind', 'due'), _negated=True), ('by__isnull', False)), _connector='OR'), name='only_a_deadline_falls_by_itself'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['brought_in', 'rings']), _negated=True), ('person__isnull', False), _connector='OR'), name='somebody_is_named_who_helps'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['note', 'answered']), _negated=True), models.Q(('says', ''), _negated=True), _connector='OR'), name='what_is_noted_has_words')],
                    },
                ),
                migrations.CreateModel(
                    name='Draft',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('text', models.TextField(null=True)),
                        ('sealed', models.BinaryField(null=True)),
                        ('kept_at', models.DateTimeField(db_index=True)),
                        ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='registers.person')),
                        ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='contact.conversation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('conversation', 'author'), name='one_draft_a_writer'), models.CheckConstraint(condition=models.Q(models.Q(('sealed__isnull', False), ('text__isnull', True)), models.Q(('sealed__isnull', True), ('text__isnull', False)), _connector='OR'), name='draft_is_plain_or_sealed')],
                    },
                ),
                migrations.CreateModel(
                    name='Words',
                    fields=[
                        ('message', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='contact.message')),
                        ('salt', models.BinaryField(max_length=16)),
                        ('text', models.TextField(null=True)),
                        ('sealed', models.BinaryField(null=True)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('sealed__isnull', False), ('text__isnull', True)), models.Q(('sealed__isnull', True), ('text__isnull', False)), _connector='OR'), name='words_are_plain_or_sealed')],
                    },
                ),
                migrations.CreateModel(
                    name='Later',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('due_at', models.DateTimeField()),
                        ('chosen_at', models.DateTimeField()),
                        ('done_at', models.DateTimeField(null=True)),
                        ('chosen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='laters', to='contact.message')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('done_at', None)), fields=['due_at'], name='later_due')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('done_at', None)), fields=('message',), name='one_later_a_message')],
                    },
                ),
                migrations.CreateModel(
                    name='Hold',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('rules', models.JSONField()),
                        ('in_crisis', models.BooleanField()),
                        ('placed_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('ending', models.CharField(choices=[('released', 'Released'), ('turned_down', 'Turned Down'), ('withdrawn', 'Withdrawn'), ('let_go', 'Let Go')], max_length=12, null=True)),
                        ('reason', models.CharField(max_length=500, null=True)),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='contact.message')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['placed_at'], name='hold_open')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('message',), name='one_open_hold_a_message'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ending__isnull', True)), models.Q(('ended_at__isnull', False), ('ending__isnull', False)), _connector='OR'), name='hold_ends_in_some_way'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('placed_at')), _connector='OR'), name='hold_ends_after_it_is_placed'), models.CheckConstraint(condition=models.Q(('ended_by__isnull', False), ('ending__isnull', True), ('ending', 'let_go'), _connector='OR'), name='hold_is_ended_by_a_person')],
                    },
                ),
                migrations.CreateModel(
                    name='Hiding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('hidden_at', models.DateTimeField()),
                        ('shown_at', models.DateTimeField(null=True)),
                        ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hidings', to='contact.message')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('shown_at', None)), fields=('message',), name='hidden_once_at_a_time')],
                    },
                ),
                migrations.CreateModel(
                    name='Feeling',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('felt', models.CharField(choices=[('good', 'Good'), ('ok', 'OK'), ('not_great', 'Not great'), ('dont_get_it', 'Don’t get it'), ('skipped', 'Not now')], max_length=12)),
                        ('shown_to_writer', models.BooleanField(default=False)),
                        ('said_at', models.DateTimeField()),
                        ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feelings', to='contact.conversation')),
                        ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='contact.message')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('felt', 'skipped'), _negated=True), ('shown_to_writer', False), _connector='OR'), name='nothing_skipped_is_shown')],
                    },
                ),
                migrations.CreateModel(
                    name='Event',
                    fields=[
                        ('place', models.BigIntegerField(primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('sent', 'Sent'), ('held', 'Held'), ('refused', 'Refused'), ('released', 'Released'), ('turned_down', 'Turned Down'), ('withdrawn', 'Withdrawn'), ('read', 'Read'), ('worry', 'Worry'), ('crisis', 'Crisis')], max_length=12)),
                        ('at', models.DateTimeField()),
                        ('reason', models.CharField(blank=True, max_length=500)),
                        ('facts', models.TextField(blank=True)),
                        ('answer', models.TextField(blank=True)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='contact.conversation')),
                        ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='contact.message')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['conversation', 'place'], name='event_in_order'), models.Index(fields=['message', 'place'], name='event_of_message'), models.Index(fields=['conversation', 'kind', 'at'], name='event_by_kind'), models.Index(condition=models.Q(('kind', 'read')), fields=['conversation', 'by', 'place'], name='event_read_by')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('message__isnull', False), ('kind', 'crisis'), _connector='OR'), name='event_is_of_a_message_or_a_crisis')],
                    },
                ),
                migrations.CreateModel(
                    name='Contest',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=20)),
                        ('start', models.PositiveIntegerField()),
                        ('end', models.PositiveIntegerField()),
                        ('says', models.CharField(blank=True, max_length=200)),
                        ('contested_at', models.DateTimeField()),
                        ('answered_at', models.DateTimeField(null=True)),
                        ('agrees', models.BooleanField(null=True)),
                        ('reason', models.CharField(max_length=500, null=True)),
                        ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('contested_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('detail', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.knowndetail')),
                        ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contests', to='contact.message')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('answered_at', None)), fields=['contested_at'], name='contest_open')],
                        'constraints': [models.UniqueConstraint(fields=('message', 'kind', 'start', 'end'), name='a_finding_is_contested_once'), models.CheckConstraint(condition=models.Q(('end__gte', models.F('start'))), name='contest_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='contest_answered_at_and_by_together'), models.CheckConstraint(condition=models.Q(models.Q(('agrees__isnull', True), ('answered_at__isnull', True)), models.Q(('agrees__isnull', False), ('answered_at__isnull', False)), _connector='OR'), name='contest_answered_says_yes_or_no'), models.CheckConstraint(condition=models.Q(('detail__isnull', True), models.Q(('agrees', True), ('agrees__isnull', False)), _connector='OR'), name='contest_makes_known_only_what_was_agreed'), models.CheckConstraint(condition=models.Q(('answered_by__isnull', True), models.Q(('answered_by', models.F('contested_by')), _negated=True), _connector='OR'), name='contest_is_answered_by_somebody_else')],
                    },
                ),
                migrations.CreateModel(
                    name='Asking',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('wants', models.CharField(choices=[('anyone', 'Anyone else'), ('woman', 'A woman'), ('man', 'A man'), ('person', 'Somebody I name'), ('meaning', 'What does this mean?')], max_length=8)),
                        ('note', models.CharField(blank=True, max_length=500)),
                        ('asked_at', models.DateTimeField()),
                        ('answered_at', models.DateTimeField(null=True)),
                        ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='registers.child')),
                        ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contact.conversation')),
                        ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='contact.message')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='asking_answered_at_and_by_together')],
                    },
                ),
                migrations.CreateModel(
                    name='Worry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kinds', models.JSONField()),
                        ('urgency', models.CharField(max_length=9)),
                        ('named', models.JSONField(default=list)),
                        ('raised_at', models.DateTimeField()),
                        ('taken_at', models.DateTimeField(null=True)),
                        ('answers', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                        ('message', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='worry', to='contact.message')),
                        ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('taken_at', None)), fields=['raised_at'], name='worry_open')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('urgency__in', ['emergency', 'today', 'soon'])), name='worry_urgency_is_one_of_three'), models.CheckConstraint(condition=models.Q(models.Q(('taken_at__isnull', True), ('taken_by__isnull', True)), models.Q(('taken_at__isnull', False), ('taken_by__isnull', False)), _connector='OR'), name='worry_taken_at_and_by_together'), models.CheckConstraint(condition=models.Q(('taken_at__isnull', True), ('taken_at__gte', models.F('raised_at')), _connector='OR'), name='worry_is_taken_after_it_is_raised')],
                    },
                ),
                migrations.CreateModel(
                    name='Approval',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('role', models.CharField(choices=[('registered_manager', 'Registered Manager'), ('responsible_individual', 'Responsible Individual'), ('allocated_worker', 'Allocated Worker'), ('substitute', 'Substitute')], max_length=22)),
                        ('decision', models.CharField(choices=[('approved', 'Approved'), ('declined', 'Declined'), ('revoked', 'Revoked')], max_length=8)),
                        ('decided_at', models.DateTimeField()),
                        ('workers', models.JSONField()),
                        ('channels', models.JSONField()),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField()),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='registers.child')),
                        ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.person')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['child', 'decided_at'], name='approval_of_child')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='approval_ends_after_it_begins')],
                    },
                ),
            ],
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_conversation',
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_message',
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_words',
            may_be_destroyed=True,
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_event',
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_hold',
            may_set_once=('ended_at', 'ended_by_id', 'ending', 'reason'),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_later',
            may_set_once=('done_at',),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_feeling',
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_asking',
            may_set_once=('answered_at', 'answered_by_id'),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_approval',
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_crisis',
            may_set_once=('ended_at', 'ended_by_id', 'ending', 'reason'),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_crisisstep',
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_contest',
            may_set_once=('answered_at', 'answered_by_id', 'agrees', 'reason', 'detail_id'),
        ),
        clearline.ledger.append_only.AppendOnly(
            table='contact_worry',
            may_set_once=('taken_at', 'taken_by_id'),
        ),
    ]
