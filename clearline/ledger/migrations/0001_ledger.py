import clearline.ledger.append_only
import clearline.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        clearline.tables.MakeTables(
            tables=[
                migrations.CreateModel(
                    name='SignedCheckpoint',
                    fields=[
                        ('size', models.BigIntegerField(primary_key=True, serialize=False)),
                        ('note', models.BinaryField()),
                        ('hashes', models.BinaryField()),
                        ('signed_at', models.DateTimeField(db_index=True)),
                    ],
                    options={
                        'db_table': 'ledger_checkpoint',
                    },
                ),
                migrations.CreateModel(
                    name='LedgerEntry',
                    fields=[
                        ('place', models.BigIntegerField(primary_key=True, serialize=False)),
                        ('bytes', models.BinaryField()),
                        ('leaf_hash', models.BinaryField()),
                    ],
                    options={
                        'db_table': 'ledger_entry',
                    },
                ),
                migrations.CreateModel(
                    name='Head',
                    fields=[
                        ('id', models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                        ('size', models.BigIntegerField()),
                        ('hashes', models.BinaryField()),
                    ],
                    options={
                        'db_table': 'ledger_head',
                        'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='ledger_has_one_head'), models.CheckConstraint(condition=models.Q(('size__gte', 0)), name='ledger_size_is_a_count')],
                    },
                ),
                migrations.CreateModel(
                    name='TileRoot',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('level', models.SmallIntegerField()),
                        ('index', models.BigIntegerField()),
                        ('root', models.BinaryField()),
                    ],
                    options={
                        'db_table': 'ledger_tile_root',
                        'constraints': [models.UniqueConstraint(fields=('level', 'index'), name='one_ledger_tile_at_a_place')],
                    },
                ),
            ],
        ),
        clearline.ledger.append_only.AppendOnly(
            table='ledger_entry',
        ),
        clearline.ledger.append_only.AppendOnly(
            table='ledger_checkpoint',
        ),
    ]
