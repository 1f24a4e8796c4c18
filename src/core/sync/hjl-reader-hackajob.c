/* hjl-reader-hackajob.c: the reader's steps on hackajob's side
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-error.h"
#include "model/hjl-words.h"
#include "sync/hjl-reader-private.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-new-roles.h"
#include "store/hjl-store-numbers.h"

#define EVERYBODY_EVERY HJL_DAY
#define LONG_OVERLAP_EVERY HJL_HOUR
#define LONG_OVERLAP HJL_HOUR
#define SHORT_OVERLAP (2 * HJL_MINUTE)

/* Whoever moved is where the stage means now, not where it meant hours ago. */
#define STAGES_FRESH_FOR HJL_MINUTE

static void page_candidates (GTask *task);

static void
note_unknown (HjlReader *self,
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

gboolean
hjl_reader_take_candidates (GTask     *task,
                            GPtrArray *candidates,
                            GError   **error)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  int        changed;

  if (!hjl_store_begin (self->store, error))
    return FALSE;

  changed = hjl_store_take_candidates (self->store, candidates, error);
  if (changed > 0 || (changed == 0 && read->candidate_id != NULL))
    note_unknown (self, read, candidates);
  if (changed > 0)
    read->unknown_stage |= hjl_reader_is_due (self, HJL_KEY_ROLE_STAGES_AT, hjl_reader_source_now (task), STAGES_FRESH_FOR);
  /* Where this read does not come to the stages, the next one does: for it, nobody has changed. */
  return hjl_store_finish (self->store,
                           changed >= 0 && (!read->unknown_stage || read->asked_for_stage ||
                                            hjl_store_set_int (self->store, HJL_KEY_ROLE_STAGES_AT, 0, error)),
                           error);
}

/* A role or stage that is not known yet is new: ask for it now, not when its turn comes. */
void
hjl_reader_ask_for_unknown (GTask *task)
{
  HjlRead *read = g_task_get_task_data (task);

  /* Once: a role that is not live any more is in no list. */
  if (read->unknown_role && !read->asked_for_role)
    hjl_steps_prepend (task, hjl_reader_step_whole_roles);
  if (read->unknown_stage && !read->asked_for_stage)
    hjl_steps_prepend (task, hjl_reader_step_role_stages);
  read->asked_for_role |= read->unknown_role;
  read->asked_for_stage |= read->unknown_stage;
}

/* How far was read, by the stamps of hackajob's own rows. One that lies ahead would have the next ones
 * passed over. */
static gboolean
set_cursor (GTask   *task,
            GError **error)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  HjlTime    cursor = hjl_store_get_int (self->store, HJL_KEY_CANDIDATES, 0);
  HjlTime    reached = MAX (cursor, read->newest);
  HjlTime    now;

  if (hjl_source_get_server_time (self->source, &now))
    reached = MIN (reached, now);

  return reached == cursor || hjl_store_set_int (self->store, HJL_KEY_CANDIDATES, reached, error);
}

static void
finish_candidates (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  HjlTime    now = hjl_reader_source_now (task);
  g_autoptr (GError) error = NULL;

  /* Only now: had the run died between two pages, the next one reads them again. */
  if (!set_cursor (task, &error) ||
      !hjl_reader_take_unread (task, HJL_READER_UNREAD_CANDIDATES, read->unread,
                               read->everybody || read->from_held ? NULL : read->read_well, &error) ||
      (read->everybody && !hjl_store_set_int (self->store, HJL_KEY_CANDIDATES_FULL, now, &error)) ||
      (read->long_overlap && !hjl_store_set_int (self->store, HJL_KEY_CANDIDATES_LONG, now, &error)))
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  hjl_reader_ask_for_unknown (task);
  hjl_steps_next (task);
}

/* A cursor that was kept may be taken no more, and servers say so in one of these ways: the list is begun again. */
static gboolean
may_be_of_cursor (const GError *error)
{
  return g_error_matches (error, HJL_ERROR, HJL_ERROR_INVALID_REQUEST) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_CONFLICT);
}

static void
got_candidates (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GTask   *task = user_data;
  HjlRead *read = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSourcePage) page = hjl_finish_pointer (HJL_SOURCE (source), result, &error);

  if (page == NULL)
    {
      if (read->page != NULL && !read->page_restarted && may_be_of_cursor (error))
        {
          read->page_restarted = TRUE;
          g_clear_pointer (&read->page, g_free);
          page_candidates (task);
          return;
        }
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  if (!hjl_reader_take_candidates (task, page->rows, &error))
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }
  /* Oldest change first: one without a time of its own is not older than what came before it. */
  for (guint i = 0; i < page->unread->len; i++)
    {
      HjlUnread *row = g_ptr_array_index (page->unread, i);

      if (row->updated_at == 0)
        row->updated_at = MAX (read->newest, read->since);
    }
  g_ptr_array_extend_and_steal (read->unread, g_steal_pointer (&page->unread));
  for (guint i = 0; i < page->rows->len; i++)
    {
      HjlCandidate *candidate = g_ptr_array_index (page->rows, i);

      read->newest = MAX (read->newest, candidate->updated_at);
      g_hash_table_add (read->read_well, g_strdup (candidate->id));
    }

  if (page->cursor != NULL && g_strcmp0 (page->cursor, read->page) != 0)
    {
      g_free (read->page);
      read->page = g_steal_pointer (&page->cursor);
      page_candidates (task);
      return;
    }

  g_clear_pointer (&read->page, g_free);
  finish_candidates (task);
}

/* From where on changes are read. What became visible late (a right that was granted, a row that was written
 * down a little after a newer one) lies before the newest: so there is an overlap, a longer one each hour and
 * whenever a person asks, and everybody is read once a day and after each connect (src/README.md, The way of the data). */
static void
pick_since (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  HjlTime    now = hjl_reader_source_now (task);
  HjlTime    cursor = hjl_store_get_int (self->store, HJL_KEY_CANDIDATES, 0);
  HjlTime    held;

  read->everybody = read->everybody || cursor <= 0 ||
                    hjl_reader_is_due (self, HJL_KEY_CANDIDATES_FULL, now, EVERYBODY_EVERY);
  read->long_overlap = read->everybody || read->mode == HJL_READ_THOROUGH ||
                       hjl_reader_is_due (self, HJL_KEY_CANDIDATES_LONG, now, LONG_OVERLAP_EVERY);
  if (read->everybody)
    read->since = 0;
  else
    read->since = MAX (cursor - (read->long_overlap ? LONG_OVERLAP : SHORT_OVERLAP), 1);

  /* The cursor goes on for the others; who could not be read is met again once mended. */
  read->from_held = FALSE;
  held = hjl_reader_get_held (task, HJL_READER_UNREAD_CANDIDATES);
  if (!read->everybody && read->long_overlap && held > 0)
    {
      read->since = MIN (read->since, held);
      read->from_held = TRUE;
    }

  g_clear_pointer (&read->unread, g_ptr_array_unref);
  read->unread = hjl_unread_list_new ();
  g_clear_pointer (&read->read_well, g_hash_table_unref);
  read->read_well = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
page_candidates (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);

  hjl_source_page_candidates_async (self->source,
                                    read->since,
                                    read->page,
                                    g_task_get_cancellable (task),
                                    got_candidates,
                                    task);
}

void
hjl_reader_step_candidates (GTask *task)
{
  pick_since (task);
  page_candidates (task);
}

/* What was said of a role whose numbers differ. */
static char *
counted_key (const char *role_id)
{
  return g_strconcat ("counted/", role_id, NULL);
}

/* Where hackajob has not counted, as where people come from files, it counts nobody. */
static guint
get_counted (HjlRole *role)
{
  return (guint) MAX (role->accepted_count, 0);
}

static gboolean
count_known (HjlReader *self,
             HjlRole   *role,
             guint     *known,
             GError   **error)
{
  return hjl_store_count_accepted (self->store, role->id, known, error);
}

static void
tell_count (GTask   *task,
            HjlRole *role,
            guint    known)
{
  guint            n = get_counted (role);
  g_autofree char *text = hjl_words_keep ("hackajob-counts-more", n, known);

  hjl_reader_note (task, NULL, role->id, text);
}

/* Once everybody was read again: who is still not there is not shown to us. */
static void
step_compare_counts (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; read->short_roles != NULL && i < read->short_roles->len; i++)
    {
      HjlRole         *role = g_ptr_array_index (read->short_roles, i);
      g_autofree char *key = counted_key (role->id);
      g_autofree char *before = hjl_store_get_value (self->store, key);
      g_autofree char *said = NULL;
      guint            known;

      if (!count_known (self, role, &known, &error))
        break;
      if (known >= get_counted (role))
        continue;

      said = g_strdup_printf ("%d %u", role->accepted_count, known);
      if (g_strcmp0 (said, before) == 0)
        continue;
      if (!hjl_store_set_value (self->store, key, said, &error))
        break;
      tell_count (task, role, known);
    }

  g_clear_pointer (&read->short_roles, g_ptr_array_unref);
  if (error != NULL)
    hjl_steps_fail (task, g_steal_pointer (&error));
  else
    hjl_steps_next (task);
}

static void
step_everybody (GTask *task)
{
  HjlRead *read = g_task_get_task_data (task);

  read->everybody = TRUE;
  hjl_reader_step_candidates (task);
}

/* hackajob says how many have accepted in a role. Fewer known here than that means that some were never
 * shown: everybody is read again, and then it is said; once for as long as the numbers are the same, though a
 * person who syncs has everybody looked for again. */
static gboolean
compare_counts (GTask     *task,
                GPtrArray *roles,
                GError   **error)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);

  /* Who could not be read was told of. */
  if (hjl_reader_has_unread (self, HJL_READER_UNREAD_CANDIDATES))
    return TRUE;

  for (guint i = 0; i < roles->len; i++)
    {
      HjlRole         *role = g_ptr_array_index (roles, i);
      g_autofree char *key = counted_key (role->id);
      g_autofree char *said = hjl_store_get_value (self->store, key);
      g_autofree char *now = NULL;
      guint            known;

      if (!count_known (self, role, &known, error))
        return FALSE;
      if (known >= get_counted (role))
        {
          if (said != NULL && !hjl_store_set_value (self->store, key, NULL, error))
            return FALSE;
          continue;
        }

      now = g_strdup_printf ("%d %u", role->accepted_count, known);
      if (g_strcmp0 (said, now) == 0 && read->mode != HJL_READ_THOROUGH)
        continue;
      if (read->short_roles == NULL)
        read->short_roles = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (read->short_roles, g_object_ref (role));
    }

  return TRUE;
}

/* Roles of which the scan cannot say whether they are live stay as they are. */
static gboolean
keep_unread_roles (HjlReader *self,
                   GPtrArray *unread,
                   HjlTime    start,
                   GError   **error)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  GPtrArray *roles;

  if (unread->len == 0)
    return TRUE;
  catalogue = hjl_store_load_lists (self->store, HJL_LIST_ROLES, error);
  if (catalogue == NULL)
    return FALSE;

  roles = hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES);
  for (guint i = 0; i < roles->len; i++)
    {
      HjlRole *role = g_ptr_array_index (roles, i);

      if (role->status == HJL_ROLE_STATUS_LIVE && hjl_reader_is_unread (unread, role->id))
        g_ptr_array_add (kept, role);
    }

  return hjl_store_put_roles (self->store, kept, start, error);
}

/* The last page of a scan. */
static gboolean
end_scan (GTask   *task,
          HjlTime  start,
          GError **error)
{
  HjlReader *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) unread = hjl_reader_end_scan_unread (task);

  return keep_unread_roles (self, unread, start, error) &&
         hjl_store_end_role_scan (self->store, start, error) &&
         hjl_reader_take_unread (task, HJL_READER_UNREAD_ROLES, unread, NULL, error);
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
  g_autofree char *cursor = hjl_store_get_value (self->store, HJL_KEY_ROLES_PAGE);
  HjlTime          now = hjl_reader_source_now (task);
  HjlTime          start = hjl_store_get_int (self->store, HJL_KEY_ROLES_START, now);
  gboolean         more;
  gboolean         stored;
  g_autoptr (HjlSourcePage) page = hjl_finish_pointer (HJL_SOURCE (source), result, &error);

  if (page == NULL)
    {
      if (cursor != NULL && !read->scan_restarted && may_be_of_cursor (error))
        {
          read->scan_restarted = TRUE;
          hjl_store_set_value (self->store, HJL_KEY_ROLES_PAGE, NULL, NULL);
          hjl_reader_step_roles (task);
          return;
        }
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  more = page->cursor != NULL && g_strcmp0 (page->cursor, cursor) != 0;
  stored = hjl_store_begin (self->store, &error) &&
           hjl_store_finish (self->store,
                             hjl_store_put_roles (self->store, page->rows, MAX (now, start), &error) &&
                               hjl_reader_scan_unread (task, page->unread, cursor == NULL, &error) &&
                               (more || end_scan (task, start, &error)) &&
                               hjl_store_set_value (self->store, HJL_KEY_ROLES_PAGE, more ? page->cursor : NULL, &error),
                             &error);
  if (!stored)
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }
  if (!compare_counts (task, page->rows, &error))
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  if (more && read->whole_roles)
    {
      hjl_reader_step_roles (task);
      return;
    }
  if (read->short_roles != NULL && !read->recounted)
    {
      read->recounted = TRUE;
      hjl_steps_prepend (task, step_compare_counts);
      hjl_steps_prepend (task, step_everybody);
    }
  hjl_steps_next (task);
}

/* One page of a scan that goes round all live roles, a page a cycle: what a cycle costs is the same
 * with 10 roles and with 2,000. */
void
hjl_reader_step_roles (GTask *task)
{
  HjlReader       *self = g_task_get_source_object (task);
  HjlTime          now = hjl_reader_source_now (task);
  g_autofree char *cursor = hjl_store_get_value (self->store, HJL_KEY_ROLES_PAGE);

  /* A scan that began by a clock that was ahead would find no role live. */
  if (cursor != NULL && hjl_store_get_int (self->store, HJL_KEY_ROLES_START, now) > now + HJL_HOUR)
    {
      g_clear_pointer (&cursor, g_free);
      hjl_store_set_value (self->store, HJL_KEY_ROLES_PAGE, NULL, NULL);
    }
  if (cursor == NULL)
    hjl_store_set_int (self->store, HJL_KEY_ROLES_START, now, NULL);

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
tell_entry (GTask      *task,
            HjlMapping *mapping,
            HjlStage   *gone)
{
  g_autofree char *text = NULL;

  if (hjl_mapping_get_target (mapping, gone->id) == NULL)
    return;

  text = hjl_words_keep ("hackajob-stage-gone", gone->name);
  hjl_reader_note (task, NULL, hjl_mapping_get_role_id (mapping), text);
}

/* What a mapping no longer uses is said when it is seen. @stages: those that there are now */
static gboolean
tell_gone_stages (GTask     *task,
                  GPtrArray *stages,
                  GError   **error)
{
  HjlReader *self = g_task_get_source_object (task);
  g_autoptr (HjlCatalogue) before = hjl_store_load_lists (self->store, HJL_LIST_ROLE_STAGES, error);
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) mappings = NULL;
  GPtrArray *known;

  if (before == NULL)
    return FALSE;

  for (guint i = 0; i < stages->len; i++)
    g_hash_table_add (present, (char *) ((HjlStage *) g_ptr_array_index (stages, i))->id);
  known = hjl_catalogue_get_stages (before, HJL_SIDE_HACKAJOB);
  for (guint i = 0; i < known->len; i++)
    {
      HjlStage      *gone = g_ptr_array_index (known, i);
      GHashTableIter iter;
      gpointer       mapping;

      if (g_hash_table_contains (present, gone->id))
        continue;
      if (mappings == NULL)
        mappings = hjl_store_load_mappings (self->store, error);
      if (mappings == NULL)
        return FALSE;
      g_hash_table_iter_init (&iter, mappings);
      while (g_hash_table_iter_next (&iter, NULL, &mapping))
        tell_entry (task, mapping, gone);
    }

  return TRUE;
}

static void
got_role_stages (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask     *task = user_data;
  HjlReader *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = hjl_finish_pointer (HJL_SOURCE (source), result, &error);

  if (stages == NULL ||
      !hjl_reader_keep_unread (task, HJL_LIST_ROLE_STAGES, stages, hjl_unread_of (result), &error) ||
      !hjl_reader_take_unread (task, HJL_READER_UNREAD_ROLE_STAGES, hjl_unread_of (result), NULL, &error) ||
      !tell_gone_stages (task, stages, &error) ||
      !hjl_store_put_stages (self->store, HJL_SIDE_HACKAJOB, stages, &error) ||
      !hjl_store_set_int (self->store, HJL_KEY_ROLE_STAGES_AT, hjl_reader_source_now (task), &error))
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
