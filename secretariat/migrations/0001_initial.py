"""The tables of this app."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("members", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="MembershipRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "membership_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("member", "Member"),
                            ("associate", "Associate member"),
                            ("supporting", "Supporting member"),
                        ],
                        max_length=20,
                        verbose_name="type of membership",
                    ),
                ),
                (
                    "sex_worker_led",
                    models.BooleanField(
                        blank=True,
                        help_text="Never shown to the public by any means. Choose Unknown where it is not known.",
                        null=True,
                        verbose_name="sex worker-led",
                    ),
                ),
                ("voting", models.BooleanField(blank=True, null=True, verbose_name="may vote")),
                ("joined_on", models.DateField(blank=True, null=True, verbose_name="joined on")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="members.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership record",
                "verbose_name_plural": "membership records",
            },
        ),
        migrations.CreateModel(
            name="ContactPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("role", models.CharField(blank=True, max_length=200, verbose_name="role")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="telephone")),
                ("postal_address", models.TextField(blank=True, verbose_name="postal address")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="secretariat.membershiprecord",
                        verbose_name="membership record",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact person",
                "verbose_name_plural": "contact persons",
                "ordering": ["pk"],
            },
        ),
    ]
