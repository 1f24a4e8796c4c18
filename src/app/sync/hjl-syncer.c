/* hjl-syncer.c: when the window syncs, and how it goes, in words
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sync/hjl-syncer.h"

#include "app/sync/hjl-syncer-words.h"
#include "model/hjl-error.h"
#include "sync/hjl-judge.h"

/* How long nothing is tried by itself while something is the matter with an account, in seconds: at first, and at
 * most. */
#define FIRST_WAIT 60
#define LONGEST_WAIT 3600

/* How often at most it syncs by itself where network and battery are to be spared; and when the computer has woken up:
 * the network takes a moment. Seconds. */
#define SPARING_INTERVAL 900
#define WAKING 10

/* A guess of the time left from fewer people would jump about. */
#define LEAST_DONE 5

struct _HjlSyncer
{
  GObject parent_instance;

  HjlWorkspace *workspace;
  GCancellable *cancellable; /* of the sync that runs */
  guint         timer_id;
  gboolean      automatic;
  guint         interval;
  gboolean      running;
  gboolean      asked;
  gboolean      paused;
  gboolean      offline;
  gboolean      asleep;
  gboolean      owed;    /* somebody asked for the sync that sleep has ended */
  gboolean      waking;  /* nothing was synced since */
  char         *sparing; /* nullable: why network and battery are to be spared */
  gboolean      ready;   /* both accounts are connected, and nothing is missing */
  gboolean      refreshing;
  gboolean      unread;  /* @trouble is what reading the lists ended in */
  GError       *trouble; /* nullable: what the last sync ended in, or reading the lists */
  char         *told;    /* nullable: the failure that was told last, until a sync succeeds */
  char         *text;
  double        fraction;
  gint64        last_sync;
  gint64        due;            /* when the sync that runs would have come by itself */
  gint64        try_at;         /* monotonic: not before this, while something is the matter with an account */
  gint64        wait;           /* in seconds */
  gint64        tried_at;       /* monotonic: when the last one ended; 0 before */
  gint64        applying_since; /* monotonic; 0 before */
  guint         applied_before;
};

G_DEFINE_FINAL_TYPE (HjlSyncer, hjl_syncer, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_AUTOMATIC,
  PROP_INTERVAL,
  PROP_RUNNING,
  PROP_PAUSED,
  PROP_OFFLINE,
  PROP_TROUBLE,
  PROP_ASLEEP,
  PROP_SPARING,
  PROP_TEXT,
  PROP_FRACTION,
  PROP_LAST_SYNC,
  PROP_NEXT_SYNC,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_flag (HjlSyncer *self,
          gboolean  *flag,
          gboolean   value,
          guint      property)
{
  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* Negative while it is not known. */
static double
guess_seconds_left (HjlSyncer  *self,
                    HjlProgress progress)
{
  guint done = progress.done - MIN (progress.done, self->applied_before);

  if (self->applying_since == 0 || done < LEAST_DONE || progress.total < progress.done)
    return -1;

  return (double) (g_get_monotonic_time () - self->applying_since) / G_USEC_PER_SEC / done *
         (progress.total - progress.done);
}

static void
update_progress (HjlSyncer *self)
{
  HjlProgress      progress = hjl_workspace_get_progress (self->workspace);
  g_autofree char *holder = hjl_workspace_dup_waiting_for (self->workspace);
  g_autofree char *text = NULL;
  double           fraction = progress.total > 0 ? (double) progress.done / progress.total : -1;

  if (progress.phase != HJL_PHASE_APPLYING)
    self->applying_since = 0;
  else if (self->applying_since == 0)
    {
      self->applying_since = g_get_monotonic_time ();
      self->applied_before = progress.done;
    }

  text = hjl_syncer_describe_progress (progress, self->paused, holder, guess_seconds_left (self, progress));
  if (g_strcmp0 (text, self->text) != 0)
    {
      g_free (self->text);
      self->text = g_steal_pointer (&text);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
    }
  if (self->fraction < fraction || self->fraction > fraction)
    {
      self->fraction = fraction;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    }
}

static void
on_workspace_progress_cb (HjlSyncer *self)
{
  if (self->running)
    update_progress (self);
}

static HjlAccountState
get_state (HjlSyncer *self,
           HjlSide    side)
{
  g_autoptr (HjlAccountInfo) info = hjl_workspace_dup_account (self->workspace, side);

  return info->state;
}

static gboolean
is_ready (HjlSyncer *self)
{
  return get_state (self, HJL_SIDE_HACKAJOB) == HJL_ACCOUNT_CONNECTED && get_state (self, HJL_SIDE_LEVER) == HJL_ACCOUNT_CONNECTED;
}

/* What is the matter with an account may have been mended in the browser, or was never the account's: a sync
 * asks again, more and more seldom. */
static gboolean
may_try (HjlSyncer *self)
{
  return hjl_workspace_is_connected (self->workspace) && (is_ready (self) || g_get_monotonic_time () >= self->try_at);
}

/* Returns: how many seconds are left until it may sync by itself where network and battery are to be spared, whatever
 * else calls for it */
static guint
get_seconds_to_spare (HjlSyncer *self)
{
  gint64 since = (g_get_monotonic_time () - self->tried_at) / G_USEC_PER_SEC;

  return self->sparing != NULL && self->tried_at != 0 && since < SPARING_INTERVAL ? (guint) (SPARING_INTERVAL - since) : 0;
}

static void
wait_longer (HjlSyncer *self)
{
  if (is_ready (self))
    {
      self->wait = 0;
      self->try_at = 0;
      return;
    }

  self->wait = self->wait == 0 ? FIRST_WAIT : MIN (self->wait * 2, LONGEST_WAIT);
  self->try_at = g_get_monotonic_time () + self->wait * G_USEC_PER_SEC;
}

static void start_timer (HjlSyncer *self);

static void
on_network_changed_cb (GNetworkMonitor *monitor,
                       gboolean         available,
                       HjlSyncer       *self)
{
  self->try_at = 0;
  if (!is_ready (self))
    start_timer (self);
  if (!available || self->running || self->waking || !(hjl_judge_is_away (self->trouble) || !is_ready (self)))
    return;

  /* Where nothing is synced by itself the lists are read: what is said of the connection is right again. */
  hjl_syncer_begin (self);
}

/* Whether it is no news: told before, and no sync succeeded since. The same trouble every minute is none. */
static gboolean
was_told (HjlSyncer    *self,
          const GError *trouble)
{
  return g_strcmp0 (self->told, trouble->message) == 0;
}

static void
tell_failure (HjlSyncer    *self,
              const GError *trouble,
              gboolean      asked)
{
  g_free (self->told);
  self->told = g_strdup (trouble->message);
  g_signal_emit_by_name (self, "failed", trouble, asked);
}

/* @trouble: (nullable) */
static void
set_trouble (HjlSyncer    *self,
             const GError *trouble)
{
  self->unread = FALSE;
  set_flag (self, &self->offline, g_error_matches (trouble, HJL_ERROR, HJL_ERROR_NETWORK), PROP_OFFLINE);
  if (trouble == NULL && self->trouble == NULL)
    return;

  g_clear_error (&self->trouble);
  self->trouble = trouble != NULL ? g_error_copy (trouble) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

static void
did_refresh (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlSyncer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlCatalogue) catalogue = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);

  self->refreshing = FALSE;
  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (catalogue == NULL)
    {
      /* What a sync ended in stands until the next one, unless it was the network, of which this is the latest. */
      if (self->trouble == NULL || self->unread || self->offline)
        {
          set_trouble (self, error);
          self->unread = TRUE;
        }
      if (!hjl_judge_is_away (error) && !was_told (self, error))
        tell_failure (self, error, FALSE);
    }
  /* Both have answered, so the network is there; what else a sync ended in, also a call without an answer, is over with the next
   * one. */
  else if (self->unread || self->offline)
    {
      g_clear_pointer (&self->told, g_free);
      set_trouble (self, NULL);
    }
}

/* Whoever has just connected wants to see their roles, and not in a minute. */
static void
on_workspace_account_changed_cb (HjlSyncer *self)
{
  gboolean was_ready = self->ready;

  self->ready = is_ready (self);
  /* What is being read then is of who was connected before. */
  self->refreshing &= self->ready;
  if (self->ready)
    self->try_at = 0;
  if (self->ready != was_ready)
    start_timer (self);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_SYNC]);
  if (!self->ready || was_ready)
    return;

  /* That network and battery are spared is for what comes by itself. */
  self->tried_at = 0;
  /* What was the matter was mended by who connected. */
  g_clear_pointer (&self->told, g_free);
  set_trouble (self, NULL);
  hjl_syncer_begin (self);
}

static void
on_timer_cb (gpointer user_data)
{
  HjlSyncer *self = user_data;

  self->timer_id = 0;
  hjl_syncer_sync (self, self->owed);
}

/* Not before what went wrong is to be tried again, but for a person: so it is known when the next one comes. */
static void
start_timer (HjlSyncer *self)
{
  guint seconds = self->sparing == NULL ? self->interval
                  : self->tried_at == 0 ? MAX (self->interval, SPARING_INTERVAL)
                                        : MAX (self->interval, get_seconds_to_spare (self));

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (!(self->automatic || self->owed) || self->running || self->asleep)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_SYNC]);
      return;
    }

  if (self->waking)
    seconds = MAX (MIN (seconds, WAKING), self->owed ? 0 : get_seconds_to_spare (self));
  if (!self->owed && !is_ready (self))
    {
      gint64 left = self->try_at - g_get_monotonic_time ();

      seconds = MAX (seconds, (guint) (MAX (left, 0) / G_USEC_PER_SEC + 1));
    }
  self->timer_id = g_timeout_add_once (seconds * 1000, on_timer_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_SYNC]);
}

/* What a sync has begun when the computer falls asleep would only time out: it ends, and the next one goes on. However
 * long it slept, it is one sync that catches up. */
static void
set_asleep (HjlSyncer *self,
            gboolean   asleep)
{
  if (self->asleep == asleep)
    return;

  set_flag (self, &self->asleep, asleep, PROP_ASLEEP);
  self->waking = !asleep;
  if (asleep && self->cancellable != NULL)
    {
      self->owed |= self->asked;
      g_cancellable_cancel (self->cancellable);
    }
  start_timer (self);
}

/* The wall clock may be set while it waits, and a computer that sleeps waits longer. What is the matter does not change
 * while it is tried again, nor does what is said of it. Returns: in seconds, or 0 */
static gint64
get_next_sync (HjlSyncer *self)
{
  int left = hjl_syncer_get_next (self);

  if (self->running)
    return self->trouble != NULL ? self->due : 0;

  return left < 0 || !hjl_workspace_is_connected (self->workspace) ? 0 : g_get_real_time () / G_USEC_PER_SEC + left;
}

static void
did_sync (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HjlSyncer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSyncReport) report = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);
  const GError *trouble = report != NULL ? report->interrupted : error;
  gboolean      stopped = g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&self->cancellable);
  self->tried_at = g_get_monotonic_time ();
  set_flag (self, &self->running, FALSE, PROP_RUNNING);
  hjl_syncer_set_paused (self, FALSE);
  if (!stopped)
    wait_longer (self);
  /* First, so that a notice is not told without its time. */
  start_timer (self);
  if (!stopped)
    set_trouble (self, trouble);

  if (report != NULL && trouble == NULL)
    {
      g_clear_pointer (&self->told, g_free);
      self->last_sync = g_get_real_time () / G_USEC_PER_SEC;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_SYNC]);
      g_signal_emit_by_name (self, "finished", report, self->asked);
    }
  else if (!stopped && (self->asked || !(hjl_judge_is_away (trouble) || was_told (self, trouble))))
    {
      tell_failure (self, trouble, self->asked);
    }
}

static void
did_pause (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HjlSyncer) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!hjl_finish (HJL_WORKSPACE (source), result, &error))
    g_debug ("Pausing: %s", error->message);
  if (self->running)
    update_progress (self);
}

static void
hjl_syncer_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  HjlSyncer *self = HJL_SYNCER (object);

  switch (property_id)
    {
    case PROP_AUTOMATIC:
      g_value_set_boolean (value, self->automatic);
      break;

    case PROP_INTERVAL:
      g_value_set_uint (value, self->interval);
      break;

    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;

    case PROP_PAUSED:
      g_value_set_boolean (value, self->paused);
      break;

    case PROP_OFFLINE:
      g_value_set_boolean (value, self->offline);
      break;

    case PROP_ASLEEP:
      g_value_set_boolean (value, self->asleep);
      break;

    case PROP_SPARING:
      g_value_set_string (value, self->sparing);
      break;

    case PROP_TROUBLE:
      g_value_set_boxed (value, self->trouble);
      break;

    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;

    case PROP_LAST_SYNC:
      g_value_set_int64 (value, self->last_sync);
      break;

    case PROP_NEXT_SYNC:
      g_value_set_int64 (value, get_next_sync (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_syncer_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  HjlSyncer *self = HJL_SYNCER (object);

  switch (property_id)
    {
    case PROP_AUTOMATIC:
      set_flag (self, &self->automatic, g_value_get_boolean (value), PROP_AUTOMATIC);
      start_timer (self);
      break;

    case PROP_INTERVAL:
      self->interval = g_value_get_uint (value);
      start_timer (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_PAUSED:
      hjl_syncer_set_paused (self, g_value_get_boolean (value));
      break;

    case PROP_ASLEEP:
      set_asleep (self, g_value_get_boolean (value));
      break;

    case PROP_SPARING:
      if (g_strcmp0 (self->sparing, g_value_get_string (value)) == 0)
        break;
      g_free (self->sparing);
      self->sparing = g_value_dup_string (value);
      start_timer (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_syncer_dispose (GObject *object)
{
  HjlSyncer *self = HJL_SYNCER (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->told, g_free);
  g_clear_pointer (&self->sparing, g_free);
  g_clear_error (&self->trouble);

  G_OBJECT_CLASS (hjl_syncer_parent_class)->dispose (object);
}

static void
hjl_syncer_class_init (HjlSyncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hjl_syncer_get_property;
  object_class->set_property = hjl_syncer_set_property;
  object_class->dispose = hjl_syncer_dispose;

  properties[PROP_AUTOMATIC] = g_param_spec_boolean ("automatic", NULL, NULL, FALSE,
                                                     (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  properties[PROP_INTERVAL] = g_param_spec_uint ("interval", NULL, NULL, 1, G_MAXUINT, 60,
                                                 (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE,
                                                  (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  properties[PROP_OFFLINE] = g_param_spec_boolean ("offline", NULL, NULL, FALSE,
                                                   (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_ASLEEP] = g_param_spec_boolean ("asleep", NULL, NULL, FALSE,
                                                  (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  properties[PROP_SPARING] = g_param_spec_string ("sparing", NULL, NULL, NULL,
                                                  (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  properties[PROP_TROUBLE] = g_param_spec_boxed ("trouble", NULL, NULL, G_TYPE_ERROR,
                                                 (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL,
                                               (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1,
                                                   (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_LAST_SYNC] = g_param_spec_int64 ("last-sync", NULL, NULL, 0, G_MAXINT64, 0,
                                                   (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_NEXT_SYNC] = g_param_spec_int64 ("next-sync", NULL, NULL, 0, G_MAXINT64, 0,
                                                   (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, HJL_TYPE_SYNC_REPORT, G_TYPE_BOOLEAN);
  g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_ERROR, G_TYPE_BOOLEAN);
}

static void
hjl_syncer_init (HjlSyncer *self)
{
  self->interval = 60;
  self->fraction = -1;
}

HjlSyncer *
hjl_syncer_new (HjlWorkspace *workspace)
{
  HjlSyncer *self;

  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (HJL_TYPE_SYNCER, NULL);
  self->workspace = g_object_ref (workspace);
  self->ready = is_ready (self);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (on_network_changed_cb), self, 0);
  g_signal_connect_object (workspace, "progress", G_CALLBACK (on_workspace_progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "account-changed", G_CALLBACK (on_workspace_account_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
hjl_syncer_sync (HjlSyncer *self,
                 gboolean   asked)
{
  g_return_if_fail (HJL_IS_SYNCER (self));

  if (self->running)
    {
      self->asked |= asked;
      return;
    }
  /* Nobody asked, and there is nothing that could be synced, or it was tried not long ago: wait in silence. */
  if (!asked && (self->asleep || !may_try (self) || get_seconds_to_spare (self) > 0))
    {
      start_timer (self);
      return;
    }

  self->due = self->automatic && hjl_workspace_is_connected (self->workspace) ? g_get_real_time () / G_USEC_PER_SEC + MAX (hjl_syncer_get_next (self), 0) : 0;
  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->asked = asked;
  self->owed = FALSE;
  self->waking = FALSE;
  self->cancellable = g_cancellable_new ();
  self->applying_since = 0;
  set_flag (self, &self->running, TRUE, PROP_RUNNING);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_SYNC]);
  update_progress (self);
  hjl_workspace_sync_async (self->workspace, asked ? HJL_SYNC_THOROUGH | HJL_SYNC_ASKED : HJL_SYNC_BY_ITSELF, self->cancellable, did_sync, g_object_ref (self));
}

void
hjl_syncer_begin (HjlSyncer *self)
{
  g_return_if_fail (HJL_IS_SYNCER (self));

  if (self->automatic)
    {
      hjl_syncer_sync (self, FALSE);
    }
  else if (!self->refreshing && is_ready (self))
    {
      self->refreshing = TRUE;
      hjl_workspace_refresh_async (self->workspace, HJL_LIST_ALL, NULL, did_refresh, g_object_ref (self));
    }
}

void
hjl_syncer_cancel (HjlSyncer *self)
{
  g_return_if_fail (HJL_IS_SYNCER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

void
hjl_syncer_set_paused (HjlSyncer *self,
                       gboolean   paused)
{
  g_return_if_fail (HJL_IS_SYNCER (self));

  if (self->paused == paused)
    return;

  set_flag (self, &self->paused, paused, PROP_PAUSED);
  hjl_workspace_set_paused_async (self->workspace, paused, did_pause, g_object_ref (self));
}

int
hjl_syncer_get_next (HjlSyncer *self)
{
  GSource *source;

  g_return_val_if_fail (HJL_IS_SYNCER (self), -1);

  source = self->timer_id != 0 ? g_main_context_find_source_by_id (NULL, self->timer_id) : NULL;
  if (source == NULL)
    return -1;

  return (int) (MAX (g_source_get_ready_time (source) - g_get_monotonic_time (), 0) / G_USEC_PER_SEC);
}

char *
hjl_syncer_dup_times (HjlSyncer *self,
                      gint64     last,
                      guint      n_today,
                      char     **details)
{
  HjlSyncTimes times;

  g_return_val_if_fail (HJL_IS_SYNCER (self), NULL);

  times = (HjlSyncTimes){
    .now = g_get_real_time () / G_USEC_PER_SEC,
    .last = MAX (self->last_sync, last),
    .next = get_next_sync (self),
    .connected = hjl_workspace_is_connected (self->workspace),
    .running = self->running,
    .paused = self->paused,
    .told = self->trouble != NULL,
    .trouble = !is_ready (self),
    .automatic = self->automatic,
    .n_today = n_today,
  };
  if (details != NULL)
    *details = hjl_syncer_explain_times (&times);

  return hjl_syncer_describe_times (&times);
}
