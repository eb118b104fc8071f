from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "zhanggui.masters.catalog"
    label = "catalog"
    default_auto_field = "django.db.models.BigAutoField"
