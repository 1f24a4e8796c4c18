/* hjl-brake-sort.h: which writes of a plan are more than one run may make that nobody has looked at
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-plan.h"

/**
 * HjlBrakeSort:
 * @most_people: this many people may be changed (moved, archived, unarchived, erased) in a run…
 * @most_share: …and more of them than that, as long as they are not more than this many in a hundred of those whom
 *   their roles have in Lever
 * @most_exports: this many may be exported to one posting in a run
 * @agreed: (element-type utf8): writes that a person has seen, as hjl_consent_describe() has them
 * @passed: (element-type utf8): marks of who was let through in this run so far; those let through now are added
 * @waiting: (element-type utf8): marks of who is held back; becomes those who are held back now
 * @count: how many people of a role have a record in Lever. @role_id: empty for none
 *
 * A mark is for what, of which role or posting, and for whom.
 */
typedef struct
{
  guint       most_people;
  guint       most_share;
  guint       most_exports;
  GHashTable *agreed;
  GHashTable *passed;
  GHashTable *waiting;
  guint (*count) (const char *role_id,
                  gpointer    user_data);
  gpointer user_data;
} HjlBrakeSort;

/**
 * hjl_brake_sort:
 *
 * Takes out of @plan what is to be held back, with all that the same person would get after it.
 *
 * What a person has seen, or has decided of the candidate (HjlAction.asked), counts nowhere and goes, unless
 * something of the same person before it is held back.
 * Of the rest: more than @most_people of them and more than @most_share are all held back, of whatever kind; and more
 * than @most_exports to one posting, all of these. Who is held back stays so, though the others become fewer, and
 * whoever comes after to the same role or posting joins them: it may well be the rest of the same. People of other
 * roles go on.
 *
 * No I/O, no clock. Returns: (transfer full) (element-type HjlAction): what was taken out
 */
GPtrArray  *hjl_brake_sort (HjlBrakeSort *self,
                            HjlPlan      *plan);
/* Whether the plan has anything that could be held back. */
gboolean    hjl_brake_concerns (HjlPlan *plan);
/* Takes out the marks of what the plan lacks. */
void        hjl_brake_take_unplanned (GHashTable *marks,
                                      HjlPlan    *plan);
/* Whether @action is what one of the marks is for, and whether it is changed or exported. */
gboolean    hjl_brake_is_marked (GHashTable      *marks,
                                 const HjlAction *action);
/* Who is in a set of marks. (transfer full) (element-type utf8): a set */
GHashTable *hjl_brake_list_people (GHashTable *marks);
guint       hjl_brake_count_people (GHashTable *marks);
/* Takes those out of @marks whose write is in @agreed: (element-type utf8): as hjl_consent_describe() has them. */
void        hjl_brake_take_agreed (GHashTable *marks,
                                   GHashTable *agreed);
