/* hjl-environment-text.c: the text of an environment file, which knows in which line each value stands
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "environment/hjl-environment-text.h"

#include "model/hjl-error.h"
#include "model/hjl-fold.h"

#include <string.h>

struct _HjlEnvironmentText
{
  char       *file_name;
  GKeyFile   *file;
  GHashTable *lines; /* "group\nkey" → line number */
};

static char *
make_place (const char *group,
            const char *key)
{
  return g_strconcat (group, "\n", key, NULL);
}

static gboolean
fail_at (HjlEnvironmentText *self,
         guint               line,
         GError            **error,
         const char         *what)
{
  return hjl_error_fail (error, HJL_ERROR_BAD_FILE, "%s:%u: %s", self->file_name, line, what);
}

static gboolean
count_line (HjlEnvironmentText *self,
            const char         *text,
            guint               number,
            char              **group,
            GError            **error)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  g_autofree char *place = NULL;
  char            *equals;

  if (*line == '\0' || *line == '#')
    return TRUE;

  if (*line == '[')
    {
      gsize length = strlen (line);

      if (length < 3 || line[length - 1] != ']' || strcspn (line + 1, "[]") != length - 2)
        return fail_at (self, number, error, "A group must look like [Lever]");

      g_free (*group);
      *group = g_strndup (line + 1, length - 2);

      return TRUE;
    }

  equals = strchr (line, '=');
  if (equals == NULL || equals == line)
    return fail_at (self, number, error, "This is neither a group, a value nor a comment");
  if (*group == NULL)
    return fail_at (self, number, error, "A value must stand below a group such as [Lever]");

  *equals = '\0';
  place = make_place (*group, g_strchomp (line));
  if (g_hash_table_contains (self->lines, place))
    return fail_at (self, number, error, "This value stands there twice");

  g_hash_table_insert (self->lines, g_steal_pointer (&place), GUINT_TO_POINTER (number));

  return TRUE;
}

static gboolean
count_lines (HjlEnvironmentText *self,
             const char         *text,
             GError            **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *group = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!g_utf8_validate (lines[i], -1, NULL))
        return fail_at (self, i + 1, error, "This is not UTF-8 text");
      if (!count_line (self, lines[i], i + 1, &group, error))
        return FALSE;
    }

  return TRUE;
}

HjlEnvironmentText *
hjl_environment_text_new (const char *text,
                          const char *file_name,
                          GError    **error)
{
  g_autoptr (HjlEnvironmentText) self = NULL;
  g_autoptr (GError) key_file_error = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  self = g_new0 (HjlEnvironmentText, 1);
  self->file_name = g_strdup (file_name);
  self->file = g_key_file_new ();
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!count_lines (self, text, error))
    return NULL;

  if (*text != '\0' &&
      !g_key_file_load_from_data (self->file, text, strlen (text), G_KEY_FILE_NONE, &key_file_error))
    {
      fail_at (self, 1, error, key_file_error->message);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
hjl_environment_text_free (HjlEnvironmentText *self)
{
  if (self == NULL)
    return;

  g_free (self->file_name);
  g_key_file_unref (self->file);
  g_hash_table_unref (self->lines);
  g_free (self);
}

gboolean
hjl_environment_text_has (HjlEnvironmentText *self,
                          const char         *group,
                          const char         *key)
{
  g_autofree char *place = make_place (group, key);

  return g_hash_table_contains (self->lines, place);
}

char *
hjl_environment_text_dup (HjlEnvironmentText *self,
                          const char         *group,
                          const char         *key,
                          GError            **error)
{
  g_autoptr (GError) key_file_error = NULL;
  g_autofree char *value = g_key_file_get_string (self->file, group, key, &key_file_error);

  /* A value with an escape that is none comes with an error beside it. */
  if (key_file_error != NULL)
    {
      hjl_environment_text_set_error (self, group, key, error, "%s", key_file_error->message);
      return NULL;
    }

  g_strstrip (value);

  return g_steal_pointer (&value);
}

/* Returns: (nullable): which of @names somebody meant who wrote @text: the same but for case, blanks and what has no width */
static const char *
find_meant (const char        *text,
            const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (!g_str_equal (text, names[i]) && hjl_fold_equal (text, names[i]))
      return names[i];

  return NULL;
}

gboolean
hjl_environment_text_check_groups (HjlEnvironmentText *self,
                                   const char *const  *groups,
                                   GError            **error)
{
  g_auto (GStrv) present = g_key_file_get_groups (self->file, NULL);

  for (guint i = 0; present[i] != NULL; i++)
    {
      const char *meant = find_meant (present[i], groups);

      if (meant != NULL)
        return hjl_error_fail (error, HJL_ERROR_BAD_FILE, "%s: [%s]: It must be written [%s]", self->file_name, present[i], meant);
    }

  return TRUE;
}

gboolean
hjl_environment_text_check_keys (HjlEnvironmentText *self,
                                 const char         *group,
                                 const char *const  *keys,
                                 GError            **error)
{
  g_auto (GStrv) present = g_key_file_get_keys (self->file, group, NULL, NULL);

  for (guint i = 0; present != NULL && present[i] != NULL; i++)
    {
      const char *meant = find_meant (present[i], keys);

      if (meant != NULL)
        {
          hjl_environment_text_set_error (self, group, present[i], error, "It must be written “%s”", meant);
          return FALSE;
        }
    }

  return TRUE;
}

void
hjl_environment_text_set_error (HjlEnvironmentText *self,
                                const char         *group,
                                const char         *key,
                                GError            **error,
                                const char         *format,
                                ...)
{
  g_autofree char *place = make_place (group, key);
  g_autofree char *what = NULL;
  va_list          arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE, "%s:%u: [%s] %s: %s",
               self->file_name,
               GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, place)),
               group, key, what);
}
