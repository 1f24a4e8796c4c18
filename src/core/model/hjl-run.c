/* hjl-run.c: a run that wrote something, and what each of its writes changed
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-run.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

static const char *const cause_names[] = {
  [HJL_RUN_AUTOMATIC] = "automatic",
  [HJL_RUN_BY_HAND] = "by-hand",
  [HJL_RUN_IMPORT] = "import",
  [HJL_RUN_UNDO] = "undo",
};

const char *
hjl_run_cause_to_string (HjlRunCause cause)
{
  g_return_val_if_fail ((guint) cause < G_N_ELEMENTS (cause_names), NULL);

  return cause_names[cause];
}

HjlRunCause
hjl_run_cause_from_string (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (cause_names); i++)
    if (g_strcmp0 (text, cause_names[i]) == 0)
      return i;

  return HJL_RUN_BY_HAND;
}

void
hjl_place_free (HjlPlace *self)
{
  if (self == NULL)
    return;

  g_free (self->stage_id);
  g_free (self->stage_name);
  g_free (self->lever_stage_id);
  g_free (self->lever_stage_name);
  g_free (self->reason_id);
  g_free (self->reason_name);
  g_free (self->posting_id);
  g_free (self);
}

HjlTarget *
hjl_place_dup_target (const HjlPlace *self)
{
  if (self == NULL || (!self->archived && self->lever_stage_id == NULL))
    return NULL;

  return self->archived ? hjl_target_new (HJL_TARGET_REASON, self->reason_id, self->reason_name)
                        : hjl_target_new (HJL_TARGET_STAGE, self->lever_stage_id, self->lever_stage_name);
}

gboolean
hjl_place_same_in_lever (const HjlPlace *self,
                         const HjlPlace *other)
{
  return self->archived == other->archived && g_strcmp0 (self->lever_stage_id, other->lever_stage_id) == 0 &&
         (!self->archived || g_strcmp0 (self->reason_id, other->reason_id) == 0);
}

void
hjl_change_free (HjlChange *self)
{
  if (self == NULL)
    return;

  g_free (self->candidate_id);
  g_free (self->name);
  g_free (self->role_id);
  g_free (self->state);
  g_free (self->opportunity_id);
  g_free (self->contact_id);
  g_free (self->posting_id);
  g_free (self->actor_id);
  g_free (self->actor_name);
  hjl_place_free (self->before);
  hjl_place_free (self->after);
  g_free (self);
}

const char *
hjl_place_get_stage (const HjlPlace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->stage_name != NULL || self->stage_id == NULL)
    return self->stage_name;

  return _ ("a stage that is no longer in hackajob");
}

char *
hjl_place_describe_in_lever (const HjlPlace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->archived && (self->reason_name != NULL || self->reason_id != NULL))
    return g_strdup_printf (_ ("Archived: %s"), self->reason_name != NULL ? self->reason_name : _ ("a reason that is no longer in Lever"));
  if (self->archived)
    return g_strdup (_ ("Archived"));
  if (self->lever_stage_id == NULL)
    return g_strdup (_ ("Not in Lever"));

  return g_strdup (self->lever_stage_name != NULL ? self->lever_stage_name : _ ("a stage that is no longer in Lever"));
}

char *
hjl_change_describe_places (const HjlChange *self)
{
  gboolean         here;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  here = self->kind == HJL_ACTION_MOVE_IN_HACKAJOB;
  if (self->before == NULL || self->after == NULL || self->kind == HJL_ACTION_MARK_EXPORTED)
    return NULL;

  before = here ? g_strdup (hjl_place_get_stage (self->before)) : hjl_place_describe_in_lever (self->before);
  after = here ? g_strdup (hjl_place_get_stage (self->after)) : hjl_place_describe_in_lever (self->after);
  if (before == NULL || after == NULL)
    return NULL;

  /* Translators: where somebody was, and where they are now. */
  return g_strdup_printf (_ ("%s → %s"), before, after);
}

gboolean
hjl_change_is_done (const HjlChange *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_strcmp0 (self->state, "done") == 0;
}

HjlRun *
hjl_run_new (HjlRunCause cause,
             HjlTime     now)
{
  HjlRun *self = g_new0 (HjlRun, 1);

  self->cause = cause;
  self->began_at = now;

  return self;
}

HjlRun *
hjl_run_copy (const HjlRun *self)
{
  HjlRun *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (HjlRun, 1);
  *copy = *self;
  copy->user_id = g_strdup (self->user_id);
  copy->reason_id = g_strdup (self->reason_id);

  return copy;
}

void
hjl_run_free (HjlRun *self)
{
  if (self == NULL)
    return;

  g_free (self->user_id);
  g_free (self->reason_id);
  g_free (self);
}

guint
hjl_run_count_done (const HjlRun *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (self->done); i++)
    n += self->done[i];

  return n;
}

char *
hjl_run_describe_cause (const HjlRun *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->cause)
    {
    case HJL_RUN_AUTOMATIC:
      return g_strdup (_ ("Automatic"));
    case HJL_RUN_IMPORT:
      return g_strdup (_ ("Import"));
    case HJL_RUN_UNDO:
      return g_strdup_printf (_ ("Undo of run %" PRId64), self->undoes);
    case HJL_RUN_BY_HAND:
    default:
      return g_strdup (_ ("By hand"));
    }
}

/* Takes @words. */
static void
say (GString *text,
     guint    n,
     char    *words)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
  g_free (words);
}

char *
hjl_run_describe (const HjlRun *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;

  g_return_val_if_fail (self != NULL, NULL);

  n = self->done[HJL_ACTION_EXPORT];
  say (text, n, g_strdup_printf (ngettext ("%'u exported", "%'u exported", n), n));
  n = self->done[HJL_ACTION_MOVE_IN_LEVER];
  say (text, n, g_strdup_printf (ngettext ("%'u moved in Lever", "%'u moved in Lever", n), n));
  n = self->done[HJL_ACTION_ARCHIVE_IN_LEVER];
  say (text, n, g_strdup_printf (ngettext ("%'u archived", "%'u archived", n), n));
  n = self->done[HJL_ACTION_UNARCHIVE_IN_LEVER];
  say (text, n, g_strdup_printf (ngettext ("%'u unarchived", "%'u unarchived", n), n));
  n = self->done[HJL_ACTION_MOVE_IN_HACKAJOB];
  say (text, n,
       self->by_hand ? g_strdup_printf (ngettext ("%'u to move in hackajob", "%'u to move in hackajob", n), n)
                     : g_strdup_printf (ngettext ("%'u moved in hackajob", "%'u moved in hackajob", n), n));
  n = self->done[HJL_ACTION_MARK_EXPORTED];
  say (text, n, g_strdup_printf (ngettext ("%'u marked as exported", "%'u marked as exported", n), n));
  n = self->n_failed;
  say (text, n, g_strdup_printf (ngettext ("%'u refused", "%'u refused", n), n));
  n = self->n_open;
  say (text, n, g_strdup_printf (ngettext ("%'u not known yet", "%'u not known yet", n), n));

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_ ("Nothing written"));
}
