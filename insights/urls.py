from django.urls import URLPattern

articles: list[URLPattern] = []
insights: list[URLPattern] = []
generations: list[URLPattern] = []
drafts: list[URLPattern] = []
profiles: list[URLPattern] = []

urlpatterns = [*articles, *insights, *generations, *drafts, *profiles]
