from django.urls import path

from xauth import views

urlpatterns = [
    path("login/x", views.sign_in_page, name="login-x"),
    path("auth/x", views.callback, name="callback"),
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/connect", views.connect, name="connect"),
    path("accounts/<int:pk>/disconnect", views.disconnect, name="disconnect"),
]
