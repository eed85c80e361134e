import clearline.ledger.append_only
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_single_sign_on'),
    ]

    operations = [
        migrations.CreateModel(
            name='PasswordSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(blank=True, max_length=64)),
                ('set_at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passwords_set', to='access.account')),
            ],
        ),
        clearline.ledger.append_only.AppendOnly(
            table='access_passwordset',
        ),
    ]
