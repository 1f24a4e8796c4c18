/* hjl-reader-lever.c: the reader's steps that follow our opportunities in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "lever/hjl-lever-parse.h"
#include "model/hjl-error.h"
#include "sync/hjl-reader-private.h"
#include "sync/hjl-sync-context.h"

/* Records that a full pass did not meet are asked for one by one, at most so many a pass. */
#define MAX_UNSEEN 500
#define MAX_UNREAD 20
/* Deletions are asked for with this much overlap, for clocks that differ. */
#define DELETED_OVERLAP HJL_HOUR

static void next_page (GTask *task);

static void
start_source (GTask *task)
{
  HjlReader           *self = g_task_get_source_object (task);
  HjlRead             *read = g_task_get_task_data (task);
  HjlOpportunityFilter filter = { 0 };

  filter.source = g_ptr_array_index (read->sources, read->next_source++);
  if (!read->full)
    filter.updated_at_start = MAX (hjl_store_get_int (self->store, HJL_KEY_CHANGED, read->now - HJL_DAY) - read->overlap, 1);

  g_clear_object (&read->pager);
  read->pager = hjl_lever_client_page_opportunities (self->lever, &filter, NULL);
  next_page (task);
}

static void
finish_changed (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  gint64     cursor = hjl_store_get_int (self->store, HJL_KEY_CHANGED, 0);
  g_autoptr (GError) error = NULL;

  /* Lever's own clock, from the records: the desktop's may be wrong. */
  if (read->newest > cursor && !hjl_store_set_int (self->store, HJL_KEY_CHANGED, read->newest, &error))
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  hjl_steps_next (task);
}

static void
did_get_unseen (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GTask      *task = user_data;
  HjlReader  *self = g_task_get_source_object (task);
  HjlRead    *read = g_task_get_task_data (task);
  const char *id = g_ptr_array_index (read->unseen, read->next_unseen - 1);
  g_autoptr (HjlOpportunity) opportunity = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GError) error = NULL;
  gboolean stored = TRUE;

  opportunity = hjl_lever_client_get_opportunity_finish (HJL_LEVER_CLIENT (object), result, &error);
  if (opportunity != NULL)
    {
      taken = g_ptr_array_new ();
      g_ptr_array_add (taken, opportunity);
      stored = hjl_store_take_opportunities (self->store, taken, read->now, &error) >= 0;
    }
  else if (g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND))
    {
      g_clear_error (&error);
      taken = g_ptr_array_new ();
      g_ptr_array_add (taken, (gpointer) id);
      stored = hjl_store_take_deleted (self->store, taken, &error);
    }
  else if (g_error_matches (error, HJL_ERROR, HJL_ERROR_FORBIDDEN) || hjl_sync_error_is_of_one (error))
    {
      /* It became confidential: still there, only not for us to see. Or Lever fails at this one. */
      g_clear_error (&error);
    }
  else
    {
      stored = FALSE;
    }

  if (!stored)
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  if (read->next_unseen < read->unseen->len && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    hjl_lever_client_get_opportunity_async (self->lever,
                                            g_ptr_array_index (read->unseen, read->next_unseen++),
                                            g_task_get_cancellable (task),
                                            did_get_unseen,
                                            task);
  else
    hjl_steps_next (task);
}

static void
get_unseen (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);

  if (read->unseen->len == 0)
    hjl_steps_next (task);
  else
    hjl_lever_client_get_opportunity_async (self->lever,
                                            g_ptr_array_index (read->unseen, read->next_unseen++),
                                            g_task_get_cancellable (task),
                                            did_get_unseen,
                                            task);
}

/* A record that a person has linked by hand was never read. */
void
hjl_reader_step_unread (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  GError    *error = NULL;

  g_clear_pointer (&read->unseen, g_ptr_array_unref);
  read->next_unseen = 0;
  read->unseen = hjl_store_list_unseen (self->store, 1, MAX_UNREAD, &error);
  if (read->unseen == NULL)
    hjl_steps_fail (task, error);
  else
    get_unseen (task);
}

static void
finish_full (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  read->full = FALSE;
  g_clear_pointer (&read->unseen, g_ptr_array_unref);
  read->next_unseen = 0;
  read->unseen = hjl_store_list_unseen (self->store, read->now, MAX_UNSEEN, &error);
  if (read->unseen == NULL || !hjl_store_set_int (self->store, HJL_KEY_FULL, read->now, &error))
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  /* The list has no stable order while people move, and a recruiter may have removed our source: who
   * was not met is not gone, only asked for by id. */
  get_unseen (task);
}

static void
got_page (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask     *task = user_data;
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) opportunities = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_opportunity_unref);
  g_autoptr (GError) error = NULL;

  rows = hjl_pager_next_finish (HJL_PAGER (object), result, &error);
  if (rows == NULL && error != NULL)
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }
  if (rows == NULL)
    {
      if (read->next_source < read->sources->len)
        start_source (task);
      else if (read->full)
        finish_full (task);
      else
        finish_changed (task);
      return;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      HjlOpportunity *opportunity = hjl_lever_parse_opportunity (g_ptr_array_index (rows, i), &error);

      if (opportunity == NULL)
        {
          hjl_steps_fail (task, g_steal_pointer (&error));
          return;
        }
      read->newest = MAX (read->newest, opportunity->updated_at);
      g_ptr_array_add (opportunities, opportunity);
    }
  if (hjl_store_take_opportunities (self->store, opportunities, read->now, &error) < 0)
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  next_page (task);
}

static void
next_page (GTask *task)
{
  HjlRead *read = g_task_get_task_data (task);

  hjl_pager_next_async (read->pager, g_task_get_cancellable (task), got_page, task);
}

static void
start_sources (GTask *task)
{
  HjlRead *read = g_task_get_task_data (task);

  read->next_source = 0;
  read->newest = 0;
  if (read->sources == NULL || read->sources->len == 0)
    hjl_steps_next (task);
  else
    start_source (task);
}

/* "Changed records, own source" (design.md 3). */
void
hjl_reader_step_changed (GTask *task)
{
  start_sources (task);
}

/* The daily pass, which also finds records whose `updatedAt` is null (lever-api.md 4.1). */
void
hjl_reader_step_full (GTask *task)
{
  HjlRead *read = g_task_get_task_data (task);

  read->full = TRUE;
  start_sources (task);
}

static void
got_deleted (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask     *task = user_data;
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  ids = hjl_lever_client_list_deleted_finish (HJL_LEVER_CLIENT (object), result, &error);
  if (ids == NULL ||
      !hjl_store_take_deleted (self->store, ids, &error) ||
      !hjl_store_set_int (self->store, HJL_KEY_DELETED, read->now, &error))
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  hjl_steps_next (task);
}

void
hjl_reader_step_deleted (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  HjlTime    last = hjl_store_get_int (self->store, HJL_KEY_DELETED, read->now - HJL_DAY);

  hjl_lever_client_list_deleted_async (self->lever,
                                       last - DELETED_OVERLAP,
                                       read->now,
                                       g_task_get_cancellable (task),
                                       got_deleted,
                                       task);
}
