# Completion of hjlever-cli for fish.
#
# Copyright 2026 The HjLever authors
# SPDX-License-Identifier: GPL-3.0-or-later

function __hjlever_cli_words
    set -l words (commandline -opc)
    # Options only where one is begun.
    set -l wanted '[^-].*'
    string match -q -- '-*' (commandline -ct); and set wanted '-.*'
    $words[1] --complete $words[2..-1] 2>/dev/null | sort -u -k 1,1 | string match -r -- "^$wanted" | string replace ' ' \t
end

complete -c hjlever-cli -a '(__hjlever_cli_words)'
