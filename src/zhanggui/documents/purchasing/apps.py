from django.apps import AppConfig


class PurchasingConfig(AppConfig):
    name = "zhanggui.documents.purchasing"
    label = "purchasing"
    default_auto_field = "django.db.models.BigAutoField"
