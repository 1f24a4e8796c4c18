/* hjl-hold.h: why one candidate waits for a person, or for another try
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-link.h"
#include "model/hjl-types.h"

typedef enum
{
  HJL_HOLD_NONE,
  HJL_HOLD_UNCERTAIN,       /* a write was sent and its outcome is unknown; read back before anything else */
  HJL_HOLD_REFUSED,         /* a server refused a write; the same again will not help */
  HJL_HOLD_DUPLICATE,       /* the person seems to be in the posting already: which record is it? */
  HJL_HOLD_SEVERAL,         /* two or more records fit after an uncertain write */
  HJL_HOLD_EXPORTED_BEFORE, /* hackajob has an export mark with another record */
  HJL_HOLD_STAGE_GONE,      /* the stage to move to no longer exists */
  HJL_HOLD_NO_ACTING_USER,  /* nobody active to perform the write as */
  HJL_HOLD_FILE,            /* exported, but a file was not: too large, empty, refused */
  HJL_HOLD_CV_AWAITED,      /* exported without a CV: hackajob had none so far; asked for again in later syncs */
  HJL_HOLD_SOURCE,          /* exported, but Lever did not set the source */
  HJL_HOLD_CONFIDENTIAL,    /* could not be read back, so each export looks before it writes */
  HJL_HOLD_MISSING,         /* Lever did not find the record, and has not said that it was deleted */
  HJL_HOLD_OTHER_NAME,      /* the e-mail is somebody's in Lever who has a plainly different name */
  HJL_HOLD_TWIN,            /* the same person is linked in the posting already, as another candidate */
  HJL_HOLD_OTHER_POSTING,   /* the record is in another posting than the role's mapping names */
  HJL_HOLD_ARCHIVED,        /* archived for a reason without a mapping, while hackajob counts the person in */
  HJL_HOLD_UNDONE,          /* the export was taken back; it ends where the record is no longer archived */
} HjlHoldKind;

#define HJL_N_HOLD_KINDS (HJL_HOLD_UNDONE + 1)

/* The way up out of a hold. */
typedef enum
{
  HJL_ASKS_NOTHING,    /* of nobody: there is none, or the next sync goes on by itself */
  HJL_ASKS_DECISION,   /* one of its choices, or its kind's word */
  HJL_ASKS_RETRY,      /* another try */
  HJL_ASKS_MAPPING,    /* a look at the role's mapping */
  HJL_ASKS_CONNECTION, /* a look at what the connection may do, and as whom */
  HJL_ASKS_RECORD,     /* a hand at the record in Lever */
} HjlAsks;

/* Kinds that hold back every further write for the candidate until a person decides or retries
 * (UNCERTAIN: until it was read back); the others only tell. */
gboolean hjl_hold_kind_blocks (HjlHoldKind kind);
/* A person is waited for, and not the program: a write is read back, and a CV asked for, by the next syncs. */
gboolean hjl_hold_kind_waits (HjlHoldKind kind);
/* STAGE_GONE, NO_ACTING_USER, MISSING, OTHER_POSTING and ARCHIVED are found by the planner and looked for anew
 * in every plan: they hold back what they are about and nothing else, and end by themselves once mended
 * (HJL_ACTION_RELEASE). */
gboolean hjl_hold_kind_is_found_anew (HjlHoldKind kind);

/**
 * HjlHoldWays:
 * @question: what a person has to say
 * @choose: the name of a button beside each of the records to choose from
 * @chosen: what becomes of the candidate where a record is chosen: a sentence
 * @word: (nullable): what may be decided beside one of the records; %NULL where only they may
 * @title: (nullable): what @word says of the candidate
 * @label: (nullable): the name of its button
 * @effect: (nullable): what becomes of the candidate then: a sentence
 *
 * How a hold with choices is decided, in untranslated texts but for @word, which is what the command line takes.
 */
typedef struct
{
  const char *question;
  const char *choose;
  const char *chosen;
  const char *word;
  const char *title;
  const char *label;
  const char *effect;
} HjlHoldWays;

/* Returns: (transfer none): never %NULL; kinds that have no choices get the usual ones */
const HjlHoldWays *hjl_hold_kind_get_ways (HjlHoldKind kind);
const char        *hjl_hold_kind_to_string (HjlHoldKind kind);
/* Returns: NONE for %NULL; REFUSED, which blocks, for a word that is not known */
HjlHoldKind        hjl_hold_kind_from_string (const char *text);

/**
 * HjlHold:
 * @candidate_id: who
 * @kind: why
 * @detail: (nullable): the server's words, a file's kind, a stage's or posting's name, or as kept (hjl-words.h); no
 *   personal data
 * @choices: (nullable): opportunity ids to choose from
 * @decision: (nullable): what the person decided: one of @choices, or the kind's word
 * @posting_id: (nullable): the posting that the question is about; a decision holds for no other
 * @marked: hackajob knows of an export already, of a record that the candidate was linked with before
 * @since: when
 */
struct _HjlHold
{
  char       *candidate_id;
  HjlHoldKind kind;
  char       *detail;
  GStrv       choices;
  char       *decision;
  char       *posting_id;
  gboolean    marked;
  HjlTime     since;
};

HjlHold    *hjl_hold_new (const char *candidate_id,
                          HjlHoldKind kind);
HjlHold    *hjl_hold_copy (const HjlHold *self);
void        hjl_hold_free (HjlHold *self);
/* @self: (nullable). What a person has to do first; what is decided asks for nothing more. */
HjlAsks     hjl_hold_asks (const HjlHold *self);
/* @self: (nullable). Another try may mend a refusal, a full file, a locked source; not a question that only a person
 * answers, nor what the program goes on with by itself. */
gboolean    hjl_hold_may_retry (const HjlHold *self);
/* Whether a person decided so for an export to @posting_id: NULL where not, or for another posting */
const char *hjl_hold_get_decision (const HjlHold *self,
                                   const char    *posting_id);
/* Whether there is a choice, and @decision is one of the records or the kind's word. */
gboolean    hjl_hold_may_decide (const HjlHold *self,
                                 const char    *decision);
/* The decision is that another candidate's record counts for this one too: nothing is exported. */
gboolean    hjl_hold_is_decided (const HjlHold *self);
/* A person has decided, and the next sync does what was said. Where a decision stands for good, and where its words say
 * already what comes of it, hjl_hold_keep() has it. @self: (nullable) */
gboolean    hjl_hold_is_to_be_applied (const HjlHold *self);
/* What is the matter and what to do, or what was decided, as it is kept (hjl-words.h); and that the CV is missing where
 * @link (nullable) says so: a candidate has one hold, and a CV may be awaited beside any. (transfer full) */
char       *hjl_hold_keep (const HjlHold *self,
                           const HjlLink *link);
/* Returns: (transfer full): the same in words */
char       *hjl_hold_describe (const HjlHold *self,
                               const HjlLink *link);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlHold, hjl_hold_free)
