/* hjl-session-records.c: what Lever knows of the records that a person decides between
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "workspace/hjl-record.h"
#include "workspace/hjl-session.h"
#include "model/hjl-error.h"
#include "store/hjl-store-lists.h"

typedef struct
{
  HjlSession   *session; /* borrowed: outlives its jobs */
  GTask        *task;
  HjlCatalogue *catalogue;
  GStrv         ids;
  GPtrArray    *records; /* (element-type HjlRecord): those that are read */
} Errand;

static void ask_next (Errand *errand);

/* Takes @error. */
static void
end (Errand *errand,
     GError *error)
{
  if (error != NULL)
    g_task_return_error (errand->task, error);
  else
    g_task_return_pointer (errand->task, g_steal_pointer (&errand->records), (GDestroyNotify) g_ptr_array_unref);

  g_object_unref (errand->task);
  g_clear_object (&errand->catalogue);
  g_clear_pointer (&errand->records, g_ptr_array_unref);
  g_strfreev (errand->ids);
  g_free (errand);
}

static void
got_opportunity (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Errand *errand = user_data;
  GError *error = NULL;
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_client_get_opportunity_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (opportunity == NULL && !g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND) &&
      !g_error_matches (error, HJL_ERROR, HJL_ERROR_FORBIDDEN))
    {
      end (errand, error);
      return;
    }

  g_clear_error (&error);
  g_ptr_array_add (errand->records, hjl_record_new (errand->ids[errand->records->len], opportunity, errand->catalogue));
  ask_next (errand);
}

static void
ask_next (Errand *errand)
{
  const char *id = errand->ids[errand->records->len];

  if (id != NULL)
    hjl_lever_client_get_opportunity_async (errand->session->lever, id, g_task_get_cancellable (errand->task), got_opportunity, errand);
  else
    end (errand, NULL);
}

static void
did_confirm (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Errand *errand = user_data;
  GError *error = NULL;

  if (hjl_session_confirm_finish (result, &error))
    ask_next (errand);
  else
    end (errand, error);
}

void
hjl_session_load_records (HjlSession *self,
                          GTask      *task)
{
  HjlJob *job = g_task_get_task_data (task);
  Errand *errand = g_new0 (Errand, 1);
  g_autoptr (HjlCase) c = NULL;
  GError *error = NULL;

  errand->session = self;
  errand->task = task;
  errand->records = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_record_free);

  c = hjl_store_load_case (self->store, job->text, &error);
  if (c != NULL)
    errand->catalogue = hjl_store_load_catalogue (self->store, &error);
  if (error != NULL)
    {
      end (errand, error);
      return;
    }

  errand->ids = c != NULL && c->hold != NULL && c->hold->choices != NULL ? g_strdupv (c->hold->choices) : g_new0 (char *, 1);
  if (errand->ids[0] == NULL)
    end (errand, NULL);
  else
    hjl_session_confirm_side_async (self, HJL_SIDE_LEVER, g_task_get_cancellable (task), did_confirm, errand);
}
