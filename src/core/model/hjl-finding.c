/* hjl-finding.c: what will happen with somebody who is not exported yet
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-finding.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "model/hjl-fold.h"

static void
free_found (gpointer data)
{
  HjlFound *found = data;

  hjl_record_free (found->record);
  g_free (found);
}

HjlFinding *
hjl_finding_new (HjlFindingKind kind)
{
  HjlFinding *self = g_new0 (HjlFinding, 1);

  self->kind = kind;
  self->found = g_ptr_array_new_with_free_func (free_found);

  return self;
}

void
hjl_finding_free (HjlFinding *self)
{
  if (self == NULL)
    return;

  g_free (self->candidate_id);
  g_free (self->posting_id);
  g_free (self->moves);
  g_ptr_array_unref (self->found);
  g_clear_error (&self->error);
  g_free (self);
}

HjlFound *
hjl_finding_take (HjlFinding *self,
                  HjlRecord  *record)
{
  HjlFound *found = g_new0 (HjlFound, 1);

  g_return_val_if_fail (self != NULL && record != NULL, NULL);

  found->record = record;
  g_ptr_array_add (self->found, found);

  return found;
}

static guint
get_weight (const HjlFound *found)
{
  return (found->here ? 2 : 0) + (found->by_name ? 0 : 1);
}

void
hjl_finding_sort (HjlFinding *self)
{
  g_return_if_fail (self != NULL);

  /* Few, and in order already but for one or two. */
  for (guint i = 1; i < self->found->len; i++)
    for (guint j = i; j > 0 && get_weight (self->found->pdata[j]) > get_weight (self->found->pdata[j - 1]); j--)
      {
        gpointer other = self->found->pdata[j];

        self->found->pdata[j] = self->found->pdata[j - 1];
        self->found->pdata[j - 1] = other;
      }
}

GStrv
hjl_finding_dup_ids (const HjlFinding *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->found->len; i++)
    g_strv_builder_add (builder, ((HjlFound *) self->found->pdata[i])->record->id);

  return g_strv_builder_end (builder);
}

char *
hjl_found_describe (const HjlFound *self)
{
  const HjlRecord *record;
  g_autofree char *place = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *archived = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  record = self->record;
  /* Translators: of a record in Lever that has no name. */
  name = record->name != NULL ? hjl_fold_line (record->name) : g_strdup (_ ("somebody without a name"));
  if (record->posting_title != NULL)
    g_ptr_array_add (parts, record->posting_title);
  if (record->archived)
    {
      /* Translators: of a record in Lever; the reason for which it is archived. */
      archived = record->stage_name != NULL ? g_strdup_printf (_ ("archived: %s"), record->stage_name) : g_strdup (_ ("archived"));
      g_ptr_array_add (parts, archived);
    }
  else if (record->stage_name != NULL)
    {
      g_ptr_array_add (parts, record->stage_name);
    }
  if (self->by_name)
    g_ptr_array_add (parts, (gpointer) _ ("same name"));
  else if (self->other_name)
    g_ptr_array_add (parts, (gpointer) _ ("same email address"));
  if (parts->len == 0)
    return g_steal_pointer (&name);

  g_ptr_array_add (parts, NULL);
  place = g_strjoinv (", ", (GStrv) parts->pdata);

  /* Translators: a person's name, and in brackets posting, stage, and whether archived. */
  return g_strdup_printf (_ ("%s (%s)"), name, place);
}

static char *
describe (const HjlFinding *self)
{
  g_autofree char *first = NULL;

  if (self->found->len > 0)
    first = hjl_found_describe (self->found->pdata[0]);

  switch (self->kind)
    {
    case HJL_FINDING_IN_LEVER:
      if (self->found->len > 1)
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "Already in Lever as %s and %'u more",
                                             "Already in Lever as %s and %'u more",
                                             self->found->len - 1),
                                first, self->found->len - 1);
      return g_strdup_printf (_ ("Already in Lever as %s"), first != NULL ? first : "");

    case HJL_FINDING_EXPORTED_BEFORE:
      return first != NULL ? g_strdup_printf (_ ("Exported before: %s"), first) : g_strdup (_ ("Exported before"));

    case HJL_FINDING_ADDED_BEFORE:
      return g_strdup (_ ("Added before, and not exported yet"));

    case HJL_FINDING_NEEDS_NAME:
      return g_strdup (_ ("Needs a name"));

    case HJL_FINDING_ROLE_CLOSED:
      return g_strdup (_ ("The role is closed"));

    case HJL_FINDING_UNKNOWN:
      {
        g_autofree char *why = self->error != NULL ? hjl_error_describe (self->error) : NULL;

        /* Translators: then why, a sentence. */
        return why != NULL ? g_strdup_printf (_ ("Not looked up in Lever: %s"), why) : g_strdup (_ ("Not looked up in Lever"));
      }

    case HJL_FINDING_NEW:
    default:
      return g_strdup (_ ("New in Lever"));
    }
}

gboolean
hjl_finding_waits_for_owner (const HjlFinding *self,
                             HjlDraftChoice    choice)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->nobody || self->kind == HJL_FINDING_ROLE_CLOSED || choice == HJL_DRAFT_SKIP)
    return FALSE;

  return choice != HJL_DRAFT_UNDECIDED || self->kind == HJL_FINDING_NEW || self->kind == HJL_FINDING_IN_LEVER ||
         self->kind == HJL_FINDING_ADDED_BEFORE;
}

char *
hjl_finding_add_owner (const HjlFinding *self,
                       HjlDraftChoice    choice,
                       char             *text)
{
  g_autofree char *said = text;

  if (self == NULL || !hjl_finding_waits_for_owner (self, choice))
    return g_steal_pointer (&said);

  /* Translators: what will happen with somebody, as in "New in Lever". */
  return g_strdup_printf (_ ("%s; first choose a fallback owner in Connection"), said);
}

char *
hjl_finding_describe (const HjlFinding *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  text = hjl_finding_add_owner (self, HJL_DRAFT_UNDECIDED, describe (self));

  return self->moves != NULL ? g_strconcat (text, "; ", self->moves, NULL) : g_steal_pointer (&text);
}

gboolean
hjl_finding_lets_accept (const HjlFinding *self,
                         const HjlDraft   *draft,
                         gboolean          seen)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (draft != NULL, FALSE);

  if (draft->choice == HJL_DRAFT_SKIP)
    return TRUE;
  if (self->kind == HJL_FINDING_ROLE_CLOSED)
    return FALSE;
  if (self->asks && draft->choice == HJL_DRAFT_UNDECIDED)
    return FALSE;
  if (self->moves != NULL && draft->choice != HJL_DRAFT_NEW && !seen && hjl_draft_asks_stage (draft))
    return FALSE;

  return seen ? !hjl_draft_needs_name (draft) : hjl_draft_is_ready (draft);
}
