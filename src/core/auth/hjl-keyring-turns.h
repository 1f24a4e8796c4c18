/* hjl-keyring-turns.h: one call of the keyring at a time
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Two searches at once are one that never returns where libsecret keeps the secrets itself, as in a Flatpak
 * (flatpak/xdg-desktop-portal#557), and now and then on a bus: a program that starts wants the tokens of two accounts. So
 * all calls of this process stand in one line, in whichever threads they are. What a save replaces is deleted after its
 * turn. */

/**
 * hjl_keyring_turns_take:
 * @task: a call, which is held until its turn has begun
 * @shares: it returns what another one has heard from the person before it (hjl_keyring_turns_end())
 * @start: begins it, in the thread of the context of @task: at once where nobody is before it
 *
 * hjl_keyring_turns_end() ends the turn. One that has lasted longer than any may is over without that: the thread that
 * it was in may be gone.
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

G_END_DECLS
