from collaborations.urls import agreements, lessons, lifecycle, people, register

app_name = "collaborations"
urlpatterns = [
    *register.patterns,
    *lifecycle.patterns,
    *people.patterns,
    *agreements.patterns,
    *lessons.patterns,
]
