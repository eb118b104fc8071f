"""The units a new instance starts with. Their ids lie below 1,024, where the id sequence begins."""

from __future__ import annotations

from django.db import migrations

SEED = """
INSERT INTO catalog_unit (id, code, name, decimals, base_id, factor, version, created_at, updated_at)
SELECT seed.id, seed.code, seed.name, seed.decimals, seed.base_id, seed.factor, 1, now(), now()
FROM (VALUES
    (1, 'pcs', '件', 0, NULL::bigint, 1),
    (2, 'set', '套', 0, NULL, 1),
    (3, 'pair', '双', 0, NULL, 1),
    (4, 'box', '盒', 0, NULL, 1),
    (5, 'carton', '箱', 0, NULL, 1),
    (6, 'bottle', '瓶', 0, NULL, 1),
    (7, 'bag', '袋', 0, NULL, 1),
    (8, 'roll', '卷', 0, NULL, 1),
    (9, 'g', '克', 0, NULL, 1),
    (10, 'm', '米', 2, NULL, 1),
    (11, 'dozen', '打', 0, 1, 12),
    (12, 'kg', '千克', 3, 9, 1000)
) AS seed (id, code, name, decimals, base_id, factor)
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]
    operations = [migrations.RunSQL(SEED, migrations.RunSQL.noop)]
