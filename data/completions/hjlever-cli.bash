# Completion of hjlever-cli for bash.
#
# Copyright 2026 The HjLever authors
# SPDX-License-Identifier: GPL-3.0-or-later

_hjlever_cli () {
  local word=${COMP_WORDS[COMP_CWORD]} line
  COMPREPLY=()

  # bash takes "=" for a word: the value of an option is a file, or what only the person knows.
  [[ $word == = || ${COMP_WORDS[COMP_CWORD-1]} == = ]] && return

  while read -r line _; do
    [[ $line == -* && $word != -* ]] || [[ $line != "$word"* ]] || COMPREPLY+=("$line")
  done < <("${COMP_WORDS[0]}" --complete "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null | sort -u -k 1,1)
}

complete -o default -F _hjlever_cli hjlever-cli
