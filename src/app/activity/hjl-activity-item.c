/* hjl-activity-item.c: a line of Activity: a sync that wrote something, or one thing that happened
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/activity/hjl-activity-item.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-candidate-item.h"
#include "store/hjl-store-timeline.h"

G_DEFINE_FINAL_TYPE (HjlActivityItem, hjl_activity_item, G_TYPE_OBJECT)

static void
hjl_activity_item_finalize (GObject *object)
{
  HjlActivityItem *self = HJL_ACTIVITY_ITEM (object);

  g_clear_pointer (&self->run, hjl_run_free);
  g_clear_pointer (&self->activity, hjl_activity_free);
  g_clear_pointer (&self->change, hjl_change_free);

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
hjl_activity_item_new (HjlActivity *activity,
                       HjlChange   *change)
{
  HjlActivityItem *self = g_object_new (HJL_TYPE_ACTIVITY_ITEM, NULL);

  self->activity = activity;
  self->change = change;

  return self;
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

/* Who wrote it, and from where to where. Takes @when. */
static char *
describe_change (const HjlChange *change,
                 char            *when)
{
  g_autofree char *places = hjl_change_describe_places (change);
  GString         *text = g_string_new (places);

  if (change->actor_name != NULL)
    {
      if (text->len > 0)
        g_string_append (text, " · ");
      /* Translators: the Lever user whom something was written as. */
      g_string_append_printf (text, _ ("as %s"), change->actor_name);
    }
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", when);
  g_free (when);

  return g_string_free (text, FALSE);
}

char *
hjl_activity_item_describe_about (HjlActivityItem *self,
                                  HjlTime          now)
{
  g_autofree char *when = NULL;
  g_autofree char *cause = NULL;
  GString         *text;

  g_return_val_if_fail (HJL_IS_ACTIVITY_ITEM (self), NULL);

  if (self->change != NULL)
    return describe_change (self->change, hjl_time_dup_relative (self->activity->at, now));
  if (self->run == NULL)
    return hjl_time_dup_relative (self->activity->at, now);

  when = hjl_time_dup_relative (self->run->began_at, now);
  cause = hjl_run_describe_cause (self->run);
  text = g_string_new (NULL);
  /* Translators: the number of a run, why it ran ("Automatic"), and when ("5 minutes ago"). */
  g_string_append_printf (text, _ ("Run %" PRId64 " · %s · %s"), self->run->id, cause, when);
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

static void
add_detail (GStrvBuilder *details,
            const char   *name,
            const char   *value)
{
  if (value == NULL || *value == '\0')
    return;

  g_strv_builder_add (details, name);
  g_strv_builder_add (details, value);
}

/* (transfer full) (nullable) */
static char *
describe_place (const HjlPlace *place)
{
  g_autofree char *lever = NULL;

  if (place == NULL)
    return NULL;

  lever = hjl_place_describe_in_lever (place);
  if (place->stage_name == NULL)
    return g_steal_pointer (&lever);

  /* Translators: a stage in hackajob, and a stage in Lever. */
  return g_strdup_printf (_ ("%s in hackajob, %s in Lever"), place->stage_name, lever);
}

static char *
describe_exact (HjlTime time)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (time / 1000);

  return at != NULL ? g_date_time_format (at, "%c") : NULL;
}

static void
add_run (GStrvBuilder *details,
         const HjlRun *run)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, run->id);
  g_autofree char *cause = hjl_run_describe_cause (run);
  g_autofree char *began = describe_exact (run->began_at);
  g_autofree char *ended = run->ended_at != 0 ? describe_exact (run->ended_at) : NULL;
  g_autofree char *people = g_strdup_printf ("%'u", run->n_people);

  add_detail (details, _ ("Run"), number);
  add_detail (details, _ ("Cause"), cause);
  add_detail (details, _ ("Began"), began);
  add_detail (details, _ ("Ended"), ended != NULL ? ended : _ ("It didn’t come to its end"));
  add_detail (details, _ ("Candidates"), people);
  add_detail (details, _ ("Acting user’s ID in Lever"), run->user_id);
}

static void
add_change (GStrvBuilder    *details,
            const HjlChange *change)
{
  g_autofree char *before = describe_place (change->before);
  g_autofree char *after = describe_place (change->after);

  add_detail (details, _ ("Before"), before);
  add_detail (details, _ ("After"), after);
  add_detail (details, _ ("Acting user"), change->actor_name);
  add_detail (details, _ ("Acting user’s ID in Lever"), change->actor_id);
  add_detail (details, _ ("Lever opportunity"), change->opportunity_id);
  add_detail (details, _ ("Lever contact"), change->contact_id);
  add_detail (details, _ ("Lever posting"),
              change->posting_id != NULL ? change->posting_id : change->after != NULL ? change->after->posting_id
                                                                                      : NULL);
}

GStrv
hjl_activity_item_list_details (HjlActivityItem *self)
{
  g_autoptr (GStrvBuilder) details = g_strv_builder_new ();
  g_autofree char *what = NULL;

  g_return_val_if_fail (HJL_IS_ACTIVITY_ITEM (self), NULL);

  if (self->run != NULL)
    {
      what = hjl_run_describe (self->run);
      add_detail (details, _ ("What happened"), what);
      add_run (details, self->run);
    }
  else
    {
      g_autofree char *at = describe_exact (self->activity->at);
      g_autofree char *run = self->activity->run_id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, self->activity->run_id) : NULL;

      add_detail (details, _ ("What happened"), self->activity->text);
      add_detail (details, _ ("Candidate"), self->activity->name);
      add_detail (details, _ ("When"), at);
      add_detail (details, _ ("Run"), run);
      if (self->change != NULL)
        add_change (details, self->change);
      add_detail (details, _ ("hackajob candidate"), self->activity->candidate_id);
      add_detail (details, _ ("hackajob role"), self->activity->role_id);
    }

  return g_strv_builder_end (details);
}
