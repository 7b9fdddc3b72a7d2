from django.db import migrations

# Generic by intent: names only, and months only where the proof is renewed.
SKILLS = {
    "accreditation": {
        "Authorised firearms officer": 12,
        "Firearms commander, strategic": 12,
        "Firearms commander, tactical": 12,
        "Public order commander": 12,
        "Police dog handler": 12,
        "Senior investigating officer": 36,
        "Covert operations manager": 36,
        "Forensic collision investigator": 36,
        "Digital forensics examiner": 36,
        "Crime scene investigator": 36,
        "Advanced driver": 60,
        "Vetted to management level": 84,
    },
    "qualification": {
        "Accountant (CCAB or CIMA)": None,
        "Solicitor or barrister": None,
        "HR professional (CIPD)": None,
        "Procurement professional (CIPS)": None,
        "Project manager": None,
        "Programme manager": None,
    },
    "training": {
        "First aid": 36,
        "Data protection": 12,
        "Health and safety management": 36,
        "Command and control system": None,
        "Intelligence analysis": None,
    },
    "experience": {
        "Benefits management": None,
        "Business change management": None,
        "Business case writing": None,
        "Contract management": None,
        "Cost sharing between forces": None,
        "ICT integration": None,
        "Collaboration agreements (section 22A)": None,
        "Performance analysis": None,
        "Workforce planning": None,
    },
}


def add(apps, schema_editor):
    Skill = apps.get_model("collaborations", "Skill")
    Skill.objects.bulk_create(
        Skill(name=name, kind=kind, valid_months=months)
        for kind, names in SKILLS.items()
        for name, months in names.items()
    )


class Migration(migrations.Migration):
    dependencies = [("collaborations", "0011_roles_skills_and_posts")]
    # Going back drops the table; there is nothing else to undo.
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
