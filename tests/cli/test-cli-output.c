/* test-cli-output.c: tables of names that are long, wide or made to deceive
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/hjl-cli-output.h"

#include <string.h>

#define ID "0f8fad5b-d9cb-469f-a165-70867728950e"

/* As a terminal counts. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : (g_unichar_iswide (c) ? 2 : 1);
    }

  return width;
}

static char *
repeat (const char *text,
        guint       n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);

  return g_string_free (all, FALSE);
}

static char *
format (const char *name,
        const char *text,
        guint       width)
{
  g_autoptr (HjlTable) table = hjl_table_new ("Name", "State", "Text", NULL);

  hjl_table_add (table, "Ada Example", ID, "short");
  hjl_table_add (table, name, "waiting", text);

  return hjl_table_format (table, width);
}

static void
test_plain (void)
{
  g_autofree char *printed = format ("Eve", "b", 0);

  g_assert_cmpstr (printed, ==,
                   "Name         State                                 Text\n"
                   "Ada Example  " ID "  short\n"
                   "Eve          waiting                               b\n");
}

/* One very long name, of any kind of letters: the other lines are as wide as names are, an id is whole, and on a
 * terminal nothing is wider than that. */
static void
test_long (void)
{
  static const char *const letters[] = { "x", "long name ", "\u6f22", "\U0001f600", "e\u0301", "\u0e01\u0e34" };
  static const guint       widths[] = { 0, 60, 80, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    for (guint k = 0; k < G_N_ELEMENTS (widths); k++)
      {
        g_autofree char *name = repeat (letters[i], 1000);
        g_autofree char *text = repeat ("some words ", 40);
        g_autofree char *printed = format (name, text, widths[k]);
        g_autofree char *same = format (name, "b", widths[k]);
        g_auto (GStrv) lines = g_strsplit (same, "\n", -1);

        g_assert_true (g_utf8_validate (printed, -1, NULL));
        g_assert_nonnull (strstr (printed, ID));
        g_assert_nonnull (strstr (printed, "…"));
        g_assert_cmpuint (g_strv_length (lines), ==, 4);
        for (guint line = 0; line < 3; line++)
          g_assert_cmpuint (measure (lines[line]), <=, widths[k] > 0 ? MAX (widths[k], 78) : 120);
        /* The columns stand below each other. */
        g_assert_cmpuint (measure (lines[2]) - strlen ("b"), ==, measure (lines[1]) - strlen ("short"));
      }
}

/* Text that does not fit a terminal goes on below itself, and none of it is lost. */
static void
test_wrap (void)
{
  g_autofree char *printed = format ("Eve", "Ask your Customer Success Manager to enable the integration, then check again.", 90);
  g_auto (GStrv) words = g_strsplit ("Ask your Customer Success Manager to enable the integration, then check again.", " ", -1);
  g_auto (GStrv) lines = g_strsplit (printed, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, 4);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpuint (measure (lines[i]), <=, 90);
  for (guint i = 0; words[i] != NULL; i++)
    g_assert_nonnull (strstr (printed, words[i]));
}

static void
test_clean (void)
{
  static const char *const rows[][2] = {
    { "a\x1b[31mred\x07", "a [31mred " },
    { "line\nend\r\ttab", "line end  tab" },
    { "next\xc2\x85"
      "line\xc2\x9b"
      "31m",
      "next line 31m" },
    { "\u202eevil\u202c\u2066x\u2069\u200e\u200f\u061c", "evilx" },
    { "sep\u2028para\u2029", "sep para " },
    { "\ufefftag\U000e0041", "tag" },
    { "caf\xe9", "caf\ufffd" },
    { "\u200dfamily", "\u200dfamily" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *cleaned = hjl_clean_line (rows[i][0]);
      g_autofree char *printed = format (rows[i][0], rows[i][0], 0);

      g_assert_cmpstr (cleaned, ==, rows[i][1]);
      g_assert_nonnull (strstr (printed, rows[i][1]));
      g_assert_true (g_utf8_validate (printed, -1, NULL));
    }
}

static void
test_json (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (JsonBuilder) builder = hjl_json_begin ();

      hjl_json_string (builder, "name", "a\u202eb\x1b\x7f\xc2\x9b\U000e0041\n\xff");
      hjl_json_print (builder, FALSE);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  /* Whole, and nothing of it raw. */
  g_test_trap_assert_stdout ("*{\"name\":\"a\\u202eb\\u001b\\u007f\\u009b\\udb40\\udc41\\n\ufffd\"}*");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/output/plain", test_plain);
  g_test_add_func ("/cli/output/long", test_long);
  g_test_add_func ("/cli/output/wrap", test_wrap);
  g_test_add_func ("/cli/output/clean", test_clean);
  g_test_add_func ("/cli/output/json", test_json);

  return g_test_run ();
}
