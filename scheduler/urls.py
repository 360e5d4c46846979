from django.urls import path

from scheduler import composer, repair, views

urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("threads/", views.thread_list, name="threads"),
    path("threads/new", composer.new, name="thread-new"),
    path("threads/preview", composer.preview, name="thread-preview"),
    path("threads/<int:pk>/", views.thread_detail, name="thread"),
    path("threads/<int:pk>/status", views.thread_status, name="thread-status"),
    path("threads/<int:pk>/edit", composer.edit, name="thread-edit"),
    path("threads/<int:pk>/cancel", views.cancel, name="thread-cancel"),
    path("threads/<int:pk>/publish-now", views.publish_now, name="thread-publish-now"),
    path("threads/<int:pk>/reschedule", views.reschedule, name="thread-reschedule"),
    path("threads/<int:pk>/retry", views.retry, name="thread-retry"),
    path("threads/<int:pk>/claim", repair.claim, name="thread-claim"),
    path("threads/<int:pk>/take-other-words", repair.take_other_words, name="thread-take-other-words"),
    path("threads/<int:pk>/post-again", repair.post_again, name="thread-post-again"),
    path("threads/<int:pk>/take-off", repair.take_off, name="thread-take-off"),
    path("threads/<int:pk>/start-anew", repair.start_anew, name="thread-start-anew"),
    path("threads/<int:pk>/delete", views.delete, name="thread-delete"),
]
