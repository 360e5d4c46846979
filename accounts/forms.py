from django import forms

from accounts.models import User


class SettingsForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ["timezone", "grace_minutes", "on_doubt"]


class TimeZoneForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ["timezone"]
