/* hjl-workspace-records.c: what Lever knows of the records that a person decides between
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-record.h"
#include "workspace/hjl-workspace-private.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-lists.h"
#include "sync/hjl-judge.h"

typedef struct
{
  HjlWorkspace *self;
  GTask        *task;
  HjlCatalogue *catalogue;
  GStrv         ids;
  GPtrArray    *records; /* (element-type HjlRecord): those that are read */
} Errand;

static void ask_next (Errand *errand);

/* Takes @errand, and @error. */
static void
end (Errand *errand,
     GError *error)
{
  hjl_workspace_end_pointer (errand->task,
                             error == NULL ? g_steal_pointer (&errand->records) : NULL,
                             (GDestroyNotify) g_ptr_array_unref,
                             error);
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
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (opportunity == NULL)
    {
      HjlVerdict verdict = hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ);

      if (verdict != HJL_VERDICT_GONE && verdict != HJL_VERDICT_HIDDEN)
        {
          end (errand, error);
          return;
        }
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
    hjl_lever_client_get_async (errand->self->lever, HJL_LEVER_OPPORTUNITY, id, g_task_get_cancellable (errand->task),
                                got_opportunity, errand);
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

  if (hjl_sync_finish (result, &error))
    ask_next (errand);
  else
    end (errand, error);
}

static void
load_records (HjlWorkspace *self,
              GTask        *task)
{
  Errand *errand = g_new0 (Errand, 1);
  g_autoptr (HjlCase) c = NULL;
  GError *error = NULL;

  errand->self = self;
  errand->task = task;
  errand->records = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_record_free);

  c = hjl_store_load_case (self->store, g_task_get_task_data (task), &error);
  if (c != NULL)
    errand->catalogue = hjl_store_load_lists (self->store, HJL_LIST_ALL, &error);
  if (error != NULL)
    {
      end (errand, error);
      return;
    }

  errand->ids = c != NULL && c->hold != NULL && c->hold->choices != NULL ? g_strdupv (c->hold->choices) : g_new0 (char *, 1);
  if (errand->ids[0] == NULL)
    end (errand, NULL);
  else
    hjl_workspace_confirm_side_async (self, HJL_SIDE_LEVER, g_task_get_cancellable (task), did_confirm, errand);
}

void
hjl_workspace_load_records_async (HjlWorkspace       *self,
                                  const char         *candidate_id,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (candidate_id != NULL);

  hjl_workspace_run (self, hjl_workspace_load_records_async, load_records, g_strdup (candidate_id), g_free, cancellable, callback, user_data);
}
