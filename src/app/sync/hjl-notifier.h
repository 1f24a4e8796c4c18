/* hjl-notifier.h: tells by the desktop's notifications what waits for a person, while nobody looks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/sync/hjl-syncer.h"

#define HJL_TYPE_NOTIFIER (hjl_notifier_get_type ())
G_DECLARE_FINAL_TYPE (HjlNotifier, hjl_notifier, HJL, NOTIFIER, GObject)

/**
 * hjl_notifier_new:
 * @application: sends and withdraws them; it has an action `show`, with the id of the profile, the name of a place and
 *   what to show there, as strings
 *
 * One notification a matter, each under an id that stays: who needs attention, what to do on hackajob, roles without a
 * mapping, broken mappings, what is held back until a person has looked, an account that is not in order, a long sync
 * that has finished. It is told once for as long as the number is the same, and withdrawn when the matter is mended, also
 * where an earlier start has told it. Numbers and names of the two services only: anybody may see the screen.
 *
 * Places: `attention`, `todo`, `not-mapped`, `broken`, `mapping` (with a role's id), `review`, `erase` (with their number), `connection`,
 * `activity`.
 */
HjlNotifier *hjl_notifier_new (GApplication *application,
                               HjlWorkspace *workspace,
                               HjlSyncer    *syncer);
/* @away: nobody looks at the window, and wants to be told. At first nobody wants to. */
void         hjl_notifier_set_away (HjlNotifier *self,
                                    gboolean     away);
/* Roles that are new: (element-type utf8): their ids */
void         hjl_notifier_tell_new_roles (HjlNotifier *self,
                                          GPtrArray   *role_ids);
/* From how many @seconds on a sync is told of when it has finished: two minutes, where nothing else is said. */
void         hjl_notifier_set_long_sync (HjlNotifier *self,
                                         guint        seconds);
