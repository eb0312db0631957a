# Servers of one run, on free loopback ports in a temporary folder, stopped when the script that sources this ends.
servers=()
work=$(mktemp -d "${TMPDIR:-/tmp}/semcov-${0##*/}.XXXXXX")
chmod 711 "$work" # the database runs as another user below it

say() { echo "${0##*/}: $*" >&2; }

# The newest first, for a service stands on the servers before it. One that does not stop when asked is not waited for longer than half a minute.
stop_servers() {
    local index process tenths
    for ((index = ${#servers[@]} - 1; index >= 0; index--)); do
        process=${servers[index]}
        kill -TERM "$process" 2>/dev/null || continue
        for ((tenths = 0; tenths < 300; tenths++)); do
            kill -0 "$process" 2>/dev/null || break
            sleep 0.1
        done
        kill -KILL "$process" 2>/dev/null
        wait "$process" 2>/dev/null
    done
    servers=()
}

clean_up() {
    stop_servers
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

postgres_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

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
    (cd / && exec "${as[@]}" "$bin/postgres" -D "$home/data" -h 127.0.0.1 -p "$port" -k "$home" -c max_connections=300) >>"$home/server.log" 2>&1 </dev/null &
    servers+=($!)
    await PostgreSQL $! "$home/server.log" "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" || return
    export SEMCOV_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=semcov;Password=$password;Database=postgres"
}

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
    # Functions and scripts that administer it find it by these.
    rabbitmq_environment=(HOME="$home" ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT="$epmd" RABBITMQ_NODENAME="semcov-$$@localhost"
        RABBITMQ_CONF_ENV_FILE="$home/none" RABBITMQ_ENABLED_PLUGINS_FILE="$home/plugins" RABBITMQ_LOG_BASE="$home/log" RABBITMQ_MNESIA_BASE="$home/mnesia")
    env "${rabbitmq_environment[@]}" RABBITMQ_DIST_PORT="$(free_port)" \
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}" RABBITMQ_CONFIG_FILE="$home/rabbitmq.conf" \
        /usr/lib/rabbitmq/bin/rabbitmq-server >"$home/server.log" 2>&1 </dev/null &
    servers+=($!)
    await RabbitMQ $! "$home/server.log" listens "$port" || return
    rabbitmq_port=$port
    export SEMCOV_TEST_RABBITMQ="amqp://semcov:$password@127.0.0.1:$port/"
}

start_s3() {
    command -v node >/dev/null || return
    local home=$work/s3 port
    mkdir -p "$home/data"
    if [ ! -d infra/test-s3/node_modules ] && ! npm ci --prefix infra/test-s3 --ignore-scripts --no-audit --no-fund --loglevel=error >"$home/npm.log" 2>&1; then
        say "npm ci in infra/test-s3 failed; tests that need an S3 server are skipped. Its log:" && tail -n 20 "$home/npm.log" >&2 && return
    fi
    port=$(free_port)
    node infra/test-s3/serve.js "$home/data" "$port" >"$home/server.log" 2>&1 </dev/null &
    servers+=($!)
    await "the S3 server" $! "$home/server.log" listens "$port" || return
    # The one pair of keys that the server knows.
    export SEMCOV_TEST_S3="http://S3RVER:S3RVER@127.0.0.1:$port"
    s3_endpoint=http://127.0.0.1:$port s3_buckets=$home/data
}
