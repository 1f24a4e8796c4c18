/* hjl-hold.c: why one candidate waits for a person, or for another try
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-hold.h"
#include "model/hjl-words.h"

#include <glib/gi18n-lib.h>

/* A decision is asked for wherever there are choices. */
static const struct
{
  const char *name;
  gboolean    blocks;
  HjlAsks     asks;
  const char *sentence;
} kinds[] = {
  [HJL_HOLD_NONE] = { "none", FALSE, HJL_ASKS_NOTHING, HJL_WORDS ("hold-none") },
  [HJL_HOLD_UNCERTAIN] = { "uncertain", TRUE, HJL_ASKS_NOTHING, HJL_WORDS ("hold-uncertain") },
  [HJL_HOLD_REFUSED] = { "refused", TRUE, HJL_ASKS_RETRY, HJL_WORDS ("hold-refused") },
  [HJL_HOLD_DUPLICATE] = { "duplicate", TRUE, HJL_ASKS_NOTHING, HJL_WORDS ("hold-duplicate") },
  [HJL_HOLD_SEVERAL] = { "several", TRUE, HJL_ASKS_NOTHING, HJL_WORDS ("hold-several") },
  [HJL_HOLD_EXPORTED_BEFORE] = { "exported-before", TRUE, HJL_ASKS_NOTHING, HJL_WORDS ("hold-exported-before") },
  [HJL_HOLD_STAGE_GONE] = { "stage-gone", FALSE, HJL_ASKS_MAPPING, HJL_WORDS ("hold-stage-gone") },
  [HJL_HOLD_NO_ACTING_USER] = { "no-acting-user", FALSE, HJL_ASKS_CONNECTION, HJL_WORDS ("hold-no-acting-user") },
  [HJL_HOLD_FILE] = { "file", FALSE, HJL_ASKS_RECORD, HJL_WORDS ("hold-file") },
  [HJL_HOLD_CV_AWAITED] = { "cv-awaited", FALSE, HJL_ASKS_NOTHING, HJL_WORDS ("hold-cv-awaited") },
  [HJL_HOLD_SOURCE] = { "source", FALSE, HJL_ASKS_RECORD, HJL_WORDS ("hold-source") },
  [HJL_HOLD_CONFIDENTIAL] = { "confidential", FALSE, HJL_ASKS_CONNECTION, HJL_WORDS ("hold-confidential") },
  [HJL_HOLD_MISSING] = { "missing", FALSE, HJL_ASKS_RECORD, HJL_WORDS ("hold-missing") },
  [HJL_HOLD_OTHER_NAME] = { "other-name", TRUE, HJL_ASKS_NOTHING, HJL_WORDS ("hold-other-name") },
  [HJL_HOLD_TWIN] = { "twin", TRUE, HJL_ASKS_NOTHING, HJL_WORDS ("hold-twin") },
  [HJL_HOLD_OTHER_POSTING] = { "other-posting", TRUE, HJL_ASKS_NOTHING, HJL_WORDS ("hold-other-posting") },
  [HJL_HOLD_ARCHIVED] = { "archived", TRUE, HJL_ASKS_NOTHING, HJL_WORDS ("hold-archived") },
  [HJL_HOLD_UNDONE] = { "undone", TRUE, HJL_ASKS_NOTHING, HJL_WORDS ("hold-undone") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == HJL_N_HOLD_KINDS);

gboolean
hjl_hold_kind_blocks (HjlHoldKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), TRUE);

  return kinds[kind].blocks;
}

gboolean
hjl_hold_kind_waits (HjlHoldKind kind)
{
  return kind != HJL_HOLD_NONE && kind != HJL_HOLD_UNCERTAIN && kind != HJL_HOLD_CV_AWAITED;
}

HjlAsks
hjl_hold_asks (const HjlHold *self)
{
  if (self == NULL)
    return HJL_ASKS_NOTHING;

  g_return_val_if_fail ((guint) self->kind < G_N_ELEMENTS (kinds), HJL_ASKS_NOTHING);

  if (self->choices != NULL && *self->choices != NULL)
    return self->decision == NULL ? HJL_ASKS_DECISION : HJL_ASKS_NOTHING;

  return kinds[self->kind].asks;
}

gboolean
hjl_hold_may_retry (const HjlHold *self)
{
  if (self == NULL)
    return FALSE;

  g_return_val_if_fail ((guint) self->kind < G_N_ELEMENTS (kinds), FALSE);

  /* At once, or after what it asks. */
  return kinds[self->kind].asks != HJL_ASKS_NOTHING;
}

gboolean
hjl_hold_kind_is_found_anew (HjlHoldKind kind)
{
  return kind == HJL_HOLD_STAGE_GONE || kind == HJL_HOLD_NO_ACTING_USER || kind == HJL_HOLD_MISSING ||
         kind == HJL_HOLD_OTHER_POSTING || kind == HJL_HOLD_ARCHIVED;
}

/* hackajob keeps the mark of the first export, so after EXPORTED_BEFORE a third record would help nobody. */
const HjlHoldWays *
hjl_hold_kind_get_ways (HjlHoldKind kind)
{
  static const HjlHoldWays usual = {
    N_ ("Is This the Same Person?"),
    N_ ("Choose"),
    N_ ("The candidate is linked with the record, and nothing new is created."),
    "new",
    N_ ("No, Create New"),
    N_ ("Export as New"),
    N_ ("Creates a new record in Lever."),
  };
  static const HjlHoldWays exported_before = {
    N_ ("Which Record Counts?"),
    N_ ("Choose"),
    N_ ("Stage changes are synced with the record. The other one stays in Lever as it is."),
  };
  static const HjlHoldWays other_name = {
    N_ ("Is This the Same Person?"),
    N_ ("Same Person"),
    N_ ("In Lever, the candidate goes by the name on the record."),
    "new",
    N_ ("Another Person"),
    N_ ("Export as New"),
    N_ ("Creates a new record in Lever, without the shared email address."),
  };
  static const HjlHoldWays twin = {
    N_ ("Does One Record Count for Both Roles?"),
    N_ ("Use for Both"),
    N_ ("The candidate is not exported again. Stages follow the role that was exported first."),
    "new",
    N_ ("A Record for Each Role"),
    N_ ("Export as New"),
    N_ ("Creates a second record in the same posting."),
  };
  static const HjlHoldWays other_posting = {
    N_ ("Which Posting Counts?"),
    N_ ("Keep Here"),
    N_ ("The record stays in its posting, and stage changes are synced again."),
    "new",
    N_ ("The Role’s Posting"),
    N_ ("Export as New"),
    N_ ("Creates a new record in the posting that the role is mapped to. The old record stays in Lever as it is."),
  };
  static const HjlHoldWays archived = {
    N_ ("Is This Candidate Still in the Running?"),
    N_ ("Leave Archived"),
    N_ ("The record stays archived, whatever stage the candidate moves to in hackajob."),
    "unarchive",
    N_ ("Still in the Running"),
    N_ ("Unarchive"),
    N_ ("Unarchives the record in Lever."),
  };
  static const HjlHoldWays undone = {
    N_ ("Export This Candidate Again?"),
    N_ ("Leave Archived"),
    N_ ("The record stays archived, and the candidate is not synced."),
    "again",
    N_ ("Back to Lever"),
    N_ ("Export Again"),
    N_ ("Unarchives the record in Lever and syncs the candidate again. Where the role is mapped to another posting by now, a new "
        "record is created there."),
  };

  switch (kind)
    {
    case HJL_HOLD_EXPORTED_BEFORE:
      return &exported_before;
    case HJL_HOLD_OTHER_NAME:
      return &other_name;
    case HJL_HOLD_TWIN:
      return &twin;
    case HJL_HOLD_OTHER_POSTING:
      return &other_posting;
    case HJL_HOLD_ARCHIVED:
      return &archived;
    case HJL_HOLD_UNDONE:
      return &undone;

    case HJL_HOLD_NONE:
    case HJL_HOLD_UNCERTAIN:
    case HJL_HOLD_REFUSED:
    case HJL_HOLD_DUPLICATE:
    case HJL_HOLD_SEVERAL:
    case HJL_HOLD_STAGE_GONE:
    case HJL_HOLD_NO_ACTING_USER:
    case HJL_HOLD_FILE:
    case HJL_HOLD_CV_AWAITED:
    case HJL_HOLD_SOURCE:
    case HJL_HOLD_CONFIDENTIAL:
    case HJL_HOLD_MISSING:
    default:
      return &usual;
    }
}

const char *
hjl_hold_kind_to_string (HjlHoldKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind].name;
}

HjlHoldKind
hjl_hold_kind_from_string (const char *text)
{
  if (text == NULL)
    return HJL_HOLD_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (text, kinds[i].name) == 0)
      return i;

  return HJL_HOLD_REFUSED;
}

HjlHold *
hjl_hold_new (const char *candidate_id,
              HjlHoldKind kind)
{
  HjlHold *self = g_new0 (HjlHold, 1);

  self->candidate_id = g_strdup (candidate_id);
  self->kind = kind;

  return self;
}

HjlHold *
hjl_hold_copy (const HjlHold *self)
{
  HjlHold *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = hjl_hold_new (self->candidate_id, self->kind);
  copy->detail = g_strdup (self->detail);
  copy->choices = g_strdupv (self->choices);
  copy->decision = g_strdup (self->decision);
  copy->posting_id = g_strdup (self->posting_id);
  copy->marked = self->marked;
  copy->since = self->since;

  return copy;
}

void
hjl_hold_free (HjlHold *self)
{
  if (self == NULL)
    return;

  g_free (self->candidate_id);
  g_free (self->detail);
  g_strfreev (self->choices);
  g_free (self->decision);
  g_free (self->posting_id);
  g_free (self);
}

const char *
hjl_hold_get_decision (const HjlHold *self,
                       const char    *posting_id)
{
  if (self == NULL || (self->posting_id != NULL && g_strcmp0 (self->posting_id, posting_id) != 0))
    return NULL;

  return self->decision;
}

gboolean
hjl_hold_may_decide (const HjlHold *self,
                     const char    *decision)
{
  if (self == NULL || self->choices == NULL || *self->choices == NULL)
    return FALSE;

  return g_strcmp0 (decision, hjl_hold_kind_get_ways (self->kind)->word) == 0 ||
         g_strv_contains ((const char *const *) self->choices, decision);
}

gboolean
hjl_hold_is_decided (const HjlHold *self)
{
  return self != NULL && self->kind == HJL_HOLD_TWIN && self->decision != NULL && !g_str_equal (self->decision, "new");
}

gboolean
hjl_hold_is_to_be_applied (const HjlHold *self)
{
  return self != NULL && self->kind != HJL_HOLD_NONE && self->kind != HJL_HOLD_UNDONE && self->decision != NULL &&
         !hjl_hold_is_decided (self);
}

/* (transfer full) */
static char *
keep (const HjlHold *self)
{
  const char *sentence = kinds[self->kind].sentence;

  if (hjl_hold_is_decided (self))
    return g_strdup (HJL_WORDS ("hold-other-record-counts"));
  if (self->kind == HJL_HOLD_UNDONE && self->decision != NULL)
    return g_strdup (g_str_equal (self->decision, "again") || g_str_equal (self->decision, "new")
                       ? HJL_WORDS ("hold-exports-again")
                       : HJL_WORDS ("hold-stays-undone"));
  if (self->detail == NULL || *self->detail == '\0')
    return g_strdup (sentence);

  /* Without a detail there is none; with one there is something. */
  if (self->kind == HJL_HOLD_CV_AWAITED)
    sentence = HJL_WORDS ("hold-cv-not-fetched");

  return hjl_words_keep ("hold-detail", sentence, self->detail);
}

char *
hjl_hold_keep (const HjlHold *self,
               const HjlLink *link)
{
  g_autofree char *kept = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) self->kind < G_N_ELEMENTS (kinds), NULL);

  kept = keep (self);
  if (link == NULL || !link->awaits_cv || self->kind == HJL_HOLD_CV_AWAITED)
    return g_steal_pointer (&kept);

  return hjl_words_keep ("hold-and-cv-missing", kept);
}

char *
hjl_hold_describe (const HjlHold *self,
                   const HjlLink *link)
{
  g_autofree char *kept = hjl_hold_keep (self, link);

  return hjl_words_show (kept);
}
