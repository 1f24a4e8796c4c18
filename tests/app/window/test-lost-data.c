/* test-lost-data.c: the window asks before anything takes the place of data that are lost
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "app/window/hjl-lost-data.h"
#include "auth/hjl-token-store-memory.h"
#include "hjl-app-test.h"
#include "model/hjl-error.h"

#define DAY (HjlTime) 86400000

typedef struct
{
  char         *folder;
  char         *path;
  HjlWindow    *window;
  HjlWorkspace *workspace;
  guint         n_restored;
} Rig;

static HjlWorkspace *
make_workspace (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlEnvironment) environment = hjl_environment_load ("sandbox", &error);
  g_autoptr (HjlTokenStore) tokens = hjl_token_store_memory_new ();

  g_assert_no_error (error);

  return hjl_workspace_new (environment, tokens, "test", &(HjlWorkspaceOptions){ .data_dir = folder });
}

static void
rig_set_up (Rig          *self,
            gconstpointer with_copy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  HjlStore *store;

  self->folder = hjl_test_make_folder ();
  self->path = g_build_filename (self->folder, "hjlever.db", NULL);
  store = hjl_store_open (self->path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (hjl_store_set_value (store, "kept", "yes", &error));
  if (with_copy != NULL)
    g_assert_true (hjl_store_copy_daily (store, DAY, &error));
  g_assert_finalize_object (store);
  g_assert_true (g_file_set_contents (self->path, "Dear diary", -1, NULL));

  self->window = hjl_window_new (NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  self->workspace = make_workspace (self->folder);
  hjl_workspace_open_async (self->workspace, NULL, hjl_test_got_result, &result);
  g_assert_false (hjl_workspace_open_finish (self->workspace, hjl_test_wait (&result), &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE_LOST);
}

static void
rig_tear_down (Rig          *self,
               gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  hjl_test_wait_idle ();
  hjl_app_test_close_workspace (self->workspace);
  hjl_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static void
on_restored_cb (gpointer object)
{
  guint *n = g_object_get_data (object, "restored");

  *n += 1;
}

static gboolean
is_restored (gpointer user_data)
{
  return *(guint *) user_data > 0;
}

static void
ask (Rig        *self,
     const char *response)
{
  g_object_set_data (G_OBJECT (self->window), "restored", &self->n_restored);
  hjl_lost_data_offer (self->window, self->workspace, on_restored_cb, G_OBJECT (self->window));
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  adw_message_dialog_response (hjl_app_test_find_question (), response);
}

static char *
open_again (Rig *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_open_async (self->workspace, NULL, hjl_test_got_result, &result);
  hjl_workspace_open_finish (self->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  return hjl_store_get_value (hjl_workspace_get_store (self->workspace), "kept");
}

static void
test_copy (Rig          *self,
           gconstpointer data)
{
  g_autofree char *kept = NULL;

  ask (self, "copy");
  hjl_test_run_until_true (is_restored, &self->n_restored);
  kept = open_again (self);
  g_assert_cmpstr (kept, ==, "yes");
}

static void
test_anew (Rig          *self,
           gconstpointer data)
{
  g_autofree char *kept = NULL;

  ask (self, "anew");
  hjl_test_run_until_true (is_restored, &self->n_restored);
  kept = open_again (self);
  g_assert_null (kept);
}

/* Closed without a choice: everything is as it was. */
static void
test_close (Rig          *self,
            gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) copies = NULL;

  ask (self, "close");
  /* One more errand has gone through the workspace's thread: none was before it. */
  hjl_workspace_list_copies_async (self->workspace, NULL, hjl_test_got_result, &result);
  copies = hjl_finish_pointer (self->workspace, hjl_test_wait (&result), NULL);
  g_assert_cmpuint (copies->len, ==, data != NULL ? 1 : 0);
  g_assert_cmpuint (self->n_restored, ==, 0);
  g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "Dear diary");
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add ("/lost-data/copy", Rig, "copy", rig_set_up, test_copy, rig_tear_down);
  g_test_add ("/lost-data/anew", Rig, "copy", rig_set_up, test_anew, rig_tear_down);
  g_test_add ("/lost-data/close", Rig, "copy", rig_set_up, test_close, rig_tear_down);
  g_test_add ("/lost-data/no-copy", Rig, NULL, rig_set_up, test_anew, rig_tear_down);

  return g_test_run ();
}
