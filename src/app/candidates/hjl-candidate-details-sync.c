/* hjl-candidate-details-sync.c: brings one candidate in step, and says how that goes and what came of it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidate-details-private.h"

#include <glib/gi18n-lib.h>

#include "app/sync/hjl-syncer-words.h"
#include "app/widgets/hjl-toast.h"
#include "model/hjl-error.h"
#include "model/hjl-snapshot.h"
#include "store/hjl-store-cases.h"

/* One sync under way. Another candidate may be shown when it ends, or nobody: it does not keep the details,
 * which cancel it when they go. */
typedef struct
{
  HjlCandidateDetails *self; /* weak */
  char                *candidate_id;
} Run;

static void
free_run (Run *run)
{
  g_clear_weak_pointer (&run->self);
  g_free (run->candidate_id);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, free_run)

static gboolean
is_shown (HjlCandidateDetails *self,
          const char          *candidate_id)
{
  return g_strcmp0 (self->candidate_id, candidate_id) == 0;
}

static gboolean
is_under_way (HjlCandidateDetails *self)
{
  return self->candidate_id != NULL && self->syncing != NULL && g_hash_table_contains (self->syncing, self->candidate_id);
}

/* (transfer full) */
static char *
describe_progress (HjlCandidateDetails *self)
{
  HjlProgress      progress = hjl_workspace_get_progress (self->workspace);
  g_autofree char *holder = hjl_workspace_dup_waiting_for (self->workspace);

  if (holder == NULL && progress.phase != HJL_PHASE_IDLE && !progress.of_one)
    return g_strdup (_ ("A full sync is running and includes this candidate, who is checked again right after it."));

  return hjl_syncer_describe_progress (progress, FALSE, holder, -1);
}

/* What was said holds until something else happens. */
static gboolean
is_outdated (HjlCandidateDetails *self)
{
  return self->said_newest >= 0 && hjl_candidate_details_find_newest (self) > self->said_newest;
}

static void
say (HjlCandidateDetails *self,
     const char          *text)
{
  g_free (self->said);
  self->said = g_strdup (text);
  /* The next look at the timeline says. */
  self->said_newest = -1;
}

static gpointer
load_name (HjlStore *store,
           gpointer  data,
           GError  **error)
{
  g_autoptr (HjlCase) c = hjl_store_load_case (store, data, NULL);

  return g_strdup (c != NULL && c->candidate->name != NULL ? c->candidate->name : _ ("Candidate"));
}

/* Of somebody who is not shown any more. */
typedef struct
{
  HjlCandidateDetails *self;
  char                *text;
} Said;

static void
got_name (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Said *said = user_data;
  g_autoptr (HjlCandidateDetails) self = said->self;
  g_autofree char *text = said->text;
  g_autofree char *name = hjl_finish_pointer (HJL_LOADER (source), result, NULL);
  /* Translators: a candidate's name, then what came of their sync. */
  g_autofree char *named = g_strdup_printf (_ ("%s: %s"), name != NULL ? name : _ ("Candidate"), text);

  hjl_toast_show (GTK_WIDGET (self), named);
}

static void
say_by_name (HjlCandidateDetails *self,
             const char          *candidate_id,
             const char          *text)
{
  Said *said = g_new0 (Said, 1);

  said->self = g_object_ref (self);
  said->text = g_strdup (text);
  hjl_loader_load_async (self->loader, load_name, g_strdup (candidate_id), g_free, g_free, NULL, got_name, said);
}

static void
did_sync (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Run) run = user_data;
  HjlCandidateDetails *self = run->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSyncReport) report = hjl_finish_pointer (HJL_WORKSPACE (object), result, &error);
  const GError    *trouble = report != NULL ? report->interrupted : error;
  g_autofree char *text = NULL;

  /* Gone meanwhile, or of an environment that is shown no more. */
  if (self == NULL || self->syncing == NULL || G_OBJECT (self->workspace) != object)
    return;

  g_hash_table_remove (self->syncing, run->candidate_id);
  if (trouble != NULL && !g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = hjl_error_describe (trouble);
  else if (report != NULL)
    text = g_strdup (report->said);

  if (is_shown (self, run->candidate_id))
    {
      say (self, text);
      hjl_candidate_details_refresh (self);
    }
  else if (text != NULL)
    {
      say_by_name (self, run->candidate_id, text);
    }
  if (error != NULL && text != NULL)
    hjl_toast_show_action (GTK_WIDGET (self), text, _ ("Connection"), "win.show-page::connection");
  hjl_candidate_details_update_sync (self);
}

/* @candidate_id: (nullable): nobody. One whose sync is under way already has nothing to gain. */
static void
start_sync (HjlCandidateDetails *self,
            const char          *candidate_id)
{
  g_autoptr (GCancellable) cancellable = NULL;
  Run *run;

  if (self->workspace == NULL || candidate_id == NULL || g_hash_table_contains (self->syncing, candidate_id))
    return;

  run = g_new0 (Run, 1);
  g_set_weak_pointer (&run->self, self);
  run->candidate_id = g_strdup (candidate_id);
  cancellable = g_cancellable_new ();
  g_hash_table_insert (self->syncing, g_strdup (candidate_id), g_object_ref (cancellable));
  hjl_workspace_sync_candidate_async (self->workspace, candidate_id, cancellable, did_sync, run);
  if (is_shown (self, candidate_id))
    g_clear_pointer (&self->said, g_free);
  hjl_candidate_details_update_sync (self);
}

static void
sync_shown (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  HjlCandidateDetails *self = HJL_CANDIDATE_DETAILS (widget);

  start_sync (self, self->candidate_id);
}

static void
stop_shown (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  HjlCandidateDetails *self = HJL_CANDIDATE_DETAILS (widget);

  if (is_under_way (self))
    g_cancellable_cancel (g_hash_table_lookup (self->syncing, self->candidate_id));
}

void
hjl_candidate_details_install_sync_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "candidate.sync", NULL, sync_shown);
  gtk_widget_class_install_action (widget_class, "candidate.stop", NULL, stop_shown);
}

void
hjl_candidate_details_update_sync (HjlCandidateDetails *self)
{
  gboolean         under_way = is_under_way (self);
  g_autofree char *text = NULL;

  if (!under_way && is_outdated (self))
    g_clear_pointer (&self->said, g_free);
  text = under_way ? describe_progress (self) : g_strdup (self->said);

  gtk_label_set_text (self->sync_text, text != NULL ? text : "");
  gtk_widget_set_visible (self->sync_box, text != NULL);
  gtk_widget_set_visible (self->stop_button, under_way);
}

void
hjl_candidate_details_forget_sync (HjlCandidateDetails *self)
{
  g_clear_pointer (&self->said, g_free);
}

void
hjl_candidate_details_stop_syncs (HjlCandidateDetails *self)
{
  GHashTableIter iter;
  gpointer       cancellable;

  g_hash_table_iter_init (&iter, self->syncing);
  while (g_hash_table_iter_next (&iter, NULL, &cancellable))
    {
      g_cancellable_cancel (cancellable);
      g_hash_table_iter_remove (&iter);
    }
}

/* Whom a toast is about; the details own it, so that nothing is clicked for them once they are gone. */
static void
on_offer_taken_cb (gpointer offer)
{
  HjlCandidateDetails *self = g_object_get_data (G_OBJECT (offer), "details");

  start_sync (self, gtk_string_object_get_string (offer));
}

void
hjl_candidate_details_offer_sync (HjlCandidateDetails *self,
                                  const char          *candidate_id,
                                  const char          *said)
{
  GtkStringObject *offer = gtk_string_object_new (candidate_id);

  g_object_set_data (G_OBJECT (offer), "details", self);
  g_ptr_array_add (self->offers, offer);
  hjl_toast_offer (GTK_WIDGET (self), said, _ ("Sync Now"), on_offer_taken_cb, G_OBJECT (offer));
}
