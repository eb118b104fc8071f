from django.apps import AppConfig


class WarehouseConfig(AppConfig):
    name = "zhanggui.documents.warehouse"
    label = "warehouse"
    default_auto_field = "django.db.models.BigAutoField"
