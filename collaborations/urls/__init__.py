from collaborations.urls import agreements, people, register

app_name = "collaborations"
urlpatterns = [*register.patterns, *people.patterns, *agreements.patterns]
