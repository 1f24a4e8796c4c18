/* hjl-workspace-retention.c: what is kept on this computer, and until when
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-time.h"
#include "model/hjl-words.h"
#include "store/hjl-store-drafts.h"
#include "workspace/hjl-workspace-private.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-timeline.h"
#include "store/hjl-store-times.h"

/* When people who are done with were looked for last. */
#define KEY_LOOKED "retention/looked-at"

static gboolean
erase (HjlWorkspace *self,
       const char   *candidate_id,
       GError      **error)
{
  guint            days = self->context->settings->keep_days;
  g_autofree char *text = NULL;
  g_autoptr (HjlCase) c = hjl_store_load_case (self->store, candidate_id, error);

  if (c == NULL || !hjl_store_erase (self->store, candidate_id, error))
    return FALSE;

  text = hjl_words_keep ("erased-closed", days);
  hjl_sync_context_note (self->context,
                         HJL_ACTIVITY_ERASED,
                         candidate_id,
                         c->candidate->role_id,
                         hjl_action_kind_to_string (HJL_ACTION_ERASE),
                         text);

  return TRUE;
}

/* A review that nobody goes on with has personal data too. */
static gboolean
drop_drafts (HjlWorkspace *self,
             HjlTime       before,
             guint         days,
             GError      **error)
{
  g_autofree char *text = NULL;
  int              n = hjl_store_remove_drafts_before (self->store, before, error);

  if (n <= 0)
    return n == 0;

  text = hjl_words_keep ("drafts-removed", (guint) n, days);
  hjl_sync_context_note (self->context, HJL_ACTIVITY_ERASED, NULL, NULL, NULL, text);

  return TRUE;
}

/* One transaction, whose commit writes the file anew once. Returns: how many, or -1 */
static int
erase_closed (HjlWorkspace *self,
              HjlTime       now,
              GError      **error)
{
  guint    days = self->context->settings->keep_days;
  HjlTime  before = now - days * HJL_DAY;
  gboolean ok;
  g_autoptr (GPtrArray) ids = hjl_store_list_closed (self->store, before, error);

  if (ids == NULL || !hjl_store_begin (self->store, error))
    return -1;

  ok = hjl_store_set_int (self->store, KEY_LOOKED, now, error) && drop_drafts (self, before, days, error);
  for (guint i = 0; ok && i < ids->len; i++)
    ok = erase (self, g_ptr_array_index (ids, i), error);

  return hjl_store_finish (self->store, ok, error) ? (int) ids->len : -1;
}

/* Stamps of a clock that was ahead are no age. */
static void
heal_times (HjlWorkspace *self,
            HjlTime       now)
{
  g_autoptr (GError) error = NULL;

  if (!hjl_store_heal_times (self->store, now, &error))
    g_message ("Times that lie ahead could not be set right: %s", error->message);
}

guint
hjl_workspace_apply_retention (HjlWorkspace *self)
{
  const HjlSettings *settings = self->context->settings;
  HjlTime            now;
  g_autoptr (GError) error = NULL;
  int n = 0;

  /* How late it is the servers say. A desktop that differs by more than a day erases nothing (the sync has
   * said so), as what it stamped itself is as wrong. */
  if (!hjl_sync_context_get_now (self->context, &now) || hjl_sync_context_is_clock_off (self->context))
    return 0;

  heal_times (self, now);
  if (settings->keep_days > 0 && now - hjl_store_get_int (self->store, KEY_LOOKED, 0) >= HJL_DAY)
    n = erase_closed (self, now, &error);
  if (n < 0)
    {
      g_message ("People who are done with could not be erased: %s", error->message);
      g_clear_error (&error);
    }

  if (settings->activity_days > 0 &&
      !hjl_store_trim_activity (self->store, now - settings->activity_days * HJL_DAY, &error))
    g_message ("Old entries of the timeline could not be removed: %s", error->message);

  return (guint) MAX (n, 0);
}

gboolean
hjl_workspace_forget_retention (HjlWorkspace *self,
                                GError      **error)
{
  return hjl_store_set_value (self->store, KEY_LOOKED, NULL, error);
}

static HjlTime
find_start (HjlWorkspace *self,
            guint         keep_days)
{
  HjlTime now = self->options.clock != NULL ? self->options.clock () : hjl_time_now ();

  return now - keep_days * HJL_DAY;
}

guint
hjl_workspace_count_closed (HjlWorkspace *self,
                            guint         keep_days)
{
  int n = 0;

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), 0);

  if (keep_days > 0 && self->view != NULL)
    n = hjl_store_count_closed (self->view, find_start (self, keep_days), NULL);

  return (guint) MAX (n, 0);
}

static gpointer
count_closed (HjlStore *store,
              gpointer  data,
              GError  **error)
{
  const HjlTime  *before = data;
  g_autofree int *n = g_new0 (int, 1);

  *n = hjl_store_count_closed (store, *before, error);

  return *n >= 0 ? g_steal_pointer (&n) : NULL;
}

static void
did_count_closed (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError         *error = NULL;
  g_autofree int *n = hjl_finish_pointer (HJL_LOADER (source), result, &error);

  if (n != NULL)
    g_task_return_int (task, *n);
  else
    g_task_return_error (task, error);
}

void
hjl_workspace_count_closed_async (HjlWorkspace       *self,
                                  guint               keep_days,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  HjlLoader *loader;
  HjlTime   *before;

  g_return_if_fail (HJL_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_workspace_count_closed_async);
  loader = hjl_workspace_get_loader (self);
  if (keep_days == 0 || loader == NULL)
    {
      g_task_return_int (task, 0);
      return;
    }

  before = g_new (HjlTime, 1);
  *before = find_start (self, keep_days);
  hjl_loader_load_async (loader, count_closed, before, g_free, g_free, cancellable, did_count_closed, g_steal_pointer (&task));
}
