from django.apps import AppConfig


class StockConfig(AppConfig):
    name = "zhanggui.ledgers.stock"
    label = "stock"
    default_auto_field = "django.db.models.BigAutoField"
