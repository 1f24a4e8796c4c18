/* hjl-mapping-saver.c: saves several mappings, once a person has seen by name for whom all of them write
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/mapping/hjl-mapping-saver.h"

#include "app/mapping/hjl-consent-dialog.h"
#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-window-over.h"
#include "app/window/hjl-dialogs.h"

/* One call; whoever goes on with it has a reference. */
typedef struct
{
  GtkWindow    *window;
  HjlWorkspace *workspace;
  GPtrArray    *mappings; /* (element-type HjlMapping) */
  void (*did) (gpointer window,
               guint    n);
  HjlPlan *seen;      /* what they write */
  guint    n_planned; /* of these: it is known what they write */
  guint    n_saved;
  gboolean gone; /* the window: closed, though what is under way holds it */
} Saving;

static void
clear (gpointer data)
{
  Saving *self = data;

  g_signal_handlers_disconnect_by_data (self->window, self);
  g_object_unref (self->window);
  g_object_unref (self->workspace);
  g_ptr_array_unref (self->mappings);
  hjl_plan_free (self->seen);
}

static void
saving_unref (Saving *self)
{
  g_rc_box_release_full (self, clear);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_unref)

static void
on_window_unrealized_cb (Saving *self)
{
  self->gone = TRUE;
}

/* @error: (nullable): nobody agreed */
static void
give_up (Saving       *self,
         const GError *error)
{
  if (self->gone)
    return;

  /* A window that is done with what was saved closes by this; the error is told by the one below then. */
  self->did (self->window, self->n_saved);
  if (error != NULL)
    hjl_toast_show_error (GTK_WIDGET (self->window), error);
}

static void save_next (Saving *self);

static void
did_save (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GtkWindow) window = g_object_ref (self->window);
  g_autoptr (GError) error = NULL;

  if (!hjl_finish (HJL_WORKSPACE (source), result, &error))
    {
      if (self->gone)
        hjl_toast_show_error (GTK_WIDGET (window), error);
      give_up (self, error);
    }
  else
    {
      self->n_saved++;
      save_next (g_steal_pointer (&self));
    }
  hjl_window_release (window);
}

/* Takes @self. */
static void
save_next (Saving *self)
{
  if (self->n_saved < self->mappings->len)
    {
      g_object_unref (hjl_window_hold (self->window));
      hjl_workspace_save_seen_mapping_async (self->workspace, g_ptr_array_index (self->mappings, self->n_saved), self->seen, NULL,
                                             did_save, self);
      return;
    }

  if (!self->gone)
    self->did (self->window, self->n_saved);
  saving_unref (self);
}

static void
on_consent_answered_cb (GtkWidget  *dialog,
                        const char *response,
                        gpointer    user_data)
{
  Saving  *self = user_data;
  gboolean pause = g_str_equal (response, HJL_CONSENT_PAUSE);

  if (self->gone || (!pause && !g_str_equal (response, HJL_CONSENT_WRITE)))
    {
      give_up (self, NULL);
      return;
    }

  for (guint i = 0; pause && i < self->mappings->len; i++)
    hjl_mapping_set_paused (g_ptr_array_index (self->mappings, i), TRUE);
  save_next (g_rc_box_acquire (self));
}

static void plan_next (Saving *self);

static void
did_plan (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlPlan) plan = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);

  if (self->gone || plan == NULL)
    {
      give_up (self, error);
      return;
    }

  g_ptr_array_extend_and_steal (self->seen->actions, g_steal_pointer (&plan->actions));
  plan->actions = g_ptr_array_new ();
  self->n_planned++;
  plan_next (g_steal_pointer (&self));
}

/* Takes @self. */
static void
plan_next (Saving *self)
{
  GtkWidget *dialog;

  /* A paused one writes nothing. */
  while (self->n_planned < self->mappings->len && hjl_mapping_get_paused (g_ptr_array_index (self->mappings, self->n_planned)))
    self->n_planned++;
  if (self->n_planned < self->mappings->len)
    {
      hjl_workspace_plan_mapping_async (self->workspace, g_ptr_array_index (self->mappings, self->n_planned), NULL, did_plan, self);
      return;
    }
  if (hjl_plan_count_people (self->seen, TRUE) == 0)
    {
      save_next (self);
      return;
    }

  dialog = hjl_consent_dialog_new (self->window, self->mappings, self->seen, TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_consent_answered_cb), self, (GClosureNotify) (void (*) (void)) saving_unref, 0);
  hjl_dialogs_present (dialog);
}

void
hjl_mappings_save (GtkWindow    *window,
                   HjlWorkspace *workspace,
                   GPtrArray    *mappings,
                   void (*did) (gpointer window,
                                guint    n))
{
  Saving *self;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (HJL_IS_WORKSPACE (workspace));
  g_return_if_fail (mappings != NULL && did != NULL);

  self = g_rc_box_new0 (Saving);
  self->window = g_object_ref (window);
  self->workspace = g_object_ref (workspace);
  self->mappings = g_ptr_array_ref (mappings);
  self->did = did;
  self->seen = hjl_plan_new ();
  g_signal_connect_swapped (window, "unrealize", G_CALLBACK (on_window_unrealized_cb), self);
  plan_next (self);
}
