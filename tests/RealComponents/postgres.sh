# Runs one throwaway PostgreSQL cluster for as long as standard input stays open, then deletes it.
# $1: folder of the PostgreSQL programs; $2: folder to make the cluster in. Prints the socket folder once it answers.
# Our end of standard input closes with the test host, however it ends: a crash leaves no server behind.
set -eu
programs=$1
folder=$(mktemp -d "${2%/}/mes-postgres-XXXXXX" 2>/dev/null || TMPDIR= mktemp -d -t mes-postgres-XXXXXX)
server=

stop() {
    trap - EXIT
    if [ -n "$server" ]; then
        kill -QUIT "$server" 2>/dev/null || true
        wait "$server" || true
    fi
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 1' HUP INT TERM

if ! "$programs/initdb" --pgdata "$folder/data" --username postgres --auth trust --encoding UTF8 --locale C \
    --no-sync >"$folder/log" 2>&1 </dev/null; then
    cat "$folder/log" >&2
    exit 1
fi

# The socket folder is its owner's alone, which is why trust is enough. Should this shell be killed, so is the server.
# It keeps nothing that is worth a wait for the disk: tests kill its clients, never the machine.
setpriv --pdeathsig QUIT "$programs/postgres" -D "$folder/data" -k "$folder" -p 5432 -c listen_addresses= \
    -c max_connections=1000 -c fsync=off -c full_page_writes=off -c autovacuum=off >"$folder/log" 2>&1 </dev/null &
server=$!

until "$programs/pg_isready" --quiet --host "$folder" --port 5432; do
    if ! kill -0 "$server" 2>/dev/null; then
        cat "$folder/log" >&2
        exit 1
    fi
    sleep 0.05
done

echo "$folder"
read -r _ || true
