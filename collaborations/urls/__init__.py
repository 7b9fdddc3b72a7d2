from collaborations.urls import agreements, people, register, shares

app_name = "collaborations"
urlpatterns = [
    *register.patterns,
    *people.patterns,
    *agreements.patterns,
    *shares.patterns,
]
