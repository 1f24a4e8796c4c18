/* hjl-mapping-file-read.c: a file of mappings, checked against what exists now
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "workspace/hjl-mapping-file.h"

#include "model/hjl-error.h"
#include "model/hjl-fold.h"
#include "model/hjl-sense.h"
#include "net/hjl-json-places.h"
#include "net/hjl-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define FORMAT "hjlever-mappings"
#define VERSION 1

/* A file that is something else altogether is wrong in more places than anybody reads. */
#define MOST_WRONG 20

typedef struct
{
  HjlCatalogue  *catalogue;
  HjlJsonPlaces *places;
  GPtrArray     *problems;   /* (element-type utf8): what does not fit what exists now */
  GPtrArray     *wrong;      /* (element-type utf8): what no file may have */
  gboolean       force;      /* what makes no sense is meant */
  const char    *role_title; /* of the mapping that is being read, for the problems */
} Reader;

/* { "id", "name" } with its place; both are NULL where it is not there. */
typedef struct
{
  char       *place;
  const char *id;
  const char *name;
} Thing;

static void
clear_thing (Thing *thing)
{
  g_free (thing->place);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Thing, clear_thing)

static gboolean
is_there (const Thing *thing)
{
  return thing->id != NULL || thing->name != NULL;
}

/* What to call it in a sentence: on one line, whatever is in the file. (transfer full) */
static char *
call (const Thing *thing)
{
  return hjl_fold_blanks (thing->name != NULL ? thing->name : thing->id);
}

static void add_problem (Reader     *reader,
                         const char *place,
                         const char *format,
                         ...) G_GNUC_PRINTF (3, 4);
static void add_wrong (Reader     *reader,
                       const char *place,
                       const char *format,
                       ...) G_GNUC_PRINTF (3, 4);

/* Something to change in Lever, in hackajob or in the file: this mapping is left out. */
static void
add_problem (Reader     *reader,
             const char *place,
             const char *format,
             ...)
{
  g_autofree char *what = NULL;
  g_autofree char *role = hjl_fold_blanks (reader->role_title);
  va_list          arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Translators: a line's number, a place in a file as in "mappings[0].posting", the title of a role, a sentence */
  g_ptr_array_add (reader->problems, g_strdup_printf (_ ("Line %u, %s: %s: %s"), hjl_json_places_get_line (reader->places, place), place, role, what));
}

/* A mistake of whoever wrote the file: nothing of it is taken, as nobody knows what was meant. */
static void
add_wrong (Reader     *reader,
           const char *place,
           const char *format,
           ...)
{
  g_autofree char *what = NULL;
  g_autofree char *shown = hjl_fold_blanks (place);
  va_list          arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Translators: a line's number, a place in a file as in "mappings[0].posting", what is wrong there */
  g_ptr_array_add (reader->wrong, g_strdup_printf (_ ("Line %u, %s: %s"), hjl_json_places_get_line (reader->places, place), shown, what));
}

static char *
dup_inner (const char *place,
           const char *member)
{
  return *place != '\0' ? g_strconcat (place, ".", member, NULL) : g_strdup (member);
}

/* A member that nobody reads is a word that somebody got wrong. */
static void
check_members (Reader            *reader,
               JsonObject        *object,
               const char        *place,
               const char *const *known)
{
  g_autoptr (GList) members = json_object_get_members (object);
  g_autofree char *all = g_strjoinv (", ", (GStrv) known);

  for (GList *link = members; link != NULL; link = link->next)
    {
      g_autofree char *inner = dup_inner (place, link->data);

      if (!g_strv_contains (known, link->data))
        add_wrong (reader, inner, _ ("there is no such name here; use one of: %s"), all);
    }
}

/* Returns: (nullable): the text, unless it is missing, null or empty */
static const char *
read_text (Reader     *reader,
           JsonObject *object,
           const char *place,
           const char *member)
{
  JsonNode        *node = hjl_json_find (object, member);
  g_autofree char *inner = dup_inner (place, member);
  const char      *text;

  if (node == NULL)
    return NULL;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    {
      add_wrong (reader, inner, _ ("this must be text"));
      return NULL;
    }

  text = json_node_get_string (node);

  return *text != '\0' ? text : NULL;
}

/* @thing: its place is set */
static void
read_node (Reader   *reader,
           JsonNode *node,
           Thing    *thing)
{
  static const char *const known[] = { "id", "name", NULL };
  guint                    before = reader->wrong->len;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      add_wrong (reader, thing->place, _ ("this must be an object with “id” and “name”"));
      return;
    }

  check_members (reader, json_node_get_object (node), thing->place, known);
  thing->id = read_text (reader, json_node_get_object (node), thing->place, "id");
  thing->name = read_text (reader, json_node_get_object (node), thing->place, "name");
  if (!is_there (thing) && reader->wrong->len == before)
    add_wrong (reader, thing->place, _ ("“id” or “name” is missing"));
}

static void
read_thing (Reader     *reader,
            JsonObject *object,
            const char *place,
            const char *member,
            Thing      *thing)
{
  JsonNode *node = hjl_json_find (object, member);

  thing->place = dup_inner (place, member);
  if (node != NULL)
    read_node (reader, node, thing);
}

/* One in use: a reason may be there and retired. */
static void
add_not_found (Reader      *reader,
               HjlLists     list,
               const Thing *thing,
               gboolean     several)
{
  g_autofree char *called = call (thing);

  switch ((guint) list)
    {
    case HJL_LIST_ROLES:
      add_problem (reader, thing->place, "%s",
                   several ? _ ("There are several such roles in hackajob. Write the id.") : _ ("There is no such role in hackajob."));
      break;

    case HJL_LIST_POSTINGS:
      add_problem (reader, thing->place,
                   several ? _ ("There are several postings “%s” in Lever. Write the id.") : _ ("There is no posting “%s” in Lever."), called);
      break;

    case HJL_LIST_ROLE_STAGES:
      add_problem (reader, thing->place,
                   several ? _ ("There are several stages “%s” in hackajob. Write the id.") : _ ("There is no stage “%s” in hackajob."), called);
      break;

    case HJL_LIST_STAGES:
      add_problem (reader, thing->place,
                   several ? _ ("There are several stages “%s” in Lever. Write the id.") : _ ("There is no stage “%s” in Lever."), called);
      break;

    default:
      add_problem (reader, thing->place,
                   several ? _ ("There are several archive reasons “%s” in Lever. Write the id.") : _ ("There is no archive reason “%s” in use in Lever."), called);
      break;
    }
}

/* Returns: (nullable): the thing of that id, or of that name if it is the only one */
static gpointer
find_thing (Reader      *reader,
            HjlLists     list,
            const Thing *thing,
            gboolean    *several)
{
  GPtrArray *things = hjl_catalogue_get_list (reader->catalogue, list);
  gpointer   found = NULL;

  *several = FALSE;
  for (guint i = 0; i < things->len; i++)
    if (g_strcmp0 (hjl_catalogue_id_of (list, g_ptr_array_index (things, i)), thing->id) == 0)
      return g_ptr_array_index (things, i);

  for (guint i = 0; thing->name != NULL && i < things->len; i++)
    if (hjl_fold_equal (thing->name, hjl_catalogue_name_of (list, g_ptr_array_index (things, i))))
      {
        *several = found != NULL;
        if (*several)
          return NULL;
        found = g_ptr_array_index (things, i);
      }

  return found;
}

/* Returns: (nullable): what stands for it now; NULL after a problem was told. An id and a name that mean
 * different things come of a hand that changed only one of them. */
static gpointer
find_now (Reader      *reader,
          HjlLists     list,
          const Thing *thing)
{
  gboolean several;
  gpointer found = find_thing (reader, list, thing, &several);

  if (found == NULL)
    {
      add_not_found (reader, list, thing, several);
      return NULL;
    }
  if (thing->name != NULL && !hjl_fold_equal (thing->name, hjl_catalogue_name_of (list, found)))
    {
      g_autofree char *name = hjl_fold_blanks (thing->name);
      g_autofree char *now = hjl_fold_blanks (hjl_catalogue_name_of (list, found));

      add_problem (reader, thing->place, _ ("The id is that of “%s”, not of “%s”. Leave out the one that is wrong."), now, name);
      return NULL;
    }

  return found;
}

static void
take_posting (Reader      *reader,
              HjlMapping  *mapping,
              const Thing *thing)
{
  HjlPosting *posting = find_now (reader, HJL_LIST_POSTINGS, thing);

  if (posting == NULL)
    return;
  if (!hjl_posting_is_open (posting))
    add_problem (reader, thing->place, _ ("The posting “%s” is closed."), posting->title);
  else
    hjl_mapping_set_posting (mapping, posting->id, posting->title);
}

/* Returns: (transfer full) (nullable) */
static HjlTarget *
find_target (Reader       *reader,
             HjlTargetKind kind,
             const Thing  *thing)
{
  HjlLists list = kind == HJL_TARGET_STAGE ? HJL_LIST_STAGES : HJL_LIST_REASONS;
  gpointer found = find_now (reader, list, thing);

  if (found == NULL)
    return NULL;
  if (kind == HJL_TARGET_REASON && !((HjlArchiveReason *) found)->active)
    {
      add_not_found (reader, list, thing, FALSE);
      return NULL;
    }

  return hjl_target_new (kind, hjl_catalogue_id_of (list, found), hjl_catalogue_name_of (list, found));
}

/* Reasons that count beside the entry's own: those that are retired too, as people may be archived for them. */
static void
read_also (Reader     *reader,
           HjlMapping *mapping,
           HjlStage   *stage,
           JsonObject *object,
           const char *place)
{
  JsonNode        *node = hjl_json_find (object, "also");
  g_autofree char *outer = dup_inner (place, "also");
  JsonArray       *list;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      add_wrong (reader, outer, _ ("this must be a list"));
      return;
    }

  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_auto (Thing) thing = { g_strdup_printf ("%s[%u]", outer, i), NULL, NULL };
      g_autoptr (HjlTarget) reason = NULL;
      g_autofree char  *why = NULL;
      guint             before = reader->wrong->len;
      HjlSense          sense;
      HjlArchiveReason *found;

      read_node (reader, json_array_get_element (list, i), &thing);
      found = reader->wrong->len == before ? find_now (reader, HJL_LIST_REASONS, &thing) : NULL;
      if (found == NULL)
        continue;

      reason = hjl_target_new (HJL_TARGET_REASON, found->id, found->name);
      sense = hjl_sense_of_target (reader->catalogue, stage->id, reason);
      why = hjl_sense_describe (sense, stage->name);
      if (!hjl_mapping_add_also (mapping, stage->id, reason))
        add_wrong (reader, thing.place, _ ("this goes with “archive_reason” only"));
      else if (why != NULL && reader->force)
        hjl_mapping_set_forced (mapping, stage->id, TRUE);
      else if (why != NULL)
        add_problem (reader, thing.place, "%s", why);
    }
}

static void
read_entry (Reader     *reader,
            HjlMapping *mapping,
            JsonNode   *node,
            const char *place)
{
  static const char *const known[] = { "hackajob_stage", "lever_stage", "archive_reason", "also", NULL };
  g_autoptr (HjlTarget) target = NULL;
  g_auto (Thing) from = { NULL };
  g_auto (Thing) stage = { NULL };
  g_auto (Thing) reason = { NULL };
  JsonObject *object;
  HjlStage   *found;
  guint       before = reader->wrong->len;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      add_wrong (reader, place, _ ("this must be an object with “hackajob_stage” and one of “lever_stage” and “archive_reason”"));
      return;
    }

  object = json_node_get_object (node);
  check_members (reader, object, place, known);
  read_thing (reader, object, place, "hackajob_stage", &from);
  read_thing (reader, object, place, "lever_stage", &stage);
  read_thing (reader, object, place, "archive_reason", &reason);
  if (reader->wrong->len > before)
    return;
  if (!is_there (&from))
    add_wrong (reader, place, _ ("“hackajob_stage” is missing"));
  if (is_there (&stage) == is_there (&reason))
    add_wrong (reader, place,
               is_there (&stage) ? _ ("there are both “lever_stage” and “archive_reason”; only one can be meant")
                                 : _ ("one of “lever_stage” and “archive_reason” is needed"));
  if (reader->wrong->len > before)
    return;

  target = is_there (&stage) ? find_target (reader, HJL_TARGET_STAGE, &stage) : find_target (reader, HJL_TARGET_REASON, &reason);
  found = find_now (reader, HJL_LIST_ROLE_STAGES, &from);
  if (found == NULL || target == NULL)
    return;
  if (hjl_mapping_get_target (mapping, found->id) != NULL)
    add_wrong (reader, place, _ ("this hackajob stage appears twice"));
  else
    {
      HjlSense sense = hjl_sense_of_target (reader->catalogue, found->id, target);

      hjl_mapping_set_target (mapping, found->id, found->name, target);
      if (sense != HJL_SENSE_FINE && reader->force)
        hjl_mapping_set_forced (mapping, found->id, TRUE);
      else if (sense != HJL_SENSE_FINE)
        {
          g_autofree char *why = hjl_sense_describe (sense, found->name);

          add_problem (reader, place, "%s", why);
        }
      read_also (reader, mapping, found, object, place);
    }
}

static void
read_stages (Reader     *reader,
             HjlMapping *mapping,
             JsonObject *object,
             const char *place)
{
  JsonNode        *node = hjl_json_find (object, "stages");
  g_autofree char *outer = dup_inner (place, "stages");
  JsonArray       *stages;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      add_wrong (reader, outer, _ ("this must be a list"));
      return;
    }

  stages = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (stages); i++)
    {
      g_autofree char *inner = g_strdup_printf ("%s[%u]", outer, i);

      read_entry (reader, mapping, json_array_get_element (stages, i), inner);
    }
}

static HjlDirection
read_direction (Reader     *reader,
                JsonObject *object,
                const char *place)
{
  guint            before = reader->wrong->len;
  const char      *word = read_text (reader, object, place, "direction");
  g_autofree char *inner = dup_inner (place, "direction");
  gboolean         known = hjl_json_find (object, "direction") == NULL || word != NULL;
  HjlDirection     direction = word != NULL ? hjl_direction_from_string (word, &known) : HJL_DIRECTION_BOTH;

  /* An empty word is none of them, and was told of where it is no text at all. */
  if (!known && reader->wrong->len == before)
    add_wrong (reader, inner, _ ("the direction must be both, to-hackajob or export-only"));

  return direction;
}

static gboolean
read_paused (Reader     *reader,
             JsonObject *object,
             const char *place)
{
  JsonNode        *node = hjl_json_find (object, "paused");
  g_autofree char *inner = dup_inner (place, "paused");

  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  add_wrong (reader, inner, _ ("this must be true or false"));

  return TRUE;
}

/* Returns: (transfer full) (nullable): what could be read of it, which only counts where nothing was told */
static HjlMapping *
read_mapping (Reader     *reader,
              JsonNode   *node,
              const char *place)
{
  static const char *const known[] = { "role", "posting", "direction", "landing_stage", "paused", "stages", NULL };
  g_autoptr (HjlMapping) mapping = NULL;
  g_auto (Thing) role = { NULL };
  g_auto (Thing) posting = { NULL };
  g_auto (Thing) landing = { NULL };
  JsonObject *object;
  HjlRole    *found;
  HjlStage   *stage;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      add_wrong (reader, place, _ ("this must be an object with “role”, “posting” and “stages”"));
      return NULL;
    }

  object = json_node_get_object (node);
  check_members (reader, object, place, known);
  read_thing (reader, object, place, "role", &role);
  if (hjl_json_find (object, "role") == NULL)
    add_wrong (reader, place, _ ("“role” is missing"));
  read_thing (reader, object, place, "posting", &posting);
  read_thing (reader, object, place, "landing_stage", &landing);

  reader->role_title = role.name != NULL ? role.name : role.id;
  found = is_there (&role) ? find_now (reader, HJL_LIST_ROLES, &role) : NULL;
  mapping = hjl_mapping_new (found != NULL ? found->id : (is_there (&role) ? reader->role_title : place));
  if (found != NULL)
    hjl_mapping_set_role_title (mapping, found->title);
  hjl_mapping_set_direction (mapping, read_direction (reader, object, place));
  if (is_there (&posting))
    take_posting (reader, mapping, &posting);
  if (is_there (&landing) && (stage = find_now (reader, HJL_LIST_STAGES, &landing)) != NULL)
    hjl_mapping_set_landing (mapping, stage->id, stage->name);
  read_stages (reader, mapping, object, place);
  hjl_mapping_set_paused (mapping, read_paused (reader, object, place));

  return g_steal_pointer (&mapping);
}

/* Returns: (nullable): the list of mappings; what is no file of ours is an error of its own */
static JsonArray *
read_head (Reader   *reader,
           JsonNode *root,
           GError  **error)
{
  static const char *const known[] = { "format", "version", "mappings", NULL };
  JsonObject              *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode                *format = object != NULL ? hjl_json_find (object, "format") : NULL;
  JsonNode                *version = object != NULL ? hjl_json_find (object, "version") : NULL;
  JsonNode                *list = object != NULL ? hjl_json_find (object, "mappings") : NULL;

  if (root == NULL)
    g_set_error_literal (error, HJL_ERROR, HJL_ERROR_BAD_FILE, _ ("The file is empty"));
  else if (format == NULL || json_node_get_value_type (format) != G_TYPE_STRING || !g_str_equal (json_node_get_string (format), FORMAT))
    g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE,
                 _ ("The file holds no mappings of HjLever: its “format” is not “%s”"), FORMAT);
  else if (version == NULL || json_node_get_value_type (version) != G_TYPE_INT64)
    g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE, _ ("The file holds no mappings of HjLever: its “version” is no number"));
  else if (json_node_get_int (version) != VERSION)
    g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE,
                 _ ("The file has version %d, and this program reads version %d"),
                 (int) CLAMP (json_node_get_int (version), G_MININT, G_MAXINT), VERSION);
  else if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE, _ ("The file holds no mappings of HjLever: its “mappings” is no list"));
  else
    {
      check_members (reader, object, "", known);
      return json_node_get_array (list);
    }

  return NULL;
}

static void
fail_for_wrong (Reader  *reader,
                GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);
  guint n = MIN (reader->wrong->len, MOST_WRONG);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (reader->wrong, i));
  if (reader->wrong->len > n)
    {
      g_string_append_c (all, '\n');
      g_string_append_printf (all, ngettext ("and %'u more", "and %'u more", reader->wrong->len - n), reader->wrong->len - n);
    }
  g_set_error_literal (error, HJL_ERROR, HJL_ERROR_BAD_FILE, all->str);
}

/* Editors of other systems begin a file with U+FEFF. */
static const char *
skip_mark (const char *text)
{
  return g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
}

GPtrArray *
hjl_mapping_file_read (const char   *text,
                       HjlCatalogue *catalogue,
                       gboolean      force,
                       GPtrArray   **problems,
                       GError      **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) json_error = NULL;
  g_autoptr (GPtrArray) mappings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) wrong = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (HjlJsonPlaces) places = NULL;
  Reader     reader = { catalogue, NULL, found, wrong, force, NULL };
  JsonArray *list;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  text = skip_mark (text);
  root = hjl_json_parse (text, -1, &json_error);
  if (root == NULL)
    return hjl_error_fail_null (error, HJL_ERROR_BAD_FILE, "%s", json_error->message);

  places = reader.places = hjl_json_places_new (text);
  list = read_head (&reader, root, error);
  if (list == NULL)
    return NULL;

  for (guint i = 0; i < hjl_json_places_get_twice (places)->len; i++)
    add_wrong (&reader, g_ptr_array_index (hjl_json_places_get_twice (places), i), _ ("this appears twice"));

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *place = g_strdup_printf ("mappings[%u]", i);
      guint            before = found->len;
      g_autoptr (HjlMapping) mapping = read_mapping (&reader, json_array_get_element (list, i), place);

      if (mapping == NULL)
        continue;
      if (!g_hash_table_add (seen, g_strdup (hjl_mapping_get_role_id (mapping))))
        add_wrong (&reader, place, _ ("this role appears twice"));
      else if (found->len == before)
        g_ptr_array_add (mappings, g_steal_pointer (&mapping));
    }

  if (wrong->len > 0)
    {
      fail_for_wrong (&reader, error);
      return NULL;
    }
  *problems = g_steal_pointer (&found);

  return g_steal_pointer (&mappings);
}
