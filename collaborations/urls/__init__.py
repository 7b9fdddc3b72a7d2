from collaborations.urls import (
    agreements,
    governance,
    lessons,
    lifecycle,
    people,
    register,
    reviews,
    shares,
)

app_name = "collaborations"
urlpatterns = [
    *register.patterns,
    *lifecycle.patterns,
    *shares.patterns,
    *governance.patterns,
    *people.patterns,
    *agreements.patterns,
    *lessons.patterns,
    *reviews.patterns,
]
