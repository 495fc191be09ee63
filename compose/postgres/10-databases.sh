#!/bin/bash
# One database per service and two roles: the owner, who makes the tables, and the service, who reads and writes
# them and can neither change them nor write to the audit trail. Nobody else may connect. Runs once, when the volume is empty.
set -euo pipefail

create() {
  local name=$1 password=$2 owner_password=$3
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set name="$name" --set owner="${name}_owner" --set password="$password" --set owner_password="$owner_password" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE ROLE :"owner" LOGIN PASSWORD :'owner_password';
CREATE DATABASE :"name" OWNER :"owner";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE :"name" TO :"name";
SQL
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$name" \
    --set name="$name" --set owner="${name}_owner" <<'SQL'
CREATE EXTENSION IF NOT EXISTS pg_trgm;
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT USAGE ON SCHEMAS TO :"name";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"name";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT USAGE, SELECT ON SEQUENCES TO :"name";
SQL
}

create identity "$IDENTITY_DB_PASSWORD" "$IDENTITY_DB_OWNER_PASSWORD"
create directive "$DIRECTIVE_DB_PASSWORD" "$DIRECTIVE_DB_OWNER_PASSWORD"
create reporting "$REPORTING_DB_PASSWORD" "$REPORTING_DB_OWNER_PASSWORD"
