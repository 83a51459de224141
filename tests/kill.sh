#!/usr/bin/env bash
# Runs that are killed at any instant, and runs that write into one folder at once: it is absent, or whole and of one run.
#
#   tests/kill.sh PROGRAMME [KILLS [RACES]]
#
# Kills by -9 and by an interrupt, evenly over the time a run takes, `run`, `compare` and `claims` in turn.
set -euo pipefail
programme=$(realpath "$1")
kills=${2:-200}
races=${3:-50}
cd "$(dirname "$0")/.."
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
commands=(
  "run scenarios/tapi.toml --years 2025..2030"
  "compare scenarios/baseline.toml scenarios/tapi.toml"
  "claims scenarios/tapi-russian-gas.toml"
)
folders=(tapi compare claims)

# The files of a folder with their hashes, without the command in the manifest, which names the place of results.
print() { (cd "$1" && find . -type f ! -name manifest.json -print0 | sort -z | xargs -0 sha256sum); }
start() { # which, where, more options
  local command=${commands[$1]} where=$2
  shift 2
  # shellcheck disable=SC2086
  exec "$programme" $command --out "$where" --quiet "$@" 2>"$home/said"
}
fail() { printf 'after %s: %s\n' "$1" "$2"; exit 1; }

# What whole folders look like, of the base case and of the low one, and how long a run takes.
for n in 0 1 2; do
  begin=$(date +%s%N)
  (start $n "$home/base-$n")
  took[n]=$((($(date +%s%N) - begin) / 1000))
  (start $n "$home/low-$n" --case low)
  print "$home/base-$n/${folders[n]}" >"$home/base-$n.print"
  print "$home/low-$n/${folders[n]}" >"$home/low-$n.print"
  cmp -s "$home/base-$n.print" "$home/low-$n.print" && fail "${commands[n]}" "both cases give the same, so nothing is tested"
done

whole() { # which, folder, after what
  [ -e "$2" ] || return 0
  print "$2" >"$home/found"
  { cmp -s "$home/found" "$home/base-$1.print" || cmp -s "$home/found" "$home/low-$1.print"; } || fail "$3" "$2 is not whole"
  [ -s "$2/manifest.json" ] && tail -c 2 "$2/manifest.json" | grep -q '}' || fail "$3" "the manifest is cut"
}

out="$home/out"
# How many folders are in the making.
hidden() { local all; all=("$out"/.corridor-*); [ -e "${all[0]}" ] && echo ${#all[@]} || echo 0; }
# Whether one of them was not there when the run began.
is_writing() {
  local one
  for one in "$out"/.corridor-*; do [[ "$old" == *" $one "* ]] || return 0; done
  return 1
}
# What killed runs left is gone after one later run, once it is old enough to be told from what is being made.
swept() { # after what
  sleep 2.2
  (start 2 "$out")
  [ "$(hidden)" -eq 0 ] || fail "$1" "hidden folders are left after a later run"
}
writing=0 early=0 ended=0
for ((i = 0; i < kills; i++)); do
  n=$((i % 3))
  more=()
  ((i / 3 % 2)) && more=(--case low)
  signal=KILL
  ((i / 6 % 2)) && signal=INT
  # Half of them evenly over a run; half while the folder is written, as soon as it is seen and a little later.
  micro=$(((RANDOM * 32768 + RANDOM) % took[n]))
  old=" $(echo "$out"/.corridor-*) "
  # Job control lets an interrupt through to what runs behind.
  set -m
  (start $n "$out" "${more[@]}") &
  run=$!
  set +m
  if ((i % 2)); then
    micro=$((RANDOM % 3 * (RANDOM % 3000)))
    while kill -0 "$run" 2>/dev/null && ! is_writing; do :; done
  fi
  ((micro == 0)) || sleep "$(printf '%d.%06d' $((micro / 1000000)) $((micro % 1000000)))"
  kill -"$signal" "$run" 2>/dev/null || true
  code=0
  wait "$run" 2>/dev/null || code=$?
  if [ "$code" -eq 0 ]; then
    ended=$((ended + 1))
  elif is_writing; then
    writing=$((writing + 1))
  else
    early=$((early + 1))
  fi
  whole $n "$out/${folders[n]}" "kill $i by $signal after $micro us"
  # Every so often the folder goes, so that the first run into none is among those that are killed.
  if ((i % 10 == 9)); then
    swept "kill $i"
    rm -rf "$out"
  fi
done
# Else the races, which can be over sooner than what is dead is told from what is young, would be blamed for the last kills.
swept "the last kill"
echo "$kills runs killed: $early before anything was written, $writing while writing, $ended had ended; each folder absent or whole"

for ((i = 0; i < races; i++)); do
  n=$((i % 3))
  (start $n "$out") &
  one=$!
  (start $n "$out" --case low) &
  other=$!
  wait "$one" || fail "race $i" "one run failed: $(cat "$home/said")"
  wait "$other" || fail "race $i" "the other run failed: $(cat "$home/said")"
  [ -e "$out/${folders[n]}" ] || fail "race $i" "no folder is there"
  whole $n "$out/${folders[n]}" "race $i"
done
[ "$(hidden)" -eq 0 ] || fail "the races" "hidden folders are left"
echo "$races pairs of runs into one folder at once: whole, and of one of the two"
