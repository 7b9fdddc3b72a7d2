from collaborations.urls import agreements, lifecycle, people, register

app_name = "collaborations"
urlpatterns = [
    *register.patterns,
    *people.patterns,
    *agreements.patterns,
    *lifecycle.patterns,
]
