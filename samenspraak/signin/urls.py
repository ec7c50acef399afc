"""The addresses of signing in: of what allauth can do only what is used here, so that nothing else answers."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as elsewhere
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path
from django.views.generic import RedirectView

from samenspraak.signin import views

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="account_login"),
    # allauth knows the same page by these names too; there is none on which one makes an account.
    path("sign-in/mail/", RedirectView.as_view(pattern_name="account_login"), name="account_request_login_code"),
    path("sign-in/new/", RedirectView.as_view(pattern_name="account_login"), name="account_signup"),
    path("sign-in/code/", views.TypeCode.as_view(), name="account_confirm_login_code"),
    path("sign-in/second/", views.Second.as_view(), name="mfa_authenticate"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/stopped/", elsewhere.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/at/<slug:provider_id>/", oidc.login, name="openid_connect_login"),
    path("sign-in/at/<slug:provider_id>/back/", oidc.callback, name="openid_connect_callback"),
    path("my-sign-in/", mfa.index, name="mfa_index"),
    path("my-sign-in/again/", account.request_reauthentication_code, name="account_request_reauthentication_code"),
    path("my-sign-in/again/code/", views.TypeCodeAgain.as_view(), name="account_confirm_reauthentication_code"),
    path("my-sign-in/again/app/", views.SecondAgain.as_view(), name="mfa_reauthenticate"),
    path("my-sign-in/again/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("my-sign-in/mail/", account.email, name="account_email"),
    path("my-sign-in/mail/code/", views.TypeCodeOfAddress.as_view(), name="account_email_verification_sent"),
    path("my-sign-in/sessions/", views.my_sessions, name="my_sessions"),
    path("my-sign-in/sessions/<int:key>/end/", views.my_session_end, name="my_session_end"),
    path("my-sign-in/sessions/end/", views.my_sessions_end, name="my_sessions_end"),
    path("my-sign-in/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("my-sign-in/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("my-sign-in/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("my-sign-in/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("my-sign-in/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("my-sign-in/recovery/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("my-sign-in/recovery/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]
