FROM python:3.11-slim-bookworm AS base
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PATH=/opt/venv/bin:$PATH

FROM base AS packages
WORKDIR /build
COPY requirements.txt ./
RUN python -m venv --without-pip /opt/venv \
    && pip --python /opt/venv/bin/python install --no-cache-dir --compile -r requirements.txt

FROM base
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin insightprose
WORKDIR /app
COPY --from=packages /opt/venv /opt/venv
COPY manage.py ./
COPY accounts accounts
COPY insightprose insightprose
COPY insights insights
COPY scheduler scheduler
COPY xauth xauth
COPY xsandbox xsandbox
COPY templates templates
COPY static static
# The secrets are for this one command: the settings ask for some, collecting files uses none.
RUN SECRET_KEY=unused TOKEN_KEYS=unused python manage.py collectstatic --noinput --verbosity 0 --skip-checks \
    && chown -R insightprose var
USER 10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-m", "insightprose.probe", "http://127.0.0.1:8000/livez"]
CMD ["gunicorn", "insightprose.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "8", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
