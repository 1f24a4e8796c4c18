/* hjl-mapping-file-read.c: a file of mappings, checked against what exists now
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "hjl-mapping-file.h"

#include "model/hjl-error.h"
#include "model/hjl-fold.h"
#include "net/hjl-json.h"

#include <glib/gi18n-lib.h>

#define FORMAT "hjlever-mappings"
#define VERSION 1

typedef struct
{
  HjlCatalogue *catalogue;
  GPtrArray    *problems;
  const char   *role_title; /* of the mapping that is being read, for the problems */
} Reader;

static void add_problem (Reader     *reader,
                         const char *format,
                         ...) G_GNUC_PRINTF (2, 3);

static void
add_problem (Reader     *reader,
             const char *format,
             ...)
{
  g_autofree char *what = NULL;
  va_list          arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Translators: the first is the title of a role, the second a whole sentence */
  g_ptr_array_add (reader->problems, g_strdup_printf (_ ("%s: %s"), reader->role_title, what));
}

/* The getters of net/ speak of a server's answer; here it is a person's file, and it has a place. */
static gboolean
fail_at (GError    **error,
         const char *place)
{
  if (error != NULL && *error != NULL)
    {
      (*error)->code = HJL_ERROR_BAD_FILE;
      g_prefix_error (error, "%s: ", place);
    }

  return FALSE;
}

static gboolean
read_thing (JsonObject  *object,
            const char  *member,
            const char  *place,
            const char **id,
            const char **name,
            GError     **error)
{
  g_autofree char *inner = g_strconcat (place, ".", member, NULL);
  JsonObject      *thing;

  *id = NULL;
  *name = NULL;
  if (!hjl_json_get_object (object, member, &thing, error))
    return fail_at (error, place);
  if (thing == NULL)
    return TRUE;

  if (!hjl_json_get_string (thing, "id", id, error) || !hjl_json_get_string (thing, "name", name, error))
    return fail_at (error, inner);
  if (*id == NULL && *name == NULL)
    {
      g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE, "%s: “id” or “name” is missing", inner);
      return FALSE;
    }

  return TRUE;
}

/* Whether it is there by its id. */
static gboolean
exists (HjlCatalogue *catalogue,
        HjlLists      list,
        const char   *id)
{
  if (id == NULL)
    return FALSE;

  switch ((guint) list)
    {
    case HJL_LIST_ROLES:
      return hjl_catalogue_get_role (catalogue, id) != NULL;

    case HJL_LIST_POSTINGS:
      return hjl_catalogue_get_posting (catalogue, id) != NULL;

    case HJL_LIST_ROLE_STAGES:
      return hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, id) != NULL;

    case HJL_LIST_STAGES:
      return hjl_catalogue_get_stage (catalogue, HJL_SIDE_LEVER, id) != NULL;

    default:
      return hjl_catalogue_get_reason (catalogue, id) != NULL;
    }
}

static const char *
name_thing (gpointer thing)
{
  if (HJL_IS_ROLE (thing))
    return hjl_role_get_title (thing);
  if (HJL_IS_POSTING (thing))
    return hjl_posting_get_title (thing);
  if (HJL_IS_STAGE (thing))
    return hjl_stage_get_name (thing);

  return hjl_archive_reason_get_name (thing);
}

static const char *
identify_thing (gpointer thing)
{
  if (HJL_IS_ROLE (thing))
    return hjl_role_get_id (thing);
  if (HJL_IS_POSTING (thing))
    return hjl_posting_get_id (thing);
  if (HJL_IS_STAGE (thing))
    return hjl_stage_get_id (thing);

  return hjl_archive_reason_get_id (thing);
}

static GPtrArray *
list_things (HjlCatalogue *catalogue,
             HjlLists      list)
{
  switch ((guint) list)
    {
    case HJL_LIST_ROLES:
      return hjl_catalogue_get_roles (catalogue);

    case HJL_LIST_POSTINGS:
      return hjl_catalogue_get_postings (catalogue);

    case HJL_LIST_ROLE_STAGES:
      return hjl_catalogue_get_stages (catalogue, HJL_SIDE_HACKAJOB);

    case HJL_LIST_STAGES:
      return hjl_catalogue_get_stages (catalogue, HJL_SIDE_LEVER);

    default:
      return hjl_catalogue_get_reasons (catalogue);
    }
}

/* Returns: (nullable): the id that stands for it now: its own, else that of the only thing of its name */
static const char *
find_now (Reader     *reader,
          HjlLists    list,
          const char *id,
          const char *name)
{
  GPtrArray  *things;
  const char *found = NULL;

  if (exists (reader->catalogue, list, id))
    return id;
  if (name == NULL)
    return NULL;

  things = list_things (reader->catalogue, list);
  for (guint i = 0; i < things->len; i++)
    {
      gpointer thing = g_ptr_array_index (things, i);

      if (!hjl_fold_equal (name, name_thing (thing)))
        continue;
      if (found != NULL)
        return NULL;
      found = identify_thing (thing);
    }

  return found;
}

static void
take_posting (Reader     *reader,
              HjlMapping *mapping,
              const char *id,
              const char *name)
{
  const char *now = find_now (reader, HJL_LIST_POSTINGS, id, name);
  HjlPosting *posting = now != NULL ? hjl_catalogue_get_posting (reader->catalogue, now) : NULL;

  if (posting == NULL)
    add_problem (reader, _ ("There is no posting “%s” in Lever, or more than one."), name != NULL ? name : id);
  else if (!hjl_posting_is_open (posting))
    add_problem (reader, _ ("The posting “%s” is closed."), hjl_posting_get_title (posting));
  else
    hjl_mapping_set_posting (mapping, now, hjl_posting_get_title (posting));
}

static void
take_landing (Reader     *reader,
              HjlMapping *mapping,
              const char *id,
              const char *name)
{
  const char *now = find_now (reader, HJL_LIST_STAGES, id, name);

  if (now == NULL)
    add_problem (reader, _ ("There is no stage “%s” in Lever, or more than one."), name != NULL ? name : id);
  else
    hjl_mapping_set_landing (mapping, now,
                             hjl_stage_get_name (hjl_catalogue_get_stage (reader->catalogue, HJL_SIDE_LEVER, now)));
}

/* Returns: (transfer full) (nullable) */
static HjlTarget *
find_target (Reader       *reader,
             HjlTargetKind kind,
             const char   *id,
             const char   *name)
{
  const char       *now;
  HjlArchiveReason *reason;

  if (kind == HJL_TARGET_STAGE)
    {
      now = find_now (reader, HJL_LIST_STAGES, id, name);
      if (now != NULL)
        return hjl_target_new (kind, now, hjl_stage_get_name (hjl_catalogue_get_stage (reader->catalogue, HJL_SIDE_LEVER, now)));

      add_problem (reader, _ ("There is no stage “%s” in Lever, or more than one."), name != NULL ? name : id);
      return NULL;
    }

  now = find_now (reader, HJL_LIST_REASONS, id, name);
  reason = now != NULL ? hjl_catalogue_get_reason (reader->catalogue, now) : NULL;
  if (reason != NULL && hjl_archive_reason_get_active (reason))
    return hjl_target_new (kind, now, hjl_archive_reason_get_name (reason));

  add_problem (reader, _ ("There is no archive reason “%s” in use in Lever, or more than one."), name != NULL ? name : id);

  return NULL;
}

static gboolean
read_entry (Reader     *reader,
            HjlMapping *mapping,
            JsonNode   *node,
            const char *place,
            GError    **error)
{
  g_autoptr (HjlTarget) target = NULL;
  JsonObject   *object;
  HjlTargetKind kind = HJL_TARGET_STAGE;
  const char   *stage_id, *stage_name, *id, *name, *now;

  if (!hjl_json_object (node, &object, error))
    return fail_at (error, place);
  if (!read_thing (object, "hackajob_stage", place, &stage_id, &stage_name, error) ||
      !read_thing (object, "lever_stage", place, &id, &name, error))
    return FALSE;
  if (id == NULL && name == NULL)
    {
      kind = HJL_TARGET_REASON;
      if (!read_thing (object, "archive_reason", place, &id, &name, error))
        return FALSE;
    }
  if ((stage_id == NULL && stage_name == NULL) || (id == NULL && name == NULL))
    {
      g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE,
                   "%s: “hackajob_stage” and one of “lever_stage” and “archive_reason” are needed", place);
      return FALSE;
    }

  target = find_target (reader, kind, id, name);
  now = find_now (reader, HJL_LIST_ROLE_STAGES, stage_id, stage_name);
  if (now == NULL)
    {
      add_problem (reader, _ ("There is no stage “%s” in hackajob, or more than one."), stage_name != NULL ? stage_name : stage_id);
      return TRUE;
    }
  if (hjl_mapping_get_target (mapping, now) != NULL)
    {
      g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE, "%s: this hackajob stage stands there twice", place);
      return FALSE;
    }

  hjl_mapping_set_target (mapping, now,
                          hjl_stage_get_name (hjl_catalogue_get_stage (reader->catalogue, HJL_SIDE_HACKAJOB, now)),
                          target);

  return TRUE;
}

static gboolean
read_stages (Reader     *reader,
             HjlMapping *mapping,
             JsonObject *object,
             const char *place,
             GError    **error)
{
  JsonArray *stages;

  if (!hjl_json_get_array (object, "stages", &stages, error))
    return fail_at (error, place);

  for (guint i = 0; stages != NULL && i < json_array_get_length (stages); i++)
    {
      g_autofree char *inner = g_strdup_printf ("%s.stages[%u]", place, i);

      if (!read_entry (reader, mapping, json_array_get_element (stages, i), inner, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_mapping (Reader      *reader,
              JsonNode    *node,
              const char  *place,
              HjlMapping **mapping,
              GError     **error)
{
  g_autoptr (HjlMapping) read = NULL;
  JsonObject  *object;
  HjlDirection direction;
  gboolean     known = TRUE;
  const char  *role_id, *role_title, *posting_id, *posting_title, *landing_id, *landing_name, *word, *now;

  *mapping = NULL;
  if (!hjl_json_object (node, &object, error) || !hjl_json_get_string (object, "direction", &word, error))
    return fail_at (error, place);
  if (!read_thing (object, "role", place, &role_id, &role_title, error) ||
      !read_thing (object, "posting", place, &posting_id, &posting_title, error) ||
      !read_thing (object, "landing_stage", place, &landing_id, &landing_name, error))
    return FALSE;

  direction = word != NULL ? hjl_direction_from_string (word, &known) : HJL_DIRECTION_BOTH;
  if (!known || (role_id == NULL && role_title == NULL))
    {
      g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE, "%s: %s", place,
                   known ? "“role” is missing" : "“direction” must be both, to-hackajob or export-only");
      return FALSE;
    }

  reader->role_title = role_title != NULL ? role_title : role_id;
  now = find_now (reader, HJL_LIST_ROLES, role_id, role_title);
  read = hjl_mapping_new (now != NULL ? now : reader->role_title);
  if (now == NULL)
    add_problem (reader, _ ("There is no such role in hackajob, or more than one."));
  else
    hjl_mapping_set_role_title (read, hjl_role_get_title (hjl_catalogue_get_role (reader->catalogue, now)));
  hjl_mapping_set_direction (read, direction);
  if (posting_id != NULL || posting_title != NULL)
    take_posting (reader, read, posting_id, posting_title);
  if (landing_id != NULL || landing_name != NULL)
    take_landing (reader, read, landing_id, landing_name);
  if (!read_stages (reader, read, object, place, error))
    return FALSE;

  *mapping = g_steal_pointer (&read);

  return TRUE;
}

static JsonArray *
read_head (JsonNode *root,
           GError  **error)
{
  JsonObject *object;
  JsonArray  *list;
  const char *format;
  gint64      version;

  if (!hjl_json_object (root, &object, error) ||
      !hjl_json_get_string (object, "format", &format, error) ||
      !hjl_json_get_int (object, "version", &version, error) ||
      !hjl_json_get_array (object, "mappings", &list, error))
    {
      fail_at (error, "The file");
      return NULL;
    }
  if (g_strcmp0 (format, FORMAT) != 0 || list == NULL)
    {
      g_set_error_literal (error, HJL_ERROR, HJL_ERROR_BAD_FILE, "The file holds no mappings of HjLever");
      return NULL;
    }
  if (version != VERSION)
    {
      g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE,
                   "The file has version %" G_GINT64_FORMAT ", and this program reads version %d", version, VERSION);
      return NULL;
    }

  return list;
}

GPtrArray *
hjl_mapping_file_read (const char   *text,
                       HjlCatalogue *catalogue,
                       GPtrArray   **problems,
                       GError      **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) json_error = NULL;
  g_autoptr (GPtrArray) mappings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *list;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  root = hjl_json_parse (text, -1, &json_error);
  if (root == NULL)
    {
      g_set_error_literal (error, HJL_ERROR, HJL_ERROR_BAD_FILE, json_error->message);
      return NULL;
    }

  list = read_head (root, error);
  if (list == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *place = g_strdup_printf ("mappings[%u]", i);
      g_autoptr (HjlMapping) mapping = NULL;
      Reader reader = { catalogue, found, NULL };
      guint  before = found->len;

      if (!read_mapping (&reader, json_array_get_element (list, i), place, &mapping, error))
        return NULL;
      if (!g_hash_table_add (seen, g_strdup (hjl_mapping_get_role_id (mapping))))
        {
          g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE, "%s: this role stands there twice", place);
          return NULL;
        }
      if (found->len == before)
        g_ptr_array_add (mappings, g_steal_pointer (&mapping));
    }

  *problems = g_steal_pointer (&found);

  return g_steal_pointer (&mappings);
}
