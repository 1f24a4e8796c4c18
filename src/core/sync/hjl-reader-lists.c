/* hjl-reader-lists.c: the reader's steps that bring in Lever's lists
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-judge.h"
#include "sync/hjl-reader-private.h"
#include "sync/hjl-sync-context.h"
#include "store/hjl-store-lists.h"

#define POSTINGS_OVERLAP (20 * HJL_MINUTE)

/* Ends a step: the list is in, or @error says why not. Takes @task. */
static void
end_step (GTask   *task,
          gboolean stored,
          GError  *error)
{
  if (stored)
    hjl_steps_next (task);
  else
    hjl_steps_fail (task, error);
}

/* Since when changes are asked for next. Where nothing had said before what time it is for Lever, the answers have by
 * now, and took less than the overlap. */
static gboolean
keep_cursor (GTask   *task,
             GError **error)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);

  return hjl_store_set_int (self->store,
                            HJL_KEY_POSTINGS,
                            read->list_start > 0 ? read->list_start : hjl_sync_lever_time (self->lever),
                            error);
}

static void
got_postings (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask     *task = user_data;
  HjlReader *self = g_task_get_source_object (task);
  GError    *error = NULL;
  g_autoptr (GPtrArray) postings = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);
  gboolean stored = postings != NULL &&
                    hjl_reader_keep_unread (task, HJL_LIST_POSTINGS, postings, hjl_unread_of (result), &error) &&
                    hjl_reader_take_unread (task, HJL_READER_UNREAD_POSTINGS, hjl_unread_of (result), NULL, &error) &&
                    hjl_store_put_postings (self->store, postings, TRUE, &error) &&
                    keep_cursor (task, &error);

  end_step (task, stored, error);
}

void
hjl_reader_step_postings (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);

  /* The first answer may be the first to say what time it is for Lever. */
  read->list_start = hjl_sync_lever_time (self->lever);
  hjl_lever_client_list_postings_async (self->lever, 0, g_task_get_cancellable (task), got_postings, task);
}

/* Of a list of changes: who is not in it may still be as it was. */
static gboolean
take_new_unread (GTask     *task,
                 GPtrArray *postings,
                 GPtrArray *unread,
                 GError   **error)
{
  g_autoptr (GHashTable) read_well = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < postings->len; i++)
    g_hash_table_add (read_well, (char *) ((HjlPosting *) g_ptr_array_index (postings, i))->id);

  return hjl_reader_take_unread (task, HJL_READER_UNREAD_POSTINGS, unread, read_well, error);
}

static void
got_new_postings (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  GTask     *task = user_data;
  HjlReader *self = g_task_get_source_object (task);
  GError    *error = NULL;
  g_autoptr (GPtrArray) postings = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);
  gboolean stored = postings != NULL &&
                    take_new_unread (task, postings, hjl_unread_of (result), &error) &&
                    hjl_store_put_postings (self->store, postings, FALSE, &error) &&
                    keep_cursor (task, &error);

  end_step (task, stored, error);
}

/* Those that changed since they were last asked for. */
void
hjl_reader_step_new_postings (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  HjlTime    last = hjl_store_get_int (self->store, HJL_KEY_POSTINGS, 0);

  read->list_start = hjl_sync_lever_time (self->lever);
  if (read->list_start > 0 && last > read->list_start)
    last = 0;

  hjl_lever_client_list_postings_async (self->lever,
                                        MAX (last - POSTINGS_OVERLAP, 0),
                                        g_task_get_cancellable (task),
                                        got_new_postings,
                                        task);
}

static void
got_posting (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask     *task = user_data;
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  GError    *error = NULL;
  HjlVerdict verdict;
  gboolean   stored = FALSE;
  g_autoptr (HjlPosting) posting = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  verdict = posting == NULL ? hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ) : HJL_VERDICT_SKIP;
  if (posting != NULL)
    {
      g_ptr_array_add (one, posting);
      stored = hjl_store_put_postings (self->store, one, FALSE, &error);
    }
  else if (verdict == HJL_VERDICT_GONE || verdict == HJL_VERDICT_HIDDEN)
    {
      /* Deleted, or confidential now: for this connection it is not there any more. That breaks the mappings to
       * it, and holds nobody else up; the list has it again once it may be seen. */
      g_clear_error (&error);
      g_ptr_array_add (one, g_ptr_array_index (read->postings, 0));
      stored = hjl_store_put_gone_postings (self->store, one, &error);
    }
  else if (verdict == HJL_VERDICT_ODD)
    {
      /* One that cannot be read says nothing of the others; it is as it was. */
      g_clear_error (&error);
      stored = TRUE;
    }
  if (!stored)
    {
      hjl_steps_fail (task, error);
      return;
    }

  g_ptr_array_remove_index (read->postings, 0);
  hjl_reader_step_some_postings (task);
}

/* Those that a plan is about to use, one by one. */
void
hjl_reader_step_some_postings (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);

  if (read->postings->len == 0)
    hjl_steps_next (task);
  else
    hjl_lever_client_get_async (self->lever, HJL_LEVER_POSTING,
                                g_ptr_array_index (read->postings, 0),
                                g_task_get_cancellable (task),
                                got_posting,
                                task);
}

static void
got_gone_postings (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  GTask     *task = user_data;
  HjlReader *self = g_task_get_source_object (task);
  GError    *error = NULL;
  g_autoptr (GPtrArray) ids = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);
  gboolean done;

  /* The call is young (2026-04-27). A deleted posting is found all the same, when it is used. */
  if (ids == NULL && hjl_judge_lacks_call (error))
    {
      g_clear_error (&error);
      hjl_steps_next (task);
      return;
    }

  done = ids != NULL &&
         hjl_reader_take_unread (task, HJL_READER_UNREAD_GONE_POSTINGS, hjl_unread_of (result), NULL, &error) &&
         hjl_store_put_gone_postings (self->store, ids, &error);
  end_step (task, done, error);
}

void
hjl_reader_step_gone_postings (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);

  hjl_lever_client_list_deleted_async (self->lever,
                                       "postings",
                                       hjl_reader_lever_now (task) - 7 * HJL_DAY,
                                       hjl_reader_lever_now (task) + HJL_MINUTE,
                                       g_task_get_cancellable (task),
                                       got_gone_postings,
                                       task);
}

static gboolean
put_stages (HjlStore  *store,
            GPtrArray *stages,
            GError   **error)
{
  return hjl_store_put_stages (store, HJL_SIDE_LEVER, stages, error);
}

/* A list that is read whole, with one call. */
struct _HjlReaderList
{
  gboolean (*put) (HjlStore  *store,
                   GPtrArray *items,
                   GError   **error);
  HjlLists        list;
  HjlReaderUnread unread;
  /* nullable: where an API key, or a service, may lack the endpoint, as the sync can do without */
  const char     *refused_key;
};

enum
{
  LIST_STAGES,
  LIST_REASONS,
  LIST_USERS,
  LIST_SOURCES,
  LIST_TAGS,
};

static const HjlReaderList lists[] = {
  [LIST_STAGES] = { put_stages, HJL_LIST_STAGES, HJL_READER_UNREAD_STAGES, NULL },
  [LIST_REASONS] = { hjl_store_put_reasons, HJL_LIST_REASONS, HJL_READER_UNREAD_REASONS, NULL },
  [LIST_USERS] = { hjl_store_put_users, HJL_LIST_USERS, HJL_READER_UNREAD_USERS, HJL_KEY_USERS_REFUSED },
  [LIST_SOURCES] = { hjl_store_put_sources, HJL_LIST_SOURCES, HJL_READER_UNREAD_SOURCES, HJL_KEY_SOURCES_REFUSED },
  [LIST_TAGS] = { hjl_store_put_tags, HJL_LIST_TAGS, HJL_READER_UNREAD_TAGS, HJL_KEY_TAGS_REFUSED },
};

static void
got_list (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask     *task = user_data;
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  GError    *error = NULL;
  g_autoptr (GPtrArray) items = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);
  gboolean done;

  /* Then it is not asked again for a while. */
  if (items == NULL && read->list->refused_key != NULL && hjl_judge_lacks_call (error))
    {
      g_clear_error (&error);
      hjl_store_set_int (self->store, read->list->refused_key, read->now, NULL);
      hjl_steps_next (task);
      return;
    }

  done = items != NULL &&
         hjl_reader_keep_unread (task, read->list->list, items, hjl_unread_of (result), &error) &&
         hjl_reader_take_unread (task, read->list->unread, hjl_unread_of (result), NULL, &error) &&
         (read->list->list != HJL_LIST_SOURCES || hjl_reader_look_for_sources (task, items, &error)) &&
         read->list->put (self->store, items, &error);
  end_step (task, done, error);
}

static void
read_list (GTask               *task,
           const HjlReaderList *list)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);

  read->list = list;
  hjl_lever_client_list_async (self->lever, list->list, g_task_get_cancellable (task), got_list, task);
}

void
hjl_reader_step_stages (GTask *task)
{
  read_list (task, &lists[LIST_STAGES]);
}

void
hjl_reader_step_reasons (GTask *task)
{
  read_list (task, &lists[LIST_REASONS]);
}

void
hjl_reader_step_users (GTask *task)
{
  read_list (task, &lists[LIST_USERS]);
}

void
hjl_reader_step_sources (GTask *task)
{
  read_list (task, &lists[LIST_SOURCES]);
}

void
hjl_reader_step_tags (GTask *task)
{
  read_list (task, &lists[LIST_TAGS]);
}
