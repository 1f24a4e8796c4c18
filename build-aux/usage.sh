# build-aux/usage.sh: what the commands of this folder say of themselves.
#
# Copyright 2026 The HjLever authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by each of them, from the top of the tree. What a command says is the first comment in it.

# usage: prints what the command is for.
usage ()
{
  awk 'NR > 1 { if ($0 !~ /^# /) exit; print substr($0, 3) }' "$0"
}

# asked_for_help ARGUMENT…: answers --help, wherever it stands.
asked_for_help ()
{
  local argument

  for argument in "$@"; do
    case $argument in
      --help | -h)
        usage
        exit 0
        ;;
    esac
  done
}

# refuse ARGUMENT [WHY]: ends the command with what it takes.
refuse ()
{
  echo "$(basename "$0"): $1 ${2:-is not known}." >&2
  usage >&2
  exit 2
}

# meson_test_knows ARGUMENT…: refuses what `meson test` does not take, before anything is built for it.
meson_test_knows ()
{
  local said status=0

  # Without a build it ends with 1; with 2 where it does not know an argument.
  said=$(meson test -C /nonexistent "$@" 2>&1) || status=$?
  [ "$status" -ne 2 ] || refuse "${said##*: }"
}

# no_options ARGUMENT…: for a command that has none beside --help.
no_options ()
{
  local argument

  asked_for_help "$@"
  for argument in "$@"; do
    [[ $argument != -* ]] || refuse "$argument"
  done
}
