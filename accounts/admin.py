from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin

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
