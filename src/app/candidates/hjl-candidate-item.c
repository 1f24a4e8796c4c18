/* hjl-candidate-item.c: one place of the list of candidates, whose row may still be on its way; and rows, states and times as
 * a person reads them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidate-item.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-time.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

G_DEFINE_FINAL_TYPE (HjlCandidateItem, hjl_candidate_item, G_TYPE_OBJECT)

static const struct
{
  const char *label;
  const char *icon;
  const char *style;
} states[] = {
  [HJL_STATE_NONE] = { N_ ("Not accepted"), "content-loading-symbolic", "dim-label" },
  [HJL_STATE_WAITING] = { N_ ("Waiting"), "document-open-recent-symbolic", "dim-label" },
  [HJL_STATE_IN_PROGRESS] = { N_ ("In progress"), "emblem-synchronizing-symbolic", "accent" },
  [HJL_STATE_EXPORTED] = { N_ ("Exported"), "object-select-symbolic", "success" },
  [HJL_STATE_ATTENTION] = { N_ ("Needs attention"), "dialog-warning-symbolic", "warning" },
  [HJL_STATE_FAILED] = { N_ ("Failed"), "dialog-error-symbolic", "error" },
  [HJL_STATE_ERASED] = { N_ ("Erased"), "user-trash-symbolic", "dim-label" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (states) == HJL_N_STATES);

const char *
hjl_state_get_label (HjlState state)
{
  g_return_val_if_fail ((guint) state < HJL_N_STATES, "");

  return _ (states[state].label);
}

const char *
hjl_state_get_icon (HjlState state)
{
  g_return_val_if_fail ((guint) state < HJL_N_STATES, NULL);

  return states[state].icon;
}

const char *
hjl_state_get_style (HjlState state)
{
  g_return_val_if_fail ((guint) state < HJL_N_STATES, NULL);

  return states[state].style;
}

const char *
hjl_candidate_row_get_title (const HjlCandidateRow *row)
{
  g_return_val_if_fail (row != NULL, "");

  if (row->name != NULL && *row->name != '\0')
    return row->name;

  return row->state == HJL_STATE_ERASED ? _ ("Erased") : _ ("Name not yet known");
}

char *
hjl_candidate_row_dup_lever_stage (const HjlCandidateRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (row->opportunity_id == NULL)
    return g_strdup (_ ("Not in Lever"));
  if (!row->archived && row->lever_stage_name == NULL)
    return g_strdup (row->in_gone_stage ? _ ("A stage that is no longer in Lever") : _ ("Unknown"));
  if (!row->archived)
    return g_strdup (row->lever_stage_name);
  if (row->lever_stage_name == NULL)
    return g_strdup (_ ("Archived"));

  /* Translators: %s is the reason why somebody was archived in Lever. */
  return g_strdup_printf (_ ("Archived: %s"), row->lever_stage_name);
}

const char *
hjl_candidate_row_get_role (const HjlCandidateRow *row)
{
  return row->role_title != NULL ? row->role_title : _ ("Role no longer live");
}

char *
hjl_candidate_row_describe (const HjlCandidateRow *row)
{
  g_autofree char *lever = hjl_candidate_row_dup_lever_stage (row);

  /* Translators: a person's name, the role, the state, the stage on hackajob, the stage in Lever. */
  return g_strdup_printf (_ ("%s, %s, %s, hackajob: %s, Lever: %s"),
                          hjl_candidate_row_get_title (row),
                          hjl_candidate_row_get_role (row),
                          hjl_state_get_label (row->state),
                          row->stage_name != NULL ? row->stage_name : _ ("not known"),
                          lever);
}

static GDateTime *
make_local (HjlTime time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / 1000);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

char *
hjl_time_dup_relative (HjlTime time,
                       HjlTime now)
{
  g_autoptr (GDateTime) local = NULL;
  gint64 age = now - time;

  if (time <= 0)
    return g_strdup ("");
  if (age < HJL_MINUTE)
    return g_strdup (_ ("Just now"));
  if (age < HJL_HOUR)
    return g_strdup_printf (ngettext ("%'d minute ago", "%'d minutes ago", age / HJL_MINUTE), (int) (age / HJL_MINUTE));
  if (age < HJL_DAY)
    return g_strdup_printf (ngettext ("%'d hour ago", "%'d hours ago", age / HJL_HOUR), (int) (age / HJL_HOUR));
  if (age < 7 * HJL_DAY)
    return g_strdup_printf (ngettext ("%'d day ago", "%'d days ago", age / HJL_DAY), (int) (age / HJL_DAY));

  local = make_local (time);

  return local != NULL ? g_date_time_format (local, "%x") : g_strdup ("");
}

char *
hjl_time_dup_full (HjlTime time)
{
  g_autoptr (GDateTime) local = time > 0 ? make_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%x %X") : g_strdup ("");
}

static gboolean
is_same_hold (const HjlHold *a,
              const HjlHold *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->kind == b->kind && a->since == b->since && g_strcmp0 (a->detail, b->detail) == 0 &&
         g_strcmp0 (a->decision, b->decision) == 0;
}

static gboolean
is_same (const HjlCandidateRow *a,
         const HjlCandidateRow *b)
{
  return a->state == b->state && a->changed_at == b->changed_at && a->archived == b->archived &&
         g_strcmp0 (a->candidate_id, b->candidate_id) == 0 && g_strcmp0 (a->name, b->name) == 0 &&
         g_strcmp0 (a->role_title, b->role_title) == 0 && g_strcmp0 (a->stage_name, b->stage_name) == 0 &&
         g_strcmp0 (a->lever_stage_name, b->lever_stage_name) == 0 &&
         g_strcmp0 (a->opportunity_id, b->opportunity_id) == 0 &&
         g_strcmp0 (a->opportunity_url, b->opportunity_url) == 0 && g_strcmp0 (a->url, b->url) == 0 &&
         is_same_hold (a->hold, b->hold);
}

static void
hjl_candidate_item_finalize (GObject *object)
{
  HjlCandidateItem *self = HJL_CANDIDATE_ITEM (object);

  g_clear_pointer (&self->row, hjl_candidate_row_free);

  G_OBJECT_CLASS (hjl_candidate_item_parent_class)->finalize (object);
}

static void
hjl_candidate_item_class_init (HjlCandidateItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = hjl_candidate_item_finalize;

  g_signal_new ("changed",
                HJL_TYPE_CANDIDATE_ITEM,
                G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
hjl_candidate_item_init (HjlCandidateItem *self)
{
  self->place = HJL_NO_PLACE;
}

HjlCandidateItem *
hjl_candidate_item_new (void)
{
  return g_object_new (HJL_TYPE_CANDIDATE_ITEM, NULL);
}

const char *
hjl_candidate_item_get_id (HjlCandidateItem *self)
{
  g_return_val_if_fail (HJL_IS_CANDIDATE_ITEM (self), NULL);

  return self->row != NULL ? self->row->candidate_id : NULL;
}

void
hjl_candidate_item_take_row (HjlCandidateItem *self,
                             HjlCandidateRow  *row)
{
  g_return_if_fail (HJL_IS_CANDIDATE_ITEM (self));
  g_return_if_fail (row != NULL);

  if (self->row != NULL && is_same (self->row, row))
    {
      hjl_candidate_row_free (row);
      return;
    }

  g_clear_pointer (&self->row, hjl_candidate_row_free);
  self->row = row;
  g_signal_emit_by_name (self, "changed");
}
