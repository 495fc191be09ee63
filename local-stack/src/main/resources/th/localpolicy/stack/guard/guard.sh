# Outlives whoever started it. Its standard input is a pipe that only the starter holds open; when that
# closes, however the starter ended, everything it was told of and that is still alive is stopped.
#   process <pid>          an application: killed at once, what it acknowledged is already in PostgreSQL
#   gone <pid>             that process ended by itself
#   postgres <directory>   a data directory: fast shutdown, then immediate
#   stopped <directory>    that PostgreSQL was stopped in good order
trap '' HUP INT TERM QUIT
echo $$ > "$1"

processes=' '
clusters=''
while IFS=' ' read -r what value; do
  case "$what" in
    process) processes="$processes$value " ;;
    gone) processes=$(printf '%s' "$processes" | sed "s/ $value / /") ;;
    postgres) clusters="$clusters
$value" ;;
    stopped) clusters=$(printf '%s' "$clusters" | grep -vxF "$value") ;;
  esac
done

# A process that has ended and that nobody has reaped still has its number.
alive() { kill -0 "$1" 2>/dev/null && ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null; }

postmaster() { [ -f "$1/postmaster.pid" ] && head -n 1 "$1/postmaster.pid"; }

signal_clusters() {
  printf '%s\n' "$clusters" | while IFS= read -r data; do
    pid=$(postmaster "$data") && kill -s "$1" "$pid" 2>/dev/null
  done
}

any_cluster_alive() {
  printf '%s\n' "$clusters" | (
    while IFS= read -r data; do
      pid=$(postmaster "$data") && alive "$pid" && exit 0
    done
    exit 1
  )
}

for pid in $processes; do kill -s KILL "$pid" 2>/dev/null; done
# A postmaster that was starting at that moment writes its pid file first of all.
[ -n "$clusters" ] && sleep 0.3
for signal in INT QUIT KILL; do
  any_cluster_alive || break
  signal_clusters $signal
  tenths=0
  while [ $tenths -lt 80 ] && any_cluster_alive; do
    sleep 0.1
    tenths=$((tenths + 1))
  done
done
rm -f "$1"
