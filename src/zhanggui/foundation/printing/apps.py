from django.apps import AppConfig


class PrintingConfig(AppConfig):
    name = "zhanggui.foundation.printing"
    label = "printing"
    default_auto_field = "django.db.models.BigAutoField"
