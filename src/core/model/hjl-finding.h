/* hjl-finding.h: what will happen with somebody who is not exported yet
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-draft.h"
#include "model/hjl-record.h"

typedef enum
{
  HJL_FINDING_NEW,             /* Lever has nobody like that */
  HJL_FINDING_IN_LEVER,        /* Lever has records that are, or may be, theirs */
  HJL_FINDING_EXPORTED_BEFORE, /* from here, for the same role */
  HJL_FINDING_ADDED_BEFORE,    /* here already, for the same role, and waiting for the export */
  HJL_FINDING_NEEDS_NAME,
  HJL_FINDING_ROLE_CLOSED, /* nobody is added to it */
  HJL_FINDING_UNKNOWN,     /* Lever could not be asked */
} HjlFindingKind;

/**
 * HjlFound:
 * @record: what a person reads of it
 * @here: in the posting that the role is mapped to
 * @by_name: nothing but the name is the same
 * @other_name: it has the e-mail of the person, and plainly another name: Lever takes the two for one
 */
typedef struct
{
  HjlRecord *record;
  gboolean   here;
  gboolean   by_name;
  gboolean   other_name;
} HjlFound;

/**
 * HjlFinding:
 * @candidate_id: (nullable): who was exported or added before
 * @posting_id: (nullable): where was looked: the posting that the role was mapped to
 * @found: (element-type HjlFound): records in Lever, those of the posting first; of somebody who was exported
 *   before the one that was made
 * @moves: (nullable): "moves from … to …": of somebody who was added before, and the row has another stage
 * @nobody: Lever would be told of no user who adds them (hjl_planner_pick_actor()): whoever is new waits until one is chosen
 * @asks: a person has to choose: an export would ask, or might make a second record of somebody
 * @error: (nullable): why it is not known
 *
 * Personal data; kept nowhere.
 */
typedef struct
{
  HjlFindingKind kind;
  char          *candidate_id;
  char          *posting_id;
  GPtrArray     *found;
  char          *moves;
  gboolean       nobody;
  gboolean       asks;
  GError        *error;
} HjlFinding;

HjlFinding *hjl_finding_new (HjlFindingKind kind);
void        hjl_finding_free (HjlFinding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlFinding, hjl_finding_free)

/* @record: (transfer full). Returns: (transfer none): what it was put in */
HjlFound *hjl_finding_take (HjlFinding *self,
                            HjlRecord  *record);
/* Those of the posting come first, then those that are found by more than the name; else as they came. */
void      hjl_finding_sort (HjlFinding *self);
/* Ids of the records: what a person had before them who chooses. (transfer full) */
GStrv     hjl_finding_dup_ids (const HjlFinding *self);
/* Whether a new record would wait until somebody chose who adds it; what goes to one that was exported before does not. */
gboolean  hjl_finding_waits_for_owner (const HjlFinding *self,
                                       HjlDraftChoice    choice);
/* @self: (nullable); @text: (transfer full): what will happen. Returns: (transfer full): and what has to be chosen first */
char     *hjl_finding_add_owner (const HjlFinding *self,
                                 HjlDraftChoice    choice,
                                 char             *text);
/* What will happen, in a few words: "New in Lever", "Already in Lever as …" with the record that matters most.
 * (transfer full) */
char     *hjl_finding_describe (const HjlFinding *self);
/* Whether the row may be accepted as it stands: nothing is missing, nothing asks, and a person has chosen where one has to.
 * @seen: a person has looked at it: what is not sure is right */
gboolean  hjl_finding_lets_accept (const HjlFinding *self,
                                   const HjlDraft   *draft,
                                   gboolean          seen);
/* A record in a few words: "Name (posting, stage, archived)". (transfer full) */
char     *hjl_found_describe (const HjlFound *self);
