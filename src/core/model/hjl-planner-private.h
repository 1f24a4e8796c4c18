/* hjl-planner-private.h: one candidate under decision, shared by the planner's files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-candidate.h"
#include "model/hjl-catalogue.h"
#include "model/hjl-hold.h"
#include "model/hjl-link.h"
#include "model/hjl-mapping.h"
#include "model/hjl-opportunity.h"
#include "model/hjl-plan.h"
#include "model/hjl-snapshot.h"

/* Everything is borrowed. */
typedef struct
{
  HjlPlan        *plan;
  HjlCatalogue   *catalogue;
  const char     *acting_user_id;
  HjlCandidate   *candidate;
  HjlLink        *link;        /* nullable */
  HjlOpportunity *opportunity; /* nullable */
  HjlHold        *hold;        /* nullable */
  HjlMapping     *mapping;     /* nullable */
  gboolean        by_hand;     /* candidates come from files */
  gboolean        closed;      /* the role is, by the person who keeps it */
  gboolean        paused;      /* there is a mapping, and @mapping is NULL as it is paused */
} HjlDecision;

/* Why SETTLE writes nothing. */
typedef enum
{
  HJL_SETTLED_AGREE,
  HJL_SETTLED_NO_WAY_OUT,  /* the hackajob stage is left blank */
  HJL_SETTLED_NO_WAY_BACK, /* no hackajob stage stands for what Lever has */
  HJL_SETTLED_DIRECTION,
  HJL_SETTLED_NOT_ACCEPTED,
  HJL_SETTLED_ARCHIVED, /* for a reason without a mapping: only a person takes it out of the archive */
  HJL_SETTLED_KEPT,     /* archived, and a person said to leave it so */
  HJL_SETTLED_CHOICE,   /* a person's choice was carried out, or cannot be */
} HjlSettled;

/* The decision on a candidate who is linked, on the stages only: hjl-planner-merge.c.
 * Returns: FALSE where there is too little to decide on; @attention is what has to be told, NONE for
 * nothing, with @detail borrowed. */
gboolean hjl_planner_merge (HjlDecision *d,
                            HjlHoldKind *attention,
                            const char **detail);

/* A record that an undo archived goes where the candidate's stage stands for, or as it was. */
void hjl_planner_take_up_again (HjlDecision *d);

/* The mapping's posting where the record is in another one and nobody has decided to keep it there; NULL
 * where it is right, or where one of the two is not known. Only for those who take part on hackajob. */
const char *hjl_planner_find_other_posting (HjlDecision *d);

/* The entry of a stage that is there makes no sense, and no person has said that it is meant. */
gboolean         hjl_planner_is_doubtful (HjlDecision *d,
                                          const char  *stage_id);
/* What the mapping says that @stage_id stands for: NULL where it is blank, or makes no sense. */
const HjlTarget *hjl_planner_get_meant (HjlDecision *d,
                                        const char  *stage_id);

/* Appends an action with all that every action has. The plan owns it. */
HjlAction *hjl_planner_add (HjlDecision  *d,
                            HjlActionKind kind,
                            char         *reason);
/* Returns: (transfer full) (nullable): a copy with the name that is known now, without one where none is */
HjlTarget *hjl_planner_name_target (HjlDecision     *d,
                                    const HjlTarget *target);

/* Reasons, translated: hjl-planner-words.c. All (transfer full). */
const char *hjl_planner_say_target (HjlDecision     *d,
                                    const HjlTarget *target);
char       *hjl_planner_say_export (HjlDecision     *d,
                                    const HjlTarget *landing);
char       *hjl_planner_say_lever (HjlDecision     *d,
                                   HjlActionKind    kind,
                                   const char      *stage_id,
                                   const HjlTarget *target);
char       *hjl_planner_say_hackajob (HjlDecision     *d,
                                      const HjlTarget *there,
                                      const char      *stage_id,
                                      const char      *passed_over);
char       *hjl_planner_say_settled (HjlDecision     *d,
                                     HjlSettled       why,
                                     const char      *stage_id,
                                     const HjlTarget *there,
                                     gboolean         conflict);
char       *hjl_planner_say_erase (HjlDecision *d);
char       *hjl_planner_say_again (void);
char       *hjl_planner_say_attention (HjlHoldKind kind,
                                       const char *detail);
