/* test-cv-words.c: the lists of words that CVs are read with
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "reader/hjl-cv-words.h"

#define RESOURCE_FOLDER "/org/example/HjLever/words"

/* How a list is looked into, by its place in HjlCvWord. */
typedef enum
{
  BY_KEY,
  FOLDED,
  WRITTEN
} Way;

static Way
get_way (HjlCvWord word)
{
  return word < HJL_N_CV_WORD_KEYS ? BY_KEY : word < HJL_N_CV_WORD_FOLDED ? FOLDED
                                                                          : WRITTEN;
}

/* (transfer full) (nullable): what is wrong with a list, NULL where nothing is */
static char *
find_trouble (const char *const *entries,
              Way                way)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (*entries == NULL)
    return g_strdup ("empty");
  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_autofree char *stripped = NULL;
      g_autofree char *folded = NULL;

      if (!g_utf8_validate (entries[i], -1, NULL))
        return g_strdup_printf ("%u is no UTF-8", i);
      stripped = g_strstrip (g_strdup (entries[i]));
      folded = hjl_cv_fold (entries[i]);
      if (!g_str_equal (stripped, entries[i]) || strpbrk (entries[i], "\t\r|") != NULL || strstr (entries[i], "  ") != NULL)
        return g_strdup_printf ("“%s” has blanks or bars", entries[i]);
      if (*folded == '\0')
        return g_strdup_printf ("“%s” is no word", entries[i]);
      if (way == FOLDED && !g_str_equal (folded, entries[i]))
        return g_strdup_printf ("“%s” is not folded", entries[i]);
      if (!g_hash_table_add (seen, way == WRITTEN ? g_strdup (entries[i]) : g_steal_pointer (&folded)))
        return g_strdup_printf ("“%s” is there twice", entries[i]);
    }

  return NULL;
}

static void
test_lists (void)
{
  for (guint word = 0; word < HJL_N_CV_WORDS; word++)
    {
      const char *const *entries = hjl_cv_words_get (word);
      g_autofree char   *trouble = find_trouble (entries, get_way (word));

      g_test_message ("%u: %s …", word, *entries);
      g_assert_cmpstr (trouble, ==, NULL);
      for (guint i = 0; get_way (word) == BY_KEY && entries[i] != NULL; i++)
        {
          g_autofree char *folded = hjl_cv_fold (entries[i]);

          g_assert_true (hjl_cv_word_is (word, folded));
        }
    }
}

/* The test above says so where a list is broken. */
static void
test_broken (void)
{
  static const struct
  {
    const char *entries[4];
    Way         way;
    const char *trouble; /* (nullable) */
  } lists[] = {
    { { NULL }, BY_KEY, "empty" },
    { { "gr\xfc\xdf" }, WRITTEN, "0 is no UTF-8" },
    { { "anna", " nowak" }, BY_KEY, "“ nowak” has blanks or bars" },
    { { "anna|nowak" }, BY_KEY, "“anna|nowak” has blanks or bars" },
    { { "kind  regards" }, FOLDED, "“kind  regards” has blanks or bars" },
    { { "anna\r" }, WRITTEN, "“anna\r” has blanks or bars" },
    { { "---" }, BY_KEY, "“---” is no word" },
    { { "Grüße" }, FOLDED, "“Grüße” is not folded" },
    { { "résumé", "cv", "resume" }, BY_KEY, "“resume” is there twice" },
    { { "Ltd", "AG", "Ltd" }, WRITTEN, "“Ltd” is there twice" },
    { { "Ltd", "LTD" }, WRITTEN, NULL },
    { { "Grüße", "grusse an alle" }, BY_KEY, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *trouble = find_trouble (lists[i].entries, lists[i].way);

      g_assert_cmpstr (trouble, ==, lists[i].trouble);
    }
}

/* Each file of the folder is a list, and each list is built in. */
static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "src", "reader", "words", NULL);
  g_auto (GStrv) built_in = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  hjl_cv_words_prepare ();
  built_in = g_resources_enumerate_children (RESOURCE_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (built_in), ==, HJL_N_CV_WORDS);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".txt"))
        g_assert_true (g_strv_contains ((const char *const *) built_in, name));
    }
}

/* What is said of a file to whoever reads it is no entry, and what the file has first and last is one. */
static void
test_lines (void)
{
  const char *const *given = hjl_cv_words_get (HJL_CV_WORD_GIVEN);

  g_assert_cmpstr (given[0], ==, "hayley");
  g_assert_cmpstr (given[g_strv_length ((GStrv) given) - 1], ==, "พิมพ์");
  g_assert_false (hjl_cv_word_is (HJL_CV_WORD_GIVEN, ""));
  g_assert_false (hjl_cv_word_is (HJL_CV_WORD_GIVEN, "english, irish, scottish, welsh"));
  g_assert_true (hjl_cv_word_is (HJL_CV_WORD_HEADING, "centres d'interet"));
  g_assert_true (hjl_cv_has_unspaced ("高级软件工程师"));
  g_assert_false (hjl_cv_has_unspaced ("王小明"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cv-words/lists", test_lists);
  g_test_add_func ("/cv-words/broken", test_broken);
  g_test_add_func ("/cv-words/files", test_files);
  g_test_add_func ("/cv-words/lines", test_lines);

  return g_test_run ();
}
