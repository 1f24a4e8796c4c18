/* hjl-reader-unread.c: rows that could not be read: remembered, told, and never taken for gone
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-catalogue.h"
#include "model/hjl-words.h"
#include "sync/hjl-reader-private.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-new-roles.h"

/* For so long, rows are read again from where one could not be read. After that it waits for the daily pass over
 * all of them: what stays broken would cost each sync as much. */
#define HELD_FOR HJL_DAY
/* More than this many of one list are told as a number. */
#define MOST_TOLD 20

typedef struct
{
  HjlUnread *row;
  HjlTime    first; /* when it was first met */
} Line;

static void
free_line (gpointer data)
{
  Line *line = data;

  hjl_unread_free (line->row);
  g_free (line);
}

static const struct
{
  HjlReaderUnread list;
  const char     *key;
  const char     *text;
} lists[] = {
  { HJL_READER_UNREAD_CANDIDATES, "unread/candidates", HJL_WORDS ("unread-candidates") },
  { HJL_READER_UNREAD_ROLES, "unread/roles", HJL_WORDS ("unread-roles") },
  { HJL_READER_UNREAD_ROLE_STAGES, "unread/role-stages", HJL_WORDS ("unread-role-stages") },
  { HJL_READER_UNREAD_OPPORTUNITIES, "unread/opportunities", HJL_WORDS ("unread-opportunities") },
  { HJL_READER_UNREAD_DELETED, "unread/deleted", HJL_WORDS ("unread-deleted") },
  { HJL_READER_UNREAD_POSTINGS, "unread/postings", HJL_WORDS ("unread-postings") },
  { HJL_READER_UNREAD_GONE_POSTINGS, "unread/gone-postings", HJL_WORDS ("unread-gone-postings") },
  { HJL_READER_UNREAD_STAGES, "unread/stages", HJL_WORDS ("unread-stages") },
  { HJL_READER_UNREAD_REASONS, "unread/reasons", HJL_WORDS ("unread-reasons") },
  { HJL_READER_UNREAD_USERS, "unread/users", HJL_WORDS ("unread-users") },
  { HJL_READER_UNREAD_SOURCES, "unread/sources", HJL_WORDS ("unread-sources") },
  { HJL_READER_UNREAD_TAGS, "unread/tags", HJL_WORDS ("unread-tags") },
};

/* Those of a scan of roles that goes on in the next cycle. */
#define SCAN_KEY "unread/roles-scan"

/* Returns: (transfer full) (element-type Line): what is remembered at @key; one a line: id, first, stamp, problem */
static GPtrArray *
load_lines (HjlStore   *store,
            const char *key)
{
  GPtrArray       *lines = g_ptr_array_new_with_free_func (free_line);
  g_autofree char *text = hjl_store_get_value (store, key);
  g_auto (GStrv) rows = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (rows[i], "\t", 4);
      g_autofree char *id = NULL;
      Line            *line;

      if (g_strv_length (parts) != 4)
        continue;
      id = g_uri_unescape_string (parts[0], NULL);
      line = g_new0 (Line, 1);
      line->row = hjl_unread_new (id != NULL && *id != '\0' ? id : NULL, parts[3]);
      line->first = g_ascii_strtoll (parts[1], NULL, 10);
      line->row->updated_at = g_ascii_strtoll (parts[2], NULL, 10);
      g_ptr_array_add (lines, line);
    }

  return lines;
}

static gboolean
save_lines (HjlStore   *store,
            const char *key,
            GPtrArray  *lines,
            GError    **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *before = hjl_store_get_value (store, key);

  for (guint i = 0; i < lines->len; i++)
    {
      Line            *line = g_ptr_array_index (lines, i);
      g_autofree char *id = g_uri_escape_string (line->row->id != NULL ? line->row->id : "", NULL, TRUE);
      g_autofree char *problem = g_strdelimit (g_strdup (line->row->problem), "\t\n", ' ');

      g_string_append_printf (text, "%s\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\n",
                              id, line->first, line->row->updated_at, problem);
    }

  if (g_strcmp0 (before, lines->len > 0 ? text->str : NULL) == 0)
    return TRUE;

  return hjl_store_set_value (store, key, lines->len > 0 ? text->str : NULL, error);
}

static Line *
find_line (GPtrArray  *lines,
           const char *id,
           const char *problem)
{
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);

      if (g_strcmp0 (line->row->id, id) == 0 && (id != NULL || g_str_equal (line->row->problem, problem)))
        return line;
    }

  return NULL;
}

static void
add_line (GPtrArray       *lines,
          const HjlUnread *row,
          HjlTime          first)
{
  Line *line;

  if (find_line (lines, row->id, row->problem) != NULL)
    return;

  line = g_new0 (Line, 1);
  line->row = hjl_unread_new (row->id, row->problem);
  line->row->updated_at = row->updated_at;
  line->first = first;
  g_ptr_array_add (lines, line);
}

/* (transfer full): a sentence without anything personal: an id says nobody's name */
static char *
keep_words (HjlReaderUnread  list,
            const HjlUnread *row)
{
  if (row->id == NULL)
    return hjl_words_keep ("unread-row", lists[list].text, row->problem);

  return hjl_words_keep ("unread-row-of", lists[list].text, row->id, row->problem);
}

static void
tell (GTask           *task,
      HjlReaderUnread  list,
      const HjlUnread *row)
{
  HjlReader       *self = g_task_get_source_object (task);
  g_autofree char *sentence = keep_words (list, row);
  g_autofree char *text = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autofree char *title = NULL;

  if (list == HJL_READER_UNREAD_CANDIDATES && row->id != NULL)
    c = hjl_store_load_case (self->store, row->id, NULL);
  if (list == HJL_READER_UNREAD_ROLES && row->id != NULL)
    title = hjl_store_dup_role_title (self->store, row->id);

  text = hjl_words_keep ("unread-goes-on", sentence);
  hjl_reader_note (task, c != NULL ? row->id : NULL, title != NULL ? row->id : NULL, text);
}

gboolean
hjl_reader_take_unread (GTask          *task,
                        HjlReaderUnread list,
                        GPtrArray      *unread,
                        GHashTable     *read_well,
                        GError        **error)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (GPtrArray) before = load_lines (self->store, lists[list].key);
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (free_line);

  for (guint i = 0; read_well != NULL && i < before->len; i++)
    {
      Line *line = g_ptr_array_index (before, i);

      if (line->row->id == NULL || !g_hash_table_contains (read_well, line->row->id))
        add_line (after, line->row, line->first);
    }

  for (guint i = 0; unread != NULL && i < unread->len; i++)
    {
      const HjlUnread *row = g_ptr_array_index (unread, i);
      Line            *known = find_line (before, row->id, row->problem);

      add_line (after, row, known != NULL ? known->first : read->now);
    }

  if (!save_lines (self->store, lists[list].key, after, error))
    return FALSE;

  for (guint i = 0; i < MIN (after->len, MOST_TOLD); i++)
    {
      Line *line = g_ptr_array_index (after, i);

      if (find_line (before, line->row->id, line->row->problem) == NULL)
        tell (task, list, line->row);
    }

  return TRUE;
}

gboolean
hjl_reader_scan_unread (GTask     *task,
                        GPtrArray *unread,
                        gboolean   begins,
                        GError   **error)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (GPtrArray) lines = NULL;

  if (begins && !hjl_store_set_value (self->store, SCAN_KEY, NULL, error))
    return FALSE;

  lines = load_lines (self->store, SCAN_KEY);
  for (guint i = 0; i < unread->len; i++)
    add_line (lines, g_ptr_array_index (unread, i), read->now);

  return save_lines (self->store, SCAN_KEY, lines, error);
}

GPtrArray *
hjl_reader_end_scan_unread (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) lines = load_lines (self->store, SCAN_KEY);
  GPtrArray *unread = hjl_unread_list_new ();

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);

      g_ptr_array_add (unread, g_steal_pointer (&line->row));
    }

  return unread;
}

gboolean
hjl_reader_is_unread (GPtrArray  *unread,
                      const char *id)
{
  for (guint i = 0; unread != NULL && i < unread->len; i++)
    {
      const HjlUnread *row = g_ptr_array_index (unread, i);

      if (row->id == NULL || g_strcmp0 (row->id, id) == 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
hjl_reader_keep_unread (GTask     *task,
                        HjlLists   list,
                        GPtrArray *items,
                        GPtrArray *unread,
                        GError   **error)
{
  HjlReader     *self = g_task_get_source_object (task);
  const gboolean are_texts = (list & (HJL_LIST_SOURCES | HJL_LIST_TAGS)) != 0;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GHashTable) present = NULL;
  GPtrArray *known;

  if (unread == NULL || unread->len == 0)
    return TRUE;
  catalogue = hjl_store_load_lists (self->store, list, error);
  if (catalogue == NULL)
    return FALSE;

  known = hjl_catalogue_get_list (catalogue, list);
  present = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (present, (char *) hjl_catalogue_id_of (list, g_ptr_array_index (items, i)));
  for (guint i = 0; i < known->len; i++)
    {
      gpointer item = g_ptr_array_index (known, i);

      if (!g_hash_table_contains (present, hjl_catalogue_id_of (list, item)) && hjl_reader_is_unread (unread, hjl_catalogue_id_of (list, item)))
        g_ptr_array_add (items, are_texts ? (gpointer) g_strdup (item) : g_object_ref (item));
    }

  return TRUE;
}

gboolean
hjl_reader_has_unread (HjlReader      *self,
                       HjlReaderUnread list)
{
  g_autofree char *text = hjl_store_get_value (self->store, lists[list].key);

  return text != NULL && *text != '\0';
}

HjlTime
hjl_reader_get_held (GTask          *task,
                     HjlReaderUnread list)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (GPtrArray) lines = load_lines (self->store, lists[list].key);
  HjlTime held = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);

      if (ABS (read->now - line->first) < HELD_FOR)
        held = held == 0 ? MAX (line->row->updated_at, 1) : MIN (held, MAX (line->row->updated_at, 1));
    }

  return held;
}

GStrv
hjl_reader_list_unread (HjlStore *store)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  g_return_val_if_fail (HJL_IS_STORE (store), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) lines = load_lines (store, lists[i].key);

      g_assert (lists[i].list == i);
      for (guint j = 0; j < MIN (lines->len, MOST_TOLD); j++)
        {
          Line            *line = g_ptr_array_index (lines, j);
          g_autofree char *kept = keep_words (i, line->row);
          g_autofree char *text = hjl_words_show (kept);

          g_strv_builder_add (builder, text);
        }
      if (lines->len > MOST_TOLD)
        {
          const guint      more = lines->len - MOST_TOLD;
          g_autofree char *text = g_strdup_printf (ngettext ("%'u more row of this list cannot be read",
                                                             "%'u more rows of this list cannot be read", more),
                                                   more);

          g_strv_builder_add (builder, text);
        }
    }

  texts = g_strv_builder_end (builder);
  return texts[0] != NULL ? g_steal_pointer (&texts) : NULL;
}
