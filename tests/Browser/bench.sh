#!/usr/bin/env bash
# What the pages cost in Chromium, over a store of many experiments; the table of docs/pages.md.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

usage() {
    cat <<'HELP'
tests/Browser/bench.sh [--experiments N] [--viewers N] [--only PART] [--home DIR] [--dashboard FILE] [--json]

Draws a store of many experiments, one of 10,000 epochs and a lineage of 5,000 nodes, starts the dashboard on it and measures its pages in Chromium, each
figure beside its limit: the list opened, queried and paged through; long curves; the lineage collapsed, apart, dragged and zoomed; how late many viewers of a
running experiment see an event, and what each costs in memory.

  --experiments N  how many to draw; default 100000
  --viewers N      of the running experiment; default 50
  --only PART      list, curves, lineage or viewers alone
  --home DIR       draw into this folder and leave it there, or measure on what an earlier run left there; default a temporary one.
                   Viewers see the running experiment go on by 40 epochs: where they are measured again its charts have more to draw
  --dashboard FILE the program that serves the pages, to hold another build against this one
  --json           the figures of Chromium as one JSON document on standard output

Needs /usr/bin/chromium-headless-shell. Exit 0 where all was measured, 1 where something could not be, 2 for wrong usage.

Example: tests/Browser/bench.sh --experiments 2000 --viewers 5
HELP
}

experiments=100000 home='' options=()
while [ $# -gt 0 ]; do
    case $1 in
    --help) usage && exit 0 ;;
    --experiments) experiments=${2:?--experiments needs a number} && shift 2 ;;
    --home) home=${2:?--home needs a folder} && shift 2 ;;
    --viewers) options+=(--viewers "${2:?--viewers needs a number}") && shift 2 ;;
    --only) options+=(--only "${2:?--only needs list, curves, lineage or viewers}") && shift 2 ;;
    --dashboard) options+=(--dashboard "${2:?--dashboard needs a program}") && shift 2 ;;
    --json) options+=(--json) && shift ;;
    *) usage >&2 && exit 2 ;;
    esac
done

source infra/servers.sh
built=bin/Release/net10.0/linux-x64
say "building"
dotnet build tests/Browser -c Release -v quiet --nologo >&2 || exit 1
home=${home:-$work/home}
if [ ! -f "$home/events.db" ]; then
    say "drawing $experiments experiments"
    services/Host/$built/semcov bench dashboard --experiments "$experiments" --keep "$home" >&2 || exit 1
fi
say "measuring in Chromium"
tests/Browser/$built/SemCovNet.Tests.Browser bench --home "$home" "${options[@]}"
