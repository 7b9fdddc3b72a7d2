from collaborations.urls import agreements, people, register, reviews

app_name = "collaborations"
urlpatterns = [
    *register.patterns,
    *people.patterns,
    *agreements.patterns,
    *reviews.patterns,
]
