# complete.bash SCRIPT PROGRAM LINE…: what bash completes each line to, which is typed after the program's name.
#
# Copyright 2026 The HjLever authors
# SPDX-License-Identifier: GPL-3.0-or-later

source "$1"
PATH=${2%/*}:$PATH
for line in "${@:3}"; do
  # As bash does it: an equals sign is a word.
  read -ra COMP_WORDS <<<"hjlever-cli ${line//=/ = }"
  [[ -n $line && $line != *' ' ]] || COMP_WORDS+=('')
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _hjlever_cli
  echo "${COMPREPLY[*]}"
done
