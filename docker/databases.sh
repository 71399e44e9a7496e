#!/bin/bash
# Runs once, in an empty volume: a database and a role for each service, and nobody enters another's.
set -eu
for service in booking reminder content; do
  variable=${service^^}_DATABASE_PASSWORD
  psql -q -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres \
    -v name="$service" -v password="${!variable:?}" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
psql -q -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres \
  -c 'revoke connect on database postgres from public' -c 'revoke connect on database template1 from public'
