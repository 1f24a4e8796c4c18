# complete.fish SCRIPT PROGRAM LINE…: what fish completes each line to, which is typed after the program's name.
#
# Copyright 2026 The HjLever authors
# SPDX-License-Identifier: GPL-3.0-or-later

source $argv[1]
set PATH (dirname $argv[2]) $PATH
for line in $argv[3..-1]
    # Behind a tab there is what it means.
    echo (complete -C "hjlever-cli $line" | string replace -r '\t.*' '')
end
