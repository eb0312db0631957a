#!/usr/bin/env bash
# Builds everything and runs every test. Installs from the distribution what is missing where it may, starts a broker, a
# database and an S3 server of its own on free loopback ports in a temporary folder, and stops them again. Last line: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

passed=0 failed=0 skipped=0 failures=
source infra/servers.sh

finish() { # exit status
    clean_up
    # Said again at the end: of a long log often only the last lines are kept.
    [ -z "$failures" ] || printf 'test.sh: what failed:\n%s' "$failures"
    echo "$passed passed, $failed failed, $skipped skipped"
    exit "$1"
}

install_missing() {
    local missing=()
    [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || missing+=(rabbitmq-server)
    [ -n "$(postgres_bin)" ] || missing+=(postgresql)
    [ -x /usr/bin/chromium-headless-shell ] || missing+=(chromium-headless-shell)
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

count() { # attribute of a result file's <assembly>, the result file
    sed -n "s/.*<assembly [^>]*\b$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1
}

failed_tests() { # the result file; of each failed test its name, its seconds and the beginning of what it said
    sed 's/<test /\n<test /g; s|</message>|\n</message>\n|g' "$1" | awk '
        /^<test / && /result="Fail"/ {
            name = $0; sub(/.* name="/, "", name); sub(/".*/, "", name)
            seconds = $0; sub(/.* time="/, "", seconds); sub(/".*/, "", seconds)
            print "  " name " (" seconds " s)"
            sub(/.*<message>/, ""); told = 0; open = 1
        }
        /^<\/message>/ { open = 0 }
        open && told++ < 12 { print "      " substr($0, 1, 300) }' | sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g; s/&#xA;/ /g; s/&#xD;//g'
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
        failures+="  tests/$name ended with status $status and without results"$'\n'
        return
    fi
    passed=$((passed + $(count passed "$results")))
    failed=$((failed + $(count failed "$results") + $(count errors "$results")))
    skipped=$((skipped + $(count skipped "$results")))
    [ "$status" -eq 0 ] || failures+="  tests/$name ended with status $status:"$'\n'$(failed_tests "$results")$'\n'
}

# The one waits for the network, the other for the processor.
install_missing &
say "building"
# What is tested is what the lock files say.
dotnet build SemCovNet.Platform.sln -c Release -p:RestoreLockedMode=true -v quiet --nologo >&2
built=$?
wait
if [ "$built" -ne 0 ]; then
    say "the build failed"
    finish 1
fi
start_rabbitmq
start_postgres
start_s3
for project in tests/*/*.csproj; do
    run_project "$project"
done
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] && finish 0
finish 1
