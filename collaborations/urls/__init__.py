from collaborations.urls import agreements, governance, people, register

app_name = "collaborations"
urlpatterns = [
    *register.patterns,
    *governance.patterns,
    *people.patterns,
    *agreements.patterns,
]
