# kuma-names as an image: locked wheels, a numeric user, a root that is only read.
#
#   docker build --tag kuma-names .
#
# A package index of your own goes in as pip's configuration, which no layer keeps:
#
#   docker build --secret id=pip,src=pip.conf --tag kuma-names .
#
# PYTHON_IMAGE may be any image with python3, its venv and wheels for its version in requirements.txt; both stages use it.

ARG PYTHON_IMAGE=python:3.13-slim-trixie

FROM ${PYTHON_IMAGE} AS build
WORKDIR /build
COPY requirements-build.txt requirements.txt ./
RUN --mount=type=secret,id=pip,target=/etc/pip.conf \
    python3 -m venv /opt/build \
 && python3 -m venv --without-pip /opt/venv \
 && /opt/build/bin/pip install --quiet --no-cache-dir --disable-pip-version-check \
    --require-hashes --no-deps --only-binary :all: -r requirements-build.txt \
 && /opt/build/bin/pip --python /opt/venv install --quiet --no-cache-dir --disable-pip-version-check --no-compile \
    --require-hashes --no-deps --only-binary :all: -r requirements.txt
COPY LICENSE README.md openapi.yaml pyproject.toml ./
COPY service service
# Bytecode that is never compared with its source does not depend on when it was made.
RUN /opt/build/bin/hatchling build --target wheel --directory wheel \
 && /opt/build/bin/pip --python /opt/venv install --quiet --no-cache-dir --disable-pip-version-check --no-compile \
    --no-index --no-deps --find-links wheel kuma-names \
 && /opt/venv/bin/python -m compileall -q --invalidation-mode unchecked-hash /opt/venv/lib

FROM ${PYTHON_IMAGE}
# The base's own installer, where Python's images and Debian's packages have it.
RUN rm -rf /usr/local/bin/pip* /usr/local/lib/python3*/ensurepip /usr/local/lib/python3*/site-packages/pip* \
    /usr/lib/python3*/ensurepip /usr/share/python-wheels
COPY --from=build /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    KUMA_NAMES_BIND=0.0.0.0:8080
WORKDIR /
USER 65532:65532
EXPOSE 8080 9090
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
    CMD ["/opt/venv/bin/python", "-m", "kuma_names.server.healthcheck"]
ENTRYPOINT ["/opt/venv/bin/gunicorn", "--config", "python:kuma_names.server.gunicorn_conf", "kuma_names.server.wsgi:app"]
ARG VERSION=
ARG REVISION=
ARG CREATED=
LABEL org.opencontainers.image.title="kuma-names" \
      org.opencontainers.image.description="Is this Kuma resource name good, and what does this identifier say?" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}"
