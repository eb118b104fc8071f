"""What stands at the top of a company's letters: address, phone, bank."""

from django.db import migrations, models

from zhanggui.masters.constraints import CODE, NAME, limited

TEXTS = {"address": NAME, "phone": CODE, "bank_name": NAME, "bank_account": CODE}


class Migration(migrations.Migration):
    dependencies = [("organization", "0003_kept")]
    operations = [
        *(migrations.AddField("company", name, models.TextField(db_default="")) for name in TEXTS),
        *(migrations.AddConstraint("company", limited("organization_company", name, most)) for name, most in TEXTS.items()),
    ]
