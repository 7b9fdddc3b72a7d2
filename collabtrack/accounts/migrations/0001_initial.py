import collabtrack.accounts.migrations._triggers
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(error_messages={'unique': 'Another account has this e-mail address.'}, max_length=254, unique=True, verbose_name='e-mail address')),
                ('full_name', models.CharField(blank=True, max_length=200)),
                ('is_staff', models.BooleanField(default=False, help_text='For administrators only.', verbose_name='may open the admin pages')),
                ('is_active', models.BooleanField(default=True, help_text='Untick instead of deleting the account.', verbose_name='active')),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('sso_issuer', models.CharField(blank=True, max_length=255, null=True, verbose_name='SSO issuer')),
                ('sso_subject', models.CharField(blank=True, max_length=255, null=True, verbose_name='SSO subject')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_unique_in_any_case', violation_error_message='Another account has this e-mail address.'), models.UniqueConstraint(fields=('sso_issuer', 'sso_subject'), name='user_sso_identity_unique', violation_error_message='Another account has this SSO identity.'), models.CheckConstraint(condition=models.Q(models.Q(('sso_issuer__isnull', True), ('sso_subject__isnull', True)), models.Q(('sso_issuer__isnull', False), ('sso_subject__isnull', False)), _connector='OR'), name='user_sso_identity_whole', violation_error_message='Give both the SSO issuer and the subject.')],
            },
        ),
        migrations.CreateModel(
            name='UserEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(error_messages={'unique': 'Another account has this e-mail address.'}, max_length=254, verbose_name='e-mail address')),
                ('full_name', models.CharField(blank=True, max_length=200)),
                ('is_staff', models.BooleanField(default=False, help_text='For administrators only.', verbose_name='may open the admin pages')),
                ('is_active', models.BooleanField(default=True, help_text='Untick instead of deleting the account.', verbose_name='active')),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('sso_issuer', models.CharField(blank=True, max_length=255, null=True, verbose_name='SSO issuer')),
                ('sso_subject', models.CharField(blank=True, max_length=255, null=True, verbose_name='SSO subject')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='api_tokens', to=settings.AUTH_USER_MODEL)),
                ('prefix', models.CharField(editable=False, max_length=16, unique=True)),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('name', models.CharField(blank=True, max_length=100)),
                ('scope', models.CharField(choices=[('read', 'Read'), ('write', 'Read and write')], default='read', max_length=5)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('last_used_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'API token',
                'constraints': [models.CheckConstraint(condition=models.Q(('scope__in', ['read', 'write'])), name='apitoken_scope_known', violation_error_message='A token reads, or reads and writes.')],
            },
        ),
        migrations.CreateModel(
            name='ApiTokenEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.apitoken')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('prefix', models.CharField(editable=False, max_length=16)),
                ('name', models.CharField(blank=True, max_length=100)),
                ('scope', models.CharField(choices=[('read', 'Read'), ('write', 'Read and write')], default='read', max_length=5)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        collabtrack.accounts.migrations._triggers.AddTriggers(
            model_name='user',
            triggers=[pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_userevent" ("email", "full_name", "id", "is_active", "is_staff", "is_superuser", "joined_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sso_issuer", "sso_subject") VALUES (NEW."email", NEW."full_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."joined_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sso_issuer", NEW."sso_subject"); RETURN NULL;', hash='c7382a64c14aaf894c624f1a68aad05a7af73504', operation='INSERT', pgid='pgtrigger_insert_insert_3867c', table='accounts_user', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."joined_at" IS DISTINCT FROM (NEW."joined_at") OR OLD."sso_issuer" IS DISTINCT FROM (NEW."sso_issuer") OR OLD."sso_subject" IS DISTINCT FROM (NEW."sso_subject"))', func='INSERT INTO "accounts_userevent" ("email", "full_name", "id", "is_active", "is_staff", "is_superuser", "joined_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sso_issuer", "sso_subject") VALUES (NEW."email", NEW."full_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."joined_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sso_issuer", NEW."sso_subject"); RETURN NULL;', hash='128ee77646e4696792751ad1620d4153189531c4', operation='UPDATE', pgid='pgtrigger_update_update_0e890', table='accounts_user', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_userevent" ("email", "full_name", "id", "is_active", "is_staff", "is_superuser", "joined_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sso_issuer", "sso_subject") VALUES (OLD."email", OLD."full_name", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."joined_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sso_issuer", OLD."sso_subject"); RETURN NULL;', hash='bb2499deac1a54b895f88db836799bfeba160e0a', operation='DELETE', pgid='pgtrigger_delete_delete_19f14', table='accounts_user', when='AFTER'))],
        ),
        collabtrack.accounts.migrations._triggers.AddTriggers(
            model_name='userevent',
            triggers=[pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9e9498e73f6fbdf2642fb33fa14189f1ad2382c8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_45b21', table='accounts_userevent', when='BEFORE'))],
        ),
        collabtrack.accounts.migrations._triggers.AddTriggers(
            model_name='apitoken',
            triggers=[pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_apitokenevent" ("created_at", "expires_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revoked_at", "scope", "user_id") VALUES (NEW."created_at", NEW."expires_at", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prefix", NEW."revoked_at", NEW."scope", NEW."user_id"); RETURN NULL;', hash='00c08f25230a9c6e30bad3c27e7634adc354f2a0', operation='INSERT', pgid='pgtrigger_insert_insert_01b7d', table='accounts_apitoken', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."prefix" IS DISTINCT FROM (NEW."prefix") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."scope" IS DISTINCT FROM (NEW."scope") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "accounts_apitokenevent" ("created_at", "expires_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revoked_at", "scope", "user_id") VALUES (NEW."created_at", NEW."expires_at", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prefix", NEW."revoked_at", NEW."scope", NEW."user_id"); RETURN NULL;', hash='3628a435e8bad58ad42240d2385f9b8c70f259c2', operation='UPDATE', pgid='pgtrigger_update_update_df53b', table='accounts_apitoken', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_apitokenevent" ("created_at", "expires_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revoked_at", "scope", "user_id") VALUES (OLD."created_at", OLD."expires_at", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prefix", OLD."revoked_at", OLD."scope", OLD."user_id"); RETURN NULL;', hash='32bd2d04e34634c3ac5a8797a40802a18667ebca', operation='DELETE', pgid='pgtrigger_delete_delete_6e065', table='accounts_apitoken', when='AFTER'))],
        ),
        collabtrack.accounts.migrations._triggers.AddTriggers(
            model_name='apitokenevent',
            triggers=[pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bc095a3000ebe7169f0e579188212d997c91f15c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f6ae5', table='accounts_apitokenevent', when='BEFORE'))],
        ),
    ]
