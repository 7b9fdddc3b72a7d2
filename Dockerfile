FROM debian:bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends \
      gcc libc6-dev libpq-dev python3-dev python3-pip python3-setuptools python3-venv python3-wheel
WORKDIR /build
COPY pyproject.toml requirements.lock ./
# Every download is checked against the lock. psycopg2 is compiled here, against
# Debian's own libpq, and without fetching build tools that no hash covers.
RUN python3 -m pip wheel --require-hashes --no-deps --no-build-isolation \
      --no-binary psycopg2-binary --wheel-dir wheels -r requirements.lock
# Of what was checked, only what the product itself needs: no test tools, no servers.
RUN python3 -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["dependencies"], sep="\n")' > runtime.txt \
    && python3 -m venv /opt/collabtrack \
    && /opt/collabtrack/bin/pip install --no-index --find-links wheels -r runtime.txt
COPY . /srv/collabtrack
WORKDIR /srv/collabtrack
# Static files need settings, but neither a database nor a broker, nor real secrets.
RUN COLLABTRACK_LOCAL=1 COLLABTRACK_VAR=/build/var \
    DATABASE_URL=postgresql://none/none CELERY_BROKER_URL=redis://none \
    /opt/collabtrack/bin/python manage.py collectstatic --no-input

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libpq5 media-types python3 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home collabtrack \
    && install --directory --owner collabtrack /srv/collabtrack/var
COPY --from=build /opt/collabtrack /opt/collabtrack
COPY . /srv/collabtrack
COPY --from=build /build/var/static /srv/collabtrack/var/static
ENV PATH=/opt/collabtrack/bin:$PATH PYTHONUNBUFFERED=1
WORKDIR /srv/collabtrack
USER collabtrack
EXPOSE 8000
# The site answers only to its own names, so the check asks for the first of them.
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["python3", "-c", "\
import os, urllib.request as web; \
host = os.environ['ALLOWED_HOSTS'].split(',')[0].strip(); \
web.urlopen(web.Request('http://127.0.0.1:8000/healthz', headers={'Host': host}), timeout=4)"]
CMD ["gunicorn", "collabtrack.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", \
     "--workers", "2", "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--no-control-socket", \
     "--access-logfile", "-"]
