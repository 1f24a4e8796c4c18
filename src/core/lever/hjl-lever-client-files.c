/* hjl-lever-client-files.c: a candidate's files: sends one, and tells which are there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-client.h"
#include "lever/hjl-lever-client-private.h"

#include "lever/hjl-lever-parse.h"
#include "model/hjl-error.h"
#include "model/hjl-unread.h"

static char *
parse_upload (JsonNode *root,
              GError  **error)
{
  JsonNode *data = hjl_lever_parse_data (root, error);

  return data != NULL ? hjl_lever_parse_file_name (data, error) : NULL;
}

void
hjl_lever_client_upload_file_async (HjlLeverClient     *self,
                                    const char         *opportunity_id,
                                    const HjlFile      *file,
                                    const char         *perform_as,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_autoptr (HjlRequest) request = NULL;

  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));
  g_return_if_fail (opportunity_id != NULL);
  g_return_if_fail (file != NULL);

  if (!hjl_lever_client_has_text (perform_as))
    {
      g_task_report_new_error (self, callback, user_data, hjl_lever_client_upload_file_async,
                               HJL_ERROR, HJL_ERROR_UNSENDABLE,
                               "A file needs somebody to act as");
      return;
    }

  request = hjl_request_new ("POST", "opportunities", opportunity_id, "files", NULL);
  hjl_request_add_query (request, "perform_as", perform_as);
  hjl_request_add_file (request, "file", file->name, file->content_type, file->content);

  hjl_lever_client_post_async (self, request, (HjlPagerParseFunc) parse_upload, g_free,
                               hjl_lever_client_upload_file_async,
                               cancellable, callback, user_data);
}

gboolean
hjl_lever_client_upload_file_finish (HjlLeverClient *self,
                                     GAsyncResult   *result,
                                     GError        **error)
{
  g_autofree char *name =
    hjl_lever_client_finish (self, result, error);

  return name != NULL;
}

/* No key: two files of one name are two files. */
static const HjlLeverRows name_rows = {
  (HjlPagerParseFunc) hjl_lever_parse_file_name,
  g_free,
  NULL,
};

typedef struct
{
  char      *opportunity_id;
  GPtrArray *names;
  gboolean   unread; /* there are files whose names cannot be read */
  gboolean   complete;
} Files;

static void
files_free (Files *self)
{
  g_free (self->opportunity_id);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self);
}

/* Whether an answer to `/resumes`, after one that listed the record's files, may say that there is no such list: by an older
 * or smaller API in Lever's place, or for this key. */
static gboolean
may_lack_resumes (const GError *error)
{
  return g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_INVALID_REQUEST) ||
         (g_error_matches (error, HJL_ERROR, HJL_ERROR_SERVER) && g_str_has_prefix (error->message, "Lever: 501"));
}

/* The same could be said of a record that was deleted just now: the record tells which it is. */
static void
got_record (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Files  *files = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (HjlOpportunity) record = hjl_lever_client_finish (HJL_LEVER_CLIENT (source), result, &error);

  if (record != NULL)
    g_task_return_pointer (task, g_ptr_array_ref (files->names), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
got_resumes (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Files *files = g_task_get_task_data (task);
  g_autoptr (GPtrArray) names = hjl_lever_client_finish (HJL_LEVER_CLIENT (source), result, &error);

  if (names != NULL)
    {
      guint n_files = files->names->len;

      files->complete = hjl_unread_of (result) == NULL && !files->unread;
      /* Nobody says that the two lists have nothing in common (lever/README.md, Files): what both show is one file. */
      while (names->len > 0)
        {
          g_autofree char *name = g_ptr_array_steal_index (names, 0);
          gboolean         met = FALSE;

          for (guint i = 0; i < n_files && !met; i++)
            met = g_str_equal (g_ptr_array_index (files->names, i), name);
          if (!met)
            g_ptr_array_add (files->names, g_steal_pointer (&name));
        }
    }
  else if (may_lack_resumes (error))
    {
      hjl_lever_client_get_async (HJL_LEVER_CLIENT (source), HJL_LEVER_OPPORTUNITY, files->opportunity_id, g_task_get_cancellable (task),
                                  got_record, task);
      g_steal_pointer (&task);
      return;
    }
  else if (!g_error_matches (error, HJL_ERROR, HJL_ERROR_FORBIDDEN))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_pointer (task, g_ptr_array_ref (files->names), (GDestroyNotify) g_ptr_array_unref);
}

static void
got_files (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  HjlLeverClient *self = HJL_LEVER_CLIENT (source);
  GCancellable   *cancellable = g_task_get_cancellable (task);
  Files          *files = g_task_get_task_data (task);

  files->names = hjl_lever_client_finish (self, result, &error);

  if (files->names == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  files->unread = hjl_unread_of (result) != NULL;
  hjl_lever_client_all_async (self,
                              hjl_lever_list_new ("opportunities", files->opportunity_id, "resumes"),
                              &name_rows, got_resumes,
                              cancellable, got_resumes, g_steal_pointer (&task));
}

void
hjl_lever_client_list_files_async (HjlLeverClient     *self,
                                   const char         *opportunity_id,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  GTask *task;
  Files *files;

  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));
  g_return_if_fail (opportunity_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  files = g_new0 (Files, 1);
  files->opportunity_id = g_strdup (opportunity_id);
  g_task_set_source_tag (task, hjl_lever_client_list_files_async);
  g_task_set_task_data (task, files, (GDestroyNotify) files_free);

  hjl_lever_client_all_async (self,
                              hjl_lever_list_new ("opportunities", opportunity_id, "files"),
                              &name_rows, got_files, cancellable, got_files, task);
}

GPtrArray *
hjl_lever_client_list_files_finish (HjlLeverClient *self,
                                    GAsyncResult   *result,
                                    gboolean       *complete,
                                    GError        **error)
{
  GPtrArray *names =
    hjl_lever_client_finish (self, result, error);

  if (names != NULL && complete != NULL)
    *complete = ((Files *) g_task_get_task_data (G_TASK (result)))->complete;

  return names;
}
