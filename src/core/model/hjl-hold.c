/* hjl-hold.c: why one candidate waits for a person, or for another try
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "model/hjl-hold.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (HjlHold, hjl_hold, hjl_hold_copy, hjl_hold_free)

static const struct
{
  const char *name;
  gboolean    blocks;
  const char *sentence;
} kinds[] = {
  [HJL_HOLD_NONE] = { "none", FALSE, N_ ("No problem.") },
  [HJL_HOLD_UNCERTAIN] = {
    "uncertain",
    TRUE,
    N_ ("The connection broke while this candidate was sent, so it is not known whether Lever took it. "
        "Each sync looks in Lever, and it is sent again only after looks some minutes apart have found nothing."),
  },
  [HJL_HOLD_REFUSED] = {
    "refused",
    TRUE,
    N_ ("A change for this candidate was refused. Fix the cause, then choose Retry."),
  },
  [HJL_HOLD_DUPLICATE] = {
    "duplicate",
    TRUE,
    N_ ("This person seems to be in the posting already. Choose the record that belongs to this candidate, "
        "or export as a new one."),
  },
  [HJL_HOLD_SEVERAL] = {
    "several",
    TRUE,
    N_ ("Several records in Lever fit this candidate. Choose the right one, or export as a new one."),
  },
  [HJL_HOLD_EXPORTED_BEFORE] = {
    "exported-before",
    TRUE,
    N_ ("hackajob says that this candidate was exported before, to another record. Choose which one counts."),
  },
  [HJL_HOLD_STAGE_GONE] = {
    "stage-gone",
    FALSE,
    N_ ("The stage or archive reason that this candidate should go to no longer exists in Lever. "
        "Edit the role’s mapping; the candidate follows then."),
  },
  [HJL_HOLD_NO_ACTING_USER] = {
    "no-acting-user",
    FALSE,
    N_ ("Lever needs an active user to add candidates as, and neither the posting’s owner, its hiring manager "
        "nor the acting user is active. Choose an acting user in Connection."),
  },
  [HJL_HOLD_FILE] = {
    "file",
    FALSE,
    N_ ("The candidate was exported, but a file was not. Add it to the record in Lever by hand."),
  },
  [HJL_HOLD_CV_AWAITED] = {
    "cv-awaited",
    FALSE,
    N_ ("The candidate was exported without a CV: hackajob gave none so far. It is asked for again with the next "
        "syncs and added in Lever once it is there."),
  },
  [HJL_HOLD_SOURCE] = {
    "source",
    FALSE,
    N_ ("The candidate was exported, but Lever did not set the source. Add the source in Lever by hand, "
        "or ask a Lever admin to create it."),
  },
  [HJL_HOLD_CONFIDENTIAL] = {
    "confidential",
    TRUE,
    N_ ("The posting is confidential and this connection may not read it, so nothing is written to it. "
        "Connect with access to confidential data, or map the role to another posting."),
  },
  [HJL_HOLD_MISSING] = {
    "missing",
    FALSE,
    N_ ("Not found in Lever. Nothing is carried over and nothing is erased: it goes on by itself once the record is "
        "found again, and ends once Lever says that it was deleted."),
  },
  [HJL_HOLD_OTHER_NAME] = {
    "other-name",
    TRUE,
    N_ ("The email address of this candidate belongs to a person with another name in Lever, and Lever takes "
        "everyone with the same address for one person. Choose the record if it is the same person. If not, export "
        "as new, without the shared address, and delete any record under the wrong name in Lever by hand."),
  },
  [HJL_HOLD_TWIN] = {
    "twin",
    TRUE,
    N_ ("This person is in the posting already, for another role that is mapped to it. Choose that record to let it "
        "count for both roles, or export as a new one."),
  },
  [HJL_HOLD_OTHER_POSTING] = {
    "other-posting",
    TRUE,
    N_ ("The record is in another posting than the one the role is mapped to, so stage changes aren’t synced for "
        "now. Keep the record where it is, or export to the role’s posting as new."),
  },
  [HJL_HOLD_ARCHIVED] = {
    "archived",
    TRUE,
    N_ ("The candidate was archived in Lever for a reason that isn’t in the role’s mapping, but is still active in "
        "hackajob. Leave the record archived, or unarchive it."),
  },
  [HJL_HOLD_UNDONE] = {
    "undone",
    TRUE,
    N_ ("The export of this candidate was undone, and the record in Lever is archived. Leave it so, or export again."),
  },
};

gboolean
hjl_hold_kind_blocks (HjlHoldKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), TRUE);

  return kinds[kind].blocks;
}

gboolean
hjl_hold_may_retry (const HjlHold *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  switch (self->kind)
    {
    case HJL_HOLD_REFUSED:
    case HJL_HOLD_STAGE_GONE:
    case HJL_HOLD_NO_ACTING_USER:
    case HJL_HOLD_CONFIDENTIAL:
    case HJL_HOLD_MISSING:
    case HJL_HOLD_FILE:
    case HJL_HOLD_SOURCE:
      return TRUE;

    case HJL_HOLD_NONE:
    case HJL_HOLD_UNCERTAIN:
    case HJL_HOLD_CV_AWAITED:
    case HJL_HOLD_DUPLICATE:
    case HJL_HOLD_SEVERAL:
    case HJL_HOLD_EXPORTED_BEFORE:
    case HJL_HOLD_OTHER_NAME:
    case HJL_HOLD_TWIN:
    case HJL_HOLD_OTHER_POSTING:
    case HJL_HOLD_ARCHIVED:
    case HJL_HOLD_UNDONE:
    default:
      return FALSE;
    }
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
    N_ ("Which Record Is This Candidate’s?"),
    N_ ("Choose"),
    N_ ("The candidate is linked with the record, and nothing new is created."),
    "new",
    N_ ("None of These"),
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
hjl_hold_is_settled (const HjlHold *self)
{
  return self != NULL && self->kind == HJL_HOLD_TWIN && self->decision != NULL && !g_str_equal (self->decision, "new");
}

char *
hjl_hold_describe (const HjlHold *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) self->kind < G_N_ELEMENTS (kinds), NULL);

  if (hjl_hold_is_settled (self))
    return g_strdup (_ ("Not exported: the record that this person has in the posting counts for this role too."));
  if (self->kind == HJL_HOLD_UNDONE && self->decision != NULL)
    return g_str_equal (self->decision, "again") || g_str_equal (self->decision, "new")
             ? g_strdup (_ ("The next sync exports this candidate again."))
             : g_strdup (_ ("The export of this candidate was undone, and the record in Lever stays archived."));
  if (self->detail == NULL || *self->detail == '\0')
    return g_strdup (_ (kinds[self->kind].sentence));

  /* Translators: a whole sentence or two, then what exactly: a server's words, a stage's name. */
  return g_strdup_printf (_ ("%s (%s)"), _ (kinds[self->kind].sentence), self->detail);
}

char *
hjl_hold_describe_with (const HjlHold *self,
                        const HjlLink *link)
{
  g_autofree char *text = hjl_hold_describe (self);

  if (link == NULL || !link->awaits_cv || self->kind == HJL_HOLD_CV_AWAITED)
    return g_steal_pointer (&text);

  /* Translators: what is the matter with a candidate, and then this. */
  return g_strdup_printf (_ ("%s The CV is missing in Lever too: hackajob gave none so far. It is asked for again with the next syncs."), text);
}
