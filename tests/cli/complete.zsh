# complete.zsh SCRIPT PROGRAM LINE…: what zsh completes each line to, which is typed after the program's name.
#
# Copyright 2026 The HjLever authors
# SPDX-License-Identifier: GPL-3.0-or-later

# It only completes at a terminal, where it is asked to say what it adds, and not what it only looks for (-A, -D, -O).
zmodload zsh/zpty
path=(${2:h} $path)
zpty shell zsh -f -i
zpty -w shell "fpath=(${(q)1:h} \$fpath)"'
setopt no_auto_list
autoload -Uz compinit
compinit -u -D
# Whoever completes after it is asked where it says that it has found nothing.
_after () {
  [[ $PREFIX == --?* ]] && print -r -- "ADDED:(next):"
  return 1
}
zstyle ":completion:*" completer _complete _after
compadd () {
  local -a added
  if (( ! ${@[(I)-[ADO]]} )); then
    builtin compadd -A added "$@"
    print -r -- "ADDED:$added:"
  fi
  builtin compadd "$@"
}
PS1=REA""DY'
zpty -r shell said '*READY*'

for line in "${@:3}"; do
  zpty -n -w shell "hjlever-cli $line"$'\t'
  zpty -n -w shell $'\C-u'"print DO''NE"$'\n'
  # Before the prompt the terminal itself would take what is typed, and wipe it out at the next Control+U.
  zpty -r shell said '*DONE*READY*'
  added=()
  while [[ $said == *ADDED:* ]]; do
    said=${said#*ADDED:}
    added+=(${=said%%:*})
  done
  print -r -- $added
done
zpty -d shell
