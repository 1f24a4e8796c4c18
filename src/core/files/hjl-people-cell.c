/* hjl-people-cell.c: what stands in a cell of a table of people
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "files/hjl-people-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/hjl-fold.h"

/* No name of a person is longer. */
#define MAX_NAME 100
/* Of a whole number: what a code of an area has not. */
#define MIN_DIGITS 7

/* UTF-8 that a program took for Windows-1252 and wrote as UTF-8 once more: "JosÃ©". Returns: (transfer full) (nullable): what was
 * meant, where the whole cell is so */
static char *
undo_twice (const char *cell)
{
  g_autoptr (GString) bytes = g_string_new (NULL);

  if (g_str_is_ascii (cell))
    return NULL;
  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar         c = g_utf8_get_char (p);
      g_autofree char *byte = c > 0xff ? g_convert (p, g_utf8_next_char (p) - p, "WINDOWS-1252", "UTF-8", NULL, NULL, NULL) : NULL;

      if (c > 0xff && byte == NULL)
        return NULL;
      g_string_append_c (bytes, byte != NULL ? *byte : (char) c);
    }

  return g_utf8_validate (bytes->str, (gssize) bytes->len, NULL) ? g_strdup (bytes->str) : NULL;
}

/* What pages write for their own signs: "O&#39;Neil". (transfer full) (nullable) */
static char *
undo_page (const char *cell)
{
  static const char *const names[] = { "amp", "&", "quot", "\"", "apos", "'", "lt", "<", "gt", ">", "nbsp", " " };
  g_autoptr (GString) text = g_string_new (NULL);

  if (strchr (cell, '&') == NULL)
    return NULL;
  for (const char *p = cell; *p != '\0';)
    {
      const char *end = *p == '&' ? p + 1 + strcspn (p + 1, "; &") : p;
      gboolean    hex = p[0] == '&' && p[1] == '#' && (p[2] == 'x' || p[2] == 'X');
      guint64     c = end > p && *end == ';' && p[1] == '#' ? g_ascii_strtoull (p + 2 + hex, NULL, hex ? 16 : 10) : 0;
      gsize       before = text->len;

      for (guint i = 0; end > p && *end == ';' && i < G_N_ELEMENTS (names); i += 2)
        if (strlen (names[i]) == (gsize) (end - p - 1) && strncmp (p + 1, names[i], end - p - 1) == 0)
          g_string_append (text, names[i + 1]);
      if (c <= 0x10ffff && g_unichar_isprint ((gunichar) c))
        g_string_append_unichar (text, (gunichar) c);
      if (text->len > before)
        p = end + 1;
      else
        g_string_append_c (text, *p++);
    }

  return g_strdup (text->str);
}

/* Quotation marks around all of a cell are of a program, whichever they are. */
static char *
undo_quotes (const char *cell)
{
  static const char *const pairs[] = { "=\"", "\"", "\"", "\"", "'", "'", "“", "”", "„", "“", "„", "”", "‘", "’", "«", "»" };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    {
      gsize            size = strlen (cell), start = strlen (pairs[i]), end = strlen (pairs[i + 1]);
      g_autofree char *inner = size >= start + end ? g_strndup (cell + start, size - start - end) : NULL;

      if (inner != NULL && g_str_has_prefix (cell, pairs[i]) && g_str_has_suffix (cell, pairs[i + 1]) &&
          (i == 0 || (strstr (inner, pairs[i]) == NULL && strstr (inner, pairs[i + 1]) == NULL)))
        return g_steal_pointer (&inner);
    }

  return NULL;
}

char *
hjl_people_cell_dup (const char *bytes,
                     gsize       size)
{
  static char *(*const undo[]) (const char *cell) = { undo_twice, undo_page, undo_quotes };
  /* An empty one may come without any. */
  char *cell = size > 0 ? g_strndup (bytes, size) : g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (undo); i++)
    {
      char *undone = undo[i](g_strstrip (cell));

      if (undone != NULL)
        g_free (g_steal_pointer (&cell));
      cell = undone != NULL ? undone : cell;
    }

  return g_strstrip (cell);
}

/* What a spreadsheet shows in place of a value, in its language: "#REF!", "#NV", "#ERROR!", "#¿NOMBRE?". */
static gboolean
is_mistake (const char *cell)
{
  const char *p = cell + 1;

  if (*cell != '#')
    return FALSE;
  while (*p != '\0' && (g_unichar_isupper (g_utf8_get_char (p)) || g_utf8_strchr ("/!?_0¡¿", -1, g_utf8_get_char (p)) != NULL))
    p = g_utf8_next_char (p);

  return *p == '\0';
}

gboolean
hjl_people_cell_is_empty (const char *cell,
                          gboolean    is_name)
{
  static const char *const words[] = { "n/a", "n.a.", "n.a", "null", "<null>", "(null)", "none", "nan", "undefined", "(blank)", NULL };
  g_autofree char         *folded = hjl_fold (cell);

  if (strspn (folded, "-–—_.?") == strlen (folded))
    return TRUE;
  if (g_str_equal (cell, "NA") || is_mistake (cell))
    return TRUE;
  if (!g_strv_contains (words, folded))
    return FALSE;

  /* "Null", "None" and "Nan" are names; "NULL" and "null" are of a program. */
  return !(is_name && g_ascii_isupper (cell[0]) && g_ascii_islower (cell[1]));
}

gboolean
hjl_people_cell_is_nobody (const char *name)
{
  static const char *const words[] = { "unknown", "unbekannt", "inconnu", "inconnue", "desconocido", "nieznany", "anonymous", "anonym", "anonyme",
                                       "anonimo", "no name", "noname", "name", "not available", "not provided", "candidate", "test", "tbd", "xxx",
                                       NULL };
  g_autofree char         *folded = hjl_fold_for_search (name);

  if (g_strv_contains (words, folded) || hjl_people_cell_is_empty (name, FALSE))
    return TRUE;
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

const char *
hjl_people_cell_judge_name (const char *cell)
{
  if (*cell == '=')
    return _ ("This is a formula. Save the table with values instead of formulas, and add that file.");
  if (strpbrk (cell, "\n@") == NULL && g_utf8_strlen (cell, -1) <= MAX_NAME)
    return NULL;

  return _ ("This is not a name. Perhaps a quotation mark is opened in this row and not closed.");
}

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  if (at == NULL || at == text || strchr (at + 1, '@') != NULL || strchr (at + 1, '.') == NULL || at[1] == '.' ||
      text[strlen (text) - 1] == '.' || strstr (text, "..") != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || (c > 0x7f && !g_unichar_isalnum (c) && !g_unichar_ismark (c)) ||
          strchr ("<>()[]\\,;:\"", (int) MIN (c, 0x7f)) != NULL)
        return FALSE;
    }

  return TRUE;
}

/* "Jane Doe <jane@example.com>", "jane@example.com / j.doe@example.com" and "mailto:jane@example.com" are addresses to everybody. */
const char *
hjl_people_cell_take_emails (const char *cell,
                             GPtrArray  *emails,
                             char      **bad)
{
  g_autofree char *line = hjl_fold_blanks (cell);
  g_auto (GStrv) parts = g_strsplit_set (line, " ,;|/<>()[]\"", -1);
  gboolean found = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *whole = hjl_people_cell_dup (parts[i], strlen (parts[i]));
      char            *address = whole;

      /* A link may have a subject, too. */
      if (g_ascii_strncasecmp (address, "mailto:", 7) == 0)
        {
          address += 7;
          address[strcspn (address, "?")] = '\0';
        }
      /* What keeps a spreadsheet from calculating. */
      address += *address == '\'';
      if (strchr (address, '@') == NULL)
        continue;
      if (!is_email (address))
        {
          *bad = g_strdup (address);
          return _ ("This is no email address.");
        }
      g_ptr_array_add (emails, g_strdup (address));
      found = TRUE;
    }
  if (found)
    return NULL;

  *bad = g_strdup (line);
  return _ ("This is no email address.");
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += g_ascii_isdigit (*text);

  return n;
}

/* 4.47911E+11: what was behind the point is lost. */
static gboolean
is_shortened (const char *text)
{
  gsize n = strspn (text, "0123456789.,");

  return n > 0 && (text[n] == 'E' || text[n] == 'e') && text[n + 1] == '+' && g_ascii_isdigit (text[n + 2]) && count_digits (text + n) < MIN_DIGITS;
}

static void
take_phone (const char *number,
            GPtrArray  *phones)
{
  gsize            label = strcspn (number, ":0123456789");
  g_autofree char *phone = NULL;
  gsize            n;

  /* "tel:+44 20 7946 0000", "Mobile: …" */
  if (number[label] == ':')
    number += label + 1;
  number += strspn (number, "' \t");
  phone = g_strstrip (g_strdup (number));
  /* What a program calculated with: 447911123456.0 */
  n = strspn (phone, "0123456789");
  if (n >= MIN_DIGITS && g_str_equal (phone + n, ".0"))
    phone[n] = '\0';
  if (count_digits (phone) > 0 && !g_ptr_array_find_with_equal_func (phones, phone, g_str_equal, NULL))
    g_ptr_array_add (phones, g_steal_pointer (&phone));
}

const char *
hjl_people_cell_take_phones (const char *cell,
                             GPtrArray  *phones)
{
  g_auto (GStrv) groups = g_strsplit (cell, ":::", -1);
  g_autofree char *apart = g_strjoinv (";", groups);
  g_auto (GStrv) parts = g_strsplit_set (apart, ";,|\n", -1);

  if (is_shortened (cell + (*cell == '\'')))
    return _ ("The spreadsheet has shortened this number, and its last digits are lost. Format the column as text, and fill it in again.");

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *start = parts[i];

      /* 0171/1234567 is one number: a slash is between two where both are whole. */
      for (char *slash = strchr (start, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
        {
          *slash = '\0';
          if (count_digits (start) >= MIN_DIGITS && count_digits (slash + 1) >= MIN_DIGITS)
            {
              take_phone (start, phones);
              start = slash + 1;
            }
          else
            *slash = '/';
        }
      take_phone (start, phones);
    }

  return NULL;
}

/* With a scheme, or a host that is one: "linkedin.com/in/jane". */
static gboolean
is_link (const char *text)
{
  gsize       host = strcspn (text, "/?#");
  const char *dot;

  if (g_ascii_strncasecmp (text, "https://", 8) == 0 || g_ascii_strncasecmp (text, "http://", 7) == 0)
    return strchr (strstr (text, "//"), '.') != NULL;
  dot = g_strrstr_len (text, (gssize) host, ".");
  /* "Node.js" is none. */
  if (dot == NULL || dot == text || dot + 2 >= text + host || strchr (text, '@') != NULL || (text[host] == '\0' && g_ascii_isupper (text[0])))
    return FALSE;
  for (const char *p = text; p < text + host; p++)
    if (!g_ascii_isalnum (*p) && *p != '.' && *p != '-')
      return FALSE;
  for (const char *p = dot + 1; p < text + host; p++)
    if (!g_ascii_isalpha (*p))
      return FALSE;

  return TRUE;
}

void
hjl_people_cell_take_links (const char *cell,
                            GPtrArray  *links)
{
  g_autofree char *line = hjl_fold_blanks (cell);
  g_auto (GStrv) parts = g_strsplit_set (line, " ,;|<>\"", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (is_link (parts[i]) && !g_ptr_array_find_with_equal_func (links, parts[i], g_str_equal, NULL))
      g_ptr_array_add (links, g_strdup (parts[i]));
}
