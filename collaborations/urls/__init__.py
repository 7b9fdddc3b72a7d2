from collaborations.urls import (
    agreements,
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
    *people.patterns,
    *agreements.patterns,
    *lessons.patterns,
    *reviews.patterns,
]
