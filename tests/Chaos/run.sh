#!/usr/bin/env bash
# The fault scripts by the hundred, on both backends; writes the table of docs/reliability.md.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

usage() {
    cat <<'HELP'
tests/Chaos/run.sh [--rounds N] [--script NAME]... [--backend sqlite|postgres]... [--seed N] [--minutes N] [--report FILE]

Kills, races and starves real processes, compares what was acknowledged with what is there, and writes a row a script and backend.

  --rounds N     of every script; default: each script's own number (300 kills of a writer, 1000 races, …)
  --script NAME  only this one, several times for several; a wrong name lists them
  --backend B    only this one; default both
  --seed N       of the instants and places left to chance; default 1
  --minutes N    no further script begins after so many minutes; default 120
  --report FILE  default docs/reliability.md; rows that are not measured again stay

PostgreSQL is started from the distribution's package unless SEMCOV_TEST_POSTGRES names a server; a full disk needs root, to mount a small one;
two-builds needs SEMCOV_TEST_OTHER_BUILD, the path of another build's semcov.
Exit 0 where every promise was kept, 1 where one was not, 2 for wrong usage.

Example: tests/Chaos/run.sh --script killed-writer --rounds 50 --report reliability.md
HELP
}

for argument in "$@"; do
    [ "$argument" = --help ] && usage && exit 0
done

source infra/servers.sh
say "building"
dotnet build tests/Chaos -c Release -v quiet --nologo >&2 || exit 1
[ -n "${SEMCOV_TEST_POSTGRES:-}" ] || start_postgres
tests/Chaos/bin/Release/net10.0/linux-x64/SemCovNet.Tests.Chaos report "$@"
