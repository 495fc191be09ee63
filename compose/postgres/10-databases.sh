#!/bin/bash
# One database and one role per service; nobody else may connect. Runs once, when the volume is empty.
set -euo pipefail

create() {
  local name=$1 password=$2
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set name="$name" --set password="$password" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$name" \
    --command "CREATE EXTENSION IF NOT EXISTS pg_trgm"
}

create identity "$IDENTITY_DB_PASSWORD"
create directive "$DIRECTIVE_DB_PASSWORD"
create reporting "$REPORTING_DB_PASSWORD"
