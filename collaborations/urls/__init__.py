from collaborations.urls import agreements, lessons, people, register

app_name = "collaborations"
urlpatterns = [
    *register.patterns,
    *people.patterns,
    *agreements.patterns,
    *lessons.patterns,
]
