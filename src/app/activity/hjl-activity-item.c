/* hjl-activity-item.c: a line of Activity: a sync that wrote something, or one thing that happened
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/activity/hjl-activity-item.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-candidate-item.h"

struct _HjlActivityItem
{
  GObject parent_instance;

  HjlRun      *run;      /* nullable */
  HjlActivity *activity; /* nullable */
};

G_DEFINE_FINAL_TYPE (HjlActivityItem, hjl_activity_item, G_TYPE_OBJECT)

static void
hjl_activity_item_finalize (GObject *object)
{
  HjlActivityItem *self = HJL_ACTIVITY_ITEM (object);

  g_clear_pointer (&self->run, hjl_run_free);
  g_clear_pointer (&self->activity, hjl_activity_free);

  G_OBJECT_CLASS (hjl_activity_item_parent_class)->finalize (object);
}

static void
hjl_activity_item_class_init (HjlActivityItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_activity_item_finalize;
}

static void
hjl_activity_item_init (HjlActivityItem *self)
{
}

HjlActivityItem *
hjl_activity_item_new_run (HjlRun *run)
{
  HjlActivityItem *self = g_object_new (HJL_TYPE_ACTIVITY_ITEM, NULL);

  self->run = run;

  return self;
}

HjlActivityItem *
hjl_activity_item_new (HjlActivity *activity)
{
  HjlActivityItem *self = g_object_new (HJL_TYPE_ACTIVITY_ITEM, NULL);

  self->activity = activity;

  return self;
}

const HjlRun *
hjl_activity_item_get_run (HjlActivityItem *self)
{
  g_return_val_if_fail (HJL_IS_ACTIVITY_ITEM (self), NULL);

  return self->run;
}

const HjlActivity *
hjl_activity_item_get_activity (HjlActivityItem *self)
{
  g_return_val_if_fail (HJL_IS_ACTIVITY_ITEM (self), NULL);

  return self->activity;
}

char *
hjl_activity_item_describe (HjlActivityItem *self)
{
  g_return_val_if_fail (HJL_IS_ACTIVITY_ITEM (self), NULL);

  if (self->run != NULL)
    return hjl_run_describe (self->run);
  if (self->activity->name == NULL)
    return g_strdup (self->activity->text);

  /* Translators: a person, then a sentence that says what happened. */
  return g_strdup_printf (_ ("%s: %s"), self->activity->name, self->activity->text);
}

char *
hjl_activity_item_describe_about (HjlActivityItem *self,
                                  HjlTime          now)
{
  g_autofree char *when = NULL;
  g_autofree char *cause = NULL;
  GString         *text;

  g_return_val_if_fail (HJL_IS_ACTIVITY_ITEM (self), NULL);

  if (self->run == NULL)
    return hjl_time_dup_relative (self->activity->at, now);

  when = hjl_time_dup_relative (self->run->began_at, now);
  cause = hjl_run_describe_cause (self->run);
  text = g_string_new (NULL);
  /* Translators: the number of a run, why it ran ("Automatic"), and when ("5 minutes ago"). */
  g_string_append_printf (text, _ ("Run %" G_GINT64_FORMAT " · %s · %s"), self->run->id, cause, when);
  if (self->run->undone_by != 0)
    g_string_append_printf (text, " · %s", _ ("undone"));

  return g_string_free (text, FALSE);
}

gboolean
hjl_activity_item_can_undo (HjlActivityItem *self)
{
  g_return_val_if_fail (HJL_IS_ACTIVITY_ITEM (self), FALSE);

  return self->run != NULL && self->run->undone_by == 0 && hjl_run_count_done (self->run) > 0;
}
