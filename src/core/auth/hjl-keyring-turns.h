/* hjl-keyring-turns.h: one call of the keyring at a time, in a thread that lasts
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* Others have seen that of two searches at once one never returns where libsecret keeps the secrets itself, as in a Flatpak
 * (flatpak/xdg-desktop-portal#557), and a program that starts wants the tokens of two accounts. So all calls of this process
 * stand in one line. In a thread that lasts as long as the process: a call in that of a workspace that closes would never
 * end its turn. What a save replaces is deleted after its turn. */

/**
 * hjl_keyring_turns_invoke:
 * @func: (scope async): what is to be done in the keyring's thread, in whose main context it may go on
 * @data: for @func
 */
void hjl_keyring_turns_invoke (GSourceFunc func,
                               gpointer    data);

/**
 * hjl_keyring_turns_take:
 * @task: a call that was begun in the keyring's thread; it is held until its turn has begun
 * @shares: it returns what another one has heard from the person before it (hjl_keyring_turns_end())
 * @start: begins it
 *
 * In the keyring's thread, as the two below. hjl_keyring_turns_end() ends the turn.
 */
void hjl_keyring_turns_take (GTask   *task,
                             gboolean shares,
                             void (*start) (GTask *task));

/**
 * hjl_keyring_turns_end:
 * @task: a call that has returned, or that may not last longer
 * @answer: (nullable): what a person has answered, or that nobody has: who waits and shares it returns it
 *
 * The next one begins. Nothing happens where the turn is over already.
 */
void hjl_keyring_turns_end (GTask        *task,
                            const GError *answer);

/* Returns: TRUE where the turn of @task had not begun, and never will */
gboolean hjl_keyring_turns_leave (GTask *task);
