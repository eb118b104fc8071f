"""Rules about how Django may be used: signals, hooks, generic keys, orderings, keys, lookups by string."""

from __future__ import annotations

import pytest

from tools.lint.tests.harness import COMMANDS, MIGRATION, MODELS, TEST, lines


@pytest.mark.parametrize(
    "text",
    [
        "from django.db.models.signals import post_save",
        "from django.dispatch import receiver",
        "from django.db.models import signals",
        "import django.dispatch",
    ],
)
def test_signals_are_refused(text: str) -> None:
    assert lines("no-signals", text) == [1]


def test_events_are_not_signals() -> None:
    assert lines("no-signals", "from zhanggui.kernel.events import Event, publish\nimport signal") == []


def test_hooks_into_writing_are_refused() -> None:
    text = """\
        class Order(models.Model):
            def save(self, *args, **kwargs):
                self.total = 1

            async def adelete(self):
                pass

        class Orders(models.QuerySet):
            def bulk_create(self, rows):
                pass
        """
    assert lines("no-save-override", text, COMMANDS) == [2, 5, 9]


def test_a_plain_class_may_save() -> None:
    assert lines("no-save-override", "class Sheet:\n    def save(self):\n        pass", COMMANDS) == []


def test_models_carry_no_behaviour() -> None:
    text = """\
        class Order(models.Model):
            number = models.TextField()

            def __str__(self):
                return self.number

            @property
            def total(self):
                return 1
        """
    assert lines("columns-only", text, MODELS) == [8]


def test_generic_keys_are_refused() -> None:
    assert lines("no-generic-key", "from django.contrib.contenttypes.fields import GenericForeignKey", MODELS) == [1]
    assert lines("no-generic-key", "target = fields.GenericForeignKey()", MODELS) == [1]
    assert lines("no-generic-key", "from zhanggui.kernel.posting import Origin", MODELS) == []


def test_orderings_of_models_are_refused() -> None:
    text = """\
        class Order(models.Model):
            class Meta:
                db_table = "sales_order"
                ordering = ["id"]
                get_latest_by: str = "id"
        """
    assert lines("no-meta-ordering", text, MODELS) == [4, 5]


def test_an_ordering_elsewhere_is_a_word() -> None:
    assert lines("no-meta-ordering", "class Page:\n    ordering = ('id',)", MODELS) == []


def test_keys_have_no_way_back() -> None:
    text = """\
        company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+")
        sku = models.ForeignKey("catalog.Sku", models.PROTECT)
        shop = models.OneToOneField("organization.Shop", models.PROTECT, related_name="orders")
        """
    assert lines("related-name", text, MODELS) == [2, 3]
    assert lines("related-name", text, MIGRATION) == []


def test_models_are_not_fetched_by_name() -> None:
    assert lines("no-get-model", 'apps.get_model("catalog", "Sku")') == [1]
    assert lines("no-get-model", 'apps.get_model("catalog", "Sku")', MIGRATION) == []
    assert lines("no-get-model", "for model in apps.get_models():\n    pass", TEST) == []
