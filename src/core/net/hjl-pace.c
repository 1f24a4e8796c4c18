/* hjl-pace.c: a token bucket: the pace of all calls of one account
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-pace.h"
#include "net/hjl-worker.h"

#include <math.h>

/* After a 429 the rate is never lower than this part of the full one, and comes back by the same
 * part with each quiet second: from the lowest to the full rate in nine seconds. */
#define STEP 0.1
/* Seconds. A longer pause is not gone on with: a clock was set. */
#define MOST_PAUSE 60.0

struct _HjlPace
{
  GObject parent_instance;

  double full_rate;
  double burst;
  double rate;    /* as it was at @counted, tokens a second */
  double tokens;  /* as they were at @counted */
  gint64 counted; /* monotonic, microseconds */
  gint64 slowed;  /* the last 429, or the last step back since */
  gint64 closed;  /* nobody is let through before */

  GQueue   waiting; /* of GTask */
  GSource *timer;
};

G_DEFINE_FINAL_TYPE (HjlPace, hjl_pace, G_TYPE_OBJECT)

static void let_through (HjlPace *self);

static void
count_tokens (HjlPace *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 from = MAX (self->counted, self->closed);

  while (self->rate < self->full_rate && now - self->slowed >= G_USEC_PER_SEC)
    {
      self->rate = MIN (self->full_rate, self->rate + STEP * self->full_rate);
      self->slowed += G_USEC_PER_SEC;
    }

  if (now > from)
    self->tokens = MIN (self->burst, self->tokens + self->rate * (double) (now - from) / G_USEC_PER_SEC);
  self->counted = now;
}

static void
update_waiting (HjlPace *self,
                gboolean was_waiting)
{
  if (was_waiting != !g_queue_is_empty (&self->waiting))
    g_signal_emit_by_name (self, "waiting-changed");
}

static void
stop_timer (HjlPace *self)
{
  hjl_clear_source (&self->timer);
}

static gboolean
on_token_due (gpointer user_data)
{
  HjlPace *self = user_data;

  stop_timer (self);
  let_through (self);

  return G_SOURCE_REMOVE;
}

/* Sets the timer to the moment when the next token is there. */
static void
start_timer (HjlPace *self)
{
  gint64 missing = (gint64) ceil (MAX (1.0 - self->tokens, 0.0) / self->rate * G_USEC_PER_SEC);
  gint64 due = MAX (self->counted, self->closed) + missing;

  stop_timer (self);

  self->timer = g_timeout_source_new (0);
  g_source_set_ready_time (self->timer, due);
  g_source_set_callback (self->timer, on_token_due, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/* Lets through whoever the tokens are enough for, in the order they came. */
static void
let_through (HjlPace *self)
{
  /* Every waiting task holds a reference to the pace; the last one must not end it in here. */
  g_autoptr (HjlPace) kept = g_object_ref (self);
  gboolean was_waiting = !g_queue_is_empty (&self->waiting);

  count_tokens (self);

  while (!g_queue_is_empty (&self->waiting) && self->tokens >= 1.0 && self->counted >= self->closed)
    {
      g_autoptr (GTask) task = g_queue_pop_head (&self->waiting);

      /* Its cancellation is on the way already; the token is for the next one. */
      if (g_task_return_error_if_cancelled (task))
        continue;

      self->tokens -= 1.0;
      g_task_return_boolean (task, TRUE);
    }

  if (g_queue_is_empty (&self->waiting))
    stop_timer (self);
  else
    start_timer (self);

  update_waiting (self, was_waiting);
}

static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  HjlPace *self = g_task_get_source_object (task);
  gboolean was_waiting = !g_queue_is_empty (&self->waiting);

  if (g_queue_remove (&self->waiting, task))
    {
      g_task_return_error_if_cancelled (task);
      g_object_unref (task);
      if (g_queue_is_empty (&self->waiting))
        stop_timer (self);
      update_waiting (self, was_waiting);
    }

  return G_SOURCE_REMOVE;
}

static void
release_source (gpointer data)
{
  GSource *source = data;

  g_source_destroy (source);
  g_source_unref (source);
}

static void
hjl_pace_finalize (GObject *object)
{
  HjlPace *self = HJL_PACE (object);

  stop_timer (self);

  G_OBJECT_CLASS (hjl_pace_parent_class)->finalize (object);
}

static void
hjl_pace_class_init (HjlPaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_pace_finalize;

  g_signal_new ("waiting-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hjl_pace_init (HjlPace *self)
{
  g_queue_init (&self->waiting);
  self->counted = g_get_monotonic_time ();
}

HjlPace *
hjl_pace_new (double rate,
              double burst)
{
  HjlPace *self;

  g_return_val_if_fail (rate > 0.0, NULL);

  self = g_object_new (HJL_TYPE_PACE, NULL);
  self->full_rate = rate;
  self->rate = rate;
  self->burst = MAX (burst, 1.0);
  self->tokens = self->burst;

  return self;
}

void
hjl_pace_take_async (HjlPace            *self,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  gboolean was_waiting;

  g_return_if_fail (HJL_IS_PACE (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_pace_take_async);

  if (g_task_return_error_if_cancelled (task))
    return;

  count_tokens (self);

  if (g_queue_is_empty (&self->waiting) && self->tokens >= 1.0 && self->counted >= self->closed)
    {
      self->tokens -= 1.0;
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (cancellable != NULL)
    {
      GSource *source = g_cancellable_source_new (cancellable);

      g_source_set_callback (source, G_SOURCE_FUNC (on_cancelled), task, NULL);
      g_source_attach (source, g_task_get_context (task));
      g_task_set_task_data (task, source, release_source);
    }

  was_waiting = !g_queue_is_empty (&self->waiting);
  g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
  if (!was_waiting)
    start_timer (self);
  update_waiting (self, was_waiting);
}

void
hjl_pace_slow_down (HjlPace *self,
                    gint64   pause)
{
  g_return_if_fail (HJL_IS_PACE (self));

  count_tokens (self);

  self->rate = MAX (self->rate / 2.0, STEP * self->full_rate);
  self->tokens = 0.0;
  self->closed = MAX (self->closed, self->counted + MAX (pause, 0) * 1000);
  self->slowed = MAX (self->counted, self->closed);

  if (!g_queue_is_empty (&self->waiting))
    start_timer (self);
}

double
hjl_pace_get_rate (HjlPace *self)
{
  g_return_val_if_fail (HJL_IS_PACE (self), 0.0);

  count_tokens (self);
  return self->rate;
}

double
hjl_pace_get_lack (HjlPace *self)
{
  g_return_val_if_fail (HJL_IS_PACE (self), 0.0);

  count_tokens (self);
  return (self->burst - self->tokens) / self->full_rate + (double) MAX (self->closed - self->counted, 0) / G_USEC_PER_SEC;
}

void
hjl_pace_set_lack (HjlPace *self,
                   double   seconds)
{
  double pause;

  g_return_if_fail (HJL_IS_PACE (self));

  count_tokens (self);
  /* What an empty bucket does not account for the service has asked for. */
  pause = MAX (seconds - self->burst / self->full_rate, 0.0);
  self->tokens = CLAMP (self->burst - seconds * self->full_rate, 0.0, self->burst);
  self->closed = self->counted + (pause <= MOST_PAUSE ? (gint64) (pause * G_USEC_PER_SEC) : 0);
}

gboolean
hjl_pace_get_waiting (HjlPace *self)
{
  g_return_val_if_fail (HJL_IS_PACE (self), FALSE);

  return !g_queue_is_empty (&self->waiting);
}
