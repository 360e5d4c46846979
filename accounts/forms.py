from django import forms

from accounts.models import User


class SettingsForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ["timezone", "grace_minutes"]


class TimeZoneForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ["timezone"]
