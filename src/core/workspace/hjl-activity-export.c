/* hjl-activity-export.c: what happened, as a table or as lines of JSON, for others to keep
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workspace/hjl-activity-export.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "model/hjl-time.h"
#include "store/hjl-store-runs.h"
#include "store/hjl-store-timeline.h"

/* Names of columns are the same in both formats, and never translated: programs read them. */
static const char *const columns[] = {
  "at",
  "run",
  "cause",
  "kind",
  "action",
  "state",
  "text",
  "candidate",
  "name",
  "role",
  "role_title",
  "acting_user",
  "acting_user_name",
  "opportunity",
  "contact",
  "posting",
  "hackajob_stage_before",
  "hackajob_stage_before_name",
  "hackajob_stage_after",
  "hackajob_stage_after_name",
  "lever_stage_before",
  "lever_stage_before_name",
  "lever_stage_after",
  "lever_stage_after_name",
  "archive_reason_before",
  "archive_reason_before_name",
  "archive_reason_after",
  "archive_reason_after_name",
  "archived_before",
  "archived_after",
};

typedef struct
{
  HjlStore         *store;
  HjlCatalogue     *catalogue;
  GHashTable       *changes; /* (element-type gint64 HjlChange): borrowed */
  GHashTable       *runs;    /* (element-type gint64 HjlRun) */
  GString          *out;
  HjlActivityFormat format;
  const char       *cells[G_N_ELEMENTS (columns)];
} Export;

gboolean
hjl_activity_format_from_name (const char        *name,
                               HjlActivityFormat *format)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  folded = g_ascii_strdown (name, -1);
  *format = g_str_has_suffix (folded, ".csv") ? HJL_ACTIVITY_CSV : HJL_ACTIVITY_JSON_LINES;

  return *format == HJL_ACTIVITY_CSV || g_str_has_suffix (folded, ".jsonl") || g_str_has_suffix (folded, ".ndjson");
}

static void
append_csv_cell (GString    *out,
                 const char *text)
{
  gboolean quote;

  if (text == NULL)
    return;

  quote = strpbrk (text, ",\"\r\n") != NULL;
  if (quote)
    g_string_append_c (out, '"');
  if (strchr ("=+-@\t\r", *text) != NULL && *text != '\0')
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quote)
    g_string_append_c (out, '"');
}

static void
append_csv (GString           *out,
            const char *const *cells)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_csv_cell (out, cells[i]);
    }
  g_string_append (out, "\r\n");
}

static void
append_json (GString           *out,
             const char *const *cells)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *line = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (cells[i] == NULL)
        json_object_set_null_member (object, columns[i]);
      else if (g_str_equal (columns[i], "run"))
        json_object_set_int_member (object, columns[i], g_ascii_strtoll (cells[i], NULL, 10));
      else if (g_str_has_prefix (columns[i], "archived_"))
        json_object_set_boolean_member (object, columns[i], g_str_equal (cells[i], "true"));
      else
        json_object_set_string_member (object, columns[i], cells[i]);
    }
  json_node_set_object (node, object);
  line = json_to_string (node, FALSE);
  g_string_append_printf (out, "%s\n", line);
}

static void
set (Export     *self,
     const char *column,
     const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i], column))
      self->cells[i] = text;
}

static void
set_places (Export         *self,
            const HjlPlace *before,
            const HjlPlace *after)
{
  if (before != NULL)
    {
      set (self, "hackajob_stage_before", before->stage_id);
      set (self, "hackajob_stage_before_name", before->stage_name);
      set (self, "lever_stage_before", before->lever_stage_id);
      set (self, "lever_stage_before_name", before->lever_stage_name);
      set (self, "archive_reason_before", before->reason_id);
      set (self, "archive_reason_before_name", before->reason_name);
      set (self, "archived_before", before->lever_stage_id != NULL || before->archived ? before->archived ? "true" : "false" : NULL);
    }
  if (after != NULL)
    {
      set (self, "hackajob_stage_after", after->stage_id);
      set (self, "hackajob_stage_after_name", after->stage_name);
      set (self, "lever_stage_after", after->lever_stage_id);
      set (self, "lever_stage_after_name", after->lever_stage_name);
      set (self, "archive_reason_after", after->reason_id);
      set (self, "archive_reason_after_name", after->reason_name);
      set (self, "archived_after", after->archived ? "true" : "false");
    }
}

static const HjlRun *
find_run (Export *self,
          gint64  id)
{
  HjlRun *run;

  if (id == 0)
    return NULL;

  run = g_hash_table_lookup (self->runs, &id);
  if (run == NULL)
    {
      run = hjl_store_load_run (self->store, id, NULL);
      if (run != NULL)
        g_hash_table_insert (self->runs, g_memdup2 (&id, sizeof id), run);
    }

  return run;
}

static const char *
name_user (Export     *self,
           const char *id)
{
  HjlUser *user = id != NULL ? hjl_catalogue_get_user (self->catalogue, id) : NULL;

  return user != NULL ? user->name : NULL;
}

static const char *
name_role (Export     *self,
           const char *id)
{
  HjlRole *role = id != NULL ? hjl_catalogue_get_role (self->catalogue, id) : NULL;

  return role != NULL ? role->title : NULL;
}

/* @activity: (nullable), @change: (nullable): not both */
static void
append_row (Export            *self,
            const HjlActivity *activity,
            const HjlChange   *change)
{
  HjlTime          at = activity != NULL ? activity->at : change->at;
  gint64           run_id = activity != NULL ? activity->run_id : change->run_id;
  const HjlRun    *run = find_run (self, run_id);
  g_autofree char *at_text = hjl_time_to_string (at);
  g_autofree char *run_text = run_id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, run_id) : NULL;
  const char      *candidate_id = activity != NULL ? activity->candidate_id : change->candidate_id;
  const char      *role_id = activity != NULL ? activity->role_id : change->role_id;
  const char      *actor_id = change != NULL ? change->actor_id : NULL;

  memset (self->cells, 0, sizeof self->cells);
  if (actor_id == NULL && run != NULL && change == NULL)
    actor_id = run->user_id;

  set (self, "at", at_text);
  set (self, "run", run_text);
  set (self, "cause", run != NULL ? hjl_run_cause_to_string (run->cause) : NULL);
  set (self, "kind", activity != NULL ? hjl_activity_kind_to_string (activity->kind) : "write");
  set (self, "action", change != NULL ? hjl_action_kind_to_string (change->kind) : activity->action);
  set (self, "state", change != NULL ? change->state : NULL);
  set (self, "text", activity != NULL ? activity->text : NULL);
  set (self, "candidate", candidate_id);
  set (self, "name", activity != NULL ? activity->name : change->name);
  set (self, "role", role_id);
  set (self, "role_title", name_role (self, role_id));
  set (self, "acting_user", actor_id);
  set (self, "acting_user_name", name_user (self, actor_id));
  if (change != NULL)
    {
      set (self, "opportunity", change->opportunity_id);
      set (self, "contact", change->contact_id);
      set (self, "posting", change->posting_id != NULL ? change->posting_id : change->after != NULL ? change->after->posting_id
                                                                                                    : NULL);
      set_places (self, change->before, change->after);
    }

  if (self->format == HJL_ACTIVITY_CSV)
    append_csv (self->out, self->cells);
  else
    append_json (self->out, self->cells);
}

/* Of what is not done there is no line: only its run says by what cause it was begun. */
static gboolean
is_asked_for (Export                 *self,
              const HjlActivityQuery *query,
              const HjlChange        *change)
{
  const HjlRun *run = query->cause != NULL ? find_run (self, change->run_id) : NULL;

  if (query->cause != NULL && (run == NULL || !g_str_equal (hjl_run_cause_to_string (run->cause), query->cause)))
    return FALSE;

  return !hjl_change_is_done (change) && g_strcmp0 (change->state, "not-sent") != 0 && query->kind == NULL &&
         query->search == NULL && query->before == 0 && query->limit == 0 && change->at >= query->since &&
         (query->run_id == 0 || query->run_id == change->run_id) &&
         (query->candidate_id == NULL || g_str_equal (query->candidate_id, change->candidate_id)) &&
         (query->role_id == NULL || g_strcmp0 (query->role_id, change->role_id) == 0);
}

char *
hjl_activity_export (HjlStore               *store,
                     HjlCatalogue           *catalogue,
                     const HjlActivityQuery *query,
                     HjlActivityFormat       format,
                     GError                **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) runs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) hjl_run_free);
  Export self = { store, catalogue, by_id, runs, NULL, format, { NULL } };
  guint  next = 0;

  g_return_val_if_fail (HJL_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  entries = hjl_store_find_activity (store, query, error);
  changes = entries != NULL ? hjl_store_list_changes (store, query->run_id, error) : NULL;
  if (changes == NULL)
    return NULL;
  for (guint i = 0; i < changes->len; i++)
    {
      HjlChange *change = g_ptr_array_index (changes, i);

      g_hash_table_insert (by_id, &change->id, change);
    }

  /* What tells a spreadsheet that it is UTF-8. */
  self.out = g_string_new (format == HJL_ACTIVITY_CSV ? "\xef\xbb\xbf" : "");
  if (format == HJL_ACTIVITY_CSV)
    append_csv (self.out, columns);
  for (guint i = entries->len; i > 0; i--)
    {
      const HjlActivity *activity = g_ptr_array_index (entries, i - 1);

      for (; next < changes->len && ((HjlChange *) g_ptr_array_index (changes, next))->at <= activity->at; next++)
        if (is_asked_for (&self, query, g_ptr_array_index (changes, next)))
          append_row (&self, NULL, g_ptr_array_index (changes, next));
      append_row (&self, activity, g_hash_table_lookup (by_id, &activity->write_id));
    }
  for (; next < changes->len; next++)
    if (is_asked_for (&self, query, g_ptr_array_index (changes, next)))
      append_row (&self, NULL, g_ptr_array_index (changes, next));

  return g_string_free (self.out, FALSE);
}
