/* hjl-reader-lever.c: the reader's steps that follow our opportunities in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-parse.h"
#include "model/hjl-catalogue.h"
#include "model/hjl-error.h"
#include "model/hjl-fold.h"
#include "model/hjl-words.h"
#include "net/hjl-json-loose.h"
#include "sync/hjl-judge.h"
#include "sync/hjl-reader-private.h"
#include "sync/hjl-sync-context.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-missing.h"
#include "store/hjl-store-opportunities.h"

/* Records that a full pass did not meet are asked for one by one, at most so many a pass. */
#define MAX_UNSEEN 500
#define MAX_UNREAD 20
/* Records that Lever did not find are asked for again this often, or whenever a person asks. */
#define MISSING_EVERY HJL_HOUR
/* Deletions are asked for with this much overlap, for those that Lever wrote down late; and where it is not
 * known when they were asked for last, as far back as one request goes. */
#define DELETED_OVERLAP HJL_HOUR
#define DELETED_FIRST (30 * HJL_DAY - 2 * HJL_MINUTE)

static void next_page (GTask *task);

static void
start_source (GTask *task)
{
  HjlReader           *self = g_task_get_source_object (task);
  HjlRead             *read = g_task_get_task_data (task);
  HjlOpportunityFilter filter = { 0 };
  HjlTime              last;

  filter.source = g_ptr_array_index (read->sources, read->next_source++);
  /* Somebody may have moved a record to another posting. */
  filter.expand_applications = TRUE;
  /* Only Lever's own times: the stamps of its records, its `Date`. Where none is kept, all are read. */
  last = hjl_store_get_int (self->store, HJL_KEY_CHANGED, 0);
  if (!read->full && last > 0)
    {
      HjlTime held = hjl_reader_get_held (task, HJL_READER_UNREAD_OPPORTUNITIES);

      filter.updated_at_start = MAX (last - read->overlap, 1);
      /* The cursor goes on for the others; who could not be read is met again once mended. */
      if (held > 0 && (read->mode == HJL_READ_THOROUGH || read->overlap >= HJL_MINUTE))
        {
          filter.updated_at_start = MIN (filter.updated_at_start, held);
          read->from_held = TRUE;
        }
    }
  read->since = filter.updated_at_start;

  g_clear_object (&read->pager);
  read->pager = hjl_lever_client_page_opportunities (self->lever, &filter);
  next_page (task);
}

/* How far was read, by Lever's own clock: the stamps of its records, and its `Date` for one that lies ahead
 * or where there are none. */
static gboolean
set_changed (GTask   *task,
             GError **error)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  HjlTime    cursor = hjl_store_get_int (self->store, HJL_KEY_CHANGED, 0);
  HjlTime    now = hjl_sync_lever_time (self->lever);
  HjlTime    reached = MAX (cursor, read->newest);

  if (now > 0 && (reached > now || reached == 0))
    reached = now;

  return reached == cursor || hjl_store_set_int (self->store, HJL_KEY_CHANGED, reached, error);
}

static void
finish_changed (GTask *task)
{
  HjlRead *read = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!set_changed (task, &error) ||
      !hjl_reader_take_unread (task, HJL_READER_UNREAD_OPPORTUNITIES, read->unread,
                               read->from_held ? NULL : read->read_well, &error))
    hjl_steps_fail (task, g_steal_pointer (&error));
  else
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
  g_autoptr (GError) error = NULL;
  gboolean stored = TRUE;
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (opportunity != NULL)
    {
      stored = hjl_store_take_found (self->store, opportunity, hjl_reader_lever_now (task), &error);
    }
  else if (hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ) == HJL_VERDICT_GONE)
    {
      g_clear_error (&error);
      stored = hjl_store_take_missing (self->store, id, hjl_sync_lever_time (self->lever), &error);
    }
  else if (hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ) != HJL_VERDICT_RUN)
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
    hjl_lever_client_get_async (self->lever, HJL_LEVER_OPPORTUNITY,
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
    hjl_lever_client_get_async (self->lever, HJL_LEVER_OPPORTUNITY,
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

/* Those that a list told as deleted and whom nobody has erased, as they were many or the clock was off: a list may be
 * wrong, and the record itself tells. */
void
hjl_reader_step_told_deleted (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  GError    *error = NULL;

  g_clear_pointer (&read->unseen, g_ptr_array_unref);
  read->next_unseen = 0;
  read->unseen = hjl_store_list_told_deleted (self->store, read->mode == HJL_READ_THOROUGH ? MAX_UNSEEN : MAX_UNREAD, &error);
  if (read->unseen == NULL)
    hjl_steps_fail (task, error);
  else
    get_unseen (task);
}

/* Those that Lever did not find: are they there again, or is it another day? */
void
hjl_reader_step_missing (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  gboolean   all = read->mode == HJL_READ_THOROUGH;
  GError    *error = NULL;

  g_clear_pointer (&read->unseen, g_ptr_array_unref);
  read->next_unseen = 0;
  read->unseen = hjl_store_list_missing (self->store,
                                         all ? G_MAXINT64 : hjl_reader_lever_now (task) - MISSING_EVERY,
                                         all ? MAX_UNSEEN : MAX_UNREAD,
                                         &error);
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
  read->unseen = hjl_store_list_unseen (self->store, read->full_start, MAX_UNSEEN, &error);
  if (read->unseen == NULL || !set_changed (task, &error) ||
      !hjl_reader_take_unread (task, HJL_READER_UNREAD_OPPORTUNITIES, read->unread, NULL, &error) ||
      !hjl_store_set_int (self->store, HJL_KEY_FULL, read->full_start, &error))
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  /* The list has no stable order while people move, and a recruiter may have removed our source: who
   * was not met is not gone, only asked for by id. */
  get_unseen (task);
}

static void
note_unread (HjlRead      *read,
             JsonNode     *row,
             const GError *problem)
{
  HjlUnread *unread = hjl_json_loose_unread (row, problem);

  if (unread->updated_at == 0)
    unread->updated_at = read->since;
  g_ptr_array_add (read->unread, unread);
}

static void
got_page (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask     *task = user_data;
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (GPtrArray) opportunities = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_opportunity_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = hjl_finish_pointer (HJL_PAGER (object), result, &error);

  if (rows == NULL && error != NULL)
    {
      hjl_error_name_service (&error, "Lever");
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
      g_autoptr (GError) problem = NULL;
      HjlOpportunity *opportunity = hjl_lever_parse_opportunity (g_ptr_array_index (rows, i), &problem);

      if (opportunity == NULL)
        {
          note_unread (read, g_ptr_array_index (rows, i), problem);
          continue;
        }
      g_hash_table_add (read->read_well, g_strdup (opportunity->id));
      read->newest = MAX (read->newest, opportunity->updated_at);
      g_ptr_array_add (opportunities, opportunity);
    }
  if (hjl_store_take_opportunities (self->store, opportunities, hjl_reader_lever_now (task), &error) < 0)
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

/* "Changed records, own source" (src/README.md, The way of the data). */
void
hjl_reader_step_changed (GTask *task)
{
  HjlRead *read = g_task_get_task_data (task);

  read->next_source = 0;
  read->newest = 0;
  read->from_held = FALSE;
  g_clear_pointer (&read->unread, g_ptr_array_unref);
  read->unread = hjl_unread_list_new ();
  g_clear_pointer (&read->read_well, g_hash_table_unref);
  read->read_well = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (read->sources == NULL || read->sources->len == 0)
    hjl_steps_next (task);
  else
    start_source (task);
}

/* The daily pass, which also finds records whose `updatedAt` is null (lever/README.md, Reading opportunities). */
void
hjl_reader_step_full (GTask *task)
{
  HjlRead *read = g_task_get_task_data (task);

  read->full = TRUE;
  read->full_start = hjl_reader_lever_now (task);
  hjl_reader_step_changed (task);
}

gboolean
hjl_reader_look_for_sources (GTask     *task,
                             GPtrArray *texts,
                             GError   **error)
{
  HjlReader       *self = g_task_get_source_object (task);
  HjlRead         *read = g_task_get_task_data (task);
  g_autofree char *before = hjl_store_get_value (self->store, HJL_KEY_SOURCES_GONE);
  g_autoptr (GString) gone = g_string_new (NULL);
  gboolean again = FALSE;

  for (guint i = 0; read->sources != NULL && i < read->sources->len; i++)
    {
      const char *source = g_ptr_array_index (read->sources, i);
      const char *spelt = hjl_catalogue_spell_source (texts, source);

      if (!g_str_equal (spelt, source))
        {
          /* Lever's filter tells them apart: what it did not show so far is read now. */
          if (!hjl_store_spell_link_source (self->store, source, spelt, error))
            return FALSE;
          g_free (read->sources->pdata[i]);
          source = read->sources->pdata[i] = g_strdup (spelt);
          again = TRUE;
        }
      if (!g_ptr_array_find_with_equal_func (texts, source, (GEqualFunc) hjl_fold_equal, NULL))
        g_string_append_printf (gone, "%s\n", source);
    }
  if (again)
    hjl_steps_append (task, hjl_reader_step_full);
  if (g_strcmp0 (before, gone->len > 0 ? gone->str : NULL) == 0)
    return TRUE;

  if (gone->len > 0)
    {
      g_autofree char *names = g_strdelimit (g_strchomp (g_strdup (gone->str)), "\n", ',');
      g_autofree char *text = NULL;

      text = hjl_words_keep ("source-gone", names);
      hjl_reader_note (task, NULL, NULL, text);
      /* Those that the list no longer shows are asked for one by one, now. */
      if (!again)
        hjl_steps_append (task, hjl_reader_step_full);
    }

  return hjl_store_set_value (self->store, HJL_KEY_SOURCES_GONE, gone->len > 0 ? gone->str : NULL, error);
}

static void
got_deleted (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask     *task = user_data;
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  /* Who is deleted is found all the same, only later: each by itself (hjl_store_take_missing()). */
  if (ids == NULL && hjl_judge_lacks_call (error))
    {
      hjl_steps_next (task);
      return;
    }

  if (ids == NULL ||
      !hjl_store_take_deleted (self->store, ids, &error) ||
      !hjl_reader_take_unread (task, HJL_READER_UNREAD_DELETED, hjl_unread_of (result), NULL, &error) ||
      /* One that cannot be read is asked for again. */
      (hjl_reader_get_held (task, HJL_READER_UNREAD_DELETED) == 0 &&
       !hjl_store_set_int (self->store, HJL_KEY_DELETED, read->deleted_start, &error)))
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
  HjlTime    now = hjl_reader_lever_now (task);
  HjlTime    last = hjl_store_get_int (self->store, HJL_KEY_DELETED, 0);

  /* Never kept, or kept by a clock that was ahead. */
  if (last == 0 || last > now)
    last = now - DELETED_FIRST + DELETED_OVERLAP;

  read->deleted_start = now;
  /* `Date` is cut to whole seconds. */
  hjl_lever_client_list_deleted_async (self->lever,
                                       "opportunities",
                                       last - DELETED_OVERLAP,
                                       now + HJL_MINUTE,
                                       g_task_get_cancellable (task),
                                       got_deleted,
                                       task);
}
