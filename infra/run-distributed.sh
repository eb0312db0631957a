#!/usr/bin/env bash
# The platform as one process a service: a broker with a user for each, PostgreSQL, and the services, all on loopback and all stopped at the end.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
    cat <<'HELP'
infra/run-distributed.sh [--demo] [--s3] [--trainers N] [--dataset-size N] [--seed N]

Starts RabbitMQ (with infra/rabbitmq deployed to it), PostgreSQL and one process a service, says where the dashboard is, and stops everything on Ctrl+C.

  --demo            drive the demo through the services instead, run it embedded in one process too, and compare: every number must be equal
  --s3              keep the artifacts in a bucket of the S3 server for tests (Node.js) instead of in the shared folder
  --trainers N      training services; default 2
  --dataset-size N  images of the demo; default 2000
  --seed N          of the demo; default 1

Needs RabbitMQ and PostgreSQL from the distribution's packages, and openssl. Logs are shown where a service fails to start.
Exit 0 done (with --demo: and equal), 1 failed or different, 2 wrong usage.

Example: infra/run-distributed.sh --demo --trainers 3 --dataset-size 300
HELP
}

demo="" s3="" trainers=2 size=2000 seed=1
while [ $# -gt 0 ]; do
    case $1 in
        --demo) demo=yes && shift ;;
        --s3) s3=yes && shift ;;
        --trainers) trainers=${2:-} && shift $(($# > 1 ? 2 : 1)) ;;
        --dataset-size) size=${2:-} && shift $(($# > 1 ? 2 : 1)) ;;
        --seed) seed=${2:-} && shift $(($# > 1 ? 2 : 1)) ;;
        --help) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
    esac
done
for number in "$trainers" "$size" "$seed"; do
    [[ $number =~ ^[1-9][0-9]*$ ]] || { usage >&2 && exit 2; }
done

source infra/servers.sh
semcov=services/Host/bin/Release/net10.0/linux-x64/semcov

give_up() { say "$*" && exit 1; }

# Each service has a user of its own on the broker, and only the relay may publish.
broker_uri() { # user
    local password=SEMCOV_BROKER_PASSWORD_${1^^}
    echo "amqp://semcov-$1:${!password}@127.0.0.1:$rabbitmq_port/"
}

is() { # user, one of...
    [[ " ${*:2} " == *" $1 "* ]] && echo true || echo false
}

# Two that keep the read models up are enough; each that does holds connections to the database.
as_service() { # user, command...
    local user=$1
    shift
    SEMCOV__BUS__TRANSPORT=rabbitMq SEMCOV__BUS__URI=$(broker_uri "$user") SEMCOV__BUS__RELAY=$(is "$user" relay) \
        SEMCOV__READMODELS__FOLLOW=$(is "$user" relay dashboard) "$@"
}

address_of() { sed -n 's/.* works on .* at \(http:\/\/[^ ;]*\);.*/\1/p' "$work/$1.log" | head -n 1; }

start_service() { # service, name of this process
    # In place of the shell that waits for it: what is stopped in the end is the service itself.
    as_service "$1" exec env SEMCOV__INSTANCE="$2" "$semcov" serve "$1" >"$work/$2.log" 2>&1 </dev/null &
    servers+=($!)
    processes[$2]=$!
}

await_services() { # names of processes
    local name
    for name in "$@"; do
        await "$name" "${processes[$name]}" "$work/$name.log" grep -q " works on " "$work/$name.log" || exit 1
        say "$name at $(address_of "$name")"
    done
}

say "building"
[ -x "$semcov" ] && [ -n "${SEMCOV_NO_BUILD:-}" ] || dotnet build services/Host -c Release -v quiet --nologo >&2 || exit 1
start_rabbitmq
start_postgres
[ -n "${SEMCOV_TEST_RABBITMQ:-}" ] && [ -n "${SEMCOV_TEST_POSTGRES:-}" ] || give_up "RabbitMQ and PostgreSQL are needed: install rabbitmq-server and postgresql"
for user in $(infra/rabbitmq/deploy.sh --print-users); do
    export "SEMCOV_BROKER_PASSWORD_${user^^}=$(secret)"
done
say "deploying queues, users and rights to the broker"
env "${rabbitmq_environment[@]}" infra/rabbitmq/deploy.sh || give_up "the broker does not take the definitions"

export SEMCOV__HOME=$work/distributed
export SEMCOV__EVENTSTORE__BACKEND=postgres SEMCOV__EVENTSTORE__CONNECTION=$SEMCOV_TEST_POSTGRES
export SEMCOV__READMODELS__BACKEND=postgres SEMCOV__READMODELS__CONNECTION=$SEMCOV_TEST_POSTGRES
if [ -n "$s3" ]; then
    start_s3
    [ -n "${s3_endpoint:-}" ] || give_up "the S3 server for tests is needed: install Node.js 20"
    mkdir "$s3_buckets/semcov"
    export SEMCOV__ARTIFACTS__BACKEND=s3 SEMCOV__ARTIFACTS__S3__BUCKET=semcov SEMCOV__ARTIFACTS__S3__ENDPOINT=$s3_endpoint
    export SEMCOV__ARTIFACTS__S3__ACCESSKEY=S3RVER SEMCOV__ARTIFACTS__S3__SECRETKEY=S3RVER
fi
declare -A processes=()
for service in relay ingestion annotation evaluation fairness; do
    start_service "$service" "$service"
done
for ((trainer = 1; trainer <= trainers; trainer++)); do
    start_service training "training-$trainer"
done
await_services "${!processes[@]}"
export SEMCOV__DASHBOARD__ANNOTATIONURL=$(address_of annotation) SEMCOV__DASHBOARD__EVALUATIONURL=$(address_of evaluation) SEMCOV__DASHBOARD__FAIRNESSURL=$(address_of fairness) SEMCOV__DASHBOARD__TRAININGURL=$(address_of training-1)
start_service dashboard dashboard
await_services dashboard

if [ -z "$demo" ]; then
    say "everything runs; the dashboard is at $(address_of dashboard), stop with Ctrl+C"
    wait "${servers[-1]}"
    exit 0
fi

# What names this run and not its result; the ONNX file bears the id of its experiment, the weights do not.
numbers() { grep -vE '^  "(experiment|events|seconds)":|^    "onnx":' "$1"; }

say "the demo, through the services"
as_service cli "$semcov" demo --dataset-size "$size" --seed "$seed" --json >"$work/distributed.json" || give_up "the demo failed over the services"
say "the demo, in one process"
env -u SEMCOV__ARTIFACTS__BACKEND -u SEMCOV__EVENTSTORE__BACKEND -u SEMCOV__EVENTSTORE__CONNECTION -u SEMCOV__READMODELS__BACKEND -u SEMCOV__READMODELS__CONNECTION \
    SEMCOV__HOME="$work/embedded" "$semcov" demo --dataset-size "$size" --seed "$seed" --json >"$work/embedded.json" || give_up "the demo failed in one process"
if ! diff <(numbers "$work/embedded.json") <(numbers "$work/distributed.json") >&2; then
    give_up "the services (>) came to other numbers than one process (<)"
fi
say "$(numbers "$work/distributed.json" | grep -cE '[0-9]') lines of numbers and digests are equal over ${#processes[@]} processes and in one"
cat "$work/distributed.json"
