from collaborations.migrations._at_once import AtOnce
import collabtrack.shared.financial_years
import collabtrack.shared.money
import collabtrack.shared.text
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('collaborations', '0004_governance_bodies_and_decisions'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
        migrations.CreateModel(
            name='AccountabilityArrangement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('considered_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='AccountabilityArrangementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('considered_on', models.DateField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AccountableLead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('role_title', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('person_name', models.CharField(blank=True, max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('handover_on', models.DateField(blank=True, null=True)),
                ('handover', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
            ],
        ),
        migrations.CreateModel(
            name='AccountableLeadEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('role_title', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('person_name', models.CharField(blank=True, max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('handover_on', models.DateField(blank=True, null=True)),
                ('handover', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('answer', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('decline', 'Decline')], max_length=7)),
                ('reason', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('action', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('due_on', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('answered_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='AdoptionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('answer', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('decline', 'Decline')], max_length=7)),
                ('reason', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('action', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('due_on', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('answered_on', models.DateField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=200, validators=[collabtrack.shared.text.plain_text])),
                ('label', models.CharField(choices=[('s22a', 's.22A agreement'), ('s23', 'Section 23 agreement (the older name)')], default='s22a', max_length=4)),
                ('edition', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('drafted_on', models.DateField()),
                ('has_force_provision', models.BooleanField(default=False, verbose_name='force provision')),
                ('has_policing_body_provision', models.BooleanField(default=False, verbose_name='policing body provision')),
                ('has_joint_provision', models.BooleanField(default=False, verbose_name='policing body and force provision')),
                ('commences_on', models.DateField(blank=True, null=True)),
                ('review_due_on', models.DateField(blank=True, null=True)),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('notice_months', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(120, 'Enter whole months, at most 120.')])),
                ('guidance_regarded_on', models.DateField(blank=True, null=True)),
                ('amendment', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('publication', models.CharField(blank=True, choices=[('full', 'Published in full'), ('summary', 'Published in summary'), ('fact_only', 'Only the fact of it published'), ('not_published', 'Not published')], max_length=13)),
                ('publication_url', models.CharField(blank=True, max_length=500, validators=[collabtrack.shared.text.plain_text, django.core.validators.URLValidator(message='Enter an address that starts with https://.', schemes=['https', 'http'])])),
                ('published_on', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='AgreementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=200, validators=[collabtrack.shared.text.plain_text])),
                ('label', models.CharField(choices=[('s22a', 's.22A agreement'), ('s23', 'Section 23 agreement (the older name)')], default='s22a', max_length=4)),
                ('edition', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('drafted_on', models.DateField()),
                ('has_force_provision', models.BooleanField(default=False, verbose_name='force provision')),
                ('has_policing_body_provision', models.BooleanField(default=False, verbose_name='policing body provision')),
                ('has_joint_provision', models.BooleanField(default=False, verbose_name='policing body and force provision')),
                ('commences_on', models.DateField(blank=True, null=True)),
                ('review_due_on', models.DateField(blank=True, null=True)),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('notice_months', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(120, 'Enter whole months, at most 120.')])),
                ('guidance_regarded_on', models.DateField(blank=True, null=True)),
                ('amendment', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('publication', models.CharField(blank=True, choices=[('full', 'Published in full'), ('summary', 'Published in summary'), ('fact_only', 'Only the fact of it published'), ('not_published', 'Not published')], max_length=13)),
                ('publication_url', models.CharField(blank=True, max_length=500, validators=[collabtrack.shared.text.plain_text, django.core.validators.URLValidator(message='Enter an address that starts with https://.', schemes=['https', 'http'])])),
                ('published_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AgreementParty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('chief_officer', 'Chief officer'), ('policing_body', 'Policing body'), ('other', 'Other party')], max_length=13)),
                ('name', models.CharField(blank=True, max_length=160, validators=[collabtrack.shared.text.plain_text])),
                ('signed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'verbose_name_plural': 'agreement parties',
            },
        ),
        migrations.CreateModel(
            name='AgreementPartyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('chief_officer', 'Chief officer'), ('policing_body', 'Policing body'), ('other', 'Other party')], max_length=13)),
                ('name', models.CharField(blank=True, max_length=160, validators=[collabtrack.shared.text.plain_text])),
                ('signed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('holder_title', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('posts', models.DecimalField(decimal_places=2, max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0.1'), 'Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.'), django.core.validators.MaxValueValidator(Decimal('9999.99'), 'Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.')])),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='AppointmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('holder_title', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('posts', models.DecimalField(decimal_places=2, max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0.1'), 'Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.'), django.core.validators.MaxValueValidator(Decimal('9999.99'), 'Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.')])),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_present', models.BooleanField()),
            ],
        ),
        migrations.CreateModel(
            name='AttendanceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('is_present', models.BooleanField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BusinessCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('start', 'Starting'), ('change', 'Material change'), ('ending', 'Ending')], max_length=6)),
                ('rationale', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('link', models.CharField(blank=True, max_length=500, validators=[django.core.validators.URLValidator(message='Enter a whole address, beginning with https://', schemes=['http', 'https'])])),
                ('decided_on', models.DateField()),
                ('approved_by', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
            ],
        ),
        migrations.CreateModel(
            name='BusinessCaseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('start', 'Starting'), ('change', 'Material change'), ('ending', 'Ending')], max_length=6)),
                ('rationale', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('link', models.CharField(blank=True, max_length=500, validators=[django.core.validators.URLValidator(message='Enter a whole address, beginning with https://', schemes=['http', 'https'])])),
                ('decided_on', models.DateField()),
                ('approved_by', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CostFormula',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('grant', 'Formula grant'), ('net_revenue', 'Net revenue expenditure or net budget requirement'), ('size', 'Size of force'), ('fixed', 'Fixed percentages'), ('equal', 'Equal parts'), ('population', 'Population'), ('officers', 'Officer strength'), ('crime', 'Recorded crime or demand'), ('usage', 'Usage'), ('posts', 'Posts contributed'), ('hybrid', 'Hybrid of several, weighted')], max_length=11)),
                ('first_year', collabtrack.shared.financial_years.FinancialYearField()),
                ('note', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
            ],
        ),
        migrations.CreateModel(
            name='CostFormulaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('grant', 'Formula grant'), ('net_revenue', 'Net revenue expenditure or net budget requirement'), ('size', 'Size of force'), ('fixed', 'Fixed percentages'), ('equal', 'Equal parts'), ('population', 'Population'), ('officers', 'Officer strength'), ('crime', 'Recorded crime or demand'), ('usage', 'Usage'), ('posts', 'Posts contributed'), ('hybrid', 'Hybrid of several, weighted')], max_length=11)),
                ('first_year', collabtrack.shared.financial_years.FinancialYearField()),
                ('note', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DecisionApproval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_on', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='DecisionApprovalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('given_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DelegationLimit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('role_title', models.CharField(blank=True, max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('what', models.CharField(max_length=400, validators=[collabtrack.shared.text.plain_text])),
                ('limit', collabtrack.shared.money.PoundsField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0, 'Enter a limit of £0 or more.')])),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='DelegationLimitEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('role_title', models.CharField(blank=True, max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('what', models.CharField(max_length=400, validators=[collabtrack.shared.text.plain_text])),
                ('limit', collabtrack.shared.money.PoundsField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0, 'Enter a limit of £0 or more.')])),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DirectionAndControl',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('agreement_clause', models.CharField(blank=True, max_length=120, validators=[collabtrack.shared.text.plain_text])),
            ],
            options={
                'verbose_name_plural': 'directions and control',
            },
        ),
        migrations.CreateModel(
            name='DirectionAndControlEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('agreement_clause', models.CharField(blank=True, max_length=120, validators=[collabtrack.shared.text.plain_text])),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DriverValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('driver', models.CharField(choices=[('grant', 'Formula grant'), ('net_revenue', 'Net revenue expenditure or net budget requirement'), ('size', 'Size of force'), ('fixed', 'Fixed percentages'), ('equal', 'Equal parts'), ('population', 'Population'), ('officers', 'Officer strength'), ('crime', 'Recorded crime or demand'), ('usage', 'Usage'), ('posts', 'Posts contributed')], max_length=11)),
                ('financial_year', collabtrack.shared.financial_years.FinancialYearField()),
                ('value', models.DecimalField(decimal_places=2, max_digits=16)),
                ('source', models.CharField(blank=True, max_length=300, validators=[collabtrack.shared.text.plain_text])),
            ],
        ),
        migrations.CreateModel(
            name='DriverValueEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('driver', models.CharField(choices=[('grant', 'Formula grant'), ('net_revenue', 'Net revenue expenditure or net budget requirement'), ('size', 'Size of force'), ('fixed', 'Fixed percentages'), ('equal', 'Equal parts'), ('population', 'Population'), ('officers', 'Officer strength'), ('crime', 'Recorded crime or demand'), ('usage', 'Usage'), ('posts', 'Posts contributed')], max_length=11)),
                ('financial_year', collabtrack.shared.financial_years.FinancialYearField()),
                ('value', models.DecimalField(decimal_places=2, max_digits=16)),
                ('source', models.CharField(blank=True, max_length=300, validators=[collabtrack.shared.text.plain_text])),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Ending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('unequal_benefit', 'Unequal benefit'), ('local_control', 'Loss of local control'), ('accountability', 'Accountability'), ('cost_share', 'Cost share seen as unfair'), ('deadlock', 'Governance deadlock'), ('ict_hr', 'ICT or HR mismatch'), ('response_time', 'Response time'), ('wellbeing', 'Staff wellbeing'), ('legal_challenge', 'Legal challenge'), ('leadership', 'Leadership change'), ('informal', 'Benefits kept without a formal agreement'), ('better_option', 'Replaced by a better option'), ('absorbed', 'Absorbed by the National Police Service or a merger'), ('completed', 'Completed')], max_length=20), blank=True, default=list, size=None)),
                ('explanation', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what led to it')),
                ('decision_text', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='who decided to end it, and when')),
                ('business_case', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='business case for ending')),
                ('planned_exit_cost', collabtrack.shared.money.PoundsField(blank=True, null=True)),
                ('actual_exit_cost', collabtrack.shared.money.PoundsField(blank=True, null=True)),
                ('cost_not_known_because', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='why an exit cost is not known')),
                ('assets', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what happens to the assets')),
                ('staff', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what happens to the staff')),
                ('information', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what happens to the data')),
                ('benefits_in_general', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what happens to the benefits')),
                ('no_lessons_because', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='why there were no lessons')),
                ('what_follows', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what takes its place')),
                ('last_day', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, editable=False, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='EndingBenefit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=200, validators=[collabtrack.shared.text.plain_text], verbose_name='benefit')),
                ('fate', models.CharField(choices=[('kept', 'Kept'), ('lost', 'Lost'), ('transferred', 'Transferred')], max_length=11, verbose_name='what happens to it')),
                ('explanation', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='how')),
            ],
        ),
        migrations.CreateModel(
            name='EndingBenefitEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=200, validators=[collabtrack.shared.text.plain_text], verbose_name='benefit')),
                ('fate', models.CharField(choices=[('kept', 'Kept'), ('lost', 'Lost'), ('transferred', 'Transferred')], max_length=11, verbose_name='what happens to it')),
                ('explanation', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='how')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EndingConsultation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('who', models.CharField(max_length=200, validators=[collabtrack.shared.text.plain_text], verbose_name='who was asked')),
                ('asked_on', models.DateField()),
                ('said', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what they said')),
            ],
        ),
        migrations.CreateModel(
            name='EndingConsultationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('who', models.CharField(max_length=200, validators=[collabtrack.shared.text.plain_text], verbose_name='who was asked')),
                ('asked_on', models.DateField()),
                ('said', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what they said')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EndingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('unequal_benefit', 'Unequal benefit'), ('local_control', 'Loss of local control'), ('accountability', 'Accountability'), ('cost_share', 'Cost share seen as unfair'), ('deadlock', 'Governance deadlock'), ('ict_hr', 'ICT or HR mismatch'), ('response_time', 'Response time'), ('wellbeing', 'Staff wellbeing'), ('legal_challenge', 'Legal challenge'), ('leadership', 'Leadership change'), ('informal', 'Benefits kept without a formal agreement'), ('better_option', 'Replaced by a better option'), ('absorbed', 'Absorbed by the National Police Service or a merger'), ('completed', 'Completed')], max_length=20), blank=True, default=list, size=None)),
                ('explanation', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what led to it')),
                ('decision_text', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='who decided to end it, and when')),
                ('business_case', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='business case for ending')),
                ('planned_exit_cost', collabtrack.shared.money.PoundsField(blank=True, null=True)),
                ('actual_exit_cost', collabtrack.shared.money.PoundsField(blank=True, null=True)),
                ('cost_not_known_because', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='why an exit cost is not known')),
                ('assets', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what happens to the assets')),
                ('staff', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what happens to the staff')),
                ('information', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what happens to the data')),
                ('benefits_in_general', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what happens to the benefits')),
                ('no_lessons_because', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='why there were no lessons')),
                ('what_follows', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what takes its place')),
                ('last_day', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, editable=False, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EndingLesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='EndingLessonEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExitPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('planned_cost', collabtrack.shared.money.PoundsField(validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Enter 0 or more pounds.')])),
                ('agreed_on', models.DateField()),
                ('actual_cost', collabtrack.shared.money.PoundsField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Enter 0 or more pounds.')])),
                ('settled_on', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ExitPlanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('planned_cost', collabtrack.shared.money.PoundsField(validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Enter 0 or more pounds.')])),
                ('agreed_on', models.DateField()),
                ('actual_cost', collabtrack.shared.money.PoundsField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Enter 0 or more pounds.')])),
                ('settled_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExitTerms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('notice', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('who_pays', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('method', models.CharField(blank=True, choices=[('cost_share', 'Shared as the running cost is'), ('leaver_pays', 'The force that leaves pays'), ('fixed', 'A fixed sum'), ('formula', 'A formula, described below'), ('other', 'Another method, described below'), ('reasonable', '“Reasonable costs”, not worked out further'), ('later', 'To be agreed at the time')], max_length=11)),
                ('method_text', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('amount', collabtrack.shared.money.PoundsField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Enter 0 or more pounds.')])),
                ('amount_basis', models.CharField(blank=True, choices=[('cap', 'A cap: it cannot cost more'), ('estimate', 'An estimate')], max_length=8)),
                ('assets', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('staff', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('data', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('tested_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'verbose_name_plural': 'exit terms',
            },
        ),
        migrations.CreateModel(
            name='ExitTermsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('notice', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('who_pays', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('method', models.CharField(blank=True, choices=[('cost_share', 'Shared as the running cost is'), ('leaver_pays', 'The force that leaves pays'), ('fixed', 'A fixed sum'), ('formula', 'A formula, described below'), ('other', 'Another method, described below'), ('reasonable', '“Reasonable costs”, not worked out further'), ('later', 'To be agreed at the time')], max_length=11)),
                ('method_text', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('amount', collabtrack.shared.money.PoundsField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Enter 0 or more pounds.')])),
                ('amount_basis', models.CharField(blank=True, choices=[('cap', 'A cap: it cannot cost more'), ('estimate', 'An estimate')], max_length=8)),
                ('assets', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('staff', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('data', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('tested_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FormulaComponent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('driver', models.CharField(choices=[('grant', 'Formula grant'), ('net_revenue', 'Net revenue expenditure or net budget requirement'), ('size', 'Size of force'), ('fixed', 'Fixed percentages'), ('equal', 'Equal parts'), ('population', 'Population'), ('officers', 'Officer strength'), ('crime', 'Recorded crime or demand'), ('usage', 'Usage'), ('posts', 'Posts contributed')], max_length=11)),
                ('weight', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10000)])),
            ],
        ),
        migrations.CreateModel(
            name='FormulaComponentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('driver', models.CharField(choices=[('grant', 'Formula grant'), ('net_revenue', 'Net revenue expenditure or net budget requirement'), ('size', 'Size of force'), ('fixed', 'Fixed percentages'), ('equal', 'Equal parts'), ('population', 'Population'), ('officers', 'Officer strength'), ('crime', 'Recorded crime or demand'), ('usage', 'Usage'), ('posts', 'Posts contributed')], max_length=11)),
                ('weight', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10000)])),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HeldSkill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('gained_on', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='HeldSkillEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('gained_on', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HolderName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
            ],
        ),
        migrations.CreateModel(
            name='HolderNameEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('kind', models.CharField(choices=[('keep', 'Keep'), ('try', 'Try'), ('avoid', 'Avoid')], max_length=5)),
                ('what_happened', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('what_to_do', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('evidence', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('evidence_url', models.CharField(blank=True, max_length=500, validators=[collabtrack.shared.text.plain_text, django.core.validators.URLValidator(message='Enter a full address, such as https://www.example.org/report.', schemes=['http', 'https'])], verbose_name='link to the evidence')),
                ('theme', models.CharField(choices=[('purpose', 'Purpose'), ('benefits', 'Benefits and cost analysis'), ('governance', 'Leadership and governance'), ('skills', 'Skills and capabilities')], max_length=10)),
                ('stage', models.CharField(choices=[('starting', 'Starting'), ('setting_up', 'Setting up'), ('running', 'Running'), ('review', 'Review'), ('change', 'Change'), ('ending', 'Ending')], max_length=10)),
                ('learned_on', models.DateField()),
                ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('title', config='english', weight='A'), '||', django.contrib.postgres.search.SearchVector('what_to_do', config='english', weight='B'), django.contrib.postgres.search.SearchConfig('english')), '||', django.contrib.postgres.search.SearchVector('what_happened', config='english', weight='C'), django.contrib.postgres.search.SearchConfig('english')), '||', django.contrib.postgres.search.SearchVector('evidence', config='english', weight='D'), django.contrib.postgres.search.SearchConfig('english')), output_field=django.contrib.postgres.search.SearchVectorField())),
            ],
        ),
        migrations.CreateModel(
            name='LessonEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('kind', models.CharField(choices=[('keep', 'Keep'), ('try', 'Try'), ('avoid', 'Avoid')], max_length=5)),
                ('what_happened', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('what_to_do', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('evidence', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('evidence_url', models.CharField(blank=True, max_length=500, validators=[collabtrack.shared.text.plain_text, django.core.validators.URLValidator(message='Enter a full address, such as https://www.example.org/report.', schemes=['http', 'https'])], verbose_name='link to the evidence')),
                ('theme', models.CharField(choices=[('purpose', 'Purpose'), ('benefits', 'Benefits and cost analysis'), ('governance', 'Leadership and governance'), ('skills', 'Skills and capabilities')], max_length=10)),
                ('stage', models.CharField(choices=[('starting', 'Starting'), ('setting_up', 'Setting up'), ('running', 'Running'), ('review', 'Review'), ('change', 'Change'), ('ending', 'Ending')], max_length=10)),
                ('learned_on', models.DateField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('held_on', models.DateField()),
                ('hours', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0.01'), 'Enter hours above 0, or leave them out when they are not known.')])),
                ('minutes_link', models.CharField(blank=True, max_length=500, validators=[collabtrack.shared.text.plain_text, django.core.validators.URLValidator(['http', 'https'], message='Enter an address such as https://…')])),
            ],
        ),
        migrations.CreateModel(
            name='MeetingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('held_on', models.DateField()),
                ('hours', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0.01'), 'Enter hours above 0, or leave them out when they are not known.')])),
                ('minutes_link', models.CharField(blank=True, max_length=500, validators=[collabtrack.shared.text.plain_text, django.core.validators.URLValidator(['http', 'https'], message='Enter an address such as https://…')])),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NotifiedForce',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('notified_on', models.DateField()),
                ('considered_on', models.DateField(blank=True, null=True)),
                ('is_in_interests', models.BooleanField(blank=True, null=True, verbose_name='in the interests of efficiency or effectiveness')),
                ('reason', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='why')),
            ],
        ),
        migrations.CreateModel(
            name='NotifiedForceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('notified_on', models.DateField()),
                ('considered_on', models.DateField(blank=True, null=True)),
                ('is_in_interests', models.BooleanField(blank=True, null=True, verbose_name='in the interests of efficiency or effectiveness')),
                ('reason', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='why')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Opportunity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(editable=False, max_length=8, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('duty', models.CharField(choices=[('22B', 'Chief officer (section 22B)'), ('22C', 'Policing body (section 22C)')], max_length=3, verbose_name='raised by')),
                ('title', models.CharField(max_length=200, validators=[collabtrack.shared.text.plain_text])),
                ('idea', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('interest', models.CharField(choices=[('own', 'Our own force'), ('another', 'Another force'), ('both', 'Our own and another force')], max_length=7, verbose_name='in whose interest')),
                ('raised_on', models.DateField()),
                ('outcome', models.CharField(choices=[('considered', 'Still considered'), ('agreed', 'Agreed'), ('turned_down', 'Turned down'), ('withdrawn', 'Withdrawn')], default='considered', max_length=11)),
                ('reason', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='why')),
                ('decided_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'verbose_name_plural': 'opportunities',
            },
        ),
        migrations.CreateModel(
            name='OpportunityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(editable=False, max_length=8)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('duty', models.CharField(choices=[('22B', 'Chief officer (section 22B)'), ('22C', 'Policing body (section 22C)')], max_length=3, verbose_name='raised by')),
                ('title', models.CharField(max_length=200, validators=[collabtrack.shared.text.plain_text])),
                ('idea', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('interest', models.CharField(choices=[('own', 'Our own force'), ('another', 'Another force'), ('both', 'Our own and another force')], max_length=7, verbose_name='in whose interest')),
                ('raised_on', models.DateField()),
                ('outcome', models.CharField(choices=[('considered', 'Still considered'), ('agreed', 'Agreed'), ('turned_down', 'Turned down'), ('withdrawn', 'Withdrawn')], default='considered', max_length=11)),
                ('reason', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='why')),
                ('decided_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OtherName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('old_name', 'Old name'), ('abbreviation', 'Abbreviation')], default='old_name', max_length=12)),
                ('name', models.CharField(max_length=200, validators=[collabtrack.shared.text.plain_text])),
            ],
        ),
        migrations.CreateModel(
            name='OtherNameEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('old_name', 'Old name'), ('abbreviation', 'Abbreviation')], default='old_name', max_length=12)),
                ('name', models.CharField(max_length=200, validators=[collabtrack.shared.text.plain_text])),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PostContribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('posts', models.DecimalField(decimal_places=2, max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0.1'), 'Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.'), django.core.validators.MaxValueValidator(Decimal('9999.99'), 'Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.')])),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('note', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
            ],
        ),
        migrations.CreateModel(
            name='PostContributionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('posts', models.DecimalField(decimal_places=2, max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0.1'), 'Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.'), django.core.validators.MaxValueValidator(Decimal('9999.99'), 'Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.')])),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('note', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('held_on', models.DateField()),
                ('scope', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what was looked at')),
                ('outcome', models.CharField(choices=[('continue', 'Continue'), ('change', 'Change'), ('stop', 'Stop')], max_length=8)),
                ('reason', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='why')),
                ('next_due_on', models.DateField(blank=True, null=True, verbose_name='next review due')),
                ('lead_role', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text], verbose_name='role of its lead')),
                ('no_lessons_because', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='why there were no lessons')),
            ],
        ),
        migrations.CreateModel(
            name='ReviewEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('held_on', models.DateField()),
                ('scope', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='what was looked at')),
                ('outcome', models.CharField(choices=[('continue', 'Continue'), ('change', 'Change'), ('stop', 'Stop')], max_length=8)),
                ('reason', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='why')),
                ('next_due_on', models.DateField(blank=True, null=True, verbose_name='next review due')),
                ('lead_role', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text], verbose_name='role of its lead')),
                ('no_lessons_because', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='why there were no lessons')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReviewLesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='ReviewLessonEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('area', models.CharField(choices=[('operational', 'Operational'), ('benefits', 'Benefits'), ('finance', 'Finance'), ('change', 'Change'), ('legal', 'Legal')], max_length=11)),
                ('posts', models.DecimalField(decimal_places=2, max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0.1'), 'Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.'), django.core.validators.MaxValueValidator(Decimal('9999.99'), 'Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.')])),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('is_bought_in', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='RoleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('area', models.CharField(choices=[('operational', 'Operational'), ('benefits', 'Benefits'), ('finance', 'Finance'), ('change', 'Change'), ('legal', 'Legal')], max_length=11)),
                ('posts', models.DecimalField(decimal_places=2, max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0.1'), 'Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.'), django.core.validators.MaxValueValidator(Decimal('9999.99'), 'Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.')])),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('is_bought_in', models.BooleanField(default=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RoleSkill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='RoleSkillEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Skill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('kind', models.CharField(choices=[('accreditation', 'Accreditation'), ('qualification', 'Qualification'), ('training', 'Training'), ('experience', 'Experience')], max_length=13)),
                ('valid_months', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1, 'Enter a whole number of months from 1 to 240.'), django.core.validators.MaxValueValidator(240, 'Enter a whole number of months from 1 to 240.')])),
            ],
        ),
        migrations.CreateModel(
            name='SkillEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('kind', models.CharField(choices=[('accreditation', 'Accreditation'), ('qualification', 'Qualification'), ('training', 'Training'), ('experience', 'Experience')], max_length=13)),
                ('valid_months', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1, 'Enter a whole number of months from 1 to 240.'), django.core.validators.MaxValueValidator(240, 'Enter a whole number of months from 1 to 240.')])),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SkillsReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('reviewed_on', models.DateField()),
                ('reviewed_by', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('note', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
            ],
        ),
        migrations.CreateModel(
            name='SkillsReviewEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('reviewed_on', models.DateField()),
                ('reviewed_by', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('note', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StatusChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('from_status', models.CharField(choices=[('proposed', 'Proposed'), ('setting_up', 'Setting up'), ('live', 'Live'), ('under_review', 'Under review'), ('ending', 'Ending'), ('ended', 'Ended'), ('transferring', 'Transferring'), ('absorbed', 'Absorbed'), ('not_known', 'Not known')], max_length=12)),
                ('to_status', models.CharField(choices=[('proposed', 'Proposed'), ('setting_up', 'Setting up'), ('live', 'Live'), ('under_review', 'Under review'), ('ending', 'Ending'), ('ended', 'Ended'), ('transferring', 'Transferring'), ('absorbed', 'Absorbed'), ('not_known', 'Not known')], max_length=12)),
                ('moved_on', models.DateField()),
                ('reason', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
            ],
        ),
        migrations.CreateModel(
            name='StatusChangeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('from_status', models.CharField(choices=[('proposed', 'Proposed'), ('setting_up', 'Setting up'), ('live', 'Live'), ('under_review', 'Under review'), ('ending', 'Ending'), ('ended', 'Ended'), ('transferring', 'Transferring'), ('absorbed', 'Absorbed'), ('not_known', 'Not known')], max_length=12)),
                ('to_status', models.CharField(choices=[('proposed', 'Proposed'), ('setting_up', 'Setting up'), ('live', 'Live'), ('under_review', 'Under review'), ('ending', 'Ending'), ('ended', 'Ended'), ('transferring', 'Transferring'), ('absorbed', 'Absorbed'), ('not_known', 'Not known')], max_length=12)),
                ('moved_on', models.DateField()),
                ('reason', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SurveyResponse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked', models.PositiveIntegerField(blank=True, null=True, verbose_name='people asked')),
                ('answered', models.PositiveIntegerField(blank=True, null=True, verbose_name='answered')),
                ('knowing', models.PositiveIntegerField(blank=True, null=True, verbose_name='know the purpose')),
            ],
        ),
        migrations.CreateModel(
            name='SurveyResponseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('asked', models.PositiveIntegerField(blank=True, null=True, verbose_name='people asked')),
                ('answered', models.PositiveIntegerField(blank=True, null=True, verbose_name='answered')),
                ('knowing', models.PositiveIntegerField(blank=True, null=True, verbose_name='know the purpose')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SystemInUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('purpose', models.CharField(choices=[('duties', 'Duty and rostering'), ('hr', 'HR'), ('briefing', 'Briefing'), ('command', 'Command and control'), ('records', 'Crime and records'), ('intelligence', 'Intelligence'), ('case_files', 'Custody and case files'), ('finance', 'Finance'), ('other', 'Other')], max_length=12)),
                ('name', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('differences', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('seen_by', models.CharField(blank=True, max_length=200, validators=[collabtrack.shared.text.plain_text])),
                ('as_at', models.DateField()),
            ],
            options={
                'verbose_name_plural': 'systems in use',
            },
        ),
        migrations.CreateModel(
            name='SystemInUseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('purpose', models.CharField(choices=[('duties', 'Duty and rostering'), ('hr', 'HR'), ('briefing', 'Briefing'), ('command', 'Command and control'), ('records', 'Crime and records'), ('intelligence', 'Intelligence'), ('case_files', 'Custody and case files'), ('finance', 'Finance'), ('other', 'Other')], max_length=12)),
                ('name', models.CharField(max_length=120, validators=[collabtrack.shared.text.plain_text])),
                ('differences', models.TextField(blank=True, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('seen_by', models.CharField(blank=True, max_length=200, validators=[collabtrack.shared.text.plain_text])),
                ('as_at', models.DateField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TypedDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.CharField(max_length=200)),
                ('typed', models.JSONField()),
                ('saved_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='UnderstandingSurvey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('asked_on', models.DateField()),
                ('method', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='how they were asked')),
            ],
        ),
        migrations.CreateModel(
            name='UnderstandingSurveyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('asked_on', models.DateField()),
                ('method', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='how they were asked')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VoteReason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('stated_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='VoteReasonEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.TextField(validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)])),
                ('stated_on', models.DateField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WorkforceFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('leavers', 'Leavers in 12 months, per cent of posts'), ('force_leavers', 'The same in the forces as a whole, per cent'), ('travel', 'Travel to work, one way, average minutes')], max_length=13)),
                ('value', models.DecimalField(decimal_places=2, max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Enter a figure that is not below 0.')])),
                ('as_at', models.DateField()),
                ('source', models.CharField(max_length=200, validators=[collabtrack.shared.text.plain_text])),
            ],
        ),
        migrations.CreateModel(
            name='WorkforceFigureEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('leavers', 'Leavers in 12 months, per cent of posts'), ('force_leavers', 'The same in the forces as a whole, per cent'), ('travel', 'Travel to work, one way, average minutes')], max_length=13)),
                ('value', models.DecimalField(decimal_places=2, max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Enter a figure that is not below 0.')])),
                ('as_at', models.DateField()),
                ('source', models.CharField(max_length=200, validators=[collabtrack.shared.text.plain_text])),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='collaboration',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='collaboration',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='collaboration',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='decision',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='decision',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='decision',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='governancebody',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='governancebody',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='governancebody',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='objective',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='objective',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='objective',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='participation',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='participation',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='participation',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='collaboration',
            name='ended_because',
            field=models.CharField(blank=True, choices=[('unequal_benefit', 'Unequal benefit'), ('local_control', 'Loss of local control'), ('accountability', 'Accountability'), ('cost_share', 'Cost share seen as unfair'), ('deadlock', 'Governance deadlock'), ('ict_hr', 'ICT or HR mismatch'), ('response_time', 'Response time'), ('wellbeing', 'Staff wellbeing'), ('legal_challenge', 'Legal challenge'), ('leadership', 'Leadership change'), ('informal', 'Benefits kept without a formal agreement'), ('better_option', 'Replaced by a better option'), ('absorbed', 'Absorbed by the National Police Service or a merger'), ('completed', 'Completed')], max_length=15),
        ),
        migrations.AddField(
            model_name='collaboration',
            name='model',
            field=models.CharField(blank=True, choices=[('lead_force', 'Lead force'), ('joint_unit', 'Joint or integrated unit'), ('alliance', 'Strategic alliance'), ('shared_service', 'Shared service or back office'), ('national_service', 'National service'), ('regional_capability', 'Regional capability'), ('common_platform', 'Programme or common platform'), ('consortium', 'Consortium or joint procurement'), ('paid_service', 'Service provision for payment'), ('company', 'Company')], max_length=19),
        ),
        migrations.AddField(
            model_name='collaboration',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='collaborationevent',
            name='ended_because',
            field=models.CharField(blank=True, choices=[('unequal_benefit', 'Unequal benefit'), ('local_control', 'Loss of local control'), ('accountability', 'Accountability'), ('cost_share', 'Cost share seen as unfair'), ('deadlock', 'Governance deadlock'), ('ict_hr', 'ICT or HR mismatch'), ('response_time', 'Response time'), ('wellbeing', 'Staff wellbeing'), ('legal_challenge', 'Legal challenge'), ('leadership', 'Leadership change'), ('informal', 'Benefits kept without a formal agreement'), ('better_option', 'Replaced by a better option'), ('absorbed', 'Absorbed by the National Police Service or a merger'), ('completed', 'Completed')], max_length=15),
        ),
        migrations.AddField(
            model_name='collaborationevent',
            name='model',
            field=models.CharField(blank=True, choices=[('lead_force', 'Lead force'), ('joint_unit', 'Joint or integrated unit'), ('alliance', 'Strategic alliance'), ('shared_service', 'Shared service or back office'), ('national_service', 'National service'), ('regional_capability', 'Regional capability'), ('common_platform', 'Programme or common platform'), ('consortium', 'Consortium or joint procurement'), ('paid_service', 'Service provision for payment'), ('company', 'Company')], max_length=19),
        ),
        migrations.AddField(
            model_name='collaborationevent',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='decision',
            name='number',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='decisionevent',
            name='number',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='governancebody',
            name='number',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='governancebody',
            name='seats',
            field=models.CharField(choices=[('forces', 'The forces'), ('policing_bodies', 'The policing bodies'), ('both', 'The forces and the policing bodies')], default='forces', max_length=15),
        ),
        migrations.AddField(
            model_name='governancebody',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='governancebodyevent',
            name='number',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='governancebodyevent',
            name='seats',
            field=models.CharField(choices=[('forces', 'The forces'), ('policing_bodies', 'The policing bodies'), ('both', 'The forces and the policing bodies')], default='forces', max_length=15),
        ),
        migrations.AddField(
            model_name='governancebodyevent',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='objective',
            name='number',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='objective',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='objective',
            name='withdrawn_because',
            field=models.TextField(blank=True, editable=False, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='why it was withdrawn'),
        ),
        migrations.AddField(
            model_name='objective',
            name='withdrawn_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='objectiveevent',
            name='number',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='objectiveevent',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='objectiveevent',
            name='withdrawn_because',
            field=models.TextField(blank=True, editable=False, validators=[collabtrack.shared.text.plain_text, django.core.validators.MaxLengthValidator(4000)], verbose_name='why it was withdrawn'),
        ),
        migrations.AddField(
            model_name='objectiveevent',
            name='withdrawn_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='participation',
            name='number',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='participation',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='participationevent',
            name='number',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='participationevent',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AlterField(
            model_name='collaboration',
            name='function',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='collaborations', to='collaborations.function'),
        ),
        migrations.AlterField(
            model_name='collaboration',
            name='scope',
            field=models.CharField(blank=True, choices=[('local', 'Local'), ('regional', 'Regional'), ('national', 'National')], max_length=8),
        ),
        migrations.AlterField(
            model_name='collaboration',
            name='status',
            field=models.CharField(choices=[('proposed', 'Proposed'), ('setting_up', 'Setting up'), ('live', 'Live'), ('under_review', 'Under review'), ('ending', 'Ending'), ('ended', 'Ended'), ('transferring', 'Transferring'), ('absorbed', 'Absorbed'), ('not_known', 'Not known')], default='proposed', max_length=12),
        ),
        migrations.AlterField(
            model_name='collaborationevent',
            name='function',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.function'),
        ),
        migrations.AlterField(
            model_name='collaborationevent',
            name='scope',
            field=models.CharField(blank=True, choices=[('local', 'Local'), ('regional', 'Regional'), ('national', 'National')], max_length=8),
        ),
        migrations.AlterField(
            model_name='collaborationevent',
            name='status',
            field=models.CharField(choices=[('proposed', 'Proposed'), ('setting_up', 'Setting up'), ('live', 'Live'), ('under_review', 'Under review'), ('ending', 'Ending'), ('ended', 'Ended'), ('transferring', 'Transferring'), ('absorbed', 'Absorbed'), ('not_known', 'Not known')], default='proposed', max_length=12),
        ),
        migrations.AlterField(
            model_name='decision',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AlterField(
            model_name='decisionevent',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='collaboration',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='006fb52f4bd73f209cbb07b4dd064d239696590a', operation='UPDATE', pgid='pgtrigger_raise_version_61067', table='collaborations_collaboration', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='collaboration',
            trigger=pgtrigger.compiler.Trigger(name='keep_old_name', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.name IS DISTINCT FROM NEW.name AND NEW.origin = 'entered' AND NOT OLD.is_draft)", func="\n    DELETE FROM collaborations_othername\n        WHERE collaboration_id = NEW.id AND lower(name) = lower(NEW.name);\n    INSERT INTO collaborations_othername (collaboration_id, kind, name, version)\n        VALUES (NEW.id, 'old_name', OLD.name, 1)\n        ON CONFLICT DO NOTHING;\n    RETURN NULL;\n", hash='577935a3705c24d8f8c348445ef5e8088655473c', operation='UPDATE OF "name"', pgid='pgtrigger_keep_old_name_78c56', table='collaborations_collaboration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='collaboration',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_collaborationevent" ("ended_because", "ended_on", "ended_precision", "ending_reason", "function_id", "id", "is_draft", "is_mandatory", "is_restricted", "model", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "reference", "row_kind", "scope", "started_on", "started_precision", "status", "version") VALUES (NEW."ended_because", NEW."ended_on", NEW."ended_precision", NEW."ending_reason", NEW."function_id", NEW."id", NEW."is_draft", NEW."is_mandatory", NEW."is_restricted", NEW."model", NEW."name", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."reference", NEW."row_kind", NEW."scope", NEW."started_on", NEW."started_precision", NEW."status", NEW."version"); RETURN NULL;', hash='11a62b74b57762e1230dc5ccb7321a119e273fa1', operation='INSERT', pgid='pgtrigger_insert_insert_9afc8', table='collaborations_collaboration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='collaboration',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_collaborationevent" ("ended_because", "ended_on", "ended_precision", "ending_reason", "function_id", "id", "is_draft", "is_mandatory", "is_restricted", "model", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "reference", "row_kind", "scope", "started_on", "started_precision", "status", "version") VALUES (NEW."ended_because", NEW."ended_on", NEW."ended_precision", NEW."ending_reason", NEW."function_id", NEW."id", NEW."is_draft", NEW."is_mandatory", NEW."is_restricted", NEW."model", NEW."name", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."reference", NEW."row_kind", NEW."scope", NEW."started_on", NEW."started_precision", NEW."status", NEW."version"); RETURN NULL;', hash='1c1c79dd7bc370f0d8b8207f7d5bb40c6f14f057', operation='UPDATE', pgid='pgtrigger_update_update_9a54f', table='collaborations_collaboration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='collaboration',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_collaborationevent" ("ended_because", "ended_on", "ended_precision", "ending_reason", "function_id", "id", "is_draft", "is_mandatory", "is_restricted", "model", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "reference", "row_kind", "scope", "started_on", "started_precision", "status", "version") VALUES (OLD."ended_because", OLD."ended_on", OLD."ended_precision", OLD."ending_reason", OLD."function_id", OLD."id", OLD."is_draft", OLD."is_mandatory", OLD."is_restricted", OLD."model", OLD."name", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."reference", OLD."row_kind", OLD."scope", OLD."started_on", OLD."started_precision", OLD."status", OLD."version"); RETURN NULL;', hash='e0c68ebd6b2563f7ecaf6c57cdc5bdd0f623cd0b', operation='DELETE', pgid='pgtrigger_delete_delete_a3efd', table='collaborations_collaboration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_decision\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_decisionevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='0ad9d1769685c47bcf37e1cc4ada82244d0c2e0a', operation='INSERT', pgid='pgtrigger_give_number_a07b6', table='collaborations_decision', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='b9068e1f3b53ad2d907018cd2c622bfad340df8d', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_c565d', table='collaborations_decision', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='f729dd1d165cec160d155df59139b35f5fe743f2', operation='UPDATE', pgid='pgtrigger_raise_version_3fc41', table='collaborations_decision', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_decisionevent" ("amount", "approvals_given", "approvals_needed", "body_id", "collaboration_id", "considered_on", "decided_on", "id", "kind", "matter", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "times_deferred", "times_returned", "version", "waits_for") VALUES (NEW."amount", NEW."approvals_given", NEW."approvals_needed", NEW."body_id", NEW."collaboration_id", NEW."considered_on", NEW."decided_on", NEW."id", NEW."kind", NEW."matter", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."raised_on", NEW."times_deferred", NEW."times_returned", NEW."version", NEW."waits_for"); RETURN NULL;', hash='6d5a9d2a4b62d09faa060918f7ab83946c894a94', operation='INSERT', pgid='pgtrigger_insert_insert_08998', table='collaborations_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_decisionevent" ("amount", "approvals_given", "approvals_needed", "body_id", "collaboration_id", "considered_on", "decided_on", "id", "kind", "matter", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "times_deferred", "times_returned", "version", "waits_for") VALUES (NEW."amount", NEW."approvals_given", NEW."approvals_needed", NEW."body_id", NEW."collaboration_id", NEW."considered_on", NEW."decided_on", NEW."id", NEW."kind", NEW."matter", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."raised_on", NEW."times_deferred", NEW."times_returned", NEW."version", NEW."waits_for"); RETURN NULL;', hash='7255ccbedffa2903c555797739e98be10c910f36', operation='UPDATE', pgid='pgtrigger_update_update_4a9a1', table='collaborations_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_decisionevent" ("amount", "approvals_given", "approvals_needed", "body_id", "collaboration_id", "considered_on", "decided_on", "id", "kind", "matter", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "times_deferred", "times_returned", "version", "waits_for") VALUES (OLD."amount", OLD."approvals_given", OLD."approvals_needed", OLD."body_id", OLD."collaboration_id", OLD."considered_on", OLD."decided_on", OLD."id", OLD."kind", OLD."matter", OLD."number", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."raised_on", OLD."times_deferred", OLD."times_returned", OLD."version", OLD."waits_for"); RETURN NULL;', hash='d7889060b157274754bf3cb7a49fa3b33d455a7c', operation='DELETE', pgid='pgtrigger_delete_delete_8b85f', table='collaborations_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='governancebody',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_governancebody\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_governancebodyevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='d33a596811ba4ac368c051d1ac2a03feafd5662a', operation='INSERT', pgid='pgtrigger_give_number_e53ae', table='collaborations_governancebody', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='governancebody',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='46849013380d6a1b03623b892f2cca44679f254e', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_00d7a', table='collaborations_governancebody', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='governancebody',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='fb4be96de919094b06e1cee3a3941fb3aa699d5b', operation='UPDATE', pgid='pgtrigger_raise_version_398d9', table='collaborations_governancebody', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='governancebody',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_governancebodyevent" ("collaboration_id", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats", "tier", "version") VALUES (NEW."collaboration_id", NEW."id", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seats", NEW."tier", NEW."version"); RETURN NULL;', hash='9fe94fcc0043752276ebe3ed18becaa64b1d648a', operation='INSERT', pgid='pgtrigger_insert_insert_4fb02', table='collaborations_governancebody', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='governancebody',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_governancebodyevent" ("collaboration_id", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats", "tier", "version") VALUES (NEW."collaboration_id", NEW."id", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seats", NEW."tier", NEW."version"); RETURN NULL;', hash='c5a0e9cf5d52af91266326882cafb1b461be238f', operation='UPDATE', pgid='pgtrigger_update_update_97095', table='collaborations_governancebody', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='governancebody',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_governancebodyevent" ("collaboration_id", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats", "tier", "version") VALUES (OLD."collaboration_id", OLD."id", OLD."name", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."seats", OLD."tier", OLD."version"); RETURN NULL;', hash='5d5b7b137d9021aed95bb5b70cb12e939087a9f8', operation='DELETE', pgid='pgtrigger_delete_delete_8811f', table='collaborations_governancebody', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objective',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_objective\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_objectiveevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='78f7358ee1245056093e884254b518033d10eecb', operation='INSERT', pgid='pgtrigger_give_number_7ca57', table='collaborations_objective', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objective',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='78175764acd8cdff3fed6ec3f285b7793ddaf0d3', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_cd46c', table='collaborations_objective', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objective',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='b41dc1843a734256e59eb0e22a4f05286a930db7', operation='UPDATE', pgid='pgtrigger_raise_version_0f183', table='collaborations_objective', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objective',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_objectiveevent" ("collaboration_id", "due_on", "id", "measure", "number", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target", "text", "version", "withdrawn_because", "withdrawn_on") VALUES (NEW."collaboration_id", NEW."due_on", NEW."id", NEW."measure", NEW."number", NEW."owner", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."target", NEW."text", NEW."version", NEW."withdrawn_because", NEW."withdrawn_on"); RETURN NULL;', hash='a8234ccbc08c0ff637d8f5d25382291435c65f49', operation='INSERT', pgid='pgtrigger_insert_insert_d8203', table='collaborations_objective', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objective',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_objectiveevent" ("collaboration_id", "due_on", "id", "measure", "number", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target", "text", "version", "withdrawn_because", "withdrawn_on") VALUES (NEW."collaboration_id", NEW."due_on", NEW."id", NEW."measure", NEW."number", NEW."owner", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."target", NEW."text", NEW."version", NEW."withdrawn_because", NEW."withdrawn_on"); RETURN NULL;', hash='073f34684993e813b2197aafadaa889235fb6673', operation='UPDATE', pgid='pgtrigger_update_update_a12e6', table='collaborations_objective', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objective',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_objectiveevent" ("collaboration_id", "due_on", "id", "measure", "number", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target", "text", "version", "withdrawn_because", "withdrawn_on") VALUES (OLD."collaboration_id", OLD."due_on", OLD."id", OLD."measure", OLD."number", OLD."owner", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."target", OLD."text", OLD."version", OLD."withdrawn_because", OLD."withdrawn_on"); RETURN NULL;', hash='da8be4410160b1ef65c25ba90c398e8203ccc3b8', operation='DELETE', pgid='pgtrigger_delete_delete_5e9be', table='collaborations_objective', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_participation\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_participationevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='e06cb61d81a16b3c2037b35eb9266b088e96a5d8', operation='INSERT', pgid='pgtrigger_give_number_72ab5', table='collaborations_participation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='9ee85d1d789f2a6571706898c69bb16320bf5677', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_bbcbe', table='collaborations_participation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='d10bc5caafe4a69242211d648acdc56614943d1c', operation='UPDATE', pgid='pgtrigger_raise_version_42c15', table='collaborations_participation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_participationevent" ("basis", "collaboration_id", "force_id", "id", "joined_on", "left_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "version") VALUES (NEW."basis", NEW."collaboration_id", NEW."force_id", NEW."id", NEW."joined_on", NEW."left_on", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."version"); RETURN NULL;', hash='b27327608565ddb992ba3ca71a3123324d991e73', operation='INSERT', pgid='pgtrigger_insert_insert_33d09', table='collaborations_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_participationevent" ("basis", "collaboration_id", "force_id", "id", "joined_on", "left_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "version") VALUES (NEW."basis", NEW."collaboration_id", NEW."force_id", NEW."id", NEW."joined_on", NEW."left_on", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."version"); RETURN NULL;', hash='b155e1b68a3be4a97c9b76027b7b2ceb7bfa2e0f', operation='UPDATE', pgid='pgtrigger_update_update_f8c19', table='collaborations_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_participationevent" ("basis", "collaboration_id", "force_id", "id", "joined_on", "left_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "version") VALUES (OLD."basis", OLD."collaboration_id", OLD."force_id", OLD."id", OLD."joined_on", OLD."left_on", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."version"); RETURN NULL;', hash='05b8ee18e25de1a2d7c9d396f655ba7f1fac535d', operation='DELETE', pgid='pgtrigger_delete_delete_691ee', table='collaborations_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='policingbody',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT p.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_participation p ON p.force_id = r.force_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='c334cc00ca6d60074a298e6f4830fa93ab107233', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_5f90b', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_policingbody', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='policingbody',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT p.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_participation p ON p.force_id = r.force_id UNION ALL SELECT p.collaboration_id, NULL::smallint AS financial_year FROM before r JOIN collaborations_participation p ON p.force_id = r.force_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='d7d037dd64b177809c743311dff4efd7649f2a6a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_efb90', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_policingbody', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='policingbody',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT p.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_participation p ON p.force_id = r.force_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='5251f7d7091680554d9875141dcd920e94457d84', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_f1906', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_policingbody', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='policingbody',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='7c947ba7157280394590dffb33773e2fedb146e1', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_d4ef9', table='collaborations_policingbody', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='collaboration',
            constraint=models.CheckConstraint(condition=models.Q(('is_draft', True), models.Q(('function__isnull', False), models.Q(('scope', ''), _negated=True)), _connector='OR'), name='published_says_what_it_is', violation_error_message='Say what it is about and how far it reaches: only a draft may leave them open.'),
        ),
        migrations.AddConstraint(
            model_name='collaboration',
            constraint=models.CheckConstraint(condition=models.Q(('ended_because', ''), ('status__in', ['ended', 'absorbed']), _connector='OR'), name='only_what_is_over_ended', violation_error_message='Give a reason for ending only to what has ended or was absorbed.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='decision_number_once'),
        ),
        migrations.AddConstraint(
            model_name='governancebody',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='governance_body_number_once'),
        ),
        migrations.AddConstraint(
            model_name='objective',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='objective_number_once'),
        ),
        migrations.AddConstraint(
            model_name='objective',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_because', ''), ('withdrawn_on__isnull', True)), models.Q(('withdrawn_on__isnull', False), models.Q(('withdrawn_because', ''), _negated=True)), _connector='OR'), name='objective_withdrawn_with_a_reason', violation_error_code='withdrawn_without_reason', violation_error_message='Say why it is withdrawn.'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='participation_number_once'),
        ),
        migrations.AddField(
            model_name='accountabilityarrangement',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='accountability_arrangements', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='accountabilityarrangement',
            name='policing_body',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accountability_arrangements', to='collaborations.policingbody'),
        ),
        migrations.AddField(
            model_name='accountabilityarrangementevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='accountabilityarrangementevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='accountabilityarrangementevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.accountabilityarrangement'),
        ),
        migrations.AddField(
            model_name='accountabilityarrangementevent',
            name='policing_body',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.policingbody'),
        ),
        migrations.AddField(
            model_name='accountablelead',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='accountable_leads', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='accountablelead',
            name='force',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='accountablelead',
            name='person_force',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='accountablelead',
            name='policing_body',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='collaborations.policingbody'),
        ),
        migrations.AddField(
            model_name='accountableleadevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='accountableleadevent',
            name='force',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='accountableleadevent',
            name='person_force',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='accountableleadevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='accountableleadevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.accountablelead'),
        ),
        migrations.AddField(
            model_name='accountableleadevent',
            name='policing_body',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.policingbody'),
        ),
        migrations.AddField(
            model_name='adoption',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='adoptions', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='adoption',
            name='participation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='adoptions', to='collaborations.participation'),
        ),
        migrations.AddField(
            model_name='adoptionevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='adoptionevent',
            name='participation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.participation'),
        ),
        migrations.AddField(
            model_name='adoptionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='adoptionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.adoption'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='supersedes',
            field=models.OneToOneField(blank=True, editable=False, error_messages={'unique': 'This version has a successor already.'}, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='superseded_by', to='collaborations.agreement'),
        ),
        migrations.AddField(
            model_name='agreementevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='agreementevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='agreementevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.agreement'),
        ),
        migrations.AddField(
            model_name='agreementevent',
            name='supersedes',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, error_messages={'unique': 'This version has a successor already.'}, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.agreement'),
        ),
        migrations.AddField(
            model_name='agreementparty',
            name='agreement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='parties', to='collaborations.agreement'),
        ),
        migrations.AddField(
            model_name='agreementparty',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreement_parties', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='agreementparty',
            name='force',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreement_parties', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='agreementparty',
            name='policing_body',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreement_parties', to='collaborations.policingbody'),
        ),
        migrations.AddField(
            model_name='agreementpartyevent',
            name='agreement',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.agreement'),
        ),
        migrations.AddField(
            model_name='agreementpartyevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='agreementpartyevent',
            name='force',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='agreementpartyevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='agreementpartyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.agreementparty'),
        ),
        migrations.AddField(
            model_name='agreementpartyevent',
            name='policing_body',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.policingbody'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='appointments', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='force',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='appointmentevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='appointmentevent',
            name='force',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='appointmentevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='appointmentevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.appointment'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='force',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='policing_body',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='collaborations.policingbody'),
        ),
        migrations.AddField(
            model_name='attendanceevent',
            name='force',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='attendanceevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='attendanceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.attendance'),
        ),
        migrations.AddField(
            model_name='attendanceevent',
            name='policing_body',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.policingbody'),
        ),
        migrations.AddField(
            model_name='businesscase',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='business_cases', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='businesscaseevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='businesscaseevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='businesscaseevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.businesscase'),
        ),
        migrations.AddField(
            model_name='costformula',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cost_formulas', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='costformulaevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='costformulaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='costformulaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.costformula'),
        ),
        migrations.AddField(
            model_name='decisionapproval',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to='collaborations.decision'),
        ),
        migrations.AddField(
            model_name='decisionapproval',
            name='force',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='decisionapproval',
            name='policing_body',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='collaborations.policingbody'),
        ),
        migrations.AddField(
            model_name='decisionapprovalevent',
            name='decision',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.decision'),
        ),
        migrations.AddField(
            model_name='decisionapprovalevent',
            name='force',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='decisionapprovalevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='decisionapprovalevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.decisionapproval'),
        ),
        migrations.AddField(
            model_name='decisionapprovalevent',
            name='policing_body',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.policingbody'),
        ),
        migrations.AddField(
            model_name='delegationlimit',
            name='body',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='delegation_limits', to='collaborations.governancebody'),
        ),
        migrations.AddField(
            model_name='delegationlimit',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='delegation_limits', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='delegationlimitevent',
            name='body',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.governancebody'),
        ),
        migrations.AddField(
            model_name='delegationlimitevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='delegationlimitevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='delegationlimitevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.delegationlimit'),
        ),
        migrations.AddField(
            model_name='directionandcontrol',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='directions_and_control', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='directionandcontrol',
            name='force',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='directionandcontrol',
            name='function',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='collaborations.function'),
        ),
        migrations.AddField(
            model_name='directionandcontrolevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='directionandcontrolevent',
            name='force',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='directionandcontrolevent',
            name='function',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.function'),
        ),
        migrations.AddField(
            model_name='directionandcontrolevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='directionandcontrolevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.directionandcontrol'),
        ),
        migrations.AddField(
            model_name='drivervalue',
            name='participation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='driver_values', to='collaborations.participation'),
        ),
        migrations.AddField(
            model_name='drivervalueevent',
            name='participation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.participation'),
        ),
        migrations.AddField(
            model_name='drivervalueevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='drivervalueevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.drivervalue'),
        ),
        migrations.AddField(
            model_name='ending',
            name='collaboration',
            field=models.OneToOneField(error_messages={'unique': 'This collaboration has a closing record.'}, on_delete=django.db.models.deletion.CASCADE, related_name='ending', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='ending',
            name='decision',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='endings', to='collaborations.decision'),
        ),
        migrations.AddField(
            model_name='ending',
            name='successor',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='endings_before', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='endingbenefit',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ending_benefits', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='endingbenefit',
            name='ending',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='benefits', to='collaborations.ending'),
        ),
        migrations.AddField(
            model_name='endingbenefitevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='endingbenefitevent',
            name='ending',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.ending'),
        ),
        migrations.AddField(
            model_name='endingbenefitevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='endingbenefitevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.endingbenefit'),
        ),
        migrations.AddField(
            model_name='endingconsultation',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ending_consultations', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='endingconsultation',
            name='ending',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consultations', to='collaborations.ending'),
        ),
        migrations.AddField(
            model_name='endingconsultationevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='endingconsultationevent',
            name='ending',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.ending'),
        ),
        migrations.AddField(
            model_name='endingconsultationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='endingconsultationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.endingconsultation'),
        ),
        migrations.AddField(
            model_name='endingevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, error_messages={'unique': 'This collaboration has a closing record.'}, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='endingevent',
            name='decision',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.decision'),
        ),
        migrations.AddField(
            model_name='endingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='endingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.ending'),
        ),
        migrations.AddField(
            model_name='endingevent',
            name='successor',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='endinglesson',
            name='ending',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='named_lessons', to='collaborations.ending'),
        ),
        migrations.AddField(
            model_name='endinglessonevent',
            name='ending',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.ending'),
        ),
        migrations.AddField(
            model_name='endinglessonevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='endinglessonevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.endinglesson'),
        ),
        migrations.AddField(
            model_name='exitplan',
            name='agreement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='exit_plans', to='collaborations.agreement'),
        ),
        migrations.AddField(
            model_name='exitplan',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exit_plans', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='exitplan',
            name='force',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='exit_plans', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='exitplanevent',
            name='agreement',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.agreement'),
        ),
        migrations.AddField(
            model_name='exitplanevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='exitplanevent',
            name='force',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='exitplanevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='exitplanevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.exitplan'),
        ),
        migrations.AddField(
            model_name='exitterms',
            name='agreement',
            field=models.OneToOneField(error_messages={'unique': 'This version has exit terms: change those.'}, on_delete=django.db.models.deletion.RESTRICT, related_name='exit_terms', to='collaborations.agreement'),
        ),
        migrations.AddField(
            model_name='exitterms',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exit_terms', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='exittermsevent',
            name='agreement',
            field=models.ForeignKey(db_constraint=False, error_messages={'unique': 'This version has exit terms: change those.'}, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.agreement'),
        ),
        migrations.AddField(
            model_name='exittermsevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='exittermsevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='exittermsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.exitterms'),
        ),
        migrations.AddField(
            model_name='formulacomponent',
            name='formula',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='components', to='collaborations.costformula'),
        ),
        migrations.AddField(
            model_name='formulacomponentevent',
            name='formula',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.costformula'),
        ),
        migrations.AddField(
            model_name='formulacomponentevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='formulacomponentevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.formulacomponent'),
        ),
        migrations.AddField(
            model_name='heldskill',
            name='appointment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='held_skills', to='collaborations.appointment'),
        ),
        migrations.AddField(
            model_name='heldskill',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='held_skills', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='heldskillevent',
            name='appointment',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.appointment'),
        ),
        migrations.AddField(
            model_name='heldskillevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='heldskillevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='heldskillevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.heldskill'),
        ),
        migrations.AddField(
            model_name='holdername',
            name='appointment',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='holder_name', to='collaborations.appointment'),
        ),
        migrations.AddField(
            model_name='holdername',
            name='force',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holder_names', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='holdernameevent',
            name='appointment',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.appointment'),
        ),
        migrations.AddField(
            model_name='holdernameevent',
            name='force',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='holdernameevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='holdernameevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.holdername'),
        ),
        migrations.AddField(
            model_name='lesson',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lessons', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='endinglessonevent',
            name='lesson',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.lesson'),
        ),
        migrations.AddField(
            model_name='endinglesson',
            name='lesson',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='named_in_endings', to='collaborations.lesson'),
        ),
        migrations.AddField(
            model_name='ending',
            name='lessons',
            field=models.ManyToManyField(blank=True, related_name='endings', through='collaborations.EndingLesson', to='collaborations.lesson'),
        ),
        migrations.AddField(
            model_name='adoptionevent',
            name='lesson',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.lesson'),
        ),
        migrations.AddField(
            model_name='adoption',
            name='lesson',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='adoptions', to='collaborations.lesson'),
        ),
        migrations.AddField(
            model_name='lessonevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='lessonevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='lessonevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.lesson'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='body',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='meetings', to='collaborations.governancebody'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='attendanceevent',
            name='meeting',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.meeting'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='collaborations.meeting'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='body',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.governancebody'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.meeting'),
        ),
        migrations.AddField(
            model_name='notifiedforce',
            name='force',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notified_of_opportunities', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='notifiedforceevent',
            name='force',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='notifiedforceevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='notifiedforceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.notifiedforce'),
        ),
        migrations.AddField(
            model_name='opportunity',
            name='collaboration',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='opportunities', to='collaborations.collaboration', verbose_name='what came of it'),
        ),
        migrations.AddField(
            model_name='opportunity',
            name='force',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opportunities', to='collaborations.force', verbose_name='raised for'),
        ),
        migrations.AddField(
            model_name='opportunity',
            name='function',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opportunities', to='collaborations.function'),
        ),
        migrations.AddField(
            model_name='notifiedforceevent',
            name='opportunity',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.opportunity'),
        ),
        migrations.AddField(
            model_name='notifiedforce',
            name='opportunity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notified', to='collaborations.opportunity'),
        ),
        migrations.AddField(
            model_name='opportunityevent',
            name='collaboration',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration', verbose_name='what came of it'),
        ),
        migrations.AddField(
            model_name='opportunityevent',
            name='force',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.force', verbose_name='raised for'),
        ),
        migrations.AddField(
            model_name='opportunityevent',
            name='function',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.function'),
        ),
        migrations.AddField(
            model_name='opportunityevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='opportunityevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.opportunity'),
        ),
        migrations.AddField(
            model_name='othername',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='other_names', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='othernameevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='othernameevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='othernameevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.othername'),
        ),
        migrations.AddField(
            model_name='postcontribution',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='post_contributions', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='postcontribution',
            name='force',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='post_contributions', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='postcontributionevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='postcontributionevent',
            name='force',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='postcontributionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='postcontributionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.postcontribution'),
        ),
        migrations.AddField(
            model_name='review',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.review'),
        ),
        migrations.AddField(
            model_name='reviewlesson',
            name='lesson',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='named_in_reviews', to='collaborations.lesson'),
        ),
        migrations.AddField(
            model_name='reviewlesson',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='named_lessons', to='collaborations.review'),
        ),
        migrations.AddField(
            model_name='review',
            name='lessons',
            field=models.ManyToManyField(blank=True, related_name='reviews', through='collaborations.ReviewLesson', to='collaborations.lesson'),
        ),
        migrations.AddField(
            model_name='reviewlessonevent',
            name='lesson',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.lesson'),
        ),
        migrations.AddField(
            model_name='reviewlessonevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='reviewlessonevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.reviewlesson'),
        ),
        migrations.AddField(
            model_name='reviewlessonevent',
            name='review',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.review'),
        ),
        migrations.AddField(
            model_name='role',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='appointmentevent',
            name='role',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.role'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='appointments', to='collaborations.role'),
        ),
        migrations.AddField(
            model_name='roleevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='roleevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='roleevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.role'),
        ),
        migrations.AddField(
            model_name='roleskill',
            name='role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='collaborations.role'),
        ),
        migrations.AddField(
            model_name='roleskillevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='roleskillevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.roleskill'),
        ),
        migrations.AddField(
            model_name='roleskillevent',
            name='role',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.role'),
        ),
        migrations.AddConstraint(
            model_name='skill',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='skill_name_once', violation_error_code='name_taken', violation_error_message='A skill of that name is on the list. Choose it there.'),
        ),
        migrations.AddConstraint(
            model_name='skill',
            constraint=models.CheckConstraint(condition=models.Q(('valid_months__isnull', True), models.Q(('valid_months__gte', 1), ('valid_months__lte', 240)), _connector='OR'), name='skill_valid_for_months', violation_error_message='Enter a whole number of months from 1 to 240.'),
        ),
        migrations.AddField(
            model_name='roleskillevent',
            name='skill',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.skill'),
        ),
        migrations.AddField(
            model_name='roleskill',
            name='skill',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='collaborations.skill'),
        ),
        migrations.AddField(
            model_name='role',
            name='skills',
            field=models.ManyToManyField(blank=True, related_name='roles', through='collaborations.RoleSkill', to='collaborations.skill'),
        ),
        migrations.AddField(
            model_name='heldskillevent',
            name='skill',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.skill'),
        ),
        migrations.AddField(
            model_name='heldskill',
            name='skill',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='held_skills', to='collaborations.skill'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skill',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_skillevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_months") VALUES (NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_months"); RETURN NULL;', hash='8dd5b92fc829984ab62216b490712b43f3df1565', operation='INSERT', pgid='pgtrigger_insert_insert_bb5ba', table='collaborations_skill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skill',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_skillevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_months") VALUES (NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_months"); RETURN NULL;', hash='a0830b6c5af56da6c268ac1a0cdf0dec079ee2ee', operation='UPDATE', pgid='pgtrigger_update_update_63ec6', table='collaborations_skill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skill',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_skillevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_months") VALUES (OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_months"); RETURN NULL;', hash='bc1721a2601f38ed5ab02e73c9385bcb5e3cf3d4', operation='DELETE', pgid='pgtrigger_delete_delete_88732', table='collaborations_skill', when='AFTER')),
        ),
        migrations.AddField(
            model_name='skillevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='skillevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.skill'),
        ),
        migrations.AddField(
            model_name='skillsreview',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='skills_reviews', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='skillsreviewevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='skillsreviewevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='skillsreviewevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.skillsreview'),
        ),
        migrations.AddField(
            model_name='statuschange',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='status_changes', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='statuschangeevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='statuschangeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='statuschangeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.statuschange'),
        ),
        migrations.AddField(
            model_name='surveyresponse',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='survey_responses', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='surveyresponse',
            name='force',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='survey_responses', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='surveyresponseevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='surveyresponseevent',
            name='force',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='surveyresponseevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='surveyresponseevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.surveyresponse'),
        ),
        migrations.AddField(
            model_name='systeminuse',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='systems', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='systeminuse',
            name='force',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='systems', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='systeminuseevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='systeminuseevent',
            name='force',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.force'),
        ),
        migrations.AddField(
            model_name='systeminuseevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='systeminuseevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.systeminuse'),
        ),
        migrations.AddField(
            model_name='typeddraft',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='typed_drafts', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='understandingsurvey',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='surveys', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='surveyresponseevent',
            name='survey',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.understandingsurvey'),
        ),
        migrations.AddField(
            model_name='surveyresponse',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responses', to='collaborations.understandingsurvey'),
        ),
        migrations.AddField(
            model_name='understandingsurveyevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='understandingsurveyevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='understandingsurveyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.understandingsurvey'),
        ),
        migrations.AddField(
            model_name='votereason',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vote_reasons', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='votereasonevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='votereasonevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='votereasonevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.votereason'),
        ),
        migrations.AddField(
            model_name='workforcefigure',
            name='collaboration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='workforce_figures', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='workforcefigureevent',
            name='collaboration',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='collaborations.collaboration'),
        ),
        migrations.AddField(
            model_name='workforcefigureevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='workforcefigureevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='collaborations.workforcefigure'),
        ),
        migrations.AddConstraint(
            model_name='accountabilityarrangement',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='accountability_arrangement_number_once'),
        ),
        migrations.AddConstraint(
            model_name='accountabilityarrangement',
            constraint=models.UniqueConstraint(fields=('collaboration', 'policing_body', 'considered_on'), name='accountability_arrangement_once_a_day', violation_error_code='arrangement_taken', violation_error_message='What this policing body considered on that day is recorded already. Change that record.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountabilityarrangement',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_accountabilityarrangement\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_accountabilityarrangementevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='fffa96d4b55cc33a0eef2122dd41ee8f1533c51d', operation='INSERT', pgid='pgtrigger_give_number_691e6', table='collaborations_accountabilityarrangement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountabilityarrangement',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='85e2b73e619e7fab548af15bceeb22a0a86fd532', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_dd706', table='collaborations_accountabilityarrangement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountabilityarrangement',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='c725ed27572b53833752a04b2308c368ace4eb2b', operation='UPDATE', pgid='pgtrigger_raise_version_d140c', table='collaborations_accountabilityarrangement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountabilityarrangement',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='e3bfea49c90726e430bd4c8adb4334b575b17226', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_4c2f2', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_accountabilityarrangement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountabilityarrangement',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='deacaf558d62c63f2b773a7c055bd8dd1678c70e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_ae563', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_accountabilityarrangement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountabilityarrangement',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='bdbef0440a2932e822120640b7b43ad880724e25', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_36f72', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_accountabilityarrangement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountabilityarrangement',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='1188006427fcc3167cc22bafaf7ef6858a4b697d', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_d3fb8', table='collaborations_accountabilityarrangement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountabilityarrangement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_accountabilityarrangementevent" ("collaboration_id", "considered_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id", "text", "version") VALUES (NEW."collaboration_id", NEW."considered_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policing_body_id", NEW."text", NEW."version"); RETURN NULL;', hash='475c7d7c62b257892e781fc322f7427861dcb2f3', operation='INSERT', pgid='pgtrigger_insert_insert_c7ebf', table='collaborations_accountabilityarrangement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountabilityarrangement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_accountabilityarrangementevent" ("collaboration_id", "considered_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id", "text", "version") VALUES (NEW."collaboration_id", NEW."considered_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policing_body_id", NEW."text", NEW."version"); RETURN NULL;', hash='9addfcb59e2f4ad1cc5f936f2126bf28ae3ca912', operation='UPDATE', pgid='pgtrigger_update_update_d7573', table='collaborations_accountabilityarrangement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountabilityarrangement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_accountabilityarrangementevent" ("collaboration_id", "considered_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id", "text", "version") VALUES (OLD."collaboration_id", OLD."considered_on", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policing_body_id", OLD."text", OLD."version"); RETURN NULL;', hash='5477e8e2937f17ccf8e99af191c30bdac091f505', operation='DELETE', pgid='pgtrigger_delete_delete_6dbaf', table='collaborations_accountabilityarrangement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountabilityarrangementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2436722c0835bae8c2e99a526536bd0471ddd606', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2beaf', table='collaborations_accountabilityarrangementevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='accountablelead',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='accountable_lead_number_once'),
        ),
        migrations.AddConstraint(
            model_name='accountablelead',
            constraint=models.CheckConstraint(condition=models.Q(('force__isnull', True), ('policing_body__isnull', True), _connector='XOR'), name='accountable_lead_of_one_party', violation_error_code='one_party', violation_error_message='Choose a force or a policing body, and only one.'),
        ),
        migrations.AddConstraint(
            model_name='accountablelead',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='accountable_lead_ends_after_start', violation_error_message='The last day cannot be before the first day.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountablelead',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_accountablelead\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_accountableleadevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='786547b6c40503b9066df96e30c551b8324d668b', operation='INSERT', pgid='pgtrigger_give_number_cd233', table='collaborations_accountablelead', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountablelead',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='f1a66ada73f6e5d549318ce95735368a77f40a64', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_b84e2', table='collaborations_accountablelead', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountablelead',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='6396d48a44665dd7296edeb785bc1c4811b4abe9', operation='UPDATE', pgid='pgtrigger_raise_version_86ed8', table='collaborations_accountablelead', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountablelead',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='a095fc9c4435694dcb93692588a6b99f33dbb74c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_8e3d8', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_accountablelead', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountablelead',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='3094476ad475d0efc65ef5e9e9cb8f4577998bd5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_25df7', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_accountablelead', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountablelead',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='39ece5511ebb0d2d77671cb4cedf7dffd88d1df3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_27073', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_accountablelead', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountablelead',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='803023b0cdf195ef7a253c0c0c17f4640943a2b2', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_19712', table='collaborations_accountablelead', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountablelead',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_accountableleadevent" ("collaboration_id", "ends_on", "force_id", "handover", "handover_on", "id", "number", "person_force_id", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id", "role_title", "starts_on", "version") VALUES (NEW."collaboration_id", NEW."ends_on", NEW."force_id", NEW."handover", NEW."handover_on", NEW."id", NEW."number", NEW."person_force_id", NEW."person_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policing_body_id", NEW."role_title", NEW."starts_on", NEW."version"); RETURN NULL;', hash='630927e1df46e1cd7b975497fd9f2bc815a735a6', operation='INSERT', pgid='pgtrigger_insert_insert_05d27', table='collaborations_accountablelead', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountablelead',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_accountableleadevent" ("collaboration_id", "ends_on", "force_id", "handover", "handover_on", "id", "number", "person_force_id", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id", "role_title", "starts_on", "version") VALUES (NEW."collaboration_id", NEW."ends_on", NEW."force_id", NEW."handover", NEW."handover_on", NEW."id", NEW."number", NEW."person_force_id", NEW."person_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policing_body_id", NEW."role_title", NEW."starts_on", NEW."version"); RETURN NULL;', hash='eb058488d84392712b5e3158d845cbe3537051fa', operation='UPDATE', pgid='pgtrigger_update_update_64541', table='collaborations_accountablelead', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountablelead',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_accountableleadevent" ("collaboration_id", "ends_on", "force_id", "handover", "handover_on", "id", "number", "person_force_id", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id", "role_title", "starts_on", "version") VALUES (OLD."collaboration_id", OLD."ends_on", OLD."force_id", OLD."handover", OLD."handover_on", OLD."id", OLD."number", OLD."person_force_id", OLD."person_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policing_body_id", OLD."role_title", OLD."starts_on", OLD."version"); RETURN NULL;', hash='f2aa389036385c228b80b12166f4de51200446cc', operation='DELETE', pgid='pgtrigger_delete_delete_8f835', table='collaborations_accountablelead', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountableleadevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cc0fcd59f509ea7a4ab780bd2e7e97a5e70bea04', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_83e2f', table='collaborations_accountableleadevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='agreement_number_once'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('commences_on__isnull', True), ('expires_on__isnull', True), ('expires_on__gte', models.F('commences_on')), _connector='OR'), name='agreement_expires_on_order_1', violation_error_message='It cannot expire before it commences.'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('drafted_on__isnull', True), ('expires_on__isnull', True), ('expires_on__gte', models.F('drafted_on')), _connector='OR'), name='agreement_expires_on_order_2', violation_error_message='It cannot expire before it was drafted.'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('commences_on__isnull', True), ('review_due_on__isnull', True), ('review_due_on__gte', models.F('commences_on')), _connector='OR'), name='agreement_review_due_on_order_3', violation_error_message='A review cannot be due before it commences.'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('drafted_on__isnull', True), ('review_due_on__isnull', True), ('review_due_on__gte', models.F('drafted_on')), _connector='OR'), name='agreement_review_due_on_order_4', violation_error_message='A review cannot be due before it was drafted.'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('drafted_on__isnull', True), ('published_on__isnull', True), ('published_on__gte', models.F('drafted_on')), _connector='OR'), name='agreement_published_on_order_5', violation_error_message='It cannot be published before it was drafted.'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('has_force_provision', True), ('has_policing_body_provision', True), ('has_joint_provision', True), _connector='OR'), name='agreement_has_a_provision', violation_error_message='Tick at least one kind of provision: an agreement holds one or more.'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('edition', 1), ('supersedes__isnull', True)), models.Q(('edition__gt', 1), ('supersedes__isnull', False)), _connector='OR'), name='agreement_edition_follows', violation_error_message='Only a later version supersedes another.'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('notice_months__isnull', True), ('notice_months__lte', 120), _connector='OR'), name='agreement_notice_is_bounded', violation_error_message='Enter whole months, at most 120.'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('publication__in', ['full', 'summary', 'fact_only']), models.Q(('publication_url', ''), ('published_on__isnull', True)), _connector='OR'), name='agreement_published_somewhere', violation_error_message='Choose how it was published.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_agreement\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_agreementevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='836009af1dd6a0d3a70e209afa980c37494c82c6', operation='INSERT', pgid='pgtrigger_give_number_a1838', table='collaborations_agreement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='6fad8e1fb4186e7e214206ef2301f4ac0722ba3e', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_52ff2', table='collaborations_agreement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='b000ab5193def264513569315197397f7eeb70e7', operation='UPDATE', pgid='pgtrigger_raise_version_aa823', table='collaborations_agreement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='df6664285a57d813ca8fd2ae1d0657cf660cff46', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_36ebf', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_agreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='33999a91f8ccf66c412337e121e374c8aa81e1ac', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_16c14', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_agreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='3af957f43dfb4fba76e5a357ccb0145c469c27bd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_60d6e', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_agreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='871cab7357508ebb3d3b352ccfb55d4bd3416168', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_a9f5a', table='collaborations_agreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_agreementevent" ("amendment", "collaboration_id", "commences_on", "drafted_on", "edition", "expires_on", "guidance_regarded_on", "has_force_provision", "has_joint_provision", "has_policing_body_provision", "id", "label", "notice_months", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "publication_url", "published_on", "review_due_on", "supersedes_id", "title", "version") VALUES (NEW."amendment", NEW."collaboration_id", NEW."commences_on", NEW."drafted_on", NEW."edition", NEW."expires_on", NEW."guidance_regarded_on", NEW."has_force_provision", NEW."has_joint_provision", NEW."has_policing_body_provision", NEW."id", NEW."label", NEW."notice_months", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publication", NEW."publication_url", NEW."published_on", NEW."review_due_on", NEW."supersedes_id", NEW."title", NEW."version"); RETURN NULL;', hash='2051549c20365cb0776c013548368303fde77e94', operation='INSERT', pgid='pgtrigger_insert_insert_76dc3', table='collaborations_agreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_agreementevent" ("amendment", "collaboration_id", "commences_on", "drafted_on", "edition", "expires_on", "guidance_regarded_on", "has_force_provision", "has_joint_provision", "has_policing_body_provision", "id", "label", "notice_months", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "publication_url", "published_on", "review_due_on", "supersedes_id", "title", "version") VALUES (NEW."amendment", NEW."collaboration_id", NEW."commences_on", NEW."drafted_on", NEW."edition", NEW."expires_on", NEW."guidance_regarded_on", NEW."has_force_provision", NEW."has_joint_provision", NEW."has_policing_body_provision", NEW."id", NEW."label", NEW."notice_months", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publication", NEW."publication_url", NEW."published_on", NEW."review_due_on", NEW."supersedes_id", NEW."title", NEW."version"); RETURN NULL;', hash='a13600698610ff3bc4881adbb624f721a3b0c1b9', operation='UPDATE', pgid='pgtrigger_update_update_c68d5', table='collaborations_agreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_agreementevent" ("amendment", "collaboration_id", "commences_on", "drafted_on", "edition", "expires_on", "guidance_regarded_on", "has_force_provision", "has_joint_provision", "has_policing_body_provision", "id", "label", "notice_months", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "publication_url", "published_on", "review_due_on", "supersedes_id", "title", "version") VALUES (OLD."amendment", OLD."collaboration_id", OLD."commences_on", OLD."drafted_on", OLD."edition", OLD."expires_on", OLD."guidance_regarded_on", OLD."has_force_provision", OLD."has_joint_provision", OLD."has_policing_body_provision", OLD."id", OLD."label", OLD."notice_months", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publication", OLD."publication_url", OLD."published_on", OLD."review_due_on", OLD."supersedes_id", OLD."title", OLD."version"); RETURN NULL;', hash='d248275caf5a89a618636e34a8802625e64dc2a9', operation='DELETE', pgid='pgtrigger_delete_delete_cb218', table='collaborations_agreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5d95e9691e322169c631b98fe59fa813ce0eaee9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ef0dc', table='collaborations_agreementevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='agreementparty',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='agreement_party_number_once'),
        ),
        migrations.AddConstraint(
            model_name='agreementparty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('force__isnull', False), ('kind', 'chief_officer'), ('name', ''), ('policing_body__isnull', True)), models.Q(('force__isnull', True), ('kind', 'policing_body'), ('name', ''), ('policing_body__isnull', False)), models.Q(('force__isnull', True), ('kind', 'other'), ('policing_body__isnull', True), models.Q(('name', ''), _negated=True)), _connector='OR'), name='agreement_party_is_one_person', violation_error_message='Choose the one party that this is, or enter its name.'),
        ),
        migrations.AddConstraint(
            model_name='agreementparty',
            constraint=models.UniqueConstraint(models.F('agreement'), models.F('force'), condition=models.Q(('kind', 'chief_officer')), name='agreement_party_chief_once', violation_error_code='party_twice', violation_error_message='This party is recorded already.'),
        ),
        migrations.AddConstraint(
            model_name='agreementparty',
            constraint=models.UniqueConstraint(models.F('agreement'), models.F('policing_body'), condition=models.Q(('kind', 'policing_body')), name='agreement_party_body_once', violation_error_code='party_twice', violation_error_message='This party is recorded already.'),
        ),
        migrations.AddConstraint(
            model_name='agreementparty',
            constraint=models.UniqueConstraint(models.F('agreement'), django.db.models.functions.text.Lower('name'), condition=models.Q(('kind', 'other')), name='agreement_party_name_once', violation_error_code='party_twice', violation_error_message='This party is recorded already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreementparty',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_agreementparty\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_agreementpartyevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='02b4b43073fd6d1f3b90485815aad3d62df145b5', operation='INSERT', pgid='pgtrigger_give_number_45abc', table='collaborations_agreementparty', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreementparty',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='79ed9718ffcc5bd54e992b4779e5844460126265', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_e1cee', table='collaborations_agreementparty', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreementparty',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='487ddf8e41c4775c08f3cebe0efba5378b4c8908', operation='UPDATE', pgid='pgtrigger_raise_version_a3f04', table='collaborations_agreementparty', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreementparty',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='b4559e6169adee908f8527976e9a56db67da6809', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_f2230', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_agreementparty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreementparty',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='21a4efada976a0083c35f640fe01e3e3b4da0031', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_5cfc0', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_agreementparty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreementparty',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='b1a8e5cc3a8d739fbfa999bd4c3fa84a33e72ee0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_3e966', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_agreementparty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreementparty',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='dfa1363490c1e0185f791a398bbfe0d9bbdef283', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_34cb3', table='collaborations_agreementparty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreementparty',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_agreementpartyevent" ("agreement_id", "collaboration_id", "force_id", "id", "kind", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id", "signed_on", "version") VALUES (NEW."agreement_id", NEW."collaboration_id", NEW."force_id", NEW."id", NEW."kind", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policing_body_id", NEW."signed_on", NEW."version"); RETURN NULL;', hash='26c63f17e977db93496c0f8664f0e6ed61926316', operation='INSERT', pgid='pgtrigger_insert_insert_13b2f', table='collaborations_agreementparty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreementparty',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_agreementpartyevent" ("agreement_id", "collaboration_id", "force_id", "id", "kind", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id", "signed_on", "version") VALUES (NEW."agreement_id", NEW."collaboration_id", NEW."force_id", NEW."id", NEW."kind", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policing_body_id", NEW."signed_on", NEW."version"); RETURN NULL;', hash='a59f50720a816315652ae923c2ba013d4c5ed305', operation='UPDATE', pgid='pgtrigger_update_update_4cf35', table='collaborations_agreementparty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreementparty',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_agreementpartyevent" ("agreement_id", "collaboration_id", "force_id", "id", "kind", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id", "signed_on", "version") VALUES (OLD."agreement_id", OLD."collaboration_id", OLD."force_id", OLD."id", OLD."kind", OLD."name", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policing_body_id", OLD."signed_on", OLD."version"); RETURN NULL;', hash='e00ab967068f402e9551b135279faaa6af8069b8', operation='DELETE', pgid='pgtrigger_delete_delete_5bd3a', table='collaborations_agreementparty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreementpartyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e630569b6113a1fc83b5cae886dbc7b7fc6de35a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9285f', table='collaborations_agreementpartyevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='businesscase',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='business_case_number_once'),
        ),
        migrations.AddConstraint(
            model_name='businesscase',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rationale', ''), _negated=True), models.Q(('link', ''), _negated=True), _connector='OR'), name='business_case_says_why', violation_error_code='says_nothing', violation_error_message='Write the rationale, give a link to it, or both.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='businesscase',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_businesscase\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_businesscaseevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='05a5dc3a4cb6b08512d467495db7c3497574dabe', operation='INSERT', pgid='pgtrigger_give_number_e2149', table='collaborations_businesscase', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='businesscase',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='25f4a339f19737629e78328ce88461a54654ae1d', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_d407c', table='collaborations_businesscase', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='businesscase',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='ec181306afe915d7f56bd066a6e3a6a1abdf411e', operation='UPDATE', pgid='pgtrigger_raise_version_9d852', table='collaborations_businesscase', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='businesscase',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='3df9fcf0bb4f2533d8eca5510ed49e1447f48bf6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_18636', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_businesscase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='businesscase',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='33c78c6e42d49ab8b064164654d3a5aaf0c39ba5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_fe5d8', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_businesscase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='businesscase',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='c111ec81dd2ff16bcb2327d9574437ade3486391', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_0c1c9', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_businesscase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='businesscase',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='265965fba135a19adb4219d048fb5bfdb4ada43f', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_2b4a5', table='collaborations_businesscase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='businesscase',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_businesscaseevent" ("approved_by", "collaboration_id", "decided_on", "id", "kind", "link", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "version") VALUES (NEW."approved_by", NEW."collaboration_id", NEW."decided_on", NEW."id", NEW."kind", NEW."link", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rationale", NEW."version"); RETURN NULL;', hash='ebd85dae324234ded1d0d72e0a04c4e47c39921d', operation='INSERT', pgid='pgtrigger_insert_insert_8fefc', table='collaborations_businesscase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='businesscase',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_businesscaseevent" ("approved_by", "collaboration_id", "decided_on", "id", "kind", "link", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "version") VALUES (NEW."approved_by", NEW."collaboration_id", NEW."decided_on", NEW."id", NEW."kind", NEW."link", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rationale", NEW."version"); RETURN NULL;', hash='e26ab8fdcba6f70c8a7bcd25d9478a2b1582e232', operation='UPDATE', pgid='pgtrigger_update_update_33da0', table='collaborations_businesscase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='businesscase',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_businesscaseevent" ("approved_by", "collaboration_id", "decided_on", "id", "kind", "link", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "version") VALUES (OLD."approved_by", OLD."collaboration_id", OLD."decided_on", OLD."id", OLD."kind", OLD."link", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rationale", OLD."version"); RETURN NULL;', hash='ed704c696f933b9349c222af47636f3374724190', operation='DELETE', pgid='pgtrigger_delete_delete_b785a', table='collaborations_businesscase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='businesscaseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5940412598bf3cee1a5eaee21ab42c9740568c71', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fa6db', table='collaborations_businesscaseevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='costformula',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='cost_formula_number_once'),
        ),
        migrations.AddConstraint(
            model_name='costformula',
            constraint=models.UniqueConstraint(fields=('collaboration', 'first_year'), name='cost_formula_once_a_year', violation_error_code='year_taken', violation_error_message='A formula holds from that year already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='costformula',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_costformula\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_costformulaevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='8f6bdc393483a51bab34cee3281f11a49eddbb5a', operation='INSERT', pgid='pgtrigger_give_number_6ff05', table='collaborations_costformula', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='costformula',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='98fe5c22446c5984dbefe60b2d53923b47078e44', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_0f0d4', table='collaborations_costformula', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='costformula',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='3d6012d86097bb59dd5efe2c6673c49b1765bbc6', operation='UPDATE', pgid='pgtrigger_raise_version_cffee', table='collaborations_costformula', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='costformula',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_costformulaevent" ("collaboration_id", "first_year", "id", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."collaboration_id", NEW."first_year", NEW."id", NEW."kind", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;', hash='38a8d5d0d3db4fc66a77352902f633731410cad6', operation='INSERT', pgid='pgtrigger_insert_insert_e67c4', table='collaborations_costformula', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='costformula',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_costformulaevent" ("collaboration_id", "first_year", "id", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."collaboration_id", NEW."first_year", NEW."id", NEW."kind", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;', hash='2faff465693af84b570833bccbf674d5bfddab2f', operation='UPDATE', pgid='pgtrigger_update_update_3a7bc', table='collaborations_costformula', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='costformula',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_costformulaevent" ("collaboration_id", "first_year", "id", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."collaboration_id", OLD."first_year", OLD."id", OLD."kind", OLD."note", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;', hash='57e2e5dadaa8d490c5fd81cfc04f7c1de48a7bed', operation='DELETE', pgid='pgtrigger_delete_delete_e0245', table='collaborations_costformula', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='costformulaevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8550c67886b314ee0177a3b041f2461b7bd579f0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_96922', table='collaborations_costformulaevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='decisionapproval',
            constraint=models.CheckConstraint(condition=models.Q(('force__isnull', True), ('policing_body__isnull', True), _connector='XOR'), name='decision_approval_of_one_party', violation_error_code='one_party', violation_error_message='Choose a force or a policing body, and only one.'),
        ),
        migrations.AddConstraint(
            model_name='decisionapproval',
            constraint=models.UniqueConstraint(fields=('decision', 'force'), name='decision_approval_force_once'),
        ),
        migrations.AddConstraint(
            model_name='decisionapproval',
            constraint=models.UniqueConstraint(fields=('decision', 'policing_body'), name='decision_approval_policing_body_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decisionapproval',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT d.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_decision d ON d.id = r.decision_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='3c0f913f83daee086c099d8ef3ff69ffaa97d0c8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_12c06', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_decisionapproval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decisionapproval',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT d.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_decision d ON d.id = r.decision_id UNION ALL SELECT d.collaboration_id, NULL::smallint AS financial_year FROM before r JOIN collaborations_decision d ON d.id = r.decision_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='355cfb050caa7066465ce0e3221fa6862b6a6ce6', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_03474', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_decisionapproval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decisionapproval',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT d.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_decision d ON d.id = r.decision_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='e2e5e525ea2d46f2fd68348f3b7976e8b3734893', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_e5b12', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_decisionapproval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decisionapproval',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='2eb5f4960db9d16a237a8d4806b46d82f902ef90', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_9ed90', table='collaborations_decisionapproval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decisionapproval',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_decisionapprovalevent" ("decision_id", "force_id", "given_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id") VALUES (NEW."decision_id", NEW."force_id", NEW."given_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policing_body_id"); RETURN NULL;', hash='9ebe96d2d66c1ab3ce0396729c5d824f002c5968', operation='INSERT', pgid='pgtrigger_insert_insert_35ab6', table='collaborations_decisionapproval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decisionapproval',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_decisionapprovalevent" ("decision_id", "force_id", "given_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id") VALUES (NEW."decision_id", NEW."force_id", NEW."given_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policing_body_id"); RETURN NULL;', hash='e5531a1e3e20ecdbe44ec2904c3348e41fa7780f', operation='UPDATE', pgid='pgtrigger_update_update_1855d', table='collaborations_decisionapproval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decisionapproval',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_decisionapprovalevent" ("decision_id", "force_id", "given_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id") VALUES (OLD."decision_id", OLD."force_id", OLD."given_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policing_body_id"); RETURN NULL;', hash='c9081654d398f6ef42e761ee69610264e5229af3', operation='DELETE', pgid='pgtrigger_delete_delete_dc804', table='collaborations_decisionapproval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decisionapprovalevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b3597c4248347ae88faf2484c029477832a044cb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_307f0', table='collaborations_decisionapprovalevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='delegationlimit',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='delegation_limit_number_once'),
        ),
        migrations.AddConstraint(
            model_name='delegationlimit',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='delegation_limit_ends_after_start', violation_error_message='The last day cannot be before the first day.'),
        ),
        migrations.AddConstraint(
            model_name='delegationlimit',
            constraint=models.CheckConstraint(condition=models.Q(('body__isnull', True), ('role_title', ''), _connector='XOR'), name='delegation_limit_of_body_or_role', violation_error_code='body_or_role', violation_error_message='Choose a body or enter a role title, and only one.'),
        ),
        migrations.AddConstraint(
            model_name='delegationlimit',
            constraint=models.CheckConstraint(condition=models.Q(('limit__isnull', True), ('limit__gte', 0), _connector='OR'), name='delegation_limit_not_negative', violation_error_code='negative_limit', violation_error_message='Enter a limit of £0 or more.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationlimit',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_delegationlimit\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_delegationlimitevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='3706c06dbd9767db24043fbde0e69b65b8227e91', operation='INSERT', pgid='pgtrigger_give_number_5d0fd', table='collaborations_delegationlimit', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationlimit',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='7cec9f05a9e3fae12bf2447327c16a9da54f1ba5', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_8ffd4', table='collaborations_delegationlimit', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationlimit',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='3fe579b76af5ed7c96dfa5569e6ac0293daf5f4e', operation='UPDATE', pgid='pgtrigger_raise_version_80c5d', table='collaborations_delegationlimit', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationlimit',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='d85d017b30cd489b6944737d09ba352971dfb86b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_c3216', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_delegationlimit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationlimit',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='64e455393597b020b1fdf36fc91e8346bbaa67d2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_63c38', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_delegationlimit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationlimit',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='bfa19a46fc43a68fecb390461bd622d8486fd27e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_ac0f0', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_delegationlimit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationlimit',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='97fd38f643cec2366274792d182222c8565d1fca', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_a7ea6', table='collaborations_delegationlimit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationlimit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_delegationlimitevent" ("body_id", "collaboration_id", "ends_on", "id", "limit", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_title", "starts_on", "version", "what") VALUES (NEW."body_id", NEW."collaboration_id", NEW."ends_on", NEW."id", NEW."limit", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role_title", NEW."starts_on", NEW."version", NEW."what"); RETURN NULL;', hash='505f102b5902502133f71fbaa7690ecda25c1f86', operation='INSERT', pgid='pgtrigger_insert_insert_3fa11', table='collaborations_delegationlimit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationlimit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_delegationlimitevent" ("body_id", "collaboration_id", "ends_on", "id", "limit", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_title", "starts_on", "version", "what") VALUES (NEW."body_id", NEW."collaboration_id", NEW."ends_on", NEW."id", NEW."limit", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role_title", NEW."starts_on", NEW."version", NEW."what"); RETURN NULL;', hash='e50baf1158b8884413d111164b6dc1b4c4dc070c', operation='UPDATE', pgid='pgtrigger_update_update_e1413', table='collaborations_delegationlimit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationlimit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_delegationlimitevent" ("body_id", "collaboration_id", "ends_on", "id", "limit", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_title", "starts_on", "version", "what") VALUES (OLD."body_id", OLD."collaboration_id", OLD."ends_on", OLD."id", OLD."limit", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role_title", OLD."starts_on", OLD."version", OLD."what"); RETURN NULL;', hash='ff97eaee3c034891d613b5021475cc21cec4baa6', operation='DELETE', pgid='pgtrigger_delete_delete_0fb91', table='collaborations_delegationlimit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationlimitevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a4150e49e33f4caf0cd0e906276bf84176e886b9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5edb5', table='collaborations_delegationlimitevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='directionandcontrol',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='direction_and_control_number_once'),
        ),
        migrations.AddConstraint(
            model_name='directionandcontrol',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='direction_and_control_ends_after_start', violation_error_message='The last day cannot be before the first day.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directionandcontrol',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_directionandcontrol\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_directionandcontrolevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='e825fd98cb2ee44c107c1e1d92c613bb75387bcb', operation='INSERT', pgid='pgtrigger_give_number_e1794', table='collaborations_directionandcontrol', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directionandcontrol',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='e5dd880ec1a0b43157a6f3d23c0ba14f01d9b70c', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_8df0f', table='collaborations_directionandcontrol', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directionandcontrol',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='1a22be92531b6640411b1845d4fbccc3ddd4642f', operation='UPDATE', pgid='pgtrigger_raise_version_03c90', table='collaborations_directionandcontrol', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directionandcontrol',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='6ffc6364f06a53b6814728e343e9962d7a9530a1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_7c38f', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_directionandcontrol', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directionandcontrol',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='f3f396269e5526bf2246e2ef25d6f41b54306677', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_546ae', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_directionandcontrol', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directionandcontrol',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='ec0cbefc1a3ad64e33dc4858291bc2de6330ee55', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_c963e', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_directionandcontrol', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directionandcontrol',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='c528bb0126ec0203a6608092d75d88e86462db31', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_a14fc', table='collaborations_directionandcontrol', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directionandcontrol',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_directionandcontrolevent" ("agreement_clause", "collaboration_id", "ends_on", "force_id", "function_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "version") VALUES (NEW."agreement_clause", NEW."collaboration_id", NEW."ends_on", NEW."force_id", NEW."function_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."version"); RETURN NULL;', hash='fa1e834acd4df142a3b2b39e54946fad618724fb', operation='INSERT', pgid='pgtrigger_insert_insert_52e52', table='collaborations_directionandcontrol', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directionandcontrol',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_directionandcontrolevent" ("agreement_clause", "collaboration_id", "ends_on", "force_id", "function_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "version") VALUES (NEW."agreement_clause", NEW."collaboration_id", NEW."ends_on", NEW."force_id", NEW."function_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on", NEW."version"); RETURN NULL;', hash='cb35456391f098f2ff08fc15eda4af879bdf3f6d', operation='UPDATE', pgid='pgtrigger_update_update_02d7f', table='collaborations_directionandcontrol', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directionandcontrol',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_directionandcontrolevent" ("agreement_clause", "collaboration_id", "ends_on", "force_id", "function_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "version") VALUES (OLD."agreement_clause", OLD."collaboration_id", OLD."ends_on", OLD."force_id", OLD."function_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."version"); RETURN NULL;', hash='870f5ca0f757f47ccf867796644913a170f6ffb9', operation='DELETE', pgid='pgtrigger_delete_delete_c7194', table='collaborations_directionandcontrol', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directionandcontrolevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3c2d68acbbe21e3cd5860d283348b1391f18a8fe', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3cbd0', table='collaborations_directionandcontrolevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='drivervalue',
            constraint=models.UniqueConstraint(fields=('participation', 'driver', 'financial_year'), name='driver_value_once_a_year'),
        ),
        migrations.AddConstraint(
            model_name='drivervalue',
            constraint=models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='driver_value_not_negative', violation_error_message='A driver is 0 or more.'),
        ),
        migrations.AddConstraint(
            model_name='drivervalue',
            constraint=models.CheckConstraint(condition=models.Q(('driver', 'equal'), _negated=True), name='driver_value_not_of_equal_parts', violation_error_message='Equal parts need no value.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='drivervalue',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_drivervalueevent" ("driver", "financial_year", "id", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value") VALUES (NEW."driver", NEW."financial_year", NEW."id", NEW."participation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."value"); RETURN NULL;', hash='3e4eefbf6e8fb48d9f5150164834d1a631ebc9bf', operation='INSERT', pgid='pgtrigger_insert_insert_2a182', table='collaborations_drivervalue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='drivervalue',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_drivervalueevent" ("driver", "financial_year", "id", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value") VALUES (NEW."driver", NEW."financial_year", NEW."id", NEW."participation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."value"); RETURN NULL;', hash='1df219e2aa8ccf0acfec43e7d3e071e871368d4a', operation='UPDATE', pgid='pgtrigger_update_update_74f5c', table='collaborations_drivervalue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='drivervalue',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_drivervalueevent" ("driver", "financial_year", "id", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value") VALUES (OLD."driver", OLD."financial_year", OLD."id", OLD."participation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."value"); RETURN NULL;', hash='18f1063c2579428d8cbe97e0a68e97c0e0141dbb', operation='DELETE', pgid='pgtrigger_delete_delete_b1d37', table='collaborations_drivervalue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='drivervalueevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6c58a5a62e5b68257e068893765cc2618a73c597', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5ced3', table='collaborations_drivervalueevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='endingbenefit',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='ending_benefit_number_once'),
        ),
        migrations.AddConstraint(
            model_name='endingbenefit',
            constraint=models.UniqueConstraint(fields=('ending', 'name'), name='ending_benefit_once', violation_error_code='benefit_named', violation_error_message='This benefit is in the closing record.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingbenefit',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_endingbenefit\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_endingbenefitevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='16f1a3d602cd1b538169e77ebd730aa6725822f8', operation='INSERT', pgid='pgtrigger_give_number_65f79', table='collaborations_endingbenefit', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingbenefit',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='5af1615777bae8cbbf63d659cbfb07e0e717c0b0', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_09227', table='collaborations_endingbenefit', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingbenefit',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='35e64595e6db8ae3656aa78eeb6f630d6f60e470', operation='UPDATE', pgid='pgtrigger_raise_version_90afb', table='collaborations_endingbenefit', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingbenefit',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='16ee58272d095bc844e5702f2d0e1222148eb434', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_7dc54', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_endingbenefit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingbenefit',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='06585083ddca096842a40efa7fa35f514fef4008', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_5a05e', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_endingbenefit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingbenefit',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='2aaf7336cae77485a148d8a9397c407da9b09597', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_6b451', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_endingbenefit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingbenefit',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='fc215049946e2fc79e6803c77464416738c25d87', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_10040', table='collaborations_endingbenefit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingbenefit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_endingbenefitevent" ("collaboration_id", "ending_id", "explanation", "fate", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."collaboration_id", NEW."ending_id", NEW."explanation", NEW."fate", NEW."id", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;', hash='c4fed612c71e5dd167a6e8604b8d5dbf25a4fc45', operation='INSERT', pgid='pgtrigger_insert_insert_d1ef0', table='collaborations_endingbenefit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingbenefit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_endingbenefitevent" ("collaboration_id", "ending_id", "explanation", "fate", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."collaboration_id", NEW."ending_id", NEW."explanation", NEW."fate", NEW."id", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;', hash='6a0c007a50c77f46bf6868f0feb064cc20950a36', operation='UPDATE', pgid='pgtrigger_update_update_7d573', table='collaborations_endingbenefit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingbenefit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_endingbenefitevent" ("collaboration_id", "ending_id", "explanation", "fate", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."collaboration_id", OLD."ending_id", OLD."explanation", OLD."fate", OLD."id", OLD."name", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;', hash='748649fa7a1f83a1a2147c69b2084907039ff001', operation='DELETE', pgid='pgtrigger_delete_delete_3952f', table='collaborations_endingbenefit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingbenefitevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5edb06115fa883464e4793ffb05db628fcc094a0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_41dc2', table='collaborations_endingbenefitevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='endingconsultation',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='ending_consultation_number_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingconsultation',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_endingconsultation\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_endingconsultationevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='419e01aa7ea7c761e6cc68e3efe400e718daa257', operation='INSERT', pgid='pgtrigger_give_number_b4416', table='collaborations_endingconsultation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingconsultation',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='7b85e5a30ca192cd41110e202c8e8e840c5bf658', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_60940', table='collaborations_endingconsultation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingconsultation',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='1c5cc5a45eca2b28e4e93f99519b49b5eed123dc', operation='UPDATE', pgid='pgtrigger_raise_version_83d63', table='collaborations_endingconsultation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingconsultation',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='24be174068495e9a60facc1490ddfc50848d0895', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_f2f22', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_endingconsultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingconsultation',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='d5af76c15331e0cb7929003e4edd88df0e31af2e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_7c2d1', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_endingconsultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingconsultation',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='4792e906f418941924c23a01e2d5513cfd55f840', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_feccd', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_endingconsultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingconsultation',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='a7b2f092b8575de4adc261ed95768cd7cedfc494', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_99fb8', table='collaborations_endingconsultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingconsultation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_endingconsultationevent" ("asked_on", "collaboration_id", "ending_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "version", "who") VALUES (NEW."asked_on", NEW."collaboration_id", NEW."ending_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."said", NEW."version", NEW."who"); RETURN NULL;', hash='f555c6d61c47cae26c27a44b9777d2cfcb43ab78', operation='INSERT', pgid='pgtrigger_insert_insert_ac876', table='collaborations_endingconsultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingconsultation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_endingconsultationevent" ("asked_on", "collaboration_id", "ending_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "version", "who") VALUES (NEW."asked_on", NEW."collaboration_id", NEW."ending_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."said", NEW."version", NEW."who"); RETURN NULL;', hash='27ebef32f3632934feb77dcc9820b2e903a2c66b', operation='UPDATE', pgid='pgtrigger_update_update_15e33', table='collaborations_endingconsultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingconsultation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_endingconsultationevent" ("asked_on", "collaboration_id", "ending_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "version", "who") VALUES (OLD."asked_on", OLD."collaboration_id", OLD."ending_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."said", OLD."version", OLD."who"); RETURN NULL;', hash='6ad3b228f61f8558f139f36414efda0e64bfb511', operation='DELETE', pgid='pgtrigger_delete_delete_fd696', table='collaborations_endingconsultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingconsultationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b4bef7d8651881038d4b00555280cabceb012403', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_95c75', table='collaborations_endingconsultationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ca23e5dd32d3047f20846ee9f559971d693b11b0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_91a1a', table='collaborations_endingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='exitplan',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='exit_plan_number_once'),
        ),
        migrations.AddConstraint(
            model_name='exitplan',
            constraint=models.CheckConstraint(condition=models.Q(('agreed_on__isnull', True), ('settled_on__isnull', True), ('settled_on__gte', models.F('agreed_on')), _connector='OR'), name='exit_plan_settled_on_order_1', violation_error_message='The cost cannot be settled before it was planned.'),
        ),
        migrations.AddConstraint(
            model_name='exitplan',
            constraint=models.UniqueConstraint(fields=('agreement', 'force'), name='exit_plan_once', nulls_distinct=False, violation_error_message='This exit has a plan already: change that.'),
        ),
        migrations.AddConstraint(
            model_name='exitplan',
            constraint=models.CheckConstraint(condition=models.Q(('planned_cost__gte', 0), models.Q(('actual_cost__isnull', True), ('actual_cost__gte', 0), _connector='OR')), name='exit_plan_costs_not_negative', violation_error_message='Enter 0 or more pounds.'),
        ),
        migrations.AddConstraint(
            model_name='exitplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('actual_cost__isnull', True), ('settled_on__isnull', True)), models.Q(('actual_cost__isnull', False), ('settled_on__isnull', False)), _connector='OR'), name='exit_plan_actual_has_a_day', violation_error_message='Enter the actual cost and its day.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitplan',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_exitplan\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_exitplanevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='0fc7a03a4797ef723068b22c1e7fba86ce40dfcd', operation='INSERT', pgid='pgtrigger_give_number_d0b0c', table='collaborations_exitplan', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitplan',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='54b0c137d082cf06e62fa0df5d881c1db86c0308', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_a6e8b', table='collaborations_exitplan', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitplan',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='f6b129c8f1c76dfb21385391d6e2f12d727c5924', operation='UPDATE', pgid='pgtrigger_raise_version_d2d88', table='collaborations_exitplan', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitplan',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='a641ee61f5525c3918abbe6273ee43df4c430de9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_bd1fd', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_exitplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitplan',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='226dccfa0bc1df318e994c2c9b241a657bf51c2a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_4c2b3', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_exitplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitplan',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='deff810779386f61f79b661c8c7b5bc5e6cfb992', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_50cb5', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_exitplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitplan',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='0c25007b285359b2644d67f7b926d51f97e620d6', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_d583b', table='collaborations_exitplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitplan',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_exitplanevent" ("actual_cost", "agreed_on", "agreement_id", "collaboration_id", "force_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_cost", "settled_on", "version") VALUES (NEW."actual_cost", NEW."agreed_on", NEW."agreement_id", NEW."collaboration_id", NEW."force_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_cost", NEW."settled_on", NEW."version"); RETURN NULL;', hash='087fc0a5c21759a58a1c88e573069968653d62b0', operation='INSERT', pgid='pgtrigger_insert_insert_a61d6', table='collaborations_exitplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitplan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_exitplanevent" ("actual_cost", "agreed_on", "agreement_id", "collaboration_id", "force_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_cost", "settled_on", "version") VALUES (NEW."actual_cost", NEW."agreed_on", NEW."agreement_id", NEW."collaboration_id", NEW."force_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_cost", NEW."settled_on", NEW."version"); RETURN NULL;', hash='3c7b2d9971784d2a5ff1e2db772e7adf4017bb2f', operation='UPDATE', pgid='pgtrigger_update_update_31b3e', table='collaborations_exitplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitplan',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_exitplanevent" ("actual_cost", "agreed_on", "agreement_id", "collaboration_id", "force_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_cost", "settled_on", "version") VALUES (OLD."actual_cost", OLD."agreed_on", OLD."agreement_id", OLD."collaboration_id", OLD."force_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_cost", OLD."settled_on", OLD."version"); RETURN NULL;', hash='efde0e85ca7a56f01f8a719424e2f2b413c7cacd', operation='DELETE', pgid='pgtrigger_delete_delete_c7f10', table='collaborations_exitplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitplanevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='05cc0acc9fb8ee0b2ed2572353bc94acde77abc0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_18fc0', table='collaborations_exitplanevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='exitterms',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='exit_terms_number_once'),
        ),
        migrations.AddConstraint(
            model_name='exitterms',
            constraint=models.CheckConstraint(condition=models.Q(('amount__isnull', True), ('amount__gte', 0), _connector='OR'), name='exit_terms_amount_not_negative', violation_error_message='Enter 0 or more pounds.'),
        ),
        migrations.AddConstraint(
            model_name='exitterms',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__isnull', True), ('amount_basis', '')), models.Q(('amount__isnull', False), models.Q(('amount_basis', ''), _negated=True)), _connector='OR'), name='exit_terms_amount_has_a_basis', violation_error_message='Say whether the amount is a cap or an estimate.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitterms',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_exitterms\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_exittermsevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='817b02c108adfc29a9c9c9e2749f9373433fb4fc', operation='INSERT', pgid='pgtrigger_give_number_5e183', table='collaborations_exitterms', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitterms',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='5feef4ae69b321b195a620257dac9e1203c775d5', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_cf5e1', table='collaborations_exitterms', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitterms',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='dd88eb870ef49fa8ba00054270578588bafbf822', operation='UPDATE', pgid='pgtrigger_raise_version_c72a6', table='collaborations_exitterms', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitterms',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='62566afc913f32988bfa600be198e024db189290', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_4f425', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_exitterms', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitterms',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='7e94dd127b959b30f42f5066da755255b9061c94', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_71bcf', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_exitterms', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitterms',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='99f091da0f119332835f15946f5efe0556b7986f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_eb5dc', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_exitterms', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitterms',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='2b2420d0b624b1c7162a113989205d8f61cecc36', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_90fcc', table='collaborations_exitterms', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitterms',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_exittermsevent" ("agreement_id", "amount", "amount_basis", "assets", "collaboration_id", "data", "id", "method", "method_text", "notice", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff", "tested_on", "version", "who_pays") VALUES (NEW."agreement_id", NEW."amount", NEW."amount_basis", NEW."assets", NEW."collaboration_id", NEW."data", NEW."id", NEW."method", NEW."method_text", NEW."notice", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."staff", NEW."tested_on", NEW."version", NEW."who_pays"); RETURN NULL;', hash='cee3d2ccd74b91325229eea22a0b3816b7bab33c', operation='INSERT', pgid='pgtrigger_insert_insert_d3f0a', table='collaborations_exitterms', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitterms',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_exittermsevent" ("agreement_id", "amount", "amount_basis", "assets", "collaboration_id", "data", "id", "method", "method_text", "notice", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff", "tested_on", "version", "who_pays") VALUES (NEW."agreement_id", NEW."amount", NEW."amount_basis", NEW."assets", NEW."collaboration_id", NEW."data", NEW."id", NEW."method", NEW."method_text", NEW."notice", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."staff", NEW."tested_on", NEW."version", NEW."who_pays"); RETURN NULL;', hash='c09ae3918403d61b3a587142b3e6cc056dedd150', operation='UPDATE', pgid='pgtrigger_update_update_1157a', table='collaborations_exitterms', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exitterms',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_exittermsevent" ("agreement_id", "amount", "amount_basis", "assets", "collaboration_id", "data", "id", "method", "method_text", "notice", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff", "tested_on", "version", "who_pays") VALUES (OLD."agreement_id", OLD."amount", OLD."amount_basis", OLD."assets", OLD."collaboration_id", OLD."data", OLD."id", OLD."method", OLD."method_text", OLD."notice", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."staff", OLD."tested_on", OLD."version", OLD."who_pays"); RETURN NULL;', hash='4105ba60fa42907618a057f4593121f2ff7886c6', operation='DELETE', pgid='pgtrigger_delete_delete_2ab25', table='collaborations_exitterms', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exittermsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9c2de0e8b348c5a5639e5f0abfb318c92f2c736d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a342d', table='collaborations_exittermsevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='formulacomponent',
            constraint=models.UniqueConstraint(fields=('formula', 'driver'), name='formula_component_once'),
        ),
        migrations.AddConstraint(
            model_name='formulacomponent',
            constraint=models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 10000)), name='formula_component_weight_is_a_part', violation_error_message='Enter a part from 0.01 to 100.00 per cent.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formulacomponent',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_formulacomponentevent" ("driver", "formula_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "weight") VALUES (NEW."driver", NEW."formula_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."weight"); RETURN NULL;', hash='b47eab10e8d03ae0772842f740487533589c196b', operation='INSERT', pgid='pgtrigger_insert_insert_4cf14', table='collaborations_formulacomponent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formulacomponent',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_formulacomponentevent" ("driver", "formula_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "weight") VALUES (NEW."driver", NEW."formula_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."weight"); RETURN NULL;', hash='8c4c7bdb64328e0443923ec71ffc80d143784608', operation='UPDATE', pgid='pgtrigger_update_update_67094', table='collaborations_formulacomponent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formulacomponent',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_formulacomponentevent" ("driver", "formula_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "weight") VALUES (OLD."driver", OLD."formula_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."weight"); RETURN NULL;', hash='26df2d568768b9d2398eb4127a3fe4dbe40844c3', operation='DELETE', pgid='pgtrigger_delete_delete_c8242', table='collaborations_formulacomponent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formulacomponentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='69e5a3d5deddd6f0dfb353aec02e583c5e15ce74', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_89cf3', table='collaborations_formulacomponentevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='holdername',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_holdernameevent" ("appointment_id", "force_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."appointment_id", NEW."force_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='766a5c7feccad9a642b9da27c2d5fd597dffbcdf', operation='INSERT', pgid='pgtrigger_insert_insert_bd23b', table='collaborations_holdername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='holdername',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_holdernameevent" ("appointment_id", "force_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."appointment_id", NEW."force_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='40ffffe6db849734448a10b8c38dd829e44e3ca5', operation='UPDATE', pgid='pgtrigger_update_update_da6aa', table='collaborations_holdername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='holdername',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_holdernameevent" ("appointment_id", "force_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."appointment_id", OLD."force_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='8bfb096888238e7efa6647133d22ae262d67f98c', operation='DELETE', pgid='pgtrigger_delete_delete_3dd2c', table='collaborations_holdername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='holdernameevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dfa2920e510c7e3830b34d8dccae325dcd5ce4fc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fe074', table='collaborations_holdernameevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='lesson',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='lesson_words'),
        ),
        migrations.AddConstraint(
            model_name='lesson',
            constraint=models.UniqueConstraint(fields=('number',), name='lesson_number_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lesson',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM pg_advisory_xact_lock(94093);\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_lesson\n            UNION ALL\n            SELECT number FROM collaborations_lessonevent\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='aca6bf39d73e65b59ecc6a92861cab3e641f0963', operation='INSERT', pgid='pgtrigger_give_number_db55b', table='collaborations_lesson', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lesson',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."collaboration_id" IS DISTINCT FROM (NEW."collaboration_id") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."evidence_url" IS DISTINCT FROM (NEW."evidence_url") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."learned_on" IS DISTINCT FROM (NEW."learned_on") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."stage" IS DISTINCT FROM (NEW."stage") OR OLD."theme" IS DISTINCT FROM (NEW."theme") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."what_happened" IS DISTINCT FROM (NEW."what_happened") OR OLD."what_to_do" IS DISTINCT FROM (NEW."what_to_do"))', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='f4ccc5b2ccd056e381eef2cae26df612273bf9e0', operation='UPDATE', pgid='pgtrigger_raise_version_cfc18', table='collaborations_lesson', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lesson',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='1a18b4c8520e99eb6897d023ce59bdf948cb4d8e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_8f931', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_lesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lesson',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='3ccd9293ead594df55eae4dff2cb2d573b5a732a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_9355b', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_lesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lesson',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='6d2b70acb40a4af31ba826c7089deb4ff9959bfd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_356f2', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_lesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lesson',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='030f548cf3bfca95b5a080574f7649282e81b69a', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_7abad', table='collaborations_lesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lesson',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_lessonevent" ("collaboration_id", "evidence", "evidence_url", "id", "kind", "learned_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "theme", "title", "version", "what_happened", "what_to_do") VALUES (NEW."collaboration_id", NEW."evidence", NEW."evidence_url", NEW."id", NEW."kind", NEW."learned_on", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stage", NEW."theme", NEW."title", NEW."version", NEW."what_happened", NEW."what_to_do"); RETURN NULL;', hash='f72b2ec35ffc5f44e9f8b3217c89b24fd3d88baf', operation='INSERT', pgid='pgtrigger_insert_insert_3dc93', table='collaborations_lesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lesson',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."collaboration_id" IS DISTINCT FROM (NEW."collaboration_id") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."evidence_url" IS DISTINCT FROM (NEW."evidence_url") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."learned_on" IS DISTINCT FROM (NEW."learned_on") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."stage" IS DISTINCT FROM (NEW."stage") OR OLD."theme" IS DISTINCT FROM (NEW."theme") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."what_happened" IS DISTINCT FROM (NEW."what_happened") OR OLD."what_to_do" IS DISTINCT FROM (NEW."what_to_do"))', func='INSERT INTO "collaborations_lessonevent" ("collaboration_id", "evidence", "evidence_url", "id", "kind", "learned_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "theme", "title", "version", "what_happened", "what_to_do") VALUES (NEW."collaboration_id", NEW."evidence", NEW."evidence_url", NEW."id", NEW."kind", NEW."learned_on", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."stage", NEW."theme", NEW."title", NEW."version", NEW."what_happened", NEW."what_to_do"); RETURN NULL;', hash='c7d255ed9dd2b0673230c695fdf0f2107d384974', operation='UPDATE', pgid='pgtrigger_update_update_8d0e6', table='collaborations_lesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lesson',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_lessonevent" ("collaboration_id", "evidence", "evidence_url", "id", "kind", "learned_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "theme", "title", "version", "what_happened", "what_to_do") VALUES (OLD."collaboration_id", OLD."evidence", OLD."evidence_url", OLD."id", OLD."kind", OLD."learned_on", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."stage", OLD."theme", OLD."title", OLD."version", OLD."what_happened", OLD."what_to_do"); RETURN NULL;', hash='c7ac6ba497072fffc97eb63d4828fe8d3a0a75b7', operation='DELETE', pgid='pgtrigger_delete_delete_478a0', table='collaborations_lesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endinglessonevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dff9481a0db88d37fb64953e4c7f98be59c40ee9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_05fef', table='collaborations_endinglessonevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='endinglesson',
            constraint=models.UniqueConstraint(fields=('ending', 'lesson'), name='ending_lesson_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endinglesson',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT p.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_ending p ON p.id = r.ending_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='a88fea8ee6a684ab575d89f1e9f3c990a384977c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_de223', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_endinglesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endinglesson',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT p.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_ending p ON p.id = r.ending_id UNION ALL SELECT p.collaboration_id, NULL::smallint AS financial_year FROM before r JOIN collaborations_ending p ON p.id = r.ending_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='790efa2157f25fb54d86d105f3cf7d79a86b9237', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_f28bb', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_endinglesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endinglesson',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT p.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_ending p ON p.id = r.ending_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='ad0299639a5e9ddee4ddfad79203841a670148fe', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_3de49', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_endinglesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endinglesson',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='5f8d786c20e8b7f30609d3e7b08982dcc1b00e5d', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_c98b1', table='collaborations_endinglesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endinglesson',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_endinglessonevent" ("ending_id", "id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."ending_id", NEW."id", NEW."lesson_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='0c5e37cbd7bc3548d0233d8919da59330f9eed77', operation='INSERT', pgid='pgtrigger_insert_insert_8d77d', table='collaborations_endinglesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endinglesson',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_endinglessonevent" ("ending_id", "id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."ending_id", NEW."id", NEW."lesson_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='41a9063dd60f70211948a5a9448766be42194c39', operation='UPDATE', pgid='pgtrigger_update_update_9ea01', table='collaborations_endinglesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endinglesson',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_endinglessonevent" ("ending_id", "id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."ending_id", OLD."id", OLD."lesson_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='4a1d61eed3c878cedee5a033f85ae991d913cea8', operation='DELETE', pgid='pgtrigger_delete_delete_80e32', table='collaborations_endinglesson', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='ending',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='ending_number_once'),
        ),
        migrations.AddConstraint(
            model_name='ending',
            constraint=models.CheckConstraint(condition=models.Q(('reasons__contained_by', ['unequal_benefit', 'local_control', 'accountability', 'cost_share', 'deadlock', 'ict_hr', 'response_time', 'wellbeing', 'legal_challenge', 'leadership', 'informal', 'better_option', 'absorbed', 'completed'])), name='ending_reasons_of_the_list', violation_error_code='reason_not_listed', violation_error_message='Choose reasons from the list.'),
        ),
        migrations.AddConstraint(
            model_name='ending',
            constraint=models.CheckConstraint(condition=models.Q(('successor', models.F('collaboration')), _negated=True), name='ending_followed_by_another', violation_error_code='own_successor', violation_error_message='A collaboration cannot follow itself.'),
        ),
        migrations.AddConstraint(
            model_name='ending',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), models.Q(('closed_on__gte', models.F('last_day')), ('last_day__isnull', False)), _connector='OR'), name='ending_closed_after_its_last_day', violation_error_code='closed_too_early', violation_error_message='A collaboration can be closed only once its last day has come.'),
        ),
        migrations.AddConstraint(
            model_name='ending',
            constraint=models.CheckConstraint(condition=models.Q(('planned_exit_cost__isnull', True), ('planned_exit_cost__gte', 0), _connector='OR'), name='ending_planned_exit_cost_not_negative', violation_error_code='planned_exit_cost', violation_error_message='Enter a cost of £0 or more.'),
        ),
        migrations.AddConstraint(
            model_name='ending',
            constraint=models.CheckConstraint(condition=models.Q(('actual_exit_cost__isnull', True), ('actual_exit_cost__gte', 0), _connector='OR'), name='ending_actual_exit_cost_not_negative', violation_error_code='actual_exit_cost', violation_error_message='Enter a cost of £0 or more.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ending',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_ending\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_endingevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='70884a9582fb32b31f95c2651b2f21056699341a', operation='INSERT', pgid='pgtrigger_give_number_9a337', table='collaborations_ending', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ending',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='9d3fdc690626ab7a67c710a39d9abfc93138e001', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_5a45a', table='collaborations_ending', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ending',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='2ea4eb24354df78f93b454fe9d30cc12b9934a0b', operation='UPDATE', pgid='pgtrigger_raise_version_3dd5b', table='collaborations_ending', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ending',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='1f3ef2be812bd926abb2ae1d2e5d17977f86f14b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_f7905', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_ending', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ending',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='cd80bdecce482aee9b6aea11c9ea59efeff19291', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_970e0', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_ending', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ending',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='9cb3a27e6a29f4d0869f1b7dfabfa8c67e2a4cfa', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_359fd', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_ending', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ending',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='ff45474f6cb84f9fd62e140da43dac1f43fbb0fa', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_2a2bc', table='collaborations_ending', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ending',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_endingevent" ("actual_exit_cost", "assets", "benefits_in_general", "business_case", "closed_on", "collaboration_id", "cost_not_known_because", "decision_id", "decision_text", "explanation", "id", "information", "last_day", "no_lessons_because", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_exit_cost", "reasons", "staff", "successor_id", "version", "what_follows") VALUES (NEW."actual_exit_cost", NEW."assets", NEW."benefits_in_general", NEW."business_case", NEW."closed_on", NEW."collaboration_id", NEW."cost_not_known_because", NEW."decision_id", NEW."decision_text", NEW."explanation", NEW."id", NEW."information", NEW."last_day", NEW."no_lessons_because", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_exit_cost", NEW."reasons", NEW."staff", NEW."successor_id", NEW."version", NEW."what_follows"); RETURN NULL;', hash='ad1aa0dc69fcef97f8ef10b8055583aa90b2dc5f', operation='INSERT', pgid='pgtrigger_insert_insert_441b0', table='collaborations_ending', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ending',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_endingevent" ("actual_exit_cost", "assets", "benefits_in_general", "business_case", "closed_on", "collaboration_id", "cost_not_known_because", "decision_id", "decision_text", "explanation", "id", "information", "last_day", "no_lessons_because", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_exit_cost", "reasons", "staff", "successor_id", "version", "what_follows") VALUES (NEW."actual_exit_cost", NEW."assets", NEW."benefits_in_general", NEW."business_case", NEW."closed_on", NEW."collaboration_id", NEW."cost_not_known_because", NEW."decision_id", NEW."decision_text", NEW."explanation", NEW."id", NEW."information", NEW."last_day", NEW."no_lessons_because", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_exit_cost", NEW."reasons", NEW."staff", NEW."successor_id", NEW."version", NEW."what_follows"); RETURN NULL;', hash='12bc6164cf5e9a08c57776fd7144a5624ded5a09', operation='UPDATE', pgid='pgtrigger_update_update_fb429', table='collaborations_ending', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ending',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_endingevent" ("actual_exit_cost", "assets", "benefits_in_general", "business_case", "closed_on", "collaboration_id", "cost_not_known_because", "decision_id", "decision_text", "explanation", "id", "information", "last_day", "no_lessons_because", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_exit_cost", "reasons", "staff", "successor_id", "version", "what_follows") VALUES (OLD."actual_exit_cost", OLD."assets", OLD."benefits_in_general", OLD."business_case", OLD."closed_on", OLD."collaboration_id", OLD."cost_not_known_because", OLD."decision_id", OLD."decision_text", OLD."explanation", OLD."id", OLD."information", OLD."last_day", OLD."no_lessons_because", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_exit_cost", OLD."reasons", OLD."staff", OLD."successor_id", OLD."version", OLD."what_follows"); RETURN NULL;', hash='88c0a17d0c494eff35d38489cecdf93041095db5', operation='DELETE', pgid='pgtrigger_delete_delete_c4ab5', table='collaborations_ending', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='adoptionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5a583b362309ed78608558b5eb502dbae9bc1831', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7719a', table='collaborations_adoptionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='adoption_number_once'),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=models.UniqueConstraint(fields=('lesson', 'collaboration'), name='adoption_once', violation_error_code='answered', violation_error_message='This collaboration has answered the lesson: change that answer.'),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('action', ''), ('answer', 'decline'), ('due_on__isnull', True)), models.Q(('answer__in', ['adopt', 'adapt']), ('due_on__isnull', False), models.Q(('action', ''), _negated=True)), _connector='OR'), name='adoption_says_what_and_by_when', violation_error_code='action', violation_error_message='Say what will be done and by when to adopt or adapt the lesson; leave both empty to decline it.'),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('done_on__isnull', False), ('due_on__gte', models.F('answered_on')), _connector='OR'), name='adoption_due_after_answered', violation_error_code='due_too_early', violation_error_message='The action cannot be due before the day of the answer.'),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=models.CheckConstraint(condition=models.Q(('done_on__isnull', True), models.Q(('action', ''), _negated=True), _connector='OR'), name='adoption_done_with_an_action', violation_error_code='nothing_to_do', violation_error_message='Only an action can be done.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='adoption',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_adoption\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_adoptionevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='52a477736007d8575a7986a5785393bf228e8933', operation='INSERT', pgid='pgtrigger_give_number_7b63b', table='collaborations_adoption', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='adoption',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='ba6674795c48ec18668b5288a9e2be48ba363842', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_4606f', table='collaborations_adoption', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='adoption',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='aae1de9476b54f1f28c9ff12e8ac7d1561393f45', operation='UPDATE', pgid='pgtrigger_raise_version_c3e05', table='collaborations_adoption', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='adoption',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT learned.collaboration_id, NULL::smallint FROM touched AS answered JOIN collaborations_lesson AS learned ON learned.id = answered.lesson_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='91abcf9c447db229643d134630b550e7bf7ab899', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_01c93', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_adoption', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='adoption',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT learned.collaboration_id, NULL::smallint FROM touched AS answered JOIN collaborations_lesson AS learned ON learned.id = answered.lesson_id UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before UNION ALL SELECT learned.collaboration_id, NULL::smallint FROM before AS answered JOIN collaborations_lesson AS learned ON learned.id = answered.lesson_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='8a671a3583a354cde0ccac1dd8c4cc12da90b463', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_eef08', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_adoption', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='adoption',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT learned.collaboration_id, NULL::smallint FROM touched AS answered JOIN collaborations_lesson AS learned ON learned.id = answered.lesson_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='785473e126c0e2a9a47d852ce232929d12e91b8f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_06490', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_adoption', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='adoption',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='a54071b7e3f710fe90985126d3ff78326861d8e2', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_69c6c', table='collaborations_adoption', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='adoption',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_adoptionevent" ("action", "answer", "answered_on", "collaboration_id", "done_on", "due_on", "id", "lesson_id", "number", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") VALUES (NEW."action", NEW."answer", NEW."answered_on", NEW."collaboration_id", NEW."done_on", NEW."due_on", NEW."id", NEW."lesson_id", NEW."number", NEW."participation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."version"); RETURN NULL;', hash='f11ce3722ae455154ac112e707f652d4a18e734e', operation='INSERT', pgid='pgtrigger_insert_insert_2913a', table='collaborations_adoption', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='adoption',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_adoptionevent" ("action", "answer", "answered_on", "collaboration_id", "done_on", "due_on", "id", "lesson_id", "number", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") VALUES (NEW."action", NEW."answer", NEW."answered_on", NEW."collaboration_id", NEW."done_on", NEW."due_on", NEW."id", NEW."lesson_id", NEW."number", NEW."participation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."version"); RETURN NULL;', hash='006c0b36097be25a85f1151ba5cf265c7778596a', operation='UPDATE', pgid='pgtrigger_update_update_f6964', table='collaborations_adoption', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='adoption',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_adoptionevent" ("action", "answer", "answered_on", "collaboration_id", "done_on", "due_on", "id", "lesson_id", "number", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") VALUES (OLD."action", OLD."answer", OLD."answered_on", OLD."collaboration_id", OLD."done_on", OLD."due_on", OLD."id", OLD."lesson_id", OLD."number", OLD."participation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."version"); RETURN NULL;', hash='30830b0664c0b294776378e72ffe121ba4503a1f', operation='DELETE', pgid='pgtrigger_delete_delete_611f4', table='collaborations_adoption', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessonevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7155819c9f3e06a2491169ff17c19a4df78e1edc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cbedc', table='collaborations_lessonevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='meeting_number_once'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(fields=('body', 'held_on'), name='meeting_once_a_day', violation_error_code='meeting_taken', violation_error_message='A meeting of this body on that day is recorded already.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('hours__isnull', True), ('hours__gt', 0), _connector='OR'), name='meeting_hours_above_zero', violation_error_message='Enter hours above 0, or leave them out when they are not known.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_meeting\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_meetingevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='8b6f6fbf3a411d3fe01f6acc423690af50b553ea', operation='INSERT', pgid='pgtrigger_give_number_018f9', table='collaborations_meeting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='6b6dcbdd65a40660a3d7765e4fbfad2ae9031995', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_7e44c', table='collaborations_meeting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='b7e9ccb70f6195f10e9d28e49afb4457659333f5', operation='UPDATE', pgid='pgtrigger_raise_version_af544', table='collaborations_meeting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='f422d697bcaa92775af14803208dba6d196c8d1c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_4072b', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='0f3c176c9cdeb10745d8e6c23286f26371995b8e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_d25b4', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='e7640d20573fb3f221e29e356a076ff5aaeef974', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_6ccd0', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='6437606c6692f11546648230ce72c2ab7c1e7ef8', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_626a3', table='collaborations_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_meetingevent" ("body_id", "collaboration_id", "held_on", "hours", "id", "minutes_link", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."body_id", NEW."collaboration_id", NEW."held_on", NEW."hours", NEW."id", NEW."minutes_link", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;', hash='62c1763fa680dd49ce7f94ce2372c2a5f2a59ce9', operation='INSERT', pgid='pgtrigger_insert_insert_3d641', table='collaborations_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_meetingevent" ("body_id", "collaboration_id", "held_on", "hours", "id", "minutes_link", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."body_id", NEW."collaboration_id", NEW."held_on", NEW."hours", NEW."id", NEW."minutes_link", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;', hash='c3f522b6bf4e56d68a377d22e3b729140eb1879a', operation='UPDATE', pgid='pgtrigger_update_update_8226b', table='collaborations_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_meetingevent" ("body_id", "collaboration_id", "held_on", "hours", "id", "minutes_link", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."body_id", OLD."collaboration_id", OLD."held_on", OLD."hours", OLD."id", OLD."minutes_link", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;', hash='7bc1b56d56c477d2da917ece41f76be378f9d011', operation='DELETE', pgid='pgtrigger_delete_delete_ce9bc', table='collaborations_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendanceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d62c7efefe36600cd8eac253500794e036f54e7e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_43c86', table='collaborations_attendanceevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('force__isnull', True), ('policing_body__isnull', True), _connector='XOR'), name='attendance_of_one_party', violation_error_code='one_party', violation_error_message='Choose a force or a policing body, and only one.'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'force'), name='attendance_force_once'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'policing_body'), name='attendance_policing_body_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT m.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_meeting m ON m.id = r.meeting_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='ddc5d23f68c2e5d1af84edc6fc4d2737a3badbcb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_8dba7', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT m.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_meeting m ON m.id = r.meeting_id UNION ALL SELECT m.collaboration_id, NULL::smallint AS financial_year FROM before r JOIN collaborations_meeting m ON m.id = r.meeting_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='31c1c7175e48a6b3e44a8a3536b7d4b7591e6cc8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_795d4', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT m.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_meeting m ON m.id = r.meeting_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='ea8e759bbe07921f05f76eedd3413b2901851e03', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_aa723', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='60c49c1b17d4747eee731182b8aa72be107ce60d', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_79002', table='collaborations_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_attendanceevent" ("force_id", "id", "is_present", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id") VALUES (NEW."force_id", NEW."id", NEW."is_present", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policing_body_id"); RETURN NULL;', hash='856472e0ad16b771b62d978de4e3ca41479407c4', operation='INSERT', pgid='pgtrigger_insert_insert_a4fc4', table='collaborations_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_attendanceevent" ("force_id", "id", "is_present", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id") VALUES (NEW."force_id", NEW."id", NEW."is_present", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policing_body_id"); RETURN NULL;', hash='7e1c57de8cfa7aacc155cb51a3cd1e29619ca65b', operation='UPDATE', pgid='pgtrigger_update_update_0afda', table='collaborations_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_attendanceevent" ("force_id", "id", "is_present", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policing_body_id") VALUES (OLD."force_id", OLD."id", OLD."is_present", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policing_body_id"); RETURN NULL;', hash='4dc402755d07ca015cf1d1377ea42621e72ed62d', operation='DELETE', pgid='pgtrigger_delete_delete_74237', table='collaborations_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7bc3a087ace8ef6153a1069a29e201ad3a70ec43', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_270c4', table='collaborations_meetingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='opportunity',
            constraint=models.CheckConstraint(condition=models.Q(('reference__regex', '^O-[0-9]{4,}$')), name='opportunity_reference_form', violation_error_message='A reference looks like O-0012.'),
        ),
        migrations.AddConstraint(
            model_name='opportunity',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_on__isnull', True), ('outcome', 'considered'), ('reason', '')), models.Q(models.Q(('outcome', 'considered'), _negated=True), ('decided_on__isnull', False)), _connector='OR'), name='opportunity_decided_with_a_day', violation_error_code='undecided_or_dated', violation_error_message='Enter the day and the reason once it is decided, not before.'),
        ),
        migrations.AddConstraint(
            model_name='opportunity',
            constraint=models.CheckConstraint(condition=models.Q(('outcome', 'considered'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='opportunity_decided_with_a_reason', violation_error_code='no_reason', violation_error_message='Say why it was decided so.'),
        ),
        migrations.AddConstraint(
            model_name='opportunity',
            constraint=models.CheckConstraint(condition=models.Q(('decided_on__isnull', True), ('decided_on__gte', models.F('raised_on')), _connector='OR'), name='opportunity_decided_after_raised', violation_error_code='decided_too_early', violation_error_message='It cannot be decided before the day on which it was raised.'),
        ),
        migrations.AddConstraint(
            model_name='opportunity',
            constraint=models.CheckConstraint(condition=models.Q(('collaboration__isnull', True), ('outcome', 'agreed'), _connector='OR'), name='opportunity_leads_somewhere_if_agreed', violation_error_code='leads_nowhere', violation_error_message='Only what was agreed can have led to a collaboration.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opportunity',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='9c100b6c21a9aeb23bf23d02f90cc39d5fd14b5a', operation='UPDATE', pgid='pgtrigger_raise_version_60310', table='collaborations_opportunity', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opportunity',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_opportunityevent" ("collaboration_id", "decided_on", "duty", "force_id", "function_id", "id", "idea", "interest", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "reason", "reference", "title", "version") VALUES (NEW."collaboration_id", NEW."decided_on", NEW."duty", NEW."force_id", NEW."function_id", NEW."id", NEW."idea", NEW."interest", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."raised_on", NEW."reason", NEW."reference", NEW."title", NEW."version"); RETURN NULL;', hash='c85a5b8db7fee814952a2fcb70c4fbfe107d976c', operation='INSERT', pgid='pgtrigger_insert_insert_7a0ae', table='collaborations_opportunity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opportunity',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_opportunityevent" ("collaboration_id", "decided_on", "duty", "force_id", "function_id", "id", "idea", "interest", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "reason", "reference", "title", "version") VALUES (NEW."collaboration_id", NEW."decided_on", NEW."duty", NEW."force_id", NEW."function_id", NEW."id", NEW."idea", NEW."interest", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."raised_on", NEW."reason", NEW."reference", NEW."title", NEW."version"); RETURN NULL;', hash='78d51c1ed3b7da304dce861c32e2ee23dd392e81', operation='UPDATE', pgid='pgtrigger_update_update_97be8', table='collaborations_opportunity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opportunity',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_opportunityevent" ("collaboration_id", "decided_on", "duty", "force_id", "function_id", "id", "idea", "interest", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "reason", "reference", "title", "version") VALUES (OLD."collaboration_id", OLD."decided_on", OLD."duty", OLD."force_id", OLD."function_id", OLD."id", OLD."idea", OLD."interest", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."raised_on", OLD."reason", OLD."reference", OLD."title", OLD."version"); RETURN NULL;', hash='6b7c11a89ff44fcb07094982a5bc7622f884d8be', operation='DELETE', pgid='pgtrigger_delete_delete_f9edd', table='collaborations_opportunity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notifiedforceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f98f67848f0ae2093f461ce46a89fd609aeca688', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_951e8', table='collaborations_notifiedforceevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='notifiedforce',
            constraint=models.UniqueConstraint(fields=('opportunity', 'force'), name='notified_force_once', violation_error_code='notified_already', violation_error_message='This force was notified already.'),
        ),
        migrations.AddConstraint(
            model_name='notifiedforce',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('considered_on__isnull', True), ('is_in_interests__isnull', True), ('reason', '')), models.Q(('considered_on__isnull', False), ('is_in_interests__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='notified_force_answers_whole', violation_error_code='half_an_answer', violation_error_message='Give the day, the answer and the reason.'),
        ),
        migrations.AddConstraint(
            model_name='notifiedforce',
            constraint=models.CheckConstraint(condition=models.Q(('considered_on__isnull', True), ('considered_on__gte', models.F('notified_on')), _connector='OR'), name='notified_force_considers_after_notice', violation_error_code='considered_too_early', violation_error_message='A force cannot have considered it before it was notified.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notifiedforce',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='fa42bec7d2b7d7e5d4c544cf521d2a9a4e7e4cf9', operation='UPDATE', pgid='pgtrigger_raise_version_f09b1', table='collaborations_notifiedforce', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notifiedforce',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_notifiedforceevent" ("considered_on", "force_id", "id", "is_in_interests", "notified_on", "opportunity_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") VALUES (NEW."considered_on", NEW."force_id", NEW."id", NEW."is_in_interests", NEW."notified_on", NEW."opportunity_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."version"); RETURN NULL;', hash='c0d96639714803b7acfc6528f478bf7ee3f2d0c6', operation='INSERT', pgid='pgtrigger_insert_insert_d87de', table='collaborations_notifiedforce', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notifiedforce',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_notifiedforceevent" ("considered_on", "force_id", "id", "is_in_interests", "notified_on", "opportunity_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") VALUES (NEW."considered_on", NEW."force_id", NEW."id", NEW."is_in_interests", NEW."notified_on", NEW."opportunity_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."version"); RETURN NULL;', hash='8db4b02159f45d511f2a1009e7903297dbdc4159', operation='UPDATE', pgid='pgtrigger_update_update_42c03', table='collaborations_notifiedforce', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notifiedforce',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_notifiedforceevent" ("considered_on", "force_id", "id", "is_in_interests", "notified_on", "opportunity_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") VALUES (OLD."considered_on", OLD."force_id", OLD."id", OLD."is_in_interests", OLD."notified_on", OLD."opportunity_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."version"); RETURN NULL;', hash='b63a0b47b51dfad4abe6127a01f983a69a9a0c57', operation='DELETE', pgid='pgtrigger_delete_delete_53987', table='collaborations_notifiedforce', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opportunityevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1c7cd3dd0288b8d33f3ebcb73a93255996b896b6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_df75f', table='collaborations_opportunityevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='othername',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='other_name_number_once'),
        ),
        migrations.AddConstraint(
            model_name='othername',
            constraint=models.UniqueConstraint(models.F('collaboration'), django.db.models.functions.text.Lower('name'), name='other_name_once', violation_error_code='name_taken', violation_error_message='This name is on the list already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='othername',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_othername\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_othernameevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='d4949018657622786a87d3b26cc2b23d7b69f70d', operation='INSERT', pgid='pgtrigger_give_number_e82d0', table='collaborations_othername', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='othername',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='21d66d0370e0b953bdb8c4198852e3b371959eda', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_b9963', table='collaborations_othername', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='othername',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='665052663bb08d77c8c28c46f74a3731239f08d1', operation='UPDATE', pgid='pgtrigger_raise_version_ff896', table='collaborations_othername', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='othername',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_othernameevent" ("collaboration_id", "id", "kind", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."collaboration_id", NEW."id", NEW."kind", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;', hash='bc4998bf32f4824a8315082089e6d99cded01d96', operation='INSERT', pgid='pgtrigger_insert_insert_f79fb', table='collaborations_othername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='othername',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_othernameevent" ("collaboration_id", "id", "kind", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."collaboration_id", NEW."id", NEW."kind", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;', hash='5e5607717987059b88e9ac83817ddd14ef31448c', operation='UPDATE', pgid='pgtrigger_update_update_c6ebe', table='collaborations_othername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='othername',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_othernameevent" ("collaboration_id", "id", "kind", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."collaboration_id", OLD."id", OLD."kind", OLD."name", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;', hash='b0a81de3b2e6cf0edd3478925007d3c9fa000f02', operation='DELETE', pgid='pgtrigger_delete_delete_c86b3', table='collaborations_othername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='othernameevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f3bca434d67fe69c3ff432743bb9fbb0cab913cb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8ef5c', table='collaborations_othernameevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='postcontribution',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='post_contribution_number_once'),
        ),
        migrations.AddConstraint(
            model_name='postcontribution',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='post_contribution_ends_after_start', violation_error_message='The last day cannot be before the first day.'),
        ),
        migrations.AddConstraint(
            model_name='postcontribution',
            constraint=models.CheckConstraint(condition=models.Q(('posts__gte', Decimal('0.1'))), name='post_contribution_has_posts', violation_error_code='too_few_posts', violation_error_message='Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postcontribution',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_postcontribution\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_postcontributionevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='50cda5f6dfc507c27c04ac1a82df9ba030555375', operation='INSERT', pgid='pgtrigger_give_number_6d141', table='collaborations_postcontribution', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postcontribution',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='e181deb6231ad7296a59b322acec94fad222da44', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_e425f', table='collaborations_postcontribution', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postcontribution',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='a2d7dd5dfad7ab4cd9c7c55407007a15b8cf9079', operation='UPDATE', pgid='pgtrigger_raise_version_98439', table='collaborations_postcontribution', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postcontribution',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='d9af3872b5aa2590fccb205886994897d19a2b43', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_25616', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_postcontribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postcontribution',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='3435a99a56195cb43b6a8860498a3b09ad6878d9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_40a3c', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_postcontribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postcontribution',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='9541d0cb974c820fd7d61d52c8823707f224de69', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_3d8a8', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_postcontribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postcontribution',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='f41ebf289722f4ba4e04b4551412a6f64294cf6a', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_8564c', table='collaborations_postcontribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postcontribution',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_postcontributionevent" ("collaboration_id", "ends_on", "force_id", "id", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "starts_on", "version") VALUES (NEW."collaboration_id", NEW."ends_on", NEW."force_id", NEW."id", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."posts", NEW."starts_on", NEW."version"); RETURN NULL;', hash='8e79e468d78659761e8e740bf8da9f0d3a829e77', operation='INSERT', pgid='pgtrigger_insert_insert_47da6', table='collaborations_postcontribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postcontribution',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_postcontributionevent" ("collaboration_id", "ends_on", "force_id", "id", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "starts_on", "version") VALUES (NEW."collaboration_id", NEW."ends_on", NEW."force_id", NEW."id", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."posts", NEW."starts_on", NEW."version"); RETURN NULL;', hash='57cef30bbc3dc49f02d210b8dcaa3572fe45b9ce', operation='UPDATE', pgid='pgtrigger_update_update_1f6a4', table='collaborations_postcontribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postcontribution',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_postcontributionevent" ("collaboration_id", "ends_on", "force_id", "id", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "starts_on", "version") VALUES (OLD."collaboration_id", OLD."ends_on", OLD."force_id", OLD."id", OLD."note", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."posts", OLD."starts_on", OLD."version"); RETURN NULL;', hash='073033e8b7b8f25a10bd9a244021a55debbbbd30', operation='DELETE', pgid='pgtrigger_delete_delete_6fbff', table='collaborations_postcontribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postcontributionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c8ca68fbe784a39f64515036c0a118ce371cd35d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_80b54', table='collaborations_postcontributionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c9a113906dd05b3a416d726f4781254e6e4979cc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d296e', table='collaborations_reviewevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='reviewlesson',
            constraint=models.UniqueConstraint(fields=('review', 'lesson'), name='review_lesson_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewlesson',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT p.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_review p ON p.id = r.review_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='0b41a3d4ff53a3d1bdc82dc5cf1036e9b6d41e1d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_88fa5', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_reviewlesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewlesson',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT p.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_review p ON p.id = r.review_id UNION ALL SELECT p.collaboration_id, NULL::smallint AS financial_year FROM before r JOIN collaborations_review p ON p.id = r.review_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='8705415a2faa2856b80702ce1b8b7564fd57ea5f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_3b3ba', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_reviewlesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewlesson',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT p.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_review p ON p.id = r.review_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='c2093dacfa1708d4d7995326cc0a7912d9e0ca04', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_bbe7a', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_reviewlesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewlesson',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='bfbeafc640733cd37927ed2f0fe06689c5f1ead9', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_7cddb', table='collaborations_reviewlesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewlesson',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_reviewlessonevent" ("id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id") VALUES (NEW."id", NEW."lesson_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."review_id"); RETURN NULL;', hash='7502d2af805f0f00023bbc40bc6b09b1f0c2b08e', operation='INSERT', pgid='pgtrigger_insert_insert_8c83f', table='collaborations_reviewlesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewlesson',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_reviewlessonevent" ("id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id") VALUES (NEW."id", NEW."lesson_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."review_id"); RETURN NULL;', hash='a9c6ab96c23abe32d1ab3229c227ec70ff308ce5', operation='UPDATE', pgid='pgtrigger_update_update_577c2', table='collaborations_reviewlesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewlesson',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_reviewlessonevent" ("id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id") VALUES (OLD."id", OLD."lesson_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."review_id"); RETURN NULL;', hash='416f316d96d73efedb037c22c49428ad8af48eaf', operation='DELETE', pgid='pgtrigger_delete_delete_83d1e', table='collaborations_reviewlesson', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='review_number_once'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('next_due_on__isnull', True), ('next_due_on__gt', models.F('held_on')), _connector='OR'), name='review_next_after_this', violation_error_code='next_too_early', violation_error_message='The next review has to be due after the day of this one.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_review\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_reviewevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='b81b3fa0759da7e9d7d44b85e7a26e9c1375de02', operation='INSERT', pgid='pgtrigger_give_number_aa32f', table='collaborations_review', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='442fec062e22126859200886245c875f6d34d3c0', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_8dbd6', table='collaborations_review', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='f91004c956e8e09905bb786d0fa73028b73c78d4', operation='UPDATE', pgid='pgtrigger_raise_version_6cfba', table='collaborations_review', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='e1c0c3936945a72ff89c0c5affd7337e608fb280', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_45bbd', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='9888195736c8c14b261b27f21f4a9c1489dcbcc5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_bb23e', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='7b2d35df0f0f3d25e3c39943e0f5118c1559631a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_d3ed4', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='6c69f8e15a45478201ac5f3d30ac753139155dd6', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_4e270', table='collaborations_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_reviewevent" ("collaboration_id", "held_on", "id", "lead_role", "next_due_on", "no_lessons_because", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scope", "version") VALUES (NEW."collaboration_id", NEW."held_on", NEW."id", NEW."lead_role", NEW."next_due_on", NEW."no_lessons_because", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."scope", NEW."version"); RETURN NULL;', hash='31ac5c7f39959f70554d77af0fe1b69478beb440', operation='INSERT', pgid='pgtrigger_insert_insert_848ff', table='collaborations_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_reviewevent" ("collaboration_id", "held_on", "id", "lead_role", "next_due_on", "no_lessons_because", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scope", "version") VALUES (NEW."collaboration_id", NEW."held_on", NEW."id", NEW."lead_role", NEW."next_due_on", NEW."no_lessons_because", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."scope", NEW."version"); RETURN NULL;', hash='768505ad0f9d9c465c65fbedcadf4f19b81baec6', operation='UPDATE', pgid='pgtrigger_update_update_ed2b0', table='collaborations_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_reviewevent" ("collaboration_id", "held_on", "id", "lead_role", "next_due_on", "no_lessons_because", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scope", "version") VALUES (OLD."collaboration_id", OLD."held_on", OLD."id", OLD."lead_role", OLD."next_due_on", OLD."no_lessons_because", OLD."number", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."scope", OLD."version"); RETURN NULL;', hash='13e6249b54fda06cdec0224f87110651a178d44f', operation='DELETE', pgid='pgtrigger_delete_delete_52d9c', table='collaborations_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewlessonevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a095b6026c308bc45469fb3e1d9c16ffa2eda6eb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_19633', table='collaborations_reviewlessonevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appointmentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='042c8eb529c2b8e71b7794ea1914f33ced4de146', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5a618', table='collaborations_appointmentevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='appointment_number_once'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='appointment_ends_after_start', violation_error_message='The last day cannot be before the first day.'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('posts__gte', Decimal('0.1'))), name='appointment_has_posts', violation_error_code='too_few_posts', violation_error_message='Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_appointment\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_appointmentevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='4ac2ee188d94830d1b5dac92661e4ea9c1e24d45', operation='INSERT', pgid='pgtrigger_give_number_0d361', table='collaborations_appointment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='da566a78e7d49ade99920834b3c8658161fe1618', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_dd034', table='collaborations_appointment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='b2ea9d5388bacb767e1183ca50aaabce1a753ad7', operation='UPDATE', pgid='pgtrigger_raise_version_19f60', table='collaborations_appointment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='304631ffa06621e4573c0435ffbe3751fe23a068', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_26d58', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_appointment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='895e9338c201746888b4995c105393e4972753cd', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_03b42', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_appointment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='3f74b462e42027fbcd259d535c17fee5584a0057', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_49cea', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_appointment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='57848866f8dd2101232e143c1b1ef2e902fe949d', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_df1da', table='collaborations_appointment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_appointmentevent" ("collaboration_id", "ends_on", "force_id", "holder_title", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "role_id", "starts_on", "version") VALUES (NEW."collaboration_id", NEW."ends_on", NEW."force_id", NEW."holder_title", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."posts", NEW."role_id", NEW."starts_on", NEW."version"); RETURN NULL;', hash='13a8f51b192275d4bf134c4480563b6f24923b00', operation='INSERT', pgid='pgtrigger_insert_insert_00450', table='collaborations_appointment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_appointmentevent" ("collaboration_id", "ends_on", "force_id", "holder_title", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "role_id", "starts_on", "version") VALUES (NEW."collaboration_id", NEW."ends_on", NEW."force_id", NEW."holder_title", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."posts", NEW."role_id", NEW."starts_on", NEW."version"); RETURN NULL;', hash='e5bd974b16fe3857c29bee5b5a30468e8ae43a54', operation='UPDATE', pgid='pgtrigger_update_update_ff5af', table='collaborations_appointment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_appointmentevent" ("collaboration_id", "ends_on", "force_id", "holder_title", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "role_id", "starts_on", "version") VALUES (OLD."collaboration_id", OLD."ends_on", OLD."force_id", OLD."holder_title", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."posts", OLD."role_id", OLD."starts_on", OLD."version"); RETURN NULL;', hash='b8228c8135ea79f49c92bc6730eb59eec70ed860', operation='DELETE', pgid='pgtrigger_delete_delete_09b39', table='collaborations_appointment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6a43cf6b9364730f04cd6fa4a487e582805e1601', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d5291', table='collaborations_roleevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleskillevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5b3fd07f46482478de6062d1aa86f9c49db7a7f8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ab8b2', table='collaborations_roleskillevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='roleskill',
            constraint=models.UniqueConstraint(fields=('role', 'skill'), name='role_skill_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleskill',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT o.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_role o ON o.id = r.role_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='3570dc090e4075a2c85207c969866914a8ef4d56', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_af8e8', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_roleskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleskill',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT o.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_role o ON o.id = r.role_id UNION ALL SELECT o.collaboration_id, NULL::smallint AS financial_year FROM before r JOIN collaborations_role o ON o.id = r.role_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='00d5274ba36992df132a8134ee2e598076b3cc42', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_915ba', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_roleskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleskill',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT o.collaboration_id, NULL::smallint AS financial_year FROM touched r JOIN collaborations_role o ON o.id = r.role_id) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='8ef98d6f2418e7145698aa8d1ecc6730f4202269', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_5a274', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_roleskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleskill',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='6a969eb22216131580ccfa7864aa59cc05adcc4f', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_69c52', table='collaborations_roleskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleskill',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_roleskillevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id", "skill_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role_id", NEW."skill_id"); RETURN NULL;', hash='cb52863adad2d5a342224af955d9230dbb88757f', operation='INSERT', pgid='pgtrigger_insert_insert_f75c8', table='collaborations_roleskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleskill',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_roleskillevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id", "skill_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role_id", NEW."skill_id"); RETURN NULL;', hash='cdad08998383f06f2880a4ecd36c0408a1fdd6f8', operation='UPDATE', pgid='pgtrigger_update_update_af88f', table='collaborations_roleskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleskill',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_roleskillevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id", "skill_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role_id", OLD."skill_id"); RETURN NULL;', hash='f55cd50790b9280ba9a2f1872f75a7f72dbf008d', operation='DELETE', pgid='pgtrigger_delete_delete_25912', table='collaborations_roleskill', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='role_number_once'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='role_ends_after_start', violation_error_message='The last day cannot be before the first day.'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.CheckConstraint(condition=models.Q(('posts__gte', Decimal('0.1'))), name='role_has_posts', violation_error_code='too_few_posts', violation_error_message='Enter posts as full-time equivalents from 0.1 to 9,999.99, such as 1.5.'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.UniqueConstraint(models.F('collaboration'), django.db.models.functions.text.Lower('title'), name='role_title_once', violation_error_code='title_taken', violation_error_message='This collaboration has a role of that title.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_role\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_roleevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='95b0ccb26797ce8094c02e1b62af616ec4ece9ed', operation='INSERT', pgid='pgtrigger_give_number_eebb8', table='collaborations_role', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='69af1bd7ee16ccd0aef8e7e579c87e0f7d2a56d9', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_bbfc9', table='collaborations_role', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='2a3143717b7d3716d09f98be540ce00d3404acc6', operation='UPDATE', pgid='pgtrigger_raise_version_90a23', table='collaborations_role', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='af1ce657f0f65621c717c9f71e1dbcb339dd0384', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_87b4e', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_role', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='680a9a58296fdec35a76543eef076d5c67f6e6e7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_1e1e9', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_role', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='fc9334e770340926e2f5b57528695b4f70ee280b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_c560a', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_role', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='41ec92e945350d9d3f584484193d7ae97fe5a14f', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_0e766', table='collaborations_role', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_roleevent" ("area", "collaboration_id", "ends_on", "id", "is_bought_in", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "starts_on", "title", "version") VALUES (NEW."area", NEW."collaboration_id", NEW."ends_on", NEW."id", NEW."is_bought_in", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."posts", NEW."starts_on", NEW."title", NEW."version"); RETURN NULL;', hash='5c5bcfaf0f2025b16082e98f69f4525ba0c75a10', operation='INSERT', pgid='pgtrigger_insert_insert_e6454', table='collaborations_role', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_roleevent" ("area", "collaboration_id", "ends_on", "id", "is_bought_in", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "starts_on", "title", "version") VALUES (NEW."area", NEW."collaboration_id", NEW."ends_on", NEW."id", NEW."is_bought_in", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."posts", NEW."starts_on", NEW."title", NEW."version"); RETURN NULL;', hash='271ad022d8c31ab467758a6f911b04f6b378f127', operation='UPDATE', pgid='pgtrigger_update_update_d4cde', table='collaborations_role', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_roleevent" ("area", "collaboration_id", "ends_on", "id", "is_bought_in", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "starts_on", "title", "version") VALUES (OLD."area", OLD."collaboration_id", OLD."ends_on", OLD."id", OLD."is_bought_in", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."posts", OLD."starts_on", OLD."title", OLD."version"); RETURN NULL;', hash='e0a8a0d002e73ef2e5678cd3651cd8ee09fa35c0', operation='DELETE', pgid='pgtrigger_delete_delete_78191', table='collaborations_role', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='heldskillevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='74e564a20fed3d32ef853b2b26fc6ae950ec0aba', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6ddfe', table='collaborations_heldskillevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='heldskill',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='held_skill_number_once'),
        ),
        migrations.AddConstraint(
            model_name='heldskill',
            constraint=models.UniqueConstraint(fields=('appointment', 'skill'), name='held_skill_once', violation_error_code='held_already', violation_error_message='This skill is recorded for the holder. Change its dates there.'),
        ),
        migrations.AddConstraint(
            model_name='heldskill',
            constraint=models.CheckConstraint(condition=models.Q(('gained_on__isnull', True), ('valid_until__isnull', True), ('valid_until__gte', models.F('gained_on')), _connector='OR'), name='held_skill_runs_out_after_gained', violation_error_code='runs_out_too_early', violation_error_message='A skill cannot run out before it was gained.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='heldskill',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_heldskill\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_heldskillevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='6fffd23af6aac4548e624d72826738c414d2e1fd', operation='INSERT', pgid='pgtrigger_give_number_9c360', table='collaborations_heldskill', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='heldskill',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='c372ea6dfc7b7eb2d63d899d5b007de3460c4fd7', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_e0b62', table='collaborations_heldskill', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='heldskill',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='c516eba30f3aa9917cbe6622e22c1f24fc453d0e', operation='UPDATE', pgid='pgtrigger_raise_version_11559', table='collaborations_heldskill', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='heldskill',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='292ba7cbd085befe0a97369d32100113a1ed7b9c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_7ce20', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_heldskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='heldskill',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='20eca7b23048b7e75d461622624f0f4dcc28f07c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_e5c11', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_heldskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='heldskill',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='2061bc2c777774347312bdb357d69d2f76d5b644', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_ce470', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_heldskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='heldskill',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='2e059c4175644ef83d499cb565d84b8dd62b8251', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_2a35b', table='collaborations_heldskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='heldskill',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_heldskillevent" ("appointment_id", "collaboration_id", "gained_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skill_id", "valid_until", "version") VALUES (NEW."appointment_id", NEW."collaboration_id", NEW."gained_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."skill_id", NEW."valid_until", NEW."version"); RETURN NULL;', hash='529f1dc703172efca7d8e9be69be3fe960bb2a38', operation='INSERT', pgid='pgtrigger_insert_insert_fea5e', table='collaborations_heldskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='heldskill',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_heldskillevent" ("appointment_id", "collaboration_id", "gained_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skill_id", "valid_until", "version") VALUES (NEW."appointment_id", NEW."collaboration_id", NEW."gained_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."skill_id", NEW."valid_until", NEW."version"); RETURN NULL;', hash='b8e9b69163b4e7099d18f35f7f4d41d5890e3836', operation='UPDATE', pgid='pgtrigger_update_update_12e2e', table='collaborations_heldskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='heldskill',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_heldskillevent" ("appointment_id", "collaboration_id", "gained_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skill_id", "valid_until", "version") VALUES (OLD."appointment_id", OLD."collaboration_id", OLD."gained_on", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."skill_id", OLD."valid_until", OLD."version"); RETURN NULL;', hash='e24a6b5f0ea08281070ee6f66f5d8c4fe69467a2', operation='DELETE', pgid='pgtrigger_delete_delete_1722f', table='collaborations_heldskill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skillevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c9b79c1a1d7b3ef092e828d29bcb4970757b4d48', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_017ea', table='collaborations_skillevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='skillsreview',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='skills_review_number_once'),
        ),
        migrations.AddConstraint(
            model_name='skillsreview',
            constraint=models.UniqueConstraint(fields=('collaboration', 'reviewed_on'), name='skills_review_once_a_day', violation_error_code='reviewed_that_day', violation_error_message='A review of that day is recorded.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skillsreview',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_skillsreview\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_skillsreviewevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='16a049a7e43f505db04e138bba36f6ed96e750dc', operation='INSERT', pgid='pgtrigger_give_number_daf51', table='collaborations_skillsreview', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skillsreview',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='2e742e65c670c25a04b3322f394054c144c8b757', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_0eb29', table='collaborations_skillsreview', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skillsreview',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='32bdec0172d9697c2a05fb817ffdb2e5cb91a05c', operation='UPDATE', pgid='pgtrigger_raise_version_a4329', table='collaborations_skillsreview', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skillsreview',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='8269cff60a41cd00636617a740c86d6779c48e29', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_9b532', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_skillsreview', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skillsreview',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='3742a25057093259727a3891c4413894dc44419f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_cef48', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_skillsreview', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skillsreview',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='79197b1130fbf3e98082e02b7f7c087ba789c133', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_3cc78', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_skillsreview', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skillsreview',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='cc2a3dbfd17ea44b9a357487e5b641d66a60e4fe', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_7b41d', table='collaborations_skillsreview', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skillsreview',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_skillsreviewevent" ("collaboration_id", "id", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_by", "reviewed_on", "version") VALUES (NEW."collaboration_id", NEW."id", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reviewed_by", NEW."reviewed_on", NEW."version"); RETURN NULL;', hash='eca4cc4e0759a45b873d71560a713573d06f6989', operation='INSERT', pgid='pgtrigger_insert_insert_fae3b', table='collaborations_skillsreview', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skillsreview',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_skillsreviewevent" ("collaboration_id", "id", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_by", "reviewed_on", "version") VALUES (NEW."collaboration_id", NEW."id", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reviewed_by", NEW."reviewed_on", NEW."version"); RETURN NULL;', hash='eb98c528ef4e8686baffcd05fec25bc3a190b134', operation='UPDATE', pgid='pgtrigger_update_update_242e4', table='collaborations_skillsreview', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skillsreview',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_skillsreviewevent" ("collaboration_id", "id", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_by", "reviewed_on", "version") VALUES (OLD."collaboration_id", OLD."id", OLD."note", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reviewed_by", OLD."reviewed_on", OLD."version"); RETURN NULL;', hash='358637847a074e9e8203c37fc2ecec22d2c85da7', operation='DELETE', pgid='pgtrigger_delete_delete_96399', table='collaborations_skillsreview', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skillsreviewevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6a5311869b7d77dae4f0977f98e7ceac45800276', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_52125', table='collaborations_skillsreviewevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='status_change_number_once'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(('from_status', models.F('to_status')), _negated=True), name='status_change_changes', violation_error_message='It has this status already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuschange',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_statuschange\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_statuschangeevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='478dc3d9c1750d626437de4e3b4c5d90493d4164', operation='INSERT', pgid='pgtrigger_give_number_59a3a', table='collaborations_statuschange', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuschange',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='cb1f35c41790f0c85dff5b044b535e646befd916', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_a348d', table='collaborations_statuschange', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuschange',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='f02fa874e784025af9242ef3c07933be3aad7ac5', operation='UPDATE', pgid='pgtrigger_raise_version_e78ad', table='collaborations_statuschange', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuschange',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='f88c2d8108d2b97916f7591f9ea691f887017476', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_6ec74', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_statuschange', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuschange',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='5111d2515f5d4cd28b29ec2c9c75683fa37b3483', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_b3ebf', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_statuschange', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuschange',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='d0ec85b48e776f98003dab870e49970f7991207f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_c792b', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_statuschange', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuschange',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='715d5f02d1e8fe49af5e77867c8863676ab7d719', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_4bb50', table='collaborations_statuschange', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuschange',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_statuschangeevent" ("collaboration_id", "from_status", "id", "moved_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_status", "version") VALUES (NEW."collaboration_id", NEW."from_status", NEW."id", NEW."moved_on", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."to_status", NEW."version"); RETURN NULL;', hash='1ac3e168c005cea6534077e4097044512c266395', operation='INSERT', pgid='pgtrigger_insert_insert_8355a', table='collaborations_statuschange', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuschange',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_statuschangeevent" ("collaboration_id", "from_status", "id", "moved_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_status", "version") VALUES (NEW."collaboration_id", NEW."from_status", NEW."id", NEW."moved_on", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."to_status", NEW."version"); RETURN NULL;', hash='5d76373b0e201e2b3df6f6369f056024782504e0', operation='UPDATE', pgid='pgtrigger_update_update_1c2cd', table='collaborations_statuschange', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuschange',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_statuschangeevent" ("collaboration_id", "from_status", "id", "moved_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_status", "version") VALUES (OLD."collaboration_id", OLD."from_status", OLD."id", OLD."moved_on", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."to_status", OLD."version"); RETURN NULL;', hash='922c00aaec966d7e3c7d3562f3d33f4c7ee17850', operation='DELETE', pgid='pgtrigger_delete_delete_ef1cb', table='collaborations_statuschange', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuschangeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2d856a94f69b1c75c3bc4a625b197249a02370d4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c68a7', table='collaborations_statuschangeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='systeminuse',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='system_in_use_number_once'),
        ),
        migrations.AddConstraint(
            model_name='systeminuse',
            constraint=models.UniqueConstraint(models.F('collaboration'), models.F('force'), models.F('purpose'), django.db.models.functions.text.Lower('name'), name='system_in_use_once', violation_error_code='system_named', violation_error_message='This system of the force is recorded for that purpose.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='systeminuse',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_systeminuse\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_systeminuseevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='58540891a35154c3b4967ded015198ed9203308c', operation='INSERT', pgid='pgtrigger_give_number_96e77', table='collaborations_systeminuse', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='systeminuse',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='be8c11731fb8d669d91c3360537b8cabff463b4f', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_5387d', table='collaborations_systeminuse', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='systeminuse',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='0d3814c90bdc7145aeba146d4d1ebfe3bfeccfdb', operation='UPDATE', pgid='pgtrigger_raise_version_4bb4b', table='collaborations_systeminuse', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='systeminuse',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='75b8713b71e5e20baea80ebe6195928d5abb78bc', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_9ef8d', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_systeminuse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='systeminuse',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='be4da6b3346f6ef1575547c15ad35e89417d7250', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_df018', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_systeminuse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='systeminuse',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='bd1bd2c714b81eeb1175ab44b201bffdcc00b12f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_60994', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_systeminuse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='systeminuse',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='850d8f110e72a154990f8a2a2086ada008d888d0', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_45548', table='collaborations_systeminuse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='systeminuse',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_systeminuseevent" ("as_at", "collaboration_id", "differences", "force_id", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "seen_by", "version") VALUES (NEW."as_at", NEW."collaboration_id", NEW."differences", NEW."force_id", NEW."id", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."seen_by", NEW."version"); RETURN NULL;', hash='c61f43547a290a9e508edda3321790b24f1bf908', operation='INSERT', pgid='pgtrigger_insert_insert_f98fb', table='collaborations_systeminuse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='systeminuse',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_systeminuseevent" ("as_at", "collaboration_id", "differences", "force_id", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "seen_by", "version") VALUES (NEW."as_at", NEW."collaboration_id", NEW."differences", NEW."force_id", NEW."id", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."seen_by", NEW."version"); RETURN NULL;', hash='52c687b866ca9b19812a1a80513068c621e8ebe8', operation='UPDATE', pgid='pgtrigger_update_update_c60b8', table='collaborations_systeminuse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='systeminuse',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_systeminuseevent" ("as_at", "collaboration_id", "differences", "force_id", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "seen_by", "version") VALUES (OLD."as_at", OLD."collaboration_id", OLD."differences", OLD."force_id", OLD."id", OLD."name", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."seen_by", OLD."version"); RETURN NULL;', hash='6ec95cd733e5aaeec599e88363396fd2bcac5332', operation='DELETE', pgid='pgtrigger_delete_delete_714fc', table='collaborations_systeminuse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='systeminuseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4d16e7017ddf34f8195127d5322ab154a62ffd48', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dcd8c', table='collaborations_systeminuseevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='typeddraft',
            constraint=models.UniqueConstraint(fields=('user', 'page'), name='typed_draft_once'),
        ),
        migrations.AddConstraint(
            model_name='understandingsurvey',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='survey_number_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='understandingsurvey',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_understandingsurvey\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_understandingsurveyevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='794d423d0600c1c3be9d892b7a9cbe35e1b706d3', operation='INSERT', pgid='pgtrigger_give_number_99429', table='collaborations_understandingsurvey', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='understandingsurvey',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='dd341b53f01286378384b24a3300ce46ae8313c6', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_88458', table='collaborations_understandingsurvey', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='understandingsurvey',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='ceb64911042e79f0cd95e8814e7f51dcfe1e5bfe', operation='UPDATE', pgid='pgtrigger_raise_version_eb76b', table='collaborations_understandingsurvey', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='understandingsurvey',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='4bb9b67a4ace0f27389dc5b7df1e7deb85b51ad3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_2bc07', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_understandingsurvey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='understandingsurvey',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='55634f35b8893c3e6b00810b1017871cabd7816e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_a1b13', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_understandingsurvey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='understandingsurvey',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='0b5ee8c8fc2688030b1a0f8fb125c6df43e2954e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_74724', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_understandingsurvey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='understandingsurvey',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='b57a38b44655829c3c7393230806e0fda0e6460a', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_ab571', table='collaborations_understandingsurvey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='understandingsurvey',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_understandingsurveyevent" ("asked_on", "collaboration_id", "id", "method", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."asked_on", NEW."collaboration_id", NEW."id", NEW."method", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;', hash='e21fb2b64b29c5e8562dc0794a052db936b6aff3', operation='INSERT', pgid='pgtrigger_insert_insert_21cf8', table='collaborations_understandingsurvey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='understandingsurvey',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_understandingsurveyevent" ("asked_on", "collaboration_id", "id", "method", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."asked_on", NEW."collaboration_id", NEW."id", NEW."method", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;', hash='8bb92f1be5752b43bb3bbbb9e818944e32132153', operation='UPDATE', pgid='pgtrigger_update_update_72683', table='collaborations_understandingsurvey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='understandingsurvey',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_understandingsurveyevent" ("asked_on", "collaboration_id", "id", "method", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."asked_on", OLD."collaboration_id", OLD."id", OLD."method", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;', hash='2dc22b62dd6059387677605c889cec01d47d0233', operation='DELETE', pgid='pgtrigger_delete_delete_08cb9', table='collaborations_understandingsurvey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyresponseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8c0dafd691fb5ffdfc3a2f1e9e473b818a2fe4d7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e7ff5', table='collaborations_surveyresponseevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='surveyresponse',
            constraint=models.UniqueConstraint(fields=('survey', 'force'), name='survey_response_once', violation_error_message='Give each force once.'),
        ),
        migrations.AddConstraint(
            model_name='surveyresponse',
            constraint=models.CheckConstraint(condition=models.Q(('asked__isnull', False), ('answered__isnull', False), ('knowing__isnull', False), _connector='OR'), name='survey_response_counts_something', violation_error_message='Enter at least one count.'),
        ),
        migrations.AddConstraint(
            model_name='surveyresponse',
            constraint=models.CheckConstraint(condition=models.Q(('answered__isnull', True), ('asked__isnull', True), ('answered__lte', models.F('asked')), _connector='OR'), name='survey_response_answered_of_asked', violation_error_code='more_answered_than_asked', violation_error_message='No more can have answered than were asked.'),
        ),
        migrations.AddConstraint(
            model_name='surveyresponse',
            constraint=models.CheckConstraint(condition=models.Q(('knowing__isnull', True), models.Q(('answered__isnull', False), ('knowing__lte', models.F('answered'))), _connector='OR'), name='survey_response_knowing_of_answered', violation_error_code='more_knowing_than_answered', violation_error_message='No more can know the purpose than answered: enter how many answered, and of these how many know it.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyresponse',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='82eafbeeb2d80f110b3e54114cc953943be7e2b3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_d9de2', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_surveyresponse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyresponse',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='48cb164926ed5cfca6a50713c06d4824d33c911b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_bcc53', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_surveyresponse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyresponse',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='06a26864f05ab1ac0f57f060a646fb24353b0e63', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_27dbd', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_surveyresponse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyresponse',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='ef91bd561cfff8e7969b77bd122aad36f4c42432', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_048c2', table='collaborations_surveyresponse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyresponse',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_surveyresponseevent" ("answered", "asked", "collaboration_id", "force_id", "id", "knowing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "survey_id") VALUES (NEW."answered", NEW."asked", NEW."collaboration_id", NEW."force_id", NEW."id", NEW."knowing", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."survey_id"); RETURN NULL;', hash='c075740d8695916ceed356469062a5e7d5d5bfe9', operation='INSERT', pgid='pgtrigger_insert_insert_ac4a5', table='collaborations_surveyresponse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyresponse',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_surveyresponseevent" ("answered", "asked", "collaboration_id", "force_id", "id", "knowing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "survey_id") VALUES (NEW."answered", NEW."asked", NEW."collaboration_id", NEW."force_id", NEW."id", NEW."knowing", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."survey_id"); RETURN NULL;', hash='073f9c5bf6b671fc628514ec2baa550ed982ae72', operation='UPDATE', pgid='pgtrigger_update_update_b923c', table='collaborations_surveyresponse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyresponse',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_surveyresponseevent" ("answered", "asked", "collaboration_id", "force_id", "id", "knowing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "survey_id") VALUES (OLD."answered", OLD."asked", OLD."collaboration_id", OLD."force_id", OLD."id", OLD."knowing", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."survey_id"); RETURN NULL;', hash='85442dadb02322fed4abee48bd1cf0963dfdc52c', operation='DELETE', pgid='pgtrigger_delete_delete_960e9', table='collaborations_surveyresponse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='understandingsurveyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='93d17eaa47a5cddaa02c91e9b6261ac4f9318f74', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e941e', table='collaborations_understandingsurveyevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='votereason',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='vote_reason_number_once'),
        ),
        migrations.AddConstraint(
            model_name='votereason',
            constraint=models.UniqueConstraint(fields=('collaboration', 'stated_on'), name='vote_reason_once_a_day', violation_error_message='A reason was stated on that day already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votereason',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_votereason\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_votereasonevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='fec71bd037684fde6da38663cf5cc07424826f3b', operation='INSERT', pgid='pgtrigger_give_number_2fe6b', table='collaborations_votereason', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votereason',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='8c51d7a7683dd5f99a1adc6f919b7700b94fb56b', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_e9451', table='collaborations_votereason', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votereason',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='6c033e425e80819b5c65244386433cec55368919', operation='UPDATE', pgid='pgtrigger_raise_version_4c53e', table='collaborations_votereason', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votereason',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='51bfb2fa043222d45d8fa8493b96484c31f44b5c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_cb5f3', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_votereason', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votereason',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='9a1ca240a15b15ce4827a9a5c393996c8fd34ddc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_9d948', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_votereason', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votereason',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='fd80b8c5e3a1cb96853e8056c81dc36c995d96c0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_d8ffc', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_votereason', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votereason',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='8a7d51c7483ff8c5c55fa8e4b818bf8662b4fd03', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_f11be', table='collaborations_votereason', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votereason',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_votereasonevent" ("collaboration_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stated_on", "text", "version") VALUES (NEW."collaboration_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stated_on", NEW."text", NEW."version"); RETURN NULL;', hash='a3d5d4b00ecac0e85b356a4836f2eadaf152fc13', operation='INSERT', pgid='pgtrigger_insert_insert_9f477', table='collaborations_votereason', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votereason',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_votereasonevent" ("collaboration_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stated_on", "text", "version") VALUES (NEW."collaboration_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."stated_on", NEW."text", NEW."version"); RETURN NULL;', hash='811104d4067d42be8529134014e491dc15dffb58', operation='UPDATE', pgid='pgtrigger_update_update_86649', table='collaborations_votereason', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votereason',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_votereasonevent" ("collaboration_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stated_on", "text", "version") VALUES (OLD."collaboration_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."stated_on", OLD."text", OLD."version"); RETURN NULL;', hash='da56959977929d902cb95d8af1bb783327329d3d', operation='DELETE', pgid='pgtrigger_delete_delete_270cc', table='collaborations_votereason', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votereasonevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0248b98c9fd361c5fca679405dd6ad0ee9c9eb42', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_81a80', table='collaborations_votereasonevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='workforcefigure',
            constraint=models.UniqueConstraint(fields=('collaboration', 'number'), name='workforce_figure_number_once'),
        ),
        migrations.AddConstraint(
            model_name='workforcefigure',
            constraint=models.UniqueConstraint(fields=('collaboration', 'kind', 'as_at'), name='workforce_figure_once_a_day', violation_error_code='figure_of_that_day', violation_error_message='A figure of that kind and day is recorded.'),
        ),
        migrations.AddConstraint(
            model_name='workforcefigure',
            constraint=models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='workforce_figure_not_below_nothing', violation_error_code='below_nothing', violation_error_message='Enter a figure that is not below 0.'),
        ),
        migrations.AddConstraint(
            model_name='workforcefigure',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'travel'), ('value__lte', 100), _connector='OR'), name='workforce_percentage_up_to_100', violation_error_code='above_all', violation_error_message='Enter a percentage from 0 to 100.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforcefigure',
            trigger=pgtrigger.compiler.Trigger(name='give_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.number IS NULL THEN\n        PERFORM 1 FROM collaborations_collaboration\n            WHERE id = NEW.collaboration_id FOR NO KEY UPDATE;\n        SELECT COALESCE(MAX(number), 0) + 1 INTO NEW.number FROM (\n            SELECT number FROM collaborations_workforcefigure\n                WHERE collaboration_id = NEW.collaboration_id\n            UNION ALL\n            SELECT number FROM collaborations_workforcefigureevent\n                WHERE collaboration_id = NEW.collaboration_id\n        ) AS known;\n    END IF;\n    RETURN NEW;\n    ', hash='a59c5fa76a453582ac83d3b78dfa67401f5dc617', operation='INSERT', pgid='pgtrigger_give_number_38810', table='collaborations_workforcefigure', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforcefigure',
            trigger=pgtrigger.compiler.Trigger(name='keep_number', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.number = COALESCE(NEW.number, OLD.number); RETURN NEW;', hash='c217b0818203f1ae5ac948460d4ab884cc1bbba9', operation='UPDATE OF "number"', pgid='pgtrigger_keep_number_ab69e', table='collaborations_workforcefigure', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforcefigure',
            trigger=pgtrigger.compiler.Trigger(name='raise_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='NEW.version = OLD.version + 1; RETURN NEW;', hash='d7da4207ffab916f66c32c7a3c222e9ee268295a', operation='UPDATE', pgid='pgtrigger_raise_version_ae809', table='collaborations_workforcefigure', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforcefigure',
            trigger=pgtrigger.compiler.Trigger(name='queue_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='37c8d3d6874825855b006a929edb0f49ef38fdae', level='STATEMENT', operation='INSERT', pgid='pgtrigger_queue_insert_6abb2', referencing='REFERENCING NEW TABLE AS touched ', table='collaborations_workforcefigure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforcefigure',
            trigger=pgtrigger.compiler.Trigger(name='queue_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched UNION ALL SELECT collaboration_id, NULL::smallint AS financial_year FROM before) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='0ec9222e741389c9b0ff5f363d3dbf2852353b3b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_queue_update_562a3', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS touched ', table='collaborations_workforcefigure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforcefigure',
            trigger=pgtrigger.compiler.Trigger(name='queue_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, False,\n        statement_timestamp()\n    FROM (SELECT collaboration_id, NULL::smallint AS financial_year FROM touched) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='f51ef2447bde665710ce84672b904c1f551cda9f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_queue_delete_4443b', referencing='REFERENCING OLD TABLE AS touched ', table='collaborations_workforcefigure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforcefigure',
            trigger=pgtrigger.compiler.Trigger(name='queue_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO collaborations_workitem\n        (collaboration_id, financial_year, is_every_year, queued_at)\n    SELECT DISTINCT key.collaboration_id, key.financial_year, TRUE,\n        statement_timestamp()\n    FROM (SELECT id AS collaboration_id, NULL::smallint AS financial_year FROM collaborations_collaboration) AS key\n    WHERE key.collaboration_id IS NOT NULL;\nRETURN NULL;', hash='e25b900275300c51219e1d064c9b8045a27941e2', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_queue_truncate_dbf2b', table='collaborations_workforcefigure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforcefigure',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_workforcefigureevent" ("as_at", "collaboration_id", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value", "version") VALUES (NEW."as_at", NEW."collaboration_id", NEW."id", NEW."kind", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."value", NEW."version"); RETURN NULL;', hash='3596c4cbb6d3fb4b3d522ea210869647445de963', operation='INSERT', pgid='pgtrigger_insert_insert_47cd9', table='collaborations_workforcefigure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforcefigure',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "collaborations_workforcefigureevent" ("as_at", "collaboration_id", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value", "version") VALUES (NEW."as_at", NEW."collaboration_id", NEW."id", NEW."kind", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."value", NEW."version"); RETURN NULL;', hash='f2308cfcaa145d290aa65f6a443400fac2d39f46', operation='UPDATE', pgid='pgtrigger_update_update_e94e3', table='collaborations_workforcefigure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforcefigure',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "collaborations_workforcefigureevent" ("as_at", "collaboration_id", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value", "version") VALUES (OLD."as_at", OLD."collaboration_id", OLD."id", OLD."kind", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."value", OLD."version"); RETURN NULL;', hash='53abc5471c15d4928694835fcab524ed520de706', operation='DELETE', pgid='pgtrigger_delete_delete_1d4ae', table='collaborations_workforcefigure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforcefigureevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e2991afe15b1703513712411e2810281eea64699', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cea57', table='collaborations_workforcefigureevent', when='BEFORE')),
        ),
        ]),
    ]
