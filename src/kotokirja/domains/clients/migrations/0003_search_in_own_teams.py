"""A search within one's own teams looks through these teams alone, however large the municipality is."""

from django.db import migrations

from kotokirja.domains.clients import search


class Migration(migrations.Migration):
    dependencies = [("clients", "0002_notice_given")]
    operations = [migrations.RunSQL(search.renewed(), migrations.RunSQL.noop, elidable=False)]
