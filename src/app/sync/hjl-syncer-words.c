/* hjl-syncer-words.c: how a sync goes, in words
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/sync/hjl-syncer-words.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"

static char *
describe_time_left (double seconds)
{
  guint minutes = (guint) (seconds / 60 + 0.5);

  if (minutes < 1)
    return g_strdup (_ ("less than a minute left"));

  return g_strdup_printf (ngettext ("about %'u minute left", "about %'u minutes left", minutes), minutes);
}

char *
hjl_syncer_describe_progress (HjlProgress progress,
                              gboolean    paused,
                              const char *waiting_for,
                              double      seconds_left)
{
  g_autofree char *left = seconds_left >= 0 ? describe_time_left (seconds_left) : NULL;

  /* How many of one are done says nothing. */
  if (progress.of_one)
    progress.total = 0;

  if (waiting_for != NULL)
    return g_strdup_printf (_ ("Waiting for %s, which is using the same accounts"), waiting_for);
  if (paused && progress.total > 0)
    return g_strdup_printf (_ ("Paused at %'u of %'u"), progress.done, progress.total);
  if (paused)
    return g_strdup (_ ("Paused"));
  if (progress.waiting_for_rate && progress.total > 0)
    return g_strdup_printf (_ ("Waiting for Lever’s rate limit at %'u of %'u"), progress.done, progress.total);
  if (progress.waiting_for_rate)
    return g_strdup (_ ("Waiting for Lever’s rate limit"));

  switch (progress.phase)
    {
    case HJL_PHASE_READING_BACK:
      return g_strdup (_ ("Checking the status of earlier changes"));

    case HJL_PHASE_READING:
      return g_strdup (_ ("Reading what changed"));

    case HJL_PHASE_PLANNING:
      return g_strdup (_ ("Planning"));

    case HJL_PHASE_APPLYING:
      if (progress.of_one)
        return g_strdup (_ ("Syncing one candidate"));
      if (left != NULL)
        return g_strdup_printf (_ ("%'u of %'u people done, %s"), progress.done, progress.total, left);
      return g_strdup_printf (_ ("%'u of %'u people done"), progress.done, progress.total);

    case HJL_PHASE_IDLE:
    default:
      return g_strdup (_ ("Starting"));
    }
}

static void
add_part (GPtrArray  *parts,
          const char *format,
          guint       count)
{
  if (count > 0)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_ptr_array_add (parts, g_strdup_printf (format, count));
#pragma GCC diagnostic pop
    }
}

char *
hjl_syncer_describe (const HjlSyncReport *report)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint in_lever = report->moved_in_lever + report->archived_in_lever + report->unarchived_in_lever;

  add_part (parts, ngettext ("%'u exported", "%'u exported", report->exported), report->exported);
  add_part (parts, ngettext ("%'u found in Lever", "%'u found in Lever", report->adopted), report->adopted);
  add_part (parts, ngettext ("%'u moved in Lever", "%'u moved in Lever", in_lever), in_lever);
  add_part (parts,
            report->by_hand ? ngettext ("%'u to move in hackajob", "%'u to move in hackajob", report->moved_in_hackajob)
                            : ngettext ("%'u moved in hackajob", "%'u moved in hackajob", report->moved_in_hackajob),
            report->moved_in_hackajob);
  add_part (parts, ngettext ("%'u erased", "%'u erased", report->erased), report->erased);
  add_part (parts, ngettext ("%'u not erased until you confirm", "%'u not erased until you confirm", report->not_erased), report->not_erased);
  add_part (parts, ngettext ("%'u refused", "%'u refused", report->failed), report->failed);
  add_part (parts, ngettext ("%'u not known yet", "%'u not known yet", report->uncertain), report->uncertain);
  add_part (parts, ngettext ("%'u needs attention", "%'u need attention", report->attention), report->attention);
  add_part (parts, ngettext ("%'u is held back until you go ahead", "%'u are held back until you go ahead", report->held_back), report->held_back);
  add_part (parts, ngettext ("%'u waits for a mapping", "%'u wait for a mapping", report->unmapped + report->broken),
            report->unmapped + report->broken);
  add_part (parts, ngettext ("%'u waits for a closed role", "%'u wait for a closed role", report->closed), report->closed);
  add_part (parts, ngettext ("%'u waits for a paused mapping", "%'u wait for a paused mapping", report->paused), report->paused);
  add_part (parts, ngettext ("%'u mapping is broken", "%'u mappings are broken", report->broken_mappings), report->broken_mappings);
  if (report->unread != NULL)
    {
      guint unread = g_strv_length (report->unread);

      add_part (parts, ngettext ("%'u row cannot be read", "%'u rows cannot be read", unread), unread);
    }
  if (parts->len == 0)
    return g_strdup (_ ("Everything is up to date"));

  g_ptr_array_add (parts, NULL);

  return g_strjoinv (C_ ("between two counts", ", "), (char **) parts->pdata);
}

/* "14:38", or with the day where it is another. (transfer full) */
static char *
describe_clock (gint64 time,
                gint64 now)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);
  gboolean same = then != NULL && today != NULL && g_date_time_get_year (then) == g_date_time_get_year (today) &&
                  g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (today);

  if (then == NULL)
    return g_strdup ("");

  /* Translators: a time of day, and a day with a time, for g_date_time_format(): "14:38", "3 Dec 14:38". */
  return g_date_time_format (then, same ? _ ("%H:%M") : _ ("%-d %b %H:%M"));
}

static char *
describe_next (const HjlSyncTimes *times)
{
  g_autofree char *clock = times->next > 0 ? describe_clock (MAX (times->next, times->now), times->now) : NULL;

  if (times->running)
    return NULL;
  if (!times->connected)
    return g_strdup (_ ("not connected"));
  if (times->told)
    return NULL;
  if (times->trouble && clock != NULL)
    return g_strdup_printf (_ ("needs attention, trying again at %s"), clock);
  if (times->trouble)
    return g_strdup (_ ("needs attention"));
  if (clock != NULL)
    return g_strdup_printf (_ ("next %s"), clock);

  return times->automatic ? NULL : g_strdup (_ ("automatic sync is off"));
}

static char *
describe_today (const HjlSyncTimes *times)
{
  if (times->n_today > 0)
    return g_strdup_printf (ngettext ("%'u today", "%'u today", times->n_today), times->n_today);

  return times->connected ? g_strdup (_ ("none today")) : NULL;
}

char *
hjl_syncer_describe_times (const HjlSyncTimes *times)
{
  g_autofree char *last = times->last > 0 ? describe_clock (times->last, times->now) : NULL;
  g_autofree char *next = describe_next (times);
  g_autofree char *today = describe_today (times);
  GString         *text = g_string_new (NULL);

  if (times->running)
    g_string_append (text, times->paused ? _ ("Paused") : _ ("Syncing"));
  if (times->running && last != NULL)
    g_string_append_printf (text, _ (" · last synced %s"), last);
  else if (!times->running && last != NULL)
    g_string_append_printf (text, _ ("Synced %s"), last);
  /* One that was interrupted may have changed people today: that is no time, and not nothing. */
  else if (!times->running && times->n_today == 0)
    g_string_append (text, _ ("Not synced yet"));
  if (next != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", next);
  if (today != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", today);

  return g_string_free (text, FALSE);
}

/* (transfer full) */
static char *
describe_exact (gint64 time)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time);

  return then != NULL ? g_date_time_format (then, "%x %X") : g_strdup ("");
}

char *
hjl_syncer_explain_times (const HjlSyncTimes *times)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *last = describe_exact (times->last);
  g_autofree char *next = describe_exact (MAX (times->next, times->now));

  if (times->last > 0)
    g_string_append_printf (text, _ ("Last synced: %s"), last);
  else
    g_string_append (text, _ ("No sync has finished yet."));
  if (times->next > 0 && !times->running && times->connected)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Next sync: %s"), next);
    }
  g_string_append_c (text, '\n');
  g_string_append_printf (text,
                          ngettext ("%'u candidate was changed in Lever or hackajob today.",
                                    "%'u candidates were changed in Lever or hackajob today.",
                                    times->n_today),
                          times->n_today);

  return g_string_free (text, FALSE);
}

char *
hjl_syncer_describe_trouble (const GError *trouble,
                             gint64        next,
                             gint64        now)
{
  g_autofree char *matter = hjl_error_describe_matter (trouble);
  g_autofree char *clock = next > 0 ? describe_clock (MAX (next, now), now) : NULL;
  g_autofree char *text = matter != NULL && clock != NULL ? g_steal_pointer (&matter) : hjl_error_describe (trouble);

  if (clock == NULL)
    return g_steal_pointer (&text);

  /* Translators: what is the matter, in whole sentences; then a time. */
  return g_strdup_printf (_ ("%s Trying again at %s."), text, clock);
}
