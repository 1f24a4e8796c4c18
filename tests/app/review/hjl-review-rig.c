/* hjl-review-rig.c: a review with three people in it, and hands for it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-review-rig.h"

#include "app/review/hjl-review-window.h"
#include "app/widgets/hjl-row-list.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"

static HjlDraft *
make_draft (const char *role_id,
            const char *name,
            HjlCvSure   sure,
            const char *email)
{
  HjlDraft   *draft = hjl_draft_new (role_id);
  const char *names[] = { name, NULL };
  const char *emails[] = { email, NULL };

  if (name != NULL)
    hjl_draft_set (draft, HJL_CV_FIELD_NAME, names);
  hjl_draft_set (draft, HJL_CV_FIELD_EMAIL, emails);
  draft->sure[HJL_CV_FIELD_NAME] = sure;

  return draft;
}

/* Ada, who is sure; Bo, whose name is a guess; somebody without a name. */
static gboolean
fill (HjlStore *store,
      HjlTime   now,
      gpointer  data,
      GError  **error)
{
  g_autofree char *role_id = hjl_store_add_book_role (store, NULL, "Data Engineer", now, error);
  g_autofree char *other_id = hjl_store_add_book_role (store, NULL, "Product Manager", now, error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_draft_free);

  g_ptr_array_add (drafts, make_draft (role_id, "Ada Byron", HJL_CV_SURE, "ada@a.example"));
  g_ptr_array_add (drafts, make_draft (role_id, "Bo K", HJL_CV_GUESS, "bo@a.example"));
  g_ptr_array_add (drafts, make_draft (role_id, NULL, HJL_CV_SURE, "who@a.example"));

  return hjl_store_save_drafts (store, drafts, now, error);
}

void
hjl_review_rig_open (HjlReviewRig *rig)
{
  g_assert_null (rig->window);
  rig->window = hjl_review_window_new (rig->workspace);
  g_object_add_weak_pointer (G_OBJECT (rig->window), (gpointer *) &rig->window);
  gtk_window_present (GTK_WINDOW (rig->window));
}

void
hjl_review_rig_close (HjlReviewRig *rig)
{
  if (rig->window == NULL)
    return;

  g_object_remove_weak_pointer (G_OBJECT (rig->window), (gpointer *) &rig->window);
  gtk_window_close (GTK_WINDOW (rig->window));
  rig->window = NULL;
}

void
hjl_review_rig_open_over (HjlReviewRig *rig)
{
  hjl_review_rig_close (rig);
  rig->owner = hjl_app_test_present (adw_toast_overlay_new ());
  rig->window = GTK_WIDGET (hjl_review_window_open (GTK_WIDGET (rig->owner), rig->workspace));
  g_object_add_weak_pointer (G_OBJECT (rig->window), (gpointer *) &rig->window);
}

void
hjl_review_rig_set_up (HjlReviewRig *rig,
                       gconstpointer data)
{
  g_autoptr (GAsyncResult) chosen = NULL;
  g_autoptr (GAsyncResult) filled = NULL;
  g_autoptr (GError) error = NULL;

  if (data == HJL_REVIEW_RIG_LEVER)
    {
      rig->sync = hjl_sync_rig_new_mapped (1);
      rig->workspace = rig->sync->workspace;
    }
  else
    {
      rig->folder = hjl_test_make_folder ();
      rig->workspace = hjl_app_test_open_workspace (rig->folder);
    }
  hjl_workspace_set_candidates_from_async (rig->workspace, HJL_CANDIDATES_FROM_FILES, NULL, hjl_test_got_result, &chosen);
  hjl_finish (rig->workspace, hjl_test_wait (&chosen), &error);
  g_assert_no_error (error);
  hjl_workspace_edit_book_async (rig->workspace, fill, rig, NULL, NULL, hjl_test_got_result, &filled);
  hjl_finish (rig->workspace, hjl_test_wait (&filled), &error);
  g_assert_no_error (error);
  hjl_review_rig_open (rig);
}

void
hjl_review_rig_tear_down (HjlReviewRig *rig,
                          gconstpointer data)
{
  hjl_review_rig_close (rig);
  if (rig->owner != NULL)
    gtk_window_destroy (rig->owner);
  hjl_test_wait_idle ();
  if (rig->sync != NULL)
    {
      hjl_sync_rig_free (rig->sync);
      return;
    }

  hjl_app_test_close_workspace (rig->workspace);
  hjl_test_remove_folder (rig->folder);
  g_free (rig->folder);
}

static gboolean
shows_expected (gpointer user_data)
{
  HjlReviewRig *rig = user_data;

  return hjl_app_test_shows (rig->window, rig->expected) || hjl_app_test_find (rig->window, GTK_TYPE_BUTTON, rig->expected) != NULL;
}

static gboolean
lacks_expected (gpointer user_data)
{
  return !shows_expected (user_data);
}

void
hjl_review_rig_see (HjlReviewRig *rig,
                    const char   *text)
{
  g_test_message ("Waiting to see “%s”", text);
  rig->expected = text;
  hjl_test_run_until_true (shows_expected, rig);
}

void
hjl_review_rig_see_gone (HjlReviewRig *rig,
                         const char   *text)
{
  g_test_message ("Waiting for “%s” to go", text);
  rig->expected = text;
  hjl_test_run_until_true (lacks_expected, rig);
}

static gboolean
is_closed (gpointer user_data)
{
  return ((HjlReviewRig *) user_data)->window == NULL;
}

void
hjl_review_rig_wait_closed (HjlReviewRig *rig)
{
  hjl_test_run_until_true (is_closed, rig);
}

void
hjl_review_rig_activate (HjlReviewRig *rig,
                         guint         place)
{
  g_signal_emit_by_name (hjl_app_test_find (rig->window, HJL_TYPE_ROW_LIST, NULL), "activate", place);
  hjl_test_wait_idle ();
}

void
hjl_review_rig_type (HjlReviewRig *rig,
                     const char   *title,
                     const char   *text)
{
  GtkWidget *row = hjl_app_test_find (rig->window, ADW_TYPE_ENTRY_ROW, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "entry-activated");
}

HjlDraft *
hjl_review_rig_load (HjlReviewRig *rig,
                     const char   *id)
{
  return hjl_store_load_draft (hjl_workspace_get_store (rig->workspace), id, NULL);
}

char *
hjl_review_rig_dup_role (HjlReviewRig *rig,
                         const char   *title)
{
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (hjl_workspace_get_store (rig->workspace), NULL);

  for (guint i = 0; i < roles->len; i++)
    if (g_strcmp0 (((HjlRole *) roles->pdata[i])->title, title) == 0)
      return g_strdup (((HjlRole *) roles->pdata[i])->id);

  g_assert_not_reached ();
}
