"""The table of donation details becomes a signed ledger: each version is an entry of it. The words
around the numbers get a field for each text, amounts in three currencies, and a history.

This migration carries data over and cannot be taken back. If it has to be made again before it is
released, keep the functions, and the order of the operations from the first RunPython on.
"""

import re
import secrets

from django.conf import settings
from django.db import migrations, models

import donations.models.appeal_words
from donations.entries import chain
from donations.append_only import AppendOnly, AppendOnlyEnds


CURRENCIES = {"suggested_nok": "kr|NOK", "suggested_eur": "€|EUR", "suggested_usd": r"\$|USD"}
WORDS = ("language", "heading", "text", *CURRENCIES)


RENAMED = {
    "publish_details": ("propose_details", "Can propose donation details"),
    "view_details": ("view_entry", "Can view entry in the ledger"),
}


def carry_over(apps, schema_editor):
    """Signs every version of the earlier release, in its order, with its time and its person."""
    link = None
    for row in apps.get_model("donations", "Details").objects.order_by("number"):
        at = max(row.created_at, link.at) if link else row.created_at
        body = {
            "origin": "upgrade",
            "by": _person(row),
            "details": _details(row),
            **({} if link else {"ledger": secrets.token_hex(16)}),
        }
        link = chain.follow(link, "publish", at, body, settings.DONATIONS_KEYS)
        apps.get_model("donations", "Entry").objects.create(**chain.as_row(link))


def _person(row):
    if row.created_by_id is None:
        return None
    return {"id": row.created_by_id, "login": row.created_by_name, "name": row.created_by_name}


def _details(row):
    return {
        "holder": row.holder,
        "bank": row.bank,
        "account_number": row.account_number,
        "iban": row.iban,
        "bic": row.bic,
        "vipps_number": row.vipps_number,
        "vipps_link": "",
        "kid": "",
        "reference": "",
        "shows_bank": bool(row.account_number),
        "shows_iban": bool(row.iban),
        "shows_vipps": bool(row.vipps_number),
    }


def rename_permission(apps, schema_editor):
    """Who could publish can propose; who could look at the versions can look at the ledger."""
    kinds = apps.get_model("contenttypes", "ContentType").objects
    details = kinds.filter(app_label="donations", model="details").first()
    if details is None:
        return
    entry, _ = kinds.get_or_create(app_label="donations", model="entry")
    permissions = apps.get_model("auth", "Permission").objects
    for old in permissions.filter(content_type=details, codename__in=RENAMED):
        codename, name = RENAMED[old.codename]
        new, _ = permissions.get_or_create(
            content_type=entry, codename=codename, defaults={"name": name}
        )
        new.user_set.add(*old.user_set.all())
        new.group_set.add(*old.group_set.all())
    details.delete()


def carry_amounts(apps, schema_editor):
    """An amount such as $/€10 goes into the fields of its currencies; what cannot be read so
    stays in the text."""
    for appeal in apps.get_model("donations", "Appeal").objects.exclude(suggested_amount=""):
        typed = appeal.suggested_amount
        found = [name for name, sign in CURRENCIES.items() if re.search(sign, typed, re.IGNORECASE)]
        numbers = re.findall(r"[0-9]+", typed)
        if found and len(numbers) == 1 and re.fullmatch("[1-9][0-9]{0,4}", numbers[0]):
            for name in found:
                setattr(appeal, name, numbers[0])
        else:
            appeal.text = f"{appeal.text}\n\n{typed}".strip()
        appeal.save()


def begin_history(apps, schema_editor):
    appeals = apps.get_model("donations", "Appeal").objects.order_by("pk")
    for number, appeal in enumerate(appeals, 1):
        words = {name: getattr(appeal, name) for name in WORDS}
        apps.get_model("donations", "AppealVersion").objects.create(number=number, **words)


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('donations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Alarm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('breach', models.CharField(max_length=64, unique=True, verbose_name='digest of what was found')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='time')),
            ],
            options={
                'verbose_name': 'alarm',
                'verbose_name_plural': 'alarms',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Announcement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.CharField(max_length=64, unique=True, verbose_name='keyed digest of proposal and day')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='time')),
            ],
            options={
                'verbose_name': 'announcement',
                'verbose_name_plural': 'announcements',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('number', models.PositiveIntegerField(editable=False, primary_key=True, serialize=False, verbose_name='number')),
                ('kind', models.CharField(editable=False, max_length=20, verbose_name='kind')),
                ('at', models.DateTimeField(editable=False, verbose_name='time')),
                ('content', models.TextField(editable=False, verbose_name='content')),
                ('previous', models.CharField(editable=False, max_length=64, verbose_name='digest of the one before')),
                ('digest', models.CharField(editable=False, max_length=64, verbose_name='digest')),
                ('signature', models.CharField(editable=False, max_length=128, verbose_name='signature')),
            ],
            options={
                'verbose_name': 'entry in the ledger',
                'verbose_name_plural': 'donation details',
                'ordering': ('-number',),
                'permissions': (('propose_details', 'Can propose donation details'),),
                'default_permissions': ('view',),
            },
        ),
        migrations.RunPython(carry_over),
        migrations.RunPython(rename_permission),
        AppendOnlyEnds("Details"),
        migrations.DeleteModel(
            name='Details',
        ),
        AppendOnly("Entry"),
        migrations.CreateModel(
            name='AppealVersion',
            fields=[
                ('heading', models.CharField(blank=True, help_text='While this is empty: “Support our work”.', max_length=100, verbose_name='heading')),
                ('text', models.TextField(blank=True, help_text='Plain text. An empty line begins a new paragraph.', max_length=3000, verbose_name='appeal')),
                ('suggested_nok', models.CharField(blank=True, help_text='Whole numbers, such as 10, 25, 50.', max_length=60, verbose_name='suggested amounts in kroner')),
                ('suggested_eur', models.CharField(blank=True, help_text='Whole numbers, such as 10, 25, 50.', max_length=60, verbose_name='suggested amounts in euro')),
                ('suggested_usd', models.CharField(blank=True, help_text='Whole numbers, such as 10, 25, 50.', max_length=60, verbose_name='suggested amounts in US dollars')),
                ('next_steps', models.TextField(blank=True, help_text='Plain text. While this is empty, readers get the text that comes with the site.', max_length=2000, verbose_name='what happens next')),
                ('tax', models.TextField(blank=True, help_text='Plain text. While this is empty, readers get the text that comes with the site.', max_length=2000, verbose_name='tax')),
                ('risk', models.TextField(blank=True, help_text='Plain text. While this is empty, readers get the text that comes with the site.', max_length=2000, verbose_name='warning for people at risk')),
                ('number', models.PositiveIntegerField(editable=False, primary_key=True, serialize=False, verbose_name='number')),
                ('language', models.CharField(choices=donations.models.appeal_words.languages, editable=False, max_length=10, verbose_name='language')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='time')),
                ('by_id', models.PositiveBigIntegerField(editable=False, help_text='A copy, like the name: this record outlives the login.', null=True, verbose_name='login')),
                ('by_name', models.CharField(blank=True, editable=False, help_text='Empty: the command line.', max_length=150, verbose_name='person')),
            ],
            options={
                'verbose_name': 'version of the appeal',
                'verbose_name_plural': 'history of the appeal',
                'ordering': ('-number',),
                'default_permissions': ('view',),
            },
        ),
        migrations.RemoveConstraint(
            model_name='appeal',
            name='appeal_has_heading',
        ),
        migrations.AddField(
            model_name='appeal',
            name='next_steps',
            field=models.TextField(blank=True, help_text='Plain text. While this is empty, readers get the text that comes with the site.', max_length=2000, verbose_name='what happens next'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='risk',
            field=models.TextField(blank=True, help_text='Plain text. While this is empty, readers get the text that comes with the site.', max_length=2000, verbose_name='warning for people at risk'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='suggested_eur',
            field=models.CharField(blank=True, help_text='Whole numbers, such as 10, 25, 50.', max_length=60, verbose_name='suggested amounts in euro'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='suggested_nok',
            field=models.CharField(blank=True, help_text='Whole numbers, such as 10, 25, 50.', max_length=60, verbose_name='suggested amounts in kroner'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='suggested_usd',
            field=models.CharField(blank=True, help_text='Whole numbers, such as 10, 25, 50.', max_length=60, verbose_name='suggested amounts in US dollars'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='tax',
            field=models.TextField(blank=True, help_text='Plain text. While this is empty, readers get the text that comes with the site.', max_length=2000, verbose_name='tax'),
        ),
        migrations.AlterField(
            model_name='appeal',
            name='heading',
            field=models.CharField(blank=True, help_text='While this is empty: “Support our work”.', max_length=100, verbose_name='heading'),
        ),
        migrations.RunPython(carry_amounts),
        migrations.RemoveField(
            model_name='appeal',
            name='suggested_amount',
        ),
        migrations.RunPython(begin_history),
        AppendOnly("AppealVersion"),
    ]
