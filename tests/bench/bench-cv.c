/* bench-cv.c: how much of invented people's CVs is read rightly
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "files/hjl-cv-reader.h"
#include "hjl-bench.h"
#include "model/hjl-fold.h"

/* Of one field: how many files have it, in how many it is right, in how many it is wrong and nobody is asked, and in how many somebody is. */
typedef struct
{
  guint n, right, wrong, asked;
} Count;

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static HjlCvFacts *
read_path (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_cv_reader_read_async (NULL, path, 0, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return hjl_cv_reader_read_finish (result, NULL, NULL, NULL);
}

/* Telephone numbers are the same where their digits are. */
static char *
dup_key (HjlCvField  field,
         const char *value)
{
  GString *digits;

  if (field != HJL_CV_FIELD_PHONE)
    return hjl_fold (value);
  digits = g_string_new (NULL);
  for (; *value != '\0'; value++)
    {
      if (g_ascii_isdigit (*value))
        g_string_append_c (digits, *value);
    }

  return g_string_free (digits, FALSE);
}

static void
count (HjlCvFacts *facts,
       HjlCvField  field,
       const char *expected,
       const char *name,
       Count      *counts)
{
  const HjlCvFinding *found = hjl_cv_facts_get (facts, field);
  gboolean            sure = found != NULL && found->sure == HJL_CV_SURE;
  g_autofree char    *a = found != NULL ? dup_key (field, found->value) : NULL;
  g_autofree char    *b = expected != NULL ? dup_key (field, expected) : NULL;
  gboolean            right = g_strcmp0 (a, b) == 0;

  /* A file that has none of a person's, and one is read: places and headlines are not kept of all. */
  if (expected == NULL)
    {
      if (sure && field <= HJL_CV_FIELD_PHONE)
        {
          counts[field].wrong++;
          g_printerr ("%s: there is no %s, and nobody is asked\n", name, hjl_cv_field_get_nick (field));
        }
      return;
    }
  counts[field].n++;
  counts[field].right += right;
  counts[field].wrong += sure && !right;
  counts[field].asked += !sure;
  if (sure && !right)
    g_printerr ("%s: the %s is wrong, and nobody is asked\n", name, hjl_cv_field_get_nick (field));
}

static const char *
get_first (JsonObject *object,
           const char *member)
{
  JsonArray *array = json_object_get_array_member (object, member);

  return array != NULL && json_array_get_length (array) > 0 ? json_array_get_string_element (array, 0) : NULL;
}

/* Some names may be written in two ways: "Emma Clark" and "Emma Clark Junior". Returns: (nullable): the one that was found, or the
 * first */
static const char *
get_name (JsonObject *object,
          HjlCvFacts *facts)
{
  const HjlCvFinding *found = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  JsonArray          *names = json_object_has_member (object, "names") ? json_object_get_array_member (object, "names") : NULL;

  for (guint i = 0; found != NULL && names != NULL && i < json_array_get_length (names); i++)
    {
      if (g_str_equal (json_array_get_string_element (names, i), found->value))
        return found->value;
    }

  return json_object_get_string_member (object, "name");
}

static void
read_folder (const char *folder,
             const char *set)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  Count counts[HJL_N_CV_FIELDS] = { { 0, 0, 0, 0 } };

  if (dir == NULL)
    {
      g_printerr ("There is no %s.\n", folder);
      return;
    }
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *truth_path = g_strdup_printf ("%s/%s.json", folder, name);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *json = NULL;
      g_autoptr (JsonNode) truth = NULL;
      g_autoptr (HjlCvFacts) facts = NULL;
      JsonObject *object;

      if (!g_file_get_contents (truth_path, &json, NULL, NULL))
        continue;
      truth = json_from_string (json, NULL);
      object = json_node_get_object (truth);
      if (strcmp (json_object_get_string_member (object, "reading"), "read") != 0)
        continue;
      facts = read_path (path);
      count (facts, HJL_CV_FIELD_NAME, get_name (object, facts), name, counts);
      count (facts, HJL_CV_FIELD_EMAIL, get_first (object, "emails"), name, counts);
      count (facts, HJL_CV_FIELD_PHONE, get_first (object, "phones"), name, counts);
      count (facts, HJL_CV_FIELD_PLACE, json_object_get_string_member (object, "place"), name, counts);
      count (facts, HJL_CV_FIELD_HEADLINE, json_object_get_string_member (object, "headline"), name, counts);
    }

  for (guint field = 0; field < HJL_N_CV_FIELDS; field++)
    {
      static const char *const endings[] = { "right", "wrong", "asked" };
      const double             values[] = { counts[field].right, counts[field].wrong, counts[field].asked };

      for (guint i = 0; field != HJL_CV_FIELD_LINK && i < G_N_ELEMENTS (endings); i++)
        {
          g_autofree char *figure = g_strdup_printf ("cv-fields-%s%s-%s", set, hjl_cv_field_get_nick (field), endings[i]);

          /* Right is a share; the others are counts. */
          hjl_bench_tell (figure, i == 0 ? values[i] / MAX (counts[field].n, 1) : values[i]);
        }
    }
}

void
hjl_bench_cv (const char *fixtures,
              const char *reader)
{
  g_autofree char *folder = g_build_filename (fixtures, "cvs", NULL);
  g_autofree char *held_out = g_build_filename (folder, "held-out", NULL);
  g_autofree char *strangers = g_build_filename (folder, "strangers", NULL);

  if (!hjl_bench_wants ("cv-fields"))
    return;
  if (reader != NULL)
    g_setenv ("HJLEVER_READ_CV", reader, TRUE);
  read_folder (folder, "");
  read_folder (held_out, "held-out-");
  read_folder (strangers, "strangers-");
}
