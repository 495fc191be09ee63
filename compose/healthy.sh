#!/bin/bash
# healthy.sh PORT PATH: succeeds when the application answers 200. The base image has no HTTP client, bash has sockets.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/$1"
printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
read -r -t 4 status <&3
[[ $status == HTTP/1.[01]\ 200* ]]
