/* hjl-undo.h: decides how a run is taken back; a pure function
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-run.h"
#include "model/hjl-snapshot.h"

/**
 * HjlUndoLeft:
 * @candidate_id: whom nothing is taken back for
 * @name: (nullable): who that is; personal data
 * @role_id: (nullable): for which role
 * @opportunity_id: (nullable): Lever's record
 * @reason: a translated sentence: why
 */
typedef struct
{
  char *candidate_id;
  char *name;
  char *role_id;
  char *opportunity_id;
  char *reason;
} HjlUndoLeft;

HjlUndoLeft *hjl_undo_left_new (const HjlChange *change,
                                char            *reason);

/**
 * HjlUndo:
 * @run: what is taken back
 * @reason: (nullable): the archive reason for records that the run created
 * @plan: what to write; each action knows which write it takes back (`undoes`)
 * @left: (element-type HjlUndoLeft): who stays as they are, and why
 * @failed: (element-type HjlUndoLeft): of an undo that was carried out: what was planned and did not happen, and why
 * @n_back: people who are as before the run already
 * @n_created: records that the run created, and that the plan archives: Lever can delete none
 * @n_marks: people of the plan whom hackajob goes on to show as exported: it can forget no mark
 * @undo_run_id: of one that was carried out: the run that it was; 0 where it wrote nothing
 * @interrupted: (nullable): of one that was carried out: what ended it early; the next sync goes on with it
 */
typedef struct
{
  HjlRun    *run;
  HjlTarget *reason;
  HjlPlan   *plan;
  GPtrArray *left;
  GPtrArray *failed;
  guint      n_back;
  guint      n_created;
  guint      n_marks;
  gint64     undo_run_id;
  GError    *interrupted;
} HjlUndo;

HjlUndo *hjl_undo_new (const HjlRun *run);
void     hjl_undo_free (HjlUndo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlUndo, hjl_undo_free)

/**
 * HjlUndoFacts:
 * @run: what is to be taken back
 * @changes: (element-type HjlChange): what it wrote, in its order
 * @cases: (element-type utf8 HjlCase): where everybody is now, by candidate id; who is missing is not known here
 * @catalogue: what exists on both sides
 * @acting_user_id: (nullable): the user chosen in Connection, the last resort for `perform_as`
 * @reason_id: (nullable): the archive reason that was chosen for records that were created
 * @can_move_here: whether hackajob takes moves
 * @by_hand: a person makes them there
 * @began_at: when the undo began: a refusal since then is one of its own, and is not tried again; 0: not yet
 */
typedef struct
{
  const HjlRun *run;
  GPtrArray    *changes;
  GHashTable   *cases;
  HjlCatalogue *catalogue;
  const char   *acting_user_id;
  const char   *reason_id;
  gboolean      can_move_here;
  gboolean      by_hand;
  HjlTime       began_at;
} HjlUndoFacts;

/**
 * hjl_undo_plan:
 *
 * No I/O, no clock. For each person the net of what the run wrote is taken back, each side by itself:
 *
 * - A record that the run created → ARCHIVE_IN_LEVER with the chosen reason, and a hold (UNDONE), so that only a
 *   person's word brings it back. Lever has no call that deletes one.
 * - A record that it moved, archived or unarchived → back to the stage, or into the archive, where it was.
 * - A move in hackajob → back.
 * - A mark that somebody was exported stays: hackajob has no call for that.
 *
 * A side that is as the run left it is taken back; one that is as before the run is done already (an undo that was
 * broken off); anything else means that somebody has changed it since, and the whole person is left, and said. So is
 * everybody for whom it cannot be done: erased, deleted, held, a stage that is gone.
 *
 * Each action makes the pair that is there after it the base, so that the next sync finds both sides in step, and
 * repeats nothing. The undo of an undo is no different: it takes back what that run wrote.
 *
 * Returns: (transfer full)
 */
HjlUndo *hjl_undo_plan (const HjlUndoFacts *facts);
