import clearline.tables
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        clearline.tables.MakeTables(
            tables=[
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("name", models.CharField(max_length=200)),
                        ("known_as", models.CharField(blank=True, max_length=100)),
                        (
                            "gender",
                            models.CharField(
                                blank=True,
                                choices=[("woman", "woman"), ("man", "man"), ("other", "neither")],
                                max_length=10,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("staff", "staff"),
                                    ("child", "child"),
                                    ("family", "family"),
                                    ("counterpart", "outside professional"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["kind", "name"], name="people_by_name")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="person_name_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["staff", "child", "family", "counterpart"])
                                ),
                                name="person_kind_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("gender", ""),
                                    ("gender__in", ["woman", "man", "other"]),
                                    _connector="OR",
                                ),
                                name="person_gender_is_listed_or_unsaid",
                                violation_error_message="Choose one of those listed.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Child",
                    fields=[
                        ("recorded_at", models.DateTimeField()),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="child",
                                serialize=False,
                                to="registers.person",
                            ),
                        ),
                        ("date_of_birth", models.DateField(blank=True, null=True)),
                        (
                            "placing_authority",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="registers.placingauthority",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Acknowledgement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "document",
                            models.CharField(
                                choices=[
                                    ("practice_guidance", "practice guidance"),
                                    ("propriety", "guidance on propriety and official conduct"),
                                    ("code_of_conduct", "code of conduct"),
                                    ("email_policy", "e-mail policy"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("version", models.CharField(max_length=40)),
                        ("at", models.DateTimeField()),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acknowledgements",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "document__in",
                                        [
                                            "practice_guidance",
                                            "propriety",
                                            "code_of_conduct",
                                            "email_policy",
                                        ],
                                    )
                                ),
                                name="acknowledgement_document_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version", ""), _negated=True),
                                name="acknowledgement_version_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                            models.UniqueConstraint(
                                fields=("person", "document", "version"),
                                name="a_version_is_acknowledged_once",
                                violation_error_message="They have acknowledged this version already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Equipment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("label", models.CharField(max_length=80, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("phone", "phone"),
                                    ("tablet", "tablet"),
                                    ("laptop", "laptop"),
                                    ("desktop", "desktop computer"),
                                    ("camera", "camera"),
                                    ("sim", "SIM card"),
                                    ("number", "telephone number"),
                                    ("mailbox", "mailbox"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "provided_by",
                            models.CharField(
                                choices=[
                                    ("organisation", "the organisation"),
                                    ("personal", "the worker"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("retired_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "retired_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("label", ""), _negated=True),
                                name="equipment_label_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("provided_by__in", ["organisation", "personal"])
                                ),
                                name="equipment_provided_by_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("retired_at__isnull", True), ("retired_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("retired_at__isnull", False), ("retired_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="equipment_retired_at_and_retired_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("retired_at__isnull", True),
                                    ("retired_at__gte", models.F("recorded_at")),
                                    _connector="OR",
                                ),
                                name="equipment_retired_at_is_not_before_recorded_at",
                                violation_error_message="It was retired before it was written down.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "phone",
                                            "tablet",
                                            "laptop",
                                            "desktop",
                                            "camera",
                                            "sim",
                                            "number",
                                            "mailbox",
                                        ],
                                    )
                                ),
                                name="equipment_kind_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EquipmentLoss",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("from_at", models.DateTimeField()),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "equipment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="losses",
                                to="registers.equipment",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("from_at")),
                                    _connector="OR",
                                ),
                                name="equipmentloss_ended_at_is_not_before_from_at",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="equipmentloss_ended_at_and_ended_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("equipment",),
                                name="equipment_is_lost_once",
                                violation_error_message="It is known to be lost.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Home",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("name", models.CharField(max_length=200)),
                        ("short_name", models.CharField(max_length=60, unique=True)),
                        (
                            "urn",
                            models.CharField(blank=True, max_length=20, null=True, unique=True),
                        ),
                        ("telephone", models.CharField(blank=True, max_length=30)),
                        ("opened_on", models.DateField()),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="home_name_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("short_name", ""), _negated=True),
                                name="home_short_name_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("urn", ""), _negated=True),
                                name="home_urn_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("closed_on__gte", models.F("opened_on")),
                                    _connector="OR",
                                ),
                                name="home_closed_on_is_not_before_opened_on",
                                violation_error_message="It closes before it opens.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_at__isnull", True), ("closed_on__isnull", True)
                                    ),
                                    models.Q(
                                        ("closed_at__isnull", False), ("closed_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="home_closed_on_and_closed_at_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_at__isnull", True), ("closed_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("closed_at__isnull", False), ("closed_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="home_closed_at_and_closed_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EquipmentIssue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("returned_at", models.DateTimeField(blank=True, null=True)),
                        ("issued_at", models.DateTimeField()),
                        (
                            "equipment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="issues",
                                to="registers.equipment",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="equipment_held",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "returned_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "home",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="equipment_held",
                                to="registers.home",
                            ),
                        ),
                        (
                            "first_answerable",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "second_answerable",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("returned_at__isnull", True),
                                    ("returned_at__gte", models.F("issued_at")),
                                    _connector="OR",
                                ),
                                name="equipmentissue_returned_at_is_not_before_issued_at",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("returned_at__isnull", True), ("returned_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("returned_at__isnull", False),
                                        ("returned_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="equipmentissue_returned_at_and_returned_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("home__isnull", True), ("person__isnull", False)),
                                    models.Q(("home__isnull", False), ("person__isnull", True)),
                                    _connector="OR",
                                ),
                                name="equipmentissue_has_one_holder",
                                violation_error_message="Issue it to one worker or to one home.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("returned_at", None)),
                                fields=("equipment",),
                                name="equipment_has_one_holder_at_a_time",
                                violation_error_message="Somebody else has it: take it back first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("home", None),
                                    models.Q(
                                        ("first_answerable__isnull", False),
                                        ("second_answerable__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="equipmentissue_shared_has_two_who_answer",
                                violation_error_message="Name two people who answer for what is shared.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person", None),
                                    models.Q(
                                        ("first_answerable", None), ("second_answerable", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="equipmentissue_own_is_answered_for_by_its_holder",
                                violation_error_message="Whoever holds it answers for it: name nobody else.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_answerable", None),
                                    ("second_answerable", None),
                                    models.Q(
                                        ("first_answerable", models.F("second_answerable")),
                                        _negated=True,
                                    ),
                                    _connector="OR",
                                ),
                                name="equipmentissue_two_who_answer_are_two",
                                violation_error_message="Two different people must answer for it.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KnownDetail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("from_on", models.DateField()),
                        ("until_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("number", "telephone number"),
                                    ("email", "e-mail address"),
                                    ("site", "website"),
                                    ("address", "address"),
                                    ("postcode", "postcode"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("value", models.CharField(max_length=300)),
                        ("whose", models.CharField(max_length=200)),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "home",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="known_details",
                                to="registers.home",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on__isnull", True),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="knowndetail_until_on_is_not_before_from_on",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="knowndetail_ended_on_is_not_before_from_on",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_on__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="knowndetail_ended_on_and_ended_at_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="knowndetail_ended_at_and_ended_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("recorded_at")),
                                    _connector="OR",
                                ),
                                name="knowndetail_ended_at_is_not_before_recorded_at",
                                violation_error_message="It was ended before it was written down.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["number", "email", "site", "address", "postcode"])
                                ),
                                name="knowndetail_kind_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value", ""), _negated=True),
                                name="knowndetail_value_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("whose", ""), _negated=True),
                                name="knowndetail_whose_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None), ("until_on", None)),
                                fields=("kind", "value"),
                                name="a_detail_is_known_once",
                                violation_error_message="This is known already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Naming",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("name", models.CharField(max_length=200)),
                        ("known_as", models.CharField(blank=True, max_length=100)),
                        (
                            "gender",
                            models.CharField(
                                blank=True,
                                choices=[("woman", "woman"), ("man", "man"), ("other", "neither")],
                                max_length=10,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="namings",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="naming_name_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("gender", ""),
                                    ("gender__in", ["woman", "man", "other"]),
                                    _connector="OR",
                                ),
                                name="naming_gender_is_listed_or_unsaid",
                                violation_error_message="Choose one of those listed.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlacingAuthority",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("name", models.CharField(max_length=200, unique=True)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="placingauthority_name_is_not_empty",
                                violation_error_message="Some words are missing.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PolicyVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("number", models.PositiveIntegerField(unique=True)),
                        ("settings", models.JSONField(blank=True, default=dict)),
                        ("since", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)),
                                name="policyversion_is_counted_from_one",
                                violation_error_message="Versions are counted from one.",
                            ),
                            models.UniqueConstraint(
                                fields=("since",),
                                name="one_policy_at_a_time",
                                violation_error_message="Another version begins at the same moment.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Post",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("from_on", models.DateField()),
                        ("until_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("residential_worker", "residential worker"),
                                    ("registered_manager", "registered manager"),
                                    ("deputy_manager", "deputy manager"),
                                    ("responsible_individual", "responsible individual"),
                                    ("safeguarding_lead", "designated safeguarding lead"),
                                    ("social_worker", "social worker"),
                                    ("personal_adviser", "personal adviser"),
                                    ("reviewing_officer", "independent reviewing officer"),
                                    ("duty_reviewing_officer", "duty reviewing officer"),
                                    ("advocate", "advocate"),
                                    ("solicitor", "solicitor"),
                                    ("cafcass_officer", "Cafcass officer"),
                                    ("independent_visitor", "independent visitor"),
                                    ("independent_person", "independent person (regulation 44)"),
                                    ("inspector", "inspector"),
                                    ("administrator", "system administrator"),
                                ],
                                max_length=30,
                            ),
                        ),
                        (
                            "authority",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="registers.placingauthority",
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "home",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="registers.home",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on__isnull", True),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="post_until_on_is_not_before_from_on",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="post_ended_on_is_not_before_from_on",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_on__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="post_ended_on_and_ended_at_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="post_ended_at_and_ended_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("recorded_at")),
                                    _connector="OR",
                                ),
                                name="post_ended_at_is_not_before_recorded_at",
                                violation_error_message="It was ended before it was written down.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        [
                                            "residential_worker",
                                            "registered_manager",
                                            "deputy_manager",
                                            "responsible_individual",
                                            "safeguarding_lead",
                                            "social_worker",
                                            "personal_adviser",
                                            "reviewing_officer",
                                            "duty_reviewing_officer",
                                            "advocate",
                                            "solicitor",
                                            "cafcass_officer",
                                            "independent_visitor",
                                            "independent_person",
                                            "inspector",
                                            "administrator",
                                        ],
                                    )
                                ),
                                name="post_role_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("home__isnull", True),
                                    ("authority__isnull", True),
                                    _connector="OR",
                                ),
                                name="post_is_at_one_place",
                                violation_error_message="A post is at a home or at an authority, not at both.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "role__in",
                                            (
                                                "residential_worker",
                                                "registered_manager",
                                                "deputy_manager",
                                            ),
                                        ),
                                        _negated=True,
                                    ),
                                    ("home__isnull", False),
                                    _connector="OR",
                                ),
                                name="post_of_a_home_names_it",
                                violation_error_message="Say at which home.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "role__in",
                                            (
                                                "social_worker",
                                                "personal_adviser",
                                                "reviewing_officer",
                                                "duty_reviewing_officer",
                                            ),
                                        ),
                                        _negated=True,
                                    ),
                                    ("authority__isnull", False),
                                    _connector="OR",
                                ),
                                name="post_of_an_authority_names_it",
                                violation_error_message="Say at which authority.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("ended_on", None), ("home__isnull", False), ("until_on", None)
                                ),
                                fields=("person", "role", "home"),
                                name="a_post_at_a_home_is_held_once",
                                violation_error_message="They hold this post already.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("authority__isnull", False),
                                    ("ended_on", None),
                                    ("until_on", None),
                                ),
                                fields=("person", "role", "authority"),
                                name="a_post_at_an_authority_is_held_once",
                                violation_error_message="They hold this post already.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("authority", None),
                                    ("ended_on", None),
                                    ("home", None),
                                    ("until_on", None),
                                ),
                                fields=("person", "role"),
                                name="a_post_everywhere_is_held_once",
                                violation_error_message="They hold this post already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Restriction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("reason", models.CharField(max_length=500)),
                        ("from_at", models.DateTimeField()),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="restrictions",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("from_at")),
                                    _connector="OR",
                                ),
                                name="restriction_ended_at_is_not_before_from_at",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="restriction_ended_at_and_ended_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="restriction_reason_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Shift",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "duty",
                            models.CharField(
                                choices=[
                                    ("shift", "on shift"),
                                    ("sleep_in", "sleeping in"),
                                    ("on_call", "on call"),
                                ],
                                default="shift",
                                max_length=10,
                            ),
                        ),
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "cancelled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "home",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shifts",
                                to="registers.home",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shifts",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["person", "ends_at"], name="shifts_of_a_person"),
                            models.Index(fields=["home", "ends_at"], name="shifts_of_a_home"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("duty__in", ["shift", "sleep_in", "on_call"])),
                                name="shift_duty_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="shift_ends_after_it_starts",
                                violation_error_message="The shift ends before it starts.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("cancelled_at__isnull", True),
                                        ("cancelled_by__isnull", True),
                                    ),
                                    models.Q(
                                        ("cancelled_at__isnull", False),
                                        ("cancelled_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="shift_cancelled_at_and_cancelled_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("cancelled_at", None)),
                                fields=("person", "home", "starts_at", "duty"),
                                name="a_shift_is_written_down_once",
                                violation_error_message="This shift is on the rota already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Seat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("from_on", models.DateField()),
                        ("until_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("iro", "independent reviewing officer"),
                                    ("advocate", "advocate"),
                                    ("solicitor", "solicitor"),
                                    ("cafcass", "Cafcass"),
                                    ("independent_visitor", "independent visitor"),
                                    ("inspectorate", "inspectorate"),
                                    ("complaints", "complaints"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("organisation", models.CharField(max_length=200)),
                        ("reference", models.CharField(max_length=200)),
                        ("second_agreed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "agreed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "second_agreed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="registers.child",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on__isnull", True),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="seat_until_on_is_not_before_from_on",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="seat_ended_on_is_not_before_from_on",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_on__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="seat_ended_on_and_ended_at_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="seat_ended_at_and_ended_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("recorded_at")),
                                    _connector="OR",
                                ),
                                name="seat_ended_at_is_not_before_recorded_at",
                                violation_error_message="It was ended before it was written down.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "iro",
                                            "advocate",
                                            "solicitor",
                                            "cafcass",
                                            "independent_visitor",
                                            "inspectorate",
                                            "complaints",
                                        ],
                                    )
                                ),
                                name="seat_kind_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("organisation", ""), _negated=True),
                                name="seat_organisation_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reference", ""), _negated=True),
                                name="seat_reference_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("second_agreed_at__isnull", True),
                                        ("second_agreed_by__isnull", True),
                                    ),
                                    models.Q(
                                        ("second_agreed_at__isnull", False),
                                        ("second_agreed_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="seat_second_agreement_has_its_moment",
                                violation_error_message="Say both who agreed and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("second_agreed_by__isnull", True),
                                    models.Q(
                                        ("second_agreed_by", models.F("agreed_by")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="seat_is_agreed_by_two_people",
                                violation_error_message="Somebody else must agree.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("agreed_by", models.F("person")), _negated=True
                                ),
                                name="seat_is_not_agreed_by_its_holder",
                                violation_error_message="Nobody agrees to their own seat.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("second_agreed_by__isnull", True),
                                    models.Q(
                                        ("second_agreed_by", models.F("person")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="seat_is_not_seconded_by_its_holder",
                                violation_error_message="Nobody agrees to their own seat.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("child", models.F("person")), _negated=True),
                                name="seat_is_for_somebody_else",
                                violation_error_message="The child has their own place.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None), ("until_on", None)),
                                fields=("child", "person", "kind"),
                                name="a_seat_is_given_once",
                                violation_error_message="They have this seat already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Residence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("from_on", models.DateField()),
                        ("until_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "home",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="residences",
                                to="registers.home",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="residences",
                                to="registers.child",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on__isnull", True),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="residence_until_on_is_not_before_from_on",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="residence_ended_on_is_not_before_from_on",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_on__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="residence_ended_on_and_ended_at_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="residence_ended_at_and_ended_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("recorded_at")),
                                    _connector="OR",
                                ),
                                name="residence_ended_at_is_not_before_recorded_at",
                                violation_error_message="It was ended before it was written down.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None), ("until_on", None)),
                                fields=("child",),
                                name="one_open_residence",
                                violation_error_message="This child lives in a home that they have not left.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Relationship",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("from_on", models.DateField()),
                        ("until_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("keyworker", "keyworker"),
                                    ("allocated_worker", "allocated worker"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="relationships",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="relationships",
                                to="registers.child",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on__isnull", True),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="relationship_until_on_is_not_before_from_on",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="relationship_ended_on_is_not_before_from_on",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_on__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="relationship_ended_on_and_ended_at_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="relationship_ended_at_and_ended_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("recorded_at")),
                                    _connector="OR",
                                ),
                                name="relationship_ended_at_is_not_before_recorded_at",
                                violation_error_message="It was ended before it was written down.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["keyworker", "allocated_worker"])),
                                name="relationship_kind_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("child", models.F("person")), _negated=True),
                                name="relationship_is_with_somebody_else",
                                violation_error_message="Nobody is their own worker.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None), ("until_on", None)),
                                fields=("person", "child", "kind"),
                                name="a_relationship_is_given_once",
                                violation_error_message="They are this to the child already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Permission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("from_on", models.DateField()),
                        ("until_on", models.DateField(blank=True, null=True)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("in_app", "message in the app"),
                                    ("sms", "text message"),
                                    ("email", "e-mail"),
                                    ("voice_call", "telephone call"),
                                    ("video_call", "video call"),
                                    ("photo", "photograph"),
                                    ("video_clip", "video clip"),
                                    ("face_to_face", "face to face"),
                                    ("noticeboard", "noticeboard"),
                                    ("website", "website"),
                                    ("social_media", "social media"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "given_by",
                            models.CharField(
                                choices=[
                                    ("parent", "holder of parental responsibility"),
                                    ("local_authority", "local authority"),
                                    ("delegated_manager", "manager, by delegation"),
                                    ("young_person", "the young person"),
                                    ("waiver", "social worker and manager together"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "legal_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("C1", "interim care order"),
                                    ("C2", "full care order"),
                                    ("D1", "freeing order"),
                                    ("E1", "placement order"),
                                    ("V2", "single period of accommodation (section 20)"),
                                    ("V3", "short breaks, each recorded (section 20)"),
                                    ("V4", "short breaks by agreement (section 20)"),
                                    ("J1", "remanded to local authority accommodation"),
                                    ("J2", "placed under PACE"),
                                    ("J3", "youth rehabilitation order with residence"),
                                    ("L1", "under police protection"),
                                    ("L2", "emergency protection order"),
                                    ("L3", "child assessment order"),
                                ],
                                max_length=2,
                                null=True,
                            ),
                        ),
                        ("evidence", models.CharField(max_length=500)),
                        ("withdrawn_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "grantor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="permissions_given",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="permissions",
                                to="registers.child",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("withdrawn_on", None)),
                                fields=["child", "channel"],
                                name="permissions_standing",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on__isnull", True),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="permission_until_on_is_not_before_from_on",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_on__isnull", True),
                                    ("withdrawn_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="permission_withdrawn_on_is_not_before_from_on",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("withdrawn_at__isnull", True),
                                        ("withdrawn_on__isnull", True),
                                    ),
                                    models.Q(
                                        ("withdrawn_at__isnull", False),
                                        ("withdrawn_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="permission_withdrawn_on_and_withdrawn_at_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("withdrawn_at__isnull", True),
                                        ("withdrawn_by__isnull", True),
                                    ),
                                    models.Q(
                                        ("withdrawn_at__isnull", False),
                                        ("withdrawn_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="permission_withdrawn_at_and_withdrawn_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True),
                                    ("withdrawn_at__gte", models.F("recorded_at")),
                                    _connector="OR",
                                ),
                                name="permission_withdrawn_at_is_not_before_recorded_at",
                                violation_error_message="It was ended before it was written down.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "channel__in",
                                        [
                                            "in_app",
                                            "sms",
                                            "email",
                                            "voice_call",
                                            "video_call",
                                            "photo",
                                            "video_clip",
                                            "face_to_face",
                                            "noticeboard",
                                            "website",
                                            "social_media",
                                        ],
                                    )
                                ),
                                name="permission_channel_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "given_by__in",
                                        [
                                            "parent",
                                            "local_authority",
                                            "delegated_manager",
                                            "young_person",
                                            "waiver",
                                        ],
                                    )
                                ),
                                name="permission_given_by_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("evidence", ""), _negated=True),
                                name="permission_evidence_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("legal_status__isnull", True),
                                    (
                                        "legal_status__in",
                                        [
                                            "C1",
                                            "C2",
                                            "D1",
                                            "E1",
                                            "V2",
                                            "V3",
                                            "V4",
                                            "J1",
                                            "J2",
                                            "J3",
                                            "L1",
                                            "L2",
                                            "L3",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="permission_legal_status_is_listed_or_none",
                                violation_error_message="Choose one of those listed.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Particulars",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("date_of_birth", models.DateField(blank=True, null=True)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "placing_authority",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.placingauthority",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="particulars",
                                to="registers.child",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LegalStatus",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("from_on", models.DateField()),
                        ("until_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "code",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("C1", "interim care order"),
                                    ("C2", "full care order"),
                                    ("D1", "freeing order"),
                                    ("E1", "placement order"),
                                    ("V2", "single period of accommodation (section 20)"),
                                    ("V3", "short breaks, each recorded (section 20)"),
                                    ("V4", "short breaks by agreement (section 20)"),
                                    ("J1", "remanded to local authority accommodation"),
                                    ("J2", "placed under PACE"),
                                    ("J3", "youth rehabilitation order with residence"),
                                    ("L1", "under police protection"),
                                    ("L2", "emergency protection order"),
                                    ("L3", "child assessment order"),
                                ],
                                max_length=2,
                                null=True,
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="legal_statuses",
                                to="registers.child",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on__isnull", True),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="legalstatus_until_on_is_not_before_from_on",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="legalstatus_ended_on_is_not_before_from_on",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_on__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="legalstatus_ended_on_and_ended_at_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="legalstatus_ended_at_and_ended_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("recorded_at")),
                                    _connector="OR",
                                ),
                                name="legalstatus_ended_at_is_not_before_recorded_at",
                                violation_error_message="It was ended before it was written down.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("code__isnull", True),
                                    (
                                        "code__in",
                                        [
                                            "C1",
                                            "C2",
                                            "D1",
                                            "E1",
                                            "V2",
                                            "V3",
                                            "V4",
                                            "J1",
                                            "J2",
                                            "J3",
                                            "L1",
                                            "L2",
                                            "L3",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="legalstatus_code_is_listed_or_none",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None), ("until_on", None)),
                                fields=("child",),
                                name="one_open_legal_status",
                                violation_error_message="This child has another legal status that has not ended.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InTouch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("YES", "in touch"),
                                    ("NO", "not in touch"),
                                    ("DIED", "has died"),
                                    ("REFU", "does not want contact"),
                                    ("NREQ", "no longer needs contact"),
                                    ("RHOM", "returned home"),
                                ],
                                max_length=4,
                            ),
                        ),
                        ("from_at", models.DateTimeField()),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="in_touch",
                                to="registers.child",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("from_at")),
                                    _connector="OR",
                                ),
                                name="intouch_ended_at_is_not_before_from_at",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="intouch_ended_at_and_ended_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("code__in", ["YES", "NO", "DIED", "REFU", "NREQ", "RHOM"])
                                ),
                                name="intouch_code_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("child",),
                                name="one_word_on_being_in_touch",
                                violation_error_message="Another word on this has not ended.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FamilyTie",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("from_on", models.DateField()),
                        ("until_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "relation",
                            models.CharField(
                                choices=[
                                    ("mother", "mother"),
                                    ("father", "father"),
                                    ("parent", "parent"),
                                    ("step_parent", "step-parent"),
                                    ("grandparent", "grandparent"),
                                    ("sibling", "brother or sister"),
                                    ("aunt_or_uncle", "aunt or uncle"),
                                    ("guardian", "guardian"),
                                    ("carer", "former carer"),
                                    ("friend", "family friend"),
                                    ("other", "other"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("holds_parental_responsibility", models.BooleanField()),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="family_of",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="family",
                                to="registers.child",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on__isnull", True),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="familytie_until_on_is_not_before_from_on",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="familytie_ended_on_is_not_before_from_on",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_on__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="familytie_ended_on_and_ended_at_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="familytie_ended_at_and_ended_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("recorded_at")),
                                    _connector="OR",
                                ),
                                name="familytie_ended_at_is_not_before_recorded_at",
                                violation_error_message="It was ended before it was written down.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "relation__in",
                                        [
                                            "mother",
                                            "father",
                                            "parent",
                                            "step_parent",
                                            "grandparent",
                                            "sibling",
                                            "aunt_or_uncle",
                                            "guardian",
                                            "carer",
                                            "friend",
                                            "other",
                                        ],
                                    )
                                ),
                                name="familytie_relation_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("child", models.F("person")), _negated=True),
                                name="familytie_is_with_somebody_else",
                                violation_error_message="Nobody is their own family.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None)),
                                fields=("child", "person"),
                                name="one_tie_with_each_relative",
                                violation_error_message="This person is in the child's family already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Dispute",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("reason", models.CharField(max_length=500)),
                        ("from_at", models.DateTimeField()),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disputes",
                                to="registers.child",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("from_at")),
                                    _connector="OR",
                                ),
                                name="dispute_ended_at_is_not_before_from_at",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="dispute_ended_at_and_ended_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="dispute_reason_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactOrder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("from_on", models.DateField()),
                        ("until_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("reference", models.CharField(max_length=200)),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kept_away_by",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_orders",
                                to="registers.child",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on__isnull", True),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="contactorder_until_on_is_not_before_from_on",
                                violation_error_message="The last day is before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="contactorder_ended_on_is_not_before_from_on",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_on__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="contactorder_ended_on_and_ended_at_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="contactorder_ended_at_and_ended_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("recorded_at")),
                                    _connector="OR",
                                ),
                                name="contactorder_ended_at_is_not_before_recorded_at",
                                violation_error_message="It was ended before it was written down.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reference", ""), _negated=True),
                                name="contactorder_reference_is_not_empty",
                                violation_error_message="Some words are missing.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None)),
                                fields=("child", "person", "reference"),
                                name="an_order_is_written_down_once",
                                violation_error_message="This order is in the register already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Agreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("in_app", "message in the app"),
                                    ("sms", "text message"),
                                    ("email", "e-mail"),
                                    ("voice_call", "telephone call"),
                                    ("video_call", "video call"),
                                    ("photo", "photograph"),
                                    ("video_clip", "video clip"),
                                    ("face_to_face", "face to face"),
                                    ("noticeboard", "noticeboard"),
                                    ("website", "website"),
                                    ("social_media", "social media"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("agrees", models.BooleanField()),
                        ("said_at", models.DateTimeField()),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="registers.child",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("said_at")),
                                    _connector="OR",
                                ),
                                name="agreement_ended_at_is_not_before_said_at",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="agreement_ended_at_and_ended_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "channel__in",
                                        [
                                            "in_app",
                                            "sms",
                                            "email",
                                            "voice_call",
                                            "video_call",
                                            "photo",
                                            "video_clip",
                                            "face_to_face",
                                            "noticeboard",
                                            "website",
                                            "social_media",
                                        ],
                                    )
                                ),
                                name="agreement_channel_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("child", "channel"),
                                name="one_word_of_the_child_on_a_channel",
                                violation_error_message="The child has said something else that has not ended.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Absence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("returned_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("school", "at school"),
                                    ("visit", "on a visit"),
                                    ("family_time", "with family"),
                                    ("leave", "on leave"),
                                    ("hospital", "in hospital"),
                                    ("missing", "missing"),
                                    ("away_without_leave", "away without leave"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("from_at", models.DateTimeField()),
                        ("expected_until", models.DateTimeField(blank=True, null=True)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "returned_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="absences",
                                to="registers.child",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("returned_at__isnull", True),
                                    ("returned_at__gte", models.F("from_at")),
                                    _connector="OR",
                                ),
                                name="absence_returned_at_is_not_before_from_at",
                                violation_error_message="It ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("returned_at__isnull", True), ("returned_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("returned_at__isnull", False),
                                        ("returned_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="absence_returned_at_and_returned_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "school",
                                            "visit",
                                            "family_time",
                                            "leave",
                                            "hospital",
                                            "missing",
                                            "away_without_leave",
                                        ],
                                    )
                                ),
                                name="absence_kind_is_listed",
                                violation_error_message="Choose one of those listed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expected_until__isnull", True),
                                    ("expected_until__gte", models.F("from_at")),
                                    _connector="OR",
                                ),
                                name="absence_expected_until_is_not_before_from_at",
                                violation_error_message="They are expected before they go.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("returned_at", None)),
                                fields=("child",),
                                name="one_absence_at_a_time",
                                violation_error_message="This child is away already: say first that they are back.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffMember",
                    fields=[
                        ("recorded_at", models.DateTimeField()),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="staff_member",
                                serialize=False,
                                to="registers.person",
                            ),
                        ),
                        ("started_on", models.DateField()),
                        ("left_on", models.DateField(blank=True, null=True)),
                        ("left_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "left_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("left_on__isnull", True),
                                    ("left_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="staffmember_left_on_is_not_before_started_on",
                                violation_error_message="They leave before they start.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("left_at__isnull", True), ("left_on__isnull", True)),
                                    models.Q(
                                        ("left_at__isnull", False), ("left_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="staffmember_left_on_and_left_at_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("left_at__isnull", True), ("left_by__isnull", True)),
                                    models.Q(
                                        ("left_at__isnull", False), ("left_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="staffmember_left_at_and_left_by_come_together",
                                violation_error_message="Say both who ended it and when.",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
