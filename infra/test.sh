#!/usr/bin/env bash
# Builds everything and runs every test. Installs from the distribution what is missing where it may, starts a broker and a
# database of its own on free loopback ports in a temporary folder, and stops them again. Last line: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

passed=0 failed=0 skipped=0
servers=()
work=$(mktemp -d "${TMPDIR:-/tmp}/semcov-test.XXXXXX")
chmod 711 "$work" # the database runs as another user below it

say() { echo "test.sh: $*" >&2; }

stop_servers() {
    local index
    for ((index = ${#servers[@]} - 1; index >= 0; index--)); do
        kill -TERM "${servers[index]}" 2>/dev/null && wait "${servers[index]}" 2>/dev/null
    done
    servers=()
}

clean_up() {
    stop_servers
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

finish() { # exit status
    clean_up
    echo "$passed passed, $failed failed, $skipped skipped"
    exit "$1"
}

postgres_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

install_missing() {
    local missing=()
    [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || missing+=(rabbitmq-server)
    [ -n "$(postgres_bin)" ] || missing+=(postgresql)
    [ -x /usr/bin/chromium ] || missing+=(chromium)
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        say "not installed: ${missing[*]}; tests that need them are skipped (as root on Debian they would be installed)"
        return
    fi
    say "installing ${missing[*]}"
    # RUNLEVEL=1: the packages must not start servers of their own, on their default ports.
    if ! { apt-get -qq update && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "${missing[@]}"; } >"$work/apt.log" 2>&1; then
        say "installing failed; tests that need them are skipped"
        tail -n 20 "$work/apt.log" >&2
    fi
}

# Below the ports that the kernel gives to outgoing connections.
free_port() {
    local port
    while port=$(shuf -i 15000-32000 -n 1); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}

secret() { head -c 18 /dev/urandom | base64 | tr '+/' 'ab'; }

await() { # name, process, log, command that succeeds once it is up
    local name=$1 process=$2 log=$3 deadline=$((SECONDS + 300))
    shift 3
    until "$@" >/dev/null 2>&1; do
        if ! kill -0 "$process" 2>/dev/null || [ $SECONDS -ge $deadline ]; then
            say "$name did not start; tests that need it are skipped. Its log:"
            tail -n 40 "$log" >&2
            return 1
        fi
        sleep 0.2
    done
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1"); }

start_rabbitmq() {
    [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || return
    local home=$work/rabbitmq port password epmd
    port=$(free_port) epmd=$(free_port) password=$(secret)
    mkdir -p "$home"
    cat >"$home/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$port
default_user = semcov
default_pass = $password
CONF
    # A port mapper of its own: the one that Erlang would start is shared by the machine and outlives the broker.
    ERL_EPMD_ADDRESS=127.0.0.1 epmd -port "$epmd" >"$home/epmd.log" 2>&1 &
    servers+=($!)
    await "Erlang's port mapper" $! "$home/epmd.log" listens "$epmd" || return
    env HOME="$home" ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT="$epmd" \
        RABBITMQ_NODENAME="semcov-$$@localhost" RABBITMQ_DIST_PORT="$(free_port)" \
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}" \
        RABBITMQ_MNESIA_BASE="$home/mnesia" RABBITMQ_LOG_BASE="$home/log" \
        RABBITMQ_CONFIG_FILE="$home/rabbitmq.conf" RABBITMQ_CONF_ENV_FILE="$home/none" RABBITMQ_ENABLED_PLUGINS_FILE="$home/plugins" \
        /usr/lib/rabbitmq/bin/rabbitmq-server >"$home/server.log" 2>&1 </dev/null &
    servers+=($!)
    await RabbitMQ $! "$home/server.log" listens "$port" || return
    export SEMCOV_TEST_RABBITMQ="amqp://semcov:$password@127.0.0.1:$port/"
}

start_postgres() {
    local bin home=$work/postgres port password as=()
    bin=$(postgres_bin)
    [ -n "$bin" ] || return
    port=$(free_port) password=$(secret)
    mkdir -p "$home"
    echo "$password" >"$home/password"
    # PostgreSQL refuses to run as root.
    if [ "$(id -u)" -eq 0 ]; then
        chown -R postgres: "$home"
        as=(setpriv --reuid=postgres --regid=postgres --init-groups)
    fi
    (cd / && "${as[@]}" "$bin/initdb" -D "$home/data" -U semcov -A scram-sha-256 --pwfile="$home/password" --encoding=UTF8 --locale=C) >"$home/server.log" 2>&1 ||
        { say "PostgreSQL's initdb failed; tests that need it are skipped. Its log:" && tail -n 20 "$home/server.log" >&2 && return; }
    (cd / && exec "${as[@]}" "$bin/postgres" -D "$home/data" -h 127.0.0.1 -p "$port" -k "$home") >>"$home/server.log" 2>&1 </dev/null &
    servers+=($!)
    await PostgreSQL $! "$home/server.log" "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" || return
    export SEMCOV_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=semcov;Password=$password;Database=postgres"
}

count() { # attribute of a result file's <assembly>, the result file
    sed -n "s/.*<assembly [^>]*\b$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1
}

run_project() { # project file
    local name results
    name=$(basename "$1" .csproj)
    results=$work/$name.xml
    say "tests/$name"
    "$(dirname "$1")/bin/Release/net10.0/linux-x64/SemCovNet.Tests.$name" -noColor -noLogo -result-xml "$results"
    local status=$?
    if [ ! -s "$results" ]; then
        say "tests/$name ended with status $status and without results: counted as one failure"
        failed=$((failed + 1))
        return
    fi
    passed=$((passed + $(count passed "$results")))
    failed=$((failed + $(count failed "$results") + $(count errors "$results")))
    skipped=$((skipped + $(count skipped "$results")))
}

install_missing
say "building"
if ! dotnet build SemCovNet.Platform.sln -c Release -v quiet --nologo >&2; then
    say "the build failed"
    finish 1
fi
start_rabbitmq
start_postgres
for project in tests/*/*.csproj; do
    run_project "$project"
done
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] && finish 0
finish 1
