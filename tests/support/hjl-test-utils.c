/* hjl-test-utils.c: waiting without sleeping, and other small helps of the tests
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-utils.h"

#include <glib/gstdio.h>

/* How often what another thread does is looked at, in milliseconds: it wakes nobody here. */
#define TICK 10

/* Milliseconds. Where a frame takes longer to draw than it lasts, whatever turns keeps something ready for ever. */
#define DRAWING 250

static gboolean
on_tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
on_limit_reached (gpointer user_data)
{
  gboolean *late = user_data;

  *late = TRUE;
}

void
hjl_test_run_until_true_within (HjlTestCondition condition,
                                gpointer         user_data,
                                guint            seconds)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  g_autoptr (GSource) limit = g_timeout_source_new_seconds (seconds);
  g_autoptr (GSource) tick = g_timeout_source_new (TICK);
  gboolean late = FALSE;
  gboolean is_true;

  g_source_set_callback (limit, G_SOURCE_FUNC (on_limit_reached), &late, NULL);
  g_source_attach (limit, context);
  g_source_set_callback (tick, on_tick_cb, NULL, NULL);
  g_source_attach (tick, context);

  /* It is asked no more once it was true: what asks may run the loop itself. */
  while (!(is_true = condition (user_data)) && !late)
    g_main_context_iteration (context, TRUE);

  g_source_destroy (tick);
  g_source_destroy (limit);

  if (!is_true)
    g_error ("What the test waits for did not happen within %u seconds", seconds);
}

void
hjl_test_run_until_true (HjlTestCondition condition,
                         gpointer         user_data)
{
  hjl_test_run_until_true_within (condition, user_data, HJL_TEST_LIMIT);
}

static gboolean
is_done (gpointer user_data)
{
  return *(gboolean *) user_data;
}

void
hjl_test_run_until (gboolean *done)
{
  hjl_test_run_until_true (is_done, done);
}

void
hjl_test_got_result (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  g_assert_null (*kept);
  *kept = g_object_ref (result);
}

static gboolean
has_result (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

GAsyncResult *
hjl_test_wait (GAsyncResult **result)
{
  hjl_test_run_until_true (has_result, result);

  return *result;
}

gboolean
hjl_test_wait_idle (void)
{
  gint64 deadline = g_get_monotonic_time () + DRAWING * 1000;

  while (g_main_context_iteration (NULL, FALSE))
    if (g_get_monotonic_time () >= deadline)
      return FALSE;

  return TRUE;
}

static void
on_finalized (gpointer user_data,
              GObject *where_it_was)
{
  gboolean *gone = user_data;

  *gone = TRUE;
}

void
hjl_test_assert_finalized (gpointer object)
{
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (object), on_finalized, &gone);
  g_object_unref (object);

  hjl_test_run_until (&gone);
}

GBytes *
hjl_test_load_fixture (const char *path)
{
  g_autofree char *full = g_test_build_filename (G_TEST_DIST, "fixtures", path, NULL);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize size;

  g_file_get_contents (full, &content, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (content, size);
}

/* What stands for half a letter until the text is read, and what json-glib 1.6 makes of one; 1.10 refuses such a text. */
#define HALF_ESCAPE "\\ufdd0"
#define HALF_READ "\xef\xb7\x90"
#define HALF "\xed\xa0\x80"

/* (transfer full) */
static char *
dup_halved (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, HALF_READ, -1);

  return g_strjoinv (HALF, parts);
}

static void
halve (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (JsonObject) object = json_object_ref (json_node_get_object (node));
      g_autoptr (GList) names = json_object_get_members (object);
      JsonObject *halved = json_object_new ();

      for (GList *l = names; l != NULL; l = l->next)
        {
          g_autofree char *name = dup_halved (l->data);
          JsonNode        *member = json_object_dup_member (object, l->data);

          halve (member);
          json_object_set_member (halved, name, member);
        }
      json_node_take_object (node, halved);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        halve (json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_autofree char *text = dup_halved (json_node_get_string (node));

      json_node_set_string (node, text);
    }
}

JsonNode *
hjl_test_parse_json (const char *text)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (text), "'", '"');
  g_auto (GStrv) whole = g_strsplit (quoted, "\\ud800", -1);
  g_autofree char *escaped = g_strjoinv (HALF_ESCAPE, whole);
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (escaped, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  if (whole[1] != NULL)
    halve (node);

  return node;
}

char *
hjl_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("hjlever-test-XXXXXX", &error);

  g_assert_no_error (error);

  return path;
}

void
hjl_test_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        hjl_test_remove_folder (child);
      else
        g_assert_no_errno (g_unlink (child));
    }

  g_assert_no_errno (g_rmdir (path));
}

char *
hjl_test_without_feed (const char *environment)
{
  g_auto (GStrv) lines = g_strsplit (environment, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean hackajob = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '[')
        hackajob = g_str_equal (lines[i], "[Hackajob]");
      if (!hackajob || !(g_str_has_prefix (lines[i], "Api=") || g_str_has_prefix (lines[i], "Authorize=") ||
                         g_str_has_prefix (lines[i], "Token=")))
        g_string_append_printf (text, "%s\n", lines[i]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
