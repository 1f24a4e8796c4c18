/* test-fold.c: names that are the same, however they are written
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-candidate.h"
#include "model/hjl-fold.h"
#include "model/hjl-posting.h"
#include "model/hjl-role.h"
#include "model/hjl-stage.h"
#include "model/hjl-stage.h"

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
    const char *searched; /* NULL: the same */
    const char *line;
  } rows[] = {
    { NULL, NULL, NULL, NULL },
    { "", "", NULL, "" },
    { "Engineer", "engineer", NULL, "Engineer" },
    { "  two   blanks  ", "two blanks", NULL, "two blanks" },
    { "line\nends\r\nof\u2028all\u2029kinds\xc2\x85here\v\f\t!", "line ends of all kinds here !", NULL, "line ends of all kinds here !" },
    { "no\u00a0break\u202fnarrow\u2003em\u3000wide\u2800cell", "no break narrow em wide cell", NULL, "no break narrow em wide cell" },
    { "\ufeffzero\u200bwidth\u2060\u200d\u00ad", "zerowidth", NULL, "zerowidth" },
    { "\u202eevil\u202c \u2066x\u2069\u200f", "evil x", NULL, "evil x" },
    { "Re\u0301fe\u0301rence", "référence", "reference", "Re\u0301fe\u0301rence" },
    { "RÉFÉRENCE", "référence", "reference", "RÉFÉRENCE" },
    { "\uff25\uff4e\uff47 \uff11", "eng 1", NULL, "\uff25\uff4e\uff47 \uff11" },
    { "\ufb01le", "file", NULL, "\ufb01le" },
    { "Straße", "strasse", NULL, "Straße" },
    { "STRA\u1e9eE", "strasse", NULL, "STRA\u1e9eE" },
    { "\u0130stanbul", "istanbul", NULL, "\u0130stanbul" },
    { "ISTANBUL", "istanbul", NULL, "ISTANBUL" },
    { "\u0131stanbul", "istanbul", NULL, "\u0131stanbul" },
    { "I\u0307stanbul", "istanbul", NULL, "I\u0307stanbul" },
    { "Σίσυφος", "σίσυφοσ", "σισυφοσ", "Σίσυφος" },
    { "non\u2011breaking\u2010hyphen", "non-breaking-hyphen", NULL, "non\u2011breaking\u2010hyphen" },
    { "\u6a5f\u68b0\ufe00\u3000\uff76\uff9e", "\u6a5f\u68b0 \u30ac", "\u6a5f\u68b0 \u30ab\u3099", "\u6a5f\u68b0 \uff76\uff9e" },
    { "caf\xe9", "caf\ufffd", NULL, "caf\ufffd" },
    { "tab\x1b[31mred", "tab [31mred", NULL, "tab [31mred" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = hjl_fold (rows[i].text);
      g_autofree char *searched = hjl_fold_for_search (rows[i].text);
      g_autofree char *line = hjl_fold_blanks (rows[i].text);
      g_autofree char *again = hjl_fold (folded);

      g_assert_cmpstr (folded, ==, rows[i].folded);
      g_assert_cmpstr (searched, ==, rows[i].searched != NULL ? rows[i].searched : rows[i].folded);
      g_assert_cmpstr (line, ==, rows[i].line);
      g_assert_cmpstr (again, ==, folded);
    }
}

static void
test_equal (void)
{
  g_assert_true (hjl_fold_equal ("Ada  Example", " ADA\u00a0example\n"));
  g_assert_false (hjl_fold_equal ("Resume", "Résumé"));
  g_assert_false (hjl_fold_equal (NULL, NULL));
  g_assert_false (hjl_fold_equal (NULL, "a"));
  g_assert_false (hjl_fold_equal ("", ""));
  g_assert_false (hjl_fold_equal (" ", "\u200b"));
}

/* What a name looks like where there is one line for it. */
static void
test_line (void)
{
  static const struct
  {
    const char *text;
    const char *line;
  } rows[] = {
    { "Engineer\nRemote", "Engineer Remote" },
    { "\r\n Engineer\t\xc2\x85\u2028Remote \n", "Engineer Remote" },
    { "\u202eevil\u202c \u2067name\u2069\u200f", "evil name" },
    { "bell\x07\x1b[31m", "bell [31m" },
    { "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645" },
    { "\U0001f469\u200d\U0001f4bb\ufe0f", "\U0001f469\u200d\U0001f4bb\ufe0f" },
    { "\ufeffAda", "Ada" },
    { "caf\xe9", "caf\ufffd" },
  };
  g_autoptr (HjlStage) stage = hjl_stage_new (&(HjlStage){ .id = "s", .name = "Phone\nscreen" });

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = hjl_fold_line (rows[i].text);

      g_assert_cmpstr (line, ==, rows[i].line);
    }
  g_assert_null (hjl_fold_line (NULL));
  g_assert_cmpstr (stage->name, ==, "Phone screen");
}

/* What is searched for word by word. */
static void
test_search (void)
{
  static const struct
  {
    const char *name;
    const char *search;
    gboolean    found;
  } rows[] = {
    { "Ada Byron", "byron ada", TRUE },
    { "Ada Byron", "  BYR\u00a0a\u200bd\n", TRUE },
    { "Ada Byron", "ada ada", TRUE },
    { "Ada Byron", "ada byron king", FALSE },
    { "Zoë Ångström", "angstrom zoe", TRUE },
    { "Zoe\u0308 A\u030angstro\u0308m", "ÅNGSTRÖM zoë", TRUE },
    { "Ada Byron", " \u200b ", TRUE },
    { "Ada Byron", NULL, TRUE },
    { NULL, "", TRUE },
    { NULL, "ada", FALSE },
  };
  g_autoptr (GString) page = g_string_new (NULL);
  g_auto (GStrv) many = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = hjl_fold_for_search (rows[i].name);
      g_auto (GStrv) words = hjl_fold_words (rows[i].search);

      g_test_message ("%s: %s", rows[i].name, rows[i].search);
      g_assert_cmpint (hjl_fold_has_words (folded, (const char *const *) words), ==, rows[i].found);
    }
  g_assert_true (hjl_fold_has_words (NULL, NULL));

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (page, "%u ", i);
  many = hjl_fold_words (page->str);
  g_assert_cmpuint (g_strv_length (many), ==, 50);
  g_assert_cmpstr (many[49], ==, "49");
}

/* The words that services have for states and kinds. */
static void
test_words (void)
{
  static const struct
  {
    const char *text;
    gboolean    is;
  } rows[] = {
    { "accepted", TRUE },
    { "ACCEPTED", TRUE },
    { "Accepted", TRUE },
    { " accepted\r\n", TRUE },
    { "accept", FALSE },
    { "accepted2", FALSE },
    { "accepted not", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (hjl_is_word (rows[i].text, "accepted"), ==, rows[i].is);
      g_assert_cmpint (hjl_candidate_status_from_string (rows[i].text) == HJL_CANDIDATE_STATUS_ACCEPTED, ==, rows[i].is);
    }
  g_assert_false (hjl_is_word ("accepted", NULL));
  g_assert_cmpint (hjl_posting_state_from_string ("Published"), ==, hjl_posting_state_from_string ("published"));
  g_assert_cmpint (hjl_posting_state_from_string ("Published"), !=, HJL_POSTING_STATE_UNKNOWN);
  g_assert_cmpint (hjl_role_status_from_string ("Live"), ==, HJL_ROLE_STATUS_LIVE);
  g_assert_cmpint (hjl_stage_kind_from_string ("Rejected"), ==, hjl_stage_kind_from_string ("rejected"));
  g_assert_cmpint (hjl_stage_kind_from_string ("Rejected"), !=, HJL_STAGE_KIND_IN_PROCESS);
}

/* As people count: “2” before “10”; neither case nor marks say where something stands. */
static void
test_natural_order (void)
{
  static const struct
  {
    const char *before;
    const char *after;
  } rows[] = {
    { "Engineer 2", "Engineer 10" },
    { "engineer 9", "Engineer 10" },
    { "Stage 1.9", "Stage 1.10" },
    { "9", "10" },
    { "\u00c9cole 2", "\u00e9cole 10" },
    { "Analyst", "Engineer 1" },
    { NULL, "A" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("“%s” before “%s”", rows[i].before, rows[i].after);
      g_assert_cmpint (hjl_fold_compare (rows[i].before, rows[i].after), <, 0);
      g_assert_cmpint (hjl_fold_compare (rows[i].after, rows[i].before), >, 0);
    }
  g_assert_cmpint (hjl_fold_compare ("ENGINEER 2", "engineer 2"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold/table", test_fold);
  g_test_add_func ("/fold/equal", test_equal);
  g_test_add_func ("/fold/line", test_line);
  g_test_add_func ("/fold/search", test_search);

  g_test_add_func ("/fold/words", test_words);
  g_test_add_func ("/fold/natural-order", test_natural_order);

  return g_test_run ();
}
