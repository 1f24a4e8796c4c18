/* hjl-json-places.c: on which line of a JSON text each member stands, and which stand there twice
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-json-places.h"

#include "net/hjl-json.h"

#include <json-glib/json-glib.h>

struct _HjlJsonPlaces
{
  GHashTable *lines; /* (element-type utf8 guint) by path */
  GPtrArray  *twice; /* (element-type utf8) */
};

/* An object or an array that is open. */
typedef struct
{
  char    *path;
  gboolean array;
  guint    index;
  gboolean wants_name; /* an object whose next text names a member */
  char    *member;     /* nullable: the path of the value that comes next */
} Frame;

static void
clear_frame (gpointer data)
{
  Frame *frame = data;

  g_free (frame->path);
  g_free (frame->member);
}

static Frame *
get_top (GArray *frames)
{
  return frames->len > 0 ? &g_array_index (frames, Frame, frames->len - 1) : NULL;
}

/* json-glib takes both kinds of quotes. Returns: behind the closing one, or the end of the text */
static const char *
skip_string (const char *p)
{
  char quote = *p++;

  while (*p != '\0' && *p != quote)
    p += *p == '\\' && p[1] != '\0' ? 2 : 1;

  return *p != '\0' ? p + 1 : p;
}

/* Returns: behind a comment of either kind, or @p where there is none */
static const char *
skip_comment (const char *p)
{
  const char *end;

  if (p[0] != '/' || (p[1] != '*' && p[1] != '/'))
    return p;

  end = p[1] == '*' ? strstr (p + 2, "*/") : strchr (p, '\n');
  if (end == NULL)
    return p + strlen (p);

  return p[1] == '*' ? end + 2 : end;
}

/* What a name is without its escapes. (transfer full) */
static char *
dup_name (const char *start,
          const char *end)
{
  g_autofree char *literal = g_strdup_printf ("\"%.*s\"", (int) (end - start - 2), start + 1);
  g_autoptr (JsonNode) node = strchr (literal, '\\') != NULL ? hjl_json_parse (literal, -1, NULL) : NULL;

  if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));

  return g_strndup (start + 1, end - start - 2);
}

static void
note (HjlJsonPlaces *self,
      const char    *path,
      guint          line)
{
  if (!g_hash_table_contains (self->lines, path))
    g_hash_table_insert (self->lines, g_strdup (path), GUINT_TO_POINTER (line));
  else
    g_ptr_array_add (self->twice, g_strdup (path));
}

static void
take_name (HjlJsonPlaces *self,
           Frame         *frame,
           const char    *start,
           const char    *end,
           guint          line)
{
  g_autofree char *name = dup_name (start, end);

  g_free (frame->member);
  frame->member = *frame->path != '\0' ? g_strconcat (frame->path, ".", name, NULL) : g_strdup (name);
  frame->wants_name = FALSE;
  note (self, frame->member, line);
}

/* Returns: (transfer full): the path of the value that begins here */
static char *
begin_value (HjlJsonPlaces *self,
             GArray        *frames,
             guint          line)
{
  Frame *frame = get_top (frames);
  char  *path;

  if (frame == NULL)
    return g_strdup ("");
  if (!frame->array)
    return g_strdup (frame->member != NULL ? frame->member : frame->path);

  path = g_strdup_printf ("%s[%u]", frame->path, frame->index);
  if (!g_hash_table_contains (self->lines, path))
    note (self, path, line);

  return path;
}

static void
read_places (HjlJsonPlaces *self,
             const char    *text)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, TRUE, sizeof (Frame));
  guint line = 1;

  g_array_set_clear_func (frames, clear_frame);
  for (const char *p = text; *p != '\0';)
    {
      const char *end = skip_comment (p);
      Frame      *top = get_top (frames);

      if (end == p && (*p == '"' || *p == '\''))
        {
          end = skip_string (p);
          if (top != NULL && top->wants_name)
            take_name (self, top, p, end, line);
          else
            g_free (begin_value (self, frames, line));
        }
      else if (end == p)
        {
          end = p + 1;
          if (*p == '{' || *p == '[')
            {
              Frame frame = { begin_value (self, frames, line), *p == '[', 0, *p == '{', NULL };

              g_array_append_val (frames, frame);
            }
          else if ((*p == '}' || *p == ']') && top != NULL)
            g_array_set_size (frames, frames->len - 1);
          else if (*p == ',' && top != NULL)
            {
              top->index++;
              top->wants_name = !top->array;
            }
          else if (!g_ascii_isspace (*p) && *p != ':')
            g_free (begin_value (self, frames, line));
        }

      for (; p < end; p++)
        line += *p == '\n';
    }
}

HjlJsonPlaces *
hjl_json_places_new (const char *text)
{
  HjlJsonPlaces *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (HjlJsonPlaces, 1);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->twice = g_ptr_array_new_with_free_func (g_free);
  read_places (self, text);

  return self;
}

void
hjl_json_places_free (HjlJsonPlaces *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->lines);
  g_ptr_array_unref (self->twice);
  g_free (self);
}

guint
hjl_json_places_get_line (HjlJsonPlaces *self,
                          const char    *path)
{
  g_autofree char *around = NULL;

  g_return_val_if_fail (self != NULL, 1);
  g_return_val_if_fail (path != NULL, 1);

  around = g_strdup (path);
  while (*around != '\0')
    {
      gpointer line = g_hash_table_lookup (self->lines, around);
      char    *cut;

      if (line != NULL)
        return GPOINTER_TO_UINT (line);
      for (cut = around + strlen (around) - 1; cut > around && *cut != '.' && *cut != '['; cut--)
        ;
      *cut = '\0';
    }

  return 1;
}

GPtrArray *
hjl_json_places_get_twice (HjlJsonPlaces *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->twice;
}
