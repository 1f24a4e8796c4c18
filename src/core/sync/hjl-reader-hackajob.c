/* hjl-reader-hackajob.c: the reader's steps on hackajob's side
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "model/hjl-error.h"
#include "sync/hjl-reader-private.h"

void
hjl_reader_note_unknown (HjlReader *self,
                         HjlRead   *read,
                         GPtrArray *candidates)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;

  if (candidates->len == 0)
    return;
  catalogue = hjl_store_load_lists (self->store, HJL_LIST_ROLE_STAGES, NULL);
  if (catalogue == NULL)
    return;

  for (guint i = 0; i < candidates->len; i++)
    {
      HjlCandidate    *candidate = g_ptr_array_index (candidates, i);
      g_autofree char *title = NULL;

      if (candidate->role_id != NULL)
        title = hjl_store_dup_role_title (self->store, candidate->role_id);
      if (candidate->role_id != NULL && title == NULL)
        read->unknown_role = TRUE;
      if (candidate->stage_id != NULL &&
          hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, candidate->stage_id) == NULL)
        read->unknown_stage = TRUE;
    }
}

/* A role or stage that is not known yet is new: ask for it now, not when its turn comes. */
void
hjl_reader_ask_for_unknown (GTask *task)
{
  HjlRead *read = g_task_get_task_data (task);

  if (read->unknown_role)
    hjl_steps_prepend (task, hjl_reader_step_whole_roles);
  if (read->unknown_stage)
    hjl_steps_prepend (task, hjl_reader_step_role_stages);
}

static void
finish_candidates (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* Only now: had the run died between two pages, the next one reads them again. `updated_since` is
   * inclusive, so the last row comes again and changes nothing. */
  if (read->newest > 0 &&
      !hjl_store_set_int (self->store, HJL_KEY_CANDIDATES, read->newest, &error))
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  hjl_reader_ask_for_unknown (task);
  hjl_steps_next (task);
}

static void
got_candidates (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GTask     *task = user_data;
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlCandidatePage) page = NULL;
  int changed;

  page = hjl_source_page_candidates_finish (HJL_SOURCE (source), result, &error);
  if (page == NULL)
    {
      /* A cursor may grow old while the desktop sleeps; the list is begun again, once. */
      if (read->page != NULL && !read->page_restarted &&
          g_error_matches (error, HJL_ERROR, HJL_ERROR_INVALID_REQUEST))
        {
          read->page_restarted = TRUE;
          g_clear_pointer (&read->page, g_free);
          hjl_reader_step_candidates (task);
          return;
        }
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  changed = hjl_store_take_candidates (self->store, page->candidates, &error);
  if (changed < 0)
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }
  if (changed > 0)
    hjl_reader_note_unknown (self, read, page->candidates);
  for (guint i = 0; i < page->candidates->len; i++)
    {
      HjlCandidate *candidate = g_ptr_array_index (page->candidates, i);

      read->newest = MAX (read->newest, candidate->updated_at);
    }

  if (page->cursor != NULL && g_strcmp0 (page->cursor, read->page) != 0)
    {
      g_free (read->page);
      read->page = g_steal_pointer (&page->cursor);
      hjl_reader_step_candidates (task);
      return;
    }

  g_clear_pointer (&read->page, g_free);
  finish_candidates (task);
}

void
hjl_reader_step_candidates (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);

  hjl_source_page_candidates_async (self->source,
                                    hjl_store_get_int (self->store, HJL_KEY_CANDIDATES, 0),
                                    read->page,
                                    g_task_get_cancellable (task),
                                    got_candidates,
                                    task);
}

static void
got_roles (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask     *task = user_data;
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlRolePage) page = NULL;
  g_autofree char *cursor = hjl_store_get_value (self->store, HJL_KEY_ROLES_PAGE);
  HjlTime          start = hjl_store_get_int (self->store, HJL_KEY_ROLES_START, read->now);
  gboolean         more;
  gboolean         stored;

  page = hjl_source_page_roles_finish (HJL_SOURCE (source), result, &error);
  if (page == NULL)
    {
      if (cursor != NULL && !read->page_restarted &&
          g_error_matches (error, HJL_ERROR, HJL_ERROR_INVALID_REQUEST))
        {
          read->page_restarted = TRUE;
          hjl_store_set_value (self->store, HJL_KEY_ROLES_PAGE, NULL, NULL);
          hjl_reader_step_roles (task);
          return;
        }
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  more = page->cursor != NULL && g_strcmp0 (page->cursor, cursor) != 0;
  stored = hjl_store_begin (self->store, &error) &&
           hjl_store_put_roles (self->store, page->roles, read->now, &error) &&
           (more || hjl_store_end_role_scan (self->store, start, &error)) &&
           hjl_store_set_value (self->store, HJL_KEY_ROLES_PAGE, more ? page->cursor : NULL, &error) &&
           hjl_store_commit (self->store, &error);
  if (!stored)
    {
      hjl_store_rollback (self->store);
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  if (more && read->whole_roles)
    hjl_reader_step_roles (task);
  else
    hjl_steps_next (task);
}

/* One page of a scan that goes round all live roles, a page a cycle: what a cycle costs is the same
 * with 10 roles and with 2,000. */
void
hjl_reader_step_roles (GTask *task)
{
  HjlReader       *self = g_task_get_source_object (task);
  HjlRead         *read = g_task_get_task_data (task);
  g_autofree char *cursor = hjl_store_get_value (self->store, HJL_KEY_ROLES_PAGE);

  if (cursor == NULL)
    hjl_store_set_int (self->store, HJL_KEY_ROLES_START, read->now, NULL);

  hjl_source_page_roles_async (self->source, cursor, g_task_get_cancellable (task), got_roles, task);
}

void
hjl_reader_step_whole_roles (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);

  read->whole_roles = TRUE;
  hjl_store_set_value (self->store, HJL_KEY_ROLES_PAGE, NULL, NULL);
  hjl_reader_step_roles (task);
}

static void
got_role_stages (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask     *task = user_data;
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = NULL;

  stages = hjl_source_list_stages_finish (HJL_SOURCE (source), result, &error);
  if (stages == NULL ||
      !hjl_store_put_stages (self->store, HJL_SIDE_HACKAJOB, stages, &error) ||
      !hjl_store_set_int (self->store, HJL_KEY_ROLE_STAGES_AT, read->now, &error))
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  hjl_steps_next (task);
}

void
hjl_reader_step_role_stages (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);

  hjl_source_list_stages_async (self->source, g_task_get_cancellable (task), got_role_stages, task);
}
