#!/bin/sh
# Make ready what a command needs: `setup.sh run`, `test`, `system` or `peers`.
# Plain POSIX sh, since it runs before anything else is there. At once when nothing has changed.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

# Prints "yes" for a Python that is new enough, "novenv" for one that cannot make an environment.
judge() {
  "$1" -c '
import sys
if sys.version_info < (3, 11):
    print("old")
else:
    try:
        import ensurepip, venv
        print("yes")
    except ImportError:
        print("novenv")' 2>/dev/null || echo none
}

# python3 may be older than one installed beside it, so all are asked.
find_python() {
  without_venv=""
  for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    case "$(judge "$name")" in
      yes) command -v "$name"; return ;;
      novenv) without_venv=${without_venv:-$name} ;;
    esac
  done
  if [ -n "$without_venv" ]; then
    version=$("$without_venv" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    say "Python $version is here, but it cannot make a virtual environment: its part 'venv' is missing."
    say "On Debian or Ubuntu: sudo apt-get install python$version-venv"
  else
    version=$( (python3 --version) 2>/dev/null || echo missing)
    say "Clearline needs Python 3.11 or newer, and none was found (python3 is: $version)."
    say "Install one, or say where it is: make run PYTHON=/path/to/python3.11"
  fi
  exit 1
}

# The stamp says which lock, and where: an environment does not survive being moved.
stamp_of() { printf '%s %s' "$(pwd)" "$(cat "requirements/$1.txt" pyproject.toml | cksum)"; }

environment() {
  lock=$1
  kept=.venv/.clearline-$lock
  if [ -x .venv/bin/python ] && [ "$(cat "$kept" 2>/dev/null)" = "$(stamp_of "$lock")" ]; then
    return
  fi
  if ! [ -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1 ||
    { [ -e .venv/.clearline-place ] && [ "$(cat .venv/.clearline-place)" != "$(pwd)" ]; }; then
    python=$(find_python)
    say "Making a Python environment in .venv (once) ..."
    "$python" -m venv --clear .venv
    pwd >.venv/.clearline-place
  fi
  say "Installing what requirements/$lock.txt lists (once; a minute or two) ..."
  pip=".venv/bin/python -m pip --disable-pip-version-check -qq"
  if ! $pip install --prefer-binary --require-hashes -r "requirements/$lock.txt" ||
    ! $pip install --no-deps --no-build-isolation --editable .; then
    say "That did not work; the lines above say why. It needs the network this first time. Then type the same command again."
    exit 1
  fi
  stamp_of "$lock" >"$kept"
  # The tests' lock holds all of the other, so nothing is left to do for it.
  if [ "$lock" = test ]; then stamp_of run >.venv/.clearline-run; fi
}

first_of() {
  for name in "$@"; do
    if command -v "$name" >/dev/null 2>&1; then return 0; fi
  done
  return 1
}

# A real PostgreSQL, three real browsers and a real SMS gateway, for the tests.
system() {
  missing=""
  if ! first_of initdb /usr/lib/postgresql/*/bin/initdb; then missing="postgresql"; fi
  # Without its windows it is the same browser, and the tests take half as long.
  shell=chromium-headless-shell
  if ! first_of "${CLEARLINE_CHROMIUM:-$shell}" "$shell" chromium chromium-browser; then
    if ! apt-cache show "$shell" >/dev/null 2>&1; then shell=chromium; fi
    missing="$missing $shell fonts-liberation"
  fi
  if ! first_of firefox-esr firefox; then missing="$missing firefox-esr"; fi
  if ! first_of WebKitWebDriver; then missing="$missing webkit2gtk-driver"; fi
  if ! first_of Xvfb; then missing="$missing xvfb"; fi
  # Where system programs lie is not always where one looks for programs.
  if ! first_of bearerbox /usr/sbin/bearerbox; then missing="$missing kannel kannel-extras"; fi
  if [ -z "$missing" ]; then return; fi
  if [ "$(id -u)" != 0 ] || ! first_of apt-get; then
    say "The tests need a PostgreSQL server, a Chromium, a Firefox, WebKitGTK with a screen, and Kannel. Please install them first, on Debian or Ubuntu:"
    say "  sudo apt-get install --no-install-recommends $missing"
    say "('make quick' runs the tests that need neither.)"
    exit 1
  fi
  say "Installing $missing ..."
  apt-get update -qq
  # shellcheck disable=SC2086 # several words
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# What is measured beside us, in an environment of its own.
peers() {
  beside bench synapse
  beside bench-words words
}

beside() {
  kept=.bench/.clearline-$1
  if [ "$(cat "$kept" 2>/dev/null)" = "$(stamp_of "$1")" ]; then return; fi
  say "Installing the peers that requirements/$1.txt lists (once; some minutes) ..."
  "$(find_python)" -m venv --clear ".bench/$2"
  ".bench/$2/bin/python" -m pip --disable-pip-version-check -qq install \
    --require-hashes -r "requirements/$1.txt"
  stamp_of "$1" >"$kept"
}

case "${1:-}" in
  run | test) environment "$1" ;;
  system) system ;;
  peers) peers ;;
  *)
    say "Say what to make ready: run, test, system or peers."
    exit 2
    ;;
esac
