/* hjl-private-copy.h: a file that is in memory, for a while on the disk, so that another program can show it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/**
 * hjl_private_copy_new:
 * @name: (nullable): as the file came
 * @stem: its name where it came with none
 *
 * Writes a copy (0600, in a folder of its own, 0700) where the system keeps what a session needs (the XDG Base Directory
 * Specification: `XDG_RUNTIME_DIR`, in memory and gone when the person leaves). What a program left there that was killed
 * goes first. Whoever asks for a copy removes it.
 *
 * Returns: (transfer full) (nullable): its path; %HJL_ERROR_INPUT, with the sentence, for what is no document: nothing is
 *   opened only because a service calls it a CV
 */
char *hjl_private_copy_new (GBytes     *content,
                            const char *name,
                            const char *stem,
                            GError    **error);
/* The copy and its folder, whatever another program has put there. */
void  hjl_private_copy_remove (const char *path);
