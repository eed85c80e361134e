"""The forms of these pages."""

from collections.abc import Iterable
from typing import Any

from django import forms

from clearline.access import accounts
from clearline.access.oidc.setup import Tenant

_TYPED_TWICE = "These two are not the same. Type it again."


class Form(forms.Form):
    """A form that can be told what was wrong with it after it was read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["label_suffix"] = ""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = "Fill this in."

    def say(self, sentence: str) -> None:
        """Say what was wrong with the whole of it."""
        self.full_clean()
        self.add_error(None, sentence)


class DoorForm(Form):
    """Name and password."""

    name = forms.CharField(
        label="Your work e-mail",
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label="Password",
        max_length=accounts.LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


_NUMBERS = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "6"}


class PinForm(Form):
    """A child's PIN on their own phone."""

    pin = forms.CharField(label="Your PIN", max_length=12, widget=forms.PasswordInput(_NUMBERS))


class EnrolForm(Form):
    """The code by which equipment is enrolled, as it was read out."""

    code = forms.CharField(
        label="Code",
        help_text="Ten letters and numbers, from whoever answers for the home or is on call.",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )


class CodeForm(Form):
    """A code from the app, or a recovery code."""

    code = forms.CharField(
        label="Code",
        help_text="Six numbers from your app, or one of your recovery codes.",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
    )


class RenewForm(Form):
    """How whoever asks for a new second step knows that it is they."""

    says = forms.CharField(
        label="How do you know that it is they?",
        help_text="Such as: I saw her today; I rang him on the office number.",
        max_length=300,
    )


class NewPinForm(Form):
    """A PIN that a child chooses, typed twice."""

    pin = forms.CharField(
        label="Choose a PIN",
        help_text="4 to 6 numbers that only you know.",
        max_length=12,
        widget=forms.PasswordInput(_NUMBERS),
    )
    again = forms.CharField(
        label="The same PIN again", max_length=12, widget=forms.PasswordInput(_NUMBERS)
    )

    def clean_pin(self) -> str:
        """Refuse what is no PIN, or one that anybody would try first."""
        pin = str(self.cleaned_data["pin"])
        if wrong := accounts.wrong_with_pin(pin):
            raise forms.ValidationError(wrong)
        return pin

    def clean_again(self) -> str:
        """Refuse a slip of the thumb."""
        again = str(self.cleaned_data["again"])
        if "pin" in self.cleaned_data and again != self.cleaned_data["pin"]:
            raise forms.ValidationError(_TYPED_TWICE)
        return again


_NEW = {"autocomplete": "new-password"}


class NewPasswordForm(Form):
    """A password that somebody chooses, typed twice; `name` is whose it is."""

    password = forms.CharField(
        label="Choose a password",
        help_text="12 letters or more. Three or four words do well.",
        strip=False,
        widget=forms.PasswordInput(_NEW),
    )
    again = forms.CharField(
        label="The same password again", strip=False, widget=forms.PasswordInput(_NEW)
    )

    def __init__(self, *args: Any, name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name = name

    def clean_password(self) -> str:
        """Refuse what is too short or too well known."""
        password = str(self.cleaned_data["password"])
        if wrong := accounts.wrong_with_password(password, name=self.name):
            raise forms.ValidationError(wrong)
        return password

    def clean_again(self) -> str:
        """Refuse a slip of the finger."""
        again = str(self.cleaned_data["again"])
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise forms.ValidationError(_TYPED_TWICE)
        return again


class JoinForm(Form):
    """As whom somebody is known at their own organisation."""

    tenant = forms.ChoiceField(label="Organisation")
    subject = forms.RegexField(
        r"^[\w.-]{8,64}$",
        label="Object id",
        help_text="The directory shows it beside their name. They see it too, when they try.",
        strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={"invalid": "This is not an object id."},
    )

    def __init__(self, *args: Any, tenants: Iterable[Tenant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(tenant.id, tenant.name) for tenant in tenants]
        self.fields["tenant"] = forms.ChoiceField(label="Organisation", choices=choices)


class StaffNameForm(Form):
    """The name that somebody will sign in with."""

    name = forms.EmailField(
        label="Their work e-mail",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={"invalid": "This is not an e-mail address."},
    )
