/* hjl-settings.h: what is chosen for a profile: who acts, how candidates are marked, what is kept here
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

/**
 * HjlSettings:
 * @acting_user_id: (nullable): a Lever user; the last resort for `perform_as`
 * @source: the source label; `hackajob`
 * @origin: one of agency, applied, internal, referred, sourced, university; `sourced`
 * @tags: none by default
 * @keep_days: the local copy of people who are done with is erased once nothing has changed for this
 *   many days; 0 keeps it, which is the default
 * @most_people: more people than this, and more than @most_share in a hundred of those of their roles, are not
 *   moved, archived, unarchived or erased in one sync that nobody has looked at; 10
 * @most_share: 20
 * @most_exports: more people than this are not exported to one posting in such a sync; 25
 * @activity_days: entries of the timeline are kept this long; 0 for as long as the profile; 180
 *
 * Who is done with: exported, and archived in Lever (hired too), or withdrawn or declined on hackajob;
 * nobody who waits, is in progress, needs attention, or has a change that is not carried over yet. The
 * daily pass erases as hjl_workspace_erase_async() does: both services keep theirs, nobody is exported
 * again, and changes of stage are no longer carried over, also where the person is taken up again; the
 * timeline says so of each.
 */
typedef struct
{
  char *acting_user_id;
  char *source;
  char *origin;
  GStrv tags;
  guint keep_days;
  guint activity_days;
  guint most_people;
  guint most_share;
  guint most_exports;
} HjlSettings;

/* Returns: (transfer full): the defaults */
HjlSettings *hjl_settings_new (void);
HjlSettings *hjl_settings_copy (const HjlSettings *self);
void         hjl_settings_free (HjlSettings *self);
gboolean     hjl_settings_origin_valid (const char *origin);
/* At most ten years: 0, or 1 to this. */
#define HJL_SETTINGS_MOST_DAYS 3650
/* As good as no bound. */
#define HJL_SETTINGS_MOST_PEOPLE 10000
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlSettings, hjl_settings_free)
