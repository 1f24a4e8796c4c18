/* hjl-sync-bar.c: when it synced and will, how a sync goes: words, a bar, Pause and Cancel; and that there is no network
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/sync/hjl-sync-bar.h"

#include <glib/gi18n-lib.h>

#include "app/sync/hjl-syncer-words.h"
#include "app/widgets/hjl-inscriptions.h"
#include "app/widgets/hjl-wrap.h"
#include "model/hjl-error.h"

/* The quiet cycle of every minute is over before this, and must not make the window jump. */
#define REVEAL_DELAY 700
#define PULSE_INTERVAL 200
/* Seconds: times are told by the minute, and a day ends. */
#define TELL_INTERVAL 20

struct _HjlSyncBar
{
  AdwBin parent_instance;

  HjlSyncer *syncer;
  guint      reveal_id;
  guint      pulse_id;
  guint      tell_id;
  gint64     synced; /* as it is kept */
  guint      n_today;
  guint      counted_on; /* the day, as a number, of which that is */
  int        width;      /* pixels: of the progress when its lines were counted */

  /* Template widgets. */
  GtkRevealer    *revealer;
  GtkWidget      *running_box;
  GtkRevealer    *trouble_revealer;
  GtkWidget      *trouble_box;
  GtkImage       *trouble_icon;
  GtkLabel       *trouble_label;
  GtkButton      *trouble_button;
  GtkRevealer    *sparing_revealer;
  GtkLabel       *sparing_label;
  GtkInscription *label;
  GtkLabel       *times;
  GtkProgressBar *bar;
  GtkButton      *pause_button;
};

G_DEFINE_FINAL_TYPE (HjlSyncBar, hjl_sync_bar, ADW_TYPE_BIN)

static guint
get_day (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_year (now) * 1000 + g_date_time_get_day_of_year (now);
}

static void
tell_times (HjlSyncBar *self)
{
  g_autofree char *details = NULL;
  g_autofree char *text = NULL;

  if (self->syncer == NULL)
    return;

  /* What was counted yesterday is nothing of today's, and what was written today would have been counted. */
  text = hjl_syncer_dup_times (self->syncer, self->synced, self->counted_on == get_day () ? self->n_today : 0, &details);
  gtk_label_set_text (self->times, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->times), details);
}

static gboolean
on_tell_cb (gpointer user_data)
{
  tell_times (user_data);

  return G_SOURCE_CONTINUE;
}

/* How far it is changes several times a second, and the size of a label with every text: the whole window would be measured anew
 * each time. An inscription stays as it is until a text wants more lines, or its width is another one. */
static void
fit_progress (HjlSyncBar *self)
{
  g_autoptr (PangoLayout) layout = NULL;
  int   width = gtk_widget_get_width (GTK_WIDGET (self->label));
  guint n_lines;

  if (width <= 0)
    return;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->label), gtk_inscription_get_text (self->label));
  pango_layout_set_width (layout, width * PANGO_SCALE);
  n_lines = pango_layout_get_line_count (layout);
  if (width != self->width || n_lines > gtk_inscription_get_min_lines (self->label))
    gtk_inscription_set_min_lines (self->label, n_lines);
  self->width = width;
}

static void
update (HjlSyncBar *self)
{
  g_autofree char *text = NULL;
  gboolean         paused;
  double           fraction;

  g_object_get (self->syncer, "text", &text, "fraction", &fraction, "paused", &paused, NULL);
  gtk_inscription_set_text (self->label, text != NULL ? text : "");
  fit_progress (self);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->bar, fraction);
  gtk_button_set_label (self->pause_button, paused ? _ ("Resume") : _ ("Pause"));
}

static gboolean
on_pulse_cb (gpointer user_data)
{
  HjlSyncBar *self = user_data;
  double      fraction;

  g_object_get (self->syncer, "fraction", &fraction, NULL);
  if (fraction < 0)
    gtk_progress_bar_pulse (self->bar);
  /* A text that stays is shown in a window that does not. */
  fit_progress (self);

  return G_SOURCE_CONTINUE;
}

static void
reveal (gpointer user_data)
{
  HjlSyncBar *self = user_data;

  self->reveal_id = 0;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  if (self->pulse_id == 0)
    self->pulse_id = g_timeout_add (PULSE_INTERVAL, on_pulse_cb, self);
}

static void
on_running_changed_cb (HjlSyncBar *self)
{
  gboolean running;

  g_object_get (self->syncer, "running", &running, NULL);
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  if (running)
    {
      self->reveal_id = g_timeout_add_once (REVEAL_DELAY, reveal, self);
      return;
    }

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/* One notice, for as long as it is so, with the one thing to do. */
static void
tell_trouble (HjlSyncBar *self)
{
  g_autoptr (GError) trouble = NULL;
  g_autofree char *text = NULL;
  gboolean         again;
  HjlMends         mends;
  gint64           next;

  g_object_get (self->syncer, "trouble", &trouble, "next-sync", &next, NULL);
  gtk_revealer_set_reveal_child (self->trouble_revealer, trouble != NULL);
  if (trouble == NULL)
    return;

  /* The rest is mended where the accounts are. */
  mends = hjl_error_get_mends (trouble);
  again = mends == HJL_MENDS_AGAIN || mends == HJL_MENDS_DECISION;
  text = hjl_syncer_describe_trouble (trouble, next, g_get_real_time () / G_USEC_PER_SEC);
  gtk_label_set_text (self->trouble_label, text);
  gtk_image_set_from_icon_name (self->trouble_icon, hjl_error_is_passing (trouble) ? "network-offline-symbolic" : "dialog-warning-symbolic");
  gtk_button_set_label (self->trouble_button, again ? _ ("Try Again") : _ ("Connection"));
  /* An action and a target that do not fit each other are not shown together, not even for a moment. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->trouble_button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->trouble_button), again ? NULL : g_variant_new_string ("connection"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->trouble_button), again ? "win.sync-now" : "win.show-page");
}

static void
on_sparing_changed_cb (HjlSyncBar *self)
{
  g_autofree char *reason = NULL;
  gboolean         automatic;

  g_object_get (self->syncer, "sparing", &reason, "automatic", &automatic, NULL);
  if (reason != NULL)
    gtk_label_set_text (self->sparing_label, reason);
  gtk_revealer_set_reveal_child (self->sparing_revealer, reason != NULL && automatic);
}

static void
pause_or_resume (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  HjlSyncBar *self = HJL_SYNC_BAR (widget);
  gboolean    paused;

  if (self->syncer == NULL)
    return;

  g_object_get (self->syncer, "paused", &paused, NULL);
  hjl_syncer_set_paused (self->syncer, !paused);
}

static void
cancel (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  HjlSyncBar *self = HJL_SYNC_BAR (widget);

  if (self->syncer != NULL)
    hjl_syncer_cancel (self->syncer);
}

/* Nobody reads it in a window that is not there. */
static void
hjl_sync_bar_map (GtkWidget *widget)
{
  HjlSyncBar *self = HJL_SYNC_BAR (widget);

  GTK_WIDGET_CLASS (hjl_sync_bar_parent_class)->map (widget);

  tell_times (self);
  self->tell_id = g_timeout_add_seconds (TELL_INTERVAL, on_tell_cb, self);
}

static void
hjl_sync_bar_unmap (GtkWidget *widget)
{
  HjlSyncBar *self = HJL_SYNC_BAR (widget);

  g_clear_handle_id (&self->tell_id, g_source_remove);

  GTK_WIDGET_CLASS (hjl_sync_bar_parent_class)->unmap (widget);
}

static void
hjl_sync_bar_dispose (GObject *object)
{
  HjlSyncBar *self = HJL_SYNC_BAR (object);

  g_clear_handle_id (&self->tell_id, g_source_remove);
  hjl_sync_bar_set_syncer (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_SYNC_BAR);

  G_OBJECT_CLASS (hjl_sync_bar_parent_class)->dispose (object);
}

static void
hjl_sync_bar_class_init (HjlSyncBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_sync_bar_dispose;
  widget_class->map = hjl_sync_bar_map;
  widget_class->unmap = hjl_sync_bar_unmap;

  gtk_widget_class_install_action (widget_class, "sync-bar.pause", NULL, pause_or_resume);
  gtk_widget_class_install_action (widget_class, "sync-bar.cancel", NULL, cancel);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-sync-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlSyncBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, HjlSyncBar, running_box);
  gtk_widget_class_bind_template_child (widget_class, HjlSyncBar, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, HjlSyncBar, trouble_box);
  gtk_widget_class_bind_template_child (widget_class, HjlSyncBar, trouble_icon);
  gtk_widget_class_bind_template_child (widget_class, HjlSyncBar, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, HjlSyncBar, trouble_button);
  gtk_widget_class_bind_template_child (widget_class, HjlSyncBar, sparing_revealer);
  gtk_widget_class_bind_template_child (widget_class, HjlSyncBar, sparing_label);
  gtk_widget_class_bind_template_child (widget_class, HjlSyncBar, label);
  gtk_widget_class_bind_template_child (widget_class, HjlSyncBar, bar);
  gtk_widget_class_bind_template_child (widget_class, HjlSyncBar, times);
  gtk_widget_class_bind_template_child (widget_class, HjlSyncBar, pause_button);
}

static void
hjl_sync_bar_init (HjlSyncBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_wrap_buttons (GTK_WIDGET (self));
  hjl_inscriptions_align (self->running_box);
  hjl_wrap_with_window (self->running_box);
  hjl_wrap_with_window (self->trouble_box);
}

void
hjl_sync_bar_set_syncer (HjlSyncBar *self,
                         HjlSyncer  *syncer)
{
  g_return_if_fail (HJL_IS_SYNC_BAR (self));

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  if (self->syncer != NULL)
    g_signal_handlers_disconnect_by_data (self->syncer, self);
  g_set_object (&self->syncer, syncer);
  if (syncer == NULL)
    return;

  g_signal_connect_object (syncer, "notify::running", G_CALLBACK (on_running_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::trouble", G_CALLBACK (tell_trouble), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::next-sync", G_CALLBACK (tell_trouble), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::sparing", G_CALLBACK (on_sparing_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::automatic", G_CALLBACK (on_sparing_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::text", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::fraction", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::paused", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::running", G_CALLBACK (tell_times), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::trouble", G_CALLBACK (tell_times), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::paused", G_CALLBACK (tell_times), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::last-sync", G_CALLBACK (tell_times), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::next-sync", G_CALLBACK (tell_times), self, G_CONNECT_SWAPPED);
  update (self);
  tell_times (self);
  on_running_changed_cb (self);
  tell_trouble (self);
  on_sparing_changed_cb (self);
}

void
hjl_sync_bar_set_counted (HjlSyncBar *self,
                          gint64      synced,
                          guint       n_today)
{
  g_return_if_fail (HJL_IS_SYNC_BAR (self));

  self->synced = synced;
  self->n_today = n_today;
  self->counted_on = get_day ();
  tell_times (self);
}
