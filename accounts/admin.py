from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.http import HttpRequest

from accounts.models import User


@admin.register(User)
class UserAdmin(DjangoUserAdmin[User]):
    list_display = ["username", "first_name", "email", "is_active", "is_staff", "last_login", "date_joined"]
    list_filter = ["is_active", "is_staff", "is_superuser"]
    search_fields = ["username", "first_name", "email"]
    date_hierarchy = "date_joined"
    fieldsets = [
        *(DjangoUserAdmin.fieldsets or []),
        ("InsightProse", {"fields": ["timezone", "grace_minutes"]}),
    ]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Accounts and threads cannot be deleted on their own pages, but they go with their person."""
        deleted, counts, _not_allowed_alone, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set(), protected
