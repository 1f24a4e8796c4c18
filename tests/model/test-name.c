/* test-name.c: two ways to write one name, and two people's
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-name.h"

/* Either way round, and says which names it is that should be judged otherwise. */
static gboolean
judged (const char *a,
        const char *b,
        gboolean    differ)
{
  gboolean right = hjl_names_differ (a, b) == differ && hjl_names_differ (b, a) == differ;

  if (!right)
    g_test_message ("“%s” and “%s” should %sdiffer", a, b, differ ? "" : "not ");

  return right;
}

static void
test_same (void)
{
  static const struct
  {
    const char *a;
    const char *b;
  } rows[] = {
    { "Ada Example", "Ada Example" },
    { "Ada Example", "  ada\u00a0EXAMPLE\n" },
    { "Ada Example", "Example, Ada" },
    { "Björn Åkerström", "Bjorn Akerstrom" },
    { "Bjo\u0308rn Åkerström", "Björn A\u030akerström" },
    { "Jörg Müller", "Joerg Mueller" },
    { "Jorg Muller", "Joerg Mueller" },
    { "Søren Łukasz Đorđić", "Soren Lukasz Dordic" },
    { "Straße Æsir", "Strasse Aesir" },
    { "İpek Işık", "ipek isik" },
    { "A. Example", "Ada Example" },
    { "Ada E.", "Ada Example" },
    { "A. E.", "Ada Example" },
    { "Ada Maria Example", "Ada Example" },
    { "Ada M. Example", "Ada Example" },
    { "Ada Maria Example", "Ada M Example" },
    { "Ada Maria Example", "Ada Katharina Example" },
    { "Dr. Ada Example", "Ada Example, PhD" },
    { "Mr Ada Example Jr.", "Ada Example" },
    { "Alex Example", "Alexandra Example" },
    { "Anne-Marie Example", "Annemarie Example" },
    { "Anne Marie Example", "Example Annemarie" },
    { "Quentin O'Quote", "Quentin O’Quote" },
    { "Quentin O'Quote", "Quentin OQuote" },
    { "Quentin O Quote", "Quentin O'Quote" },
    { "Jon Exampel", "Jon Example" },
    { "Catherine Example", "Katherine Example" },
    { "Ada Example-Muster", "Ada Muster" },
    { "Ada de la Fuente y Villanueva", "Ada Villanueva" },
    { "Ada", "Ada Example" },
    { "Example", "Ada Example" },
    { "Ada (Addie) Example", "Ada Example" },
    { "李 明華", "李明華" },
    { "明華 李", "李明華" },
    { "張偉明", "张伟明" },
    { "Ｍｉｎｇ Ｌｉ", "Ming Li" },
    { "김민준", "김 민준" },
    /* Another script is another way to write the same name for all that can be known. */
    { "Ольга Ветрова", "Olga Vetrova" },
    { "Νίκος Παπαδάτος", "Nikos Papadatos" },
    { "李明華", "Minghua Li" },
    { "ليلى حداد", "Layla Haddad" },
    { "やまだ はなこ", "山田 花子" },
    { "李明華 (Ming Li)", "Ming Li" },
    { "李明華 (Ming Li)", "李明華" },
    /* Nothing to go by. */
    { NULL, "Ada Example" },
    { "", "Ada Example" },
    { " \u200b", "Ada Example" },
    { "—", "Ada Example" },
    { "12345", "Ada Example" },
    { "ada@example.com", "Peter Muster" },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (judged (rows[i].a, rows[i].b, FALSE));
}

static void
test_different (void)
{
  static const struct
  {
    const char *a;
    const char *b;
  } rows[] = {
    { "Ada Example", "Peter Muster" },
    { "Jonas Shared", "Greta Shared" },
    { "Shared, Jonas", "Greta Shared" },
    { "Ada Example", "Ada Muster" },
    { "Peter Paul Example", "Ada Example" },
    { "J. Shared", "Greta Shared" },
    { "Dr. Jonas Shared", "Dr. Greta Shared" },
    { "Jonas M. Shared", "Greta M. Shared" },
    { "Ann Lee", "Ian Lee" },
    { "Ольга Ветрова", "Пётр Ветров" },
    { "Νίκος Παπαδάτος", "Ελένη Παπαδάτου" },
    { "李明", "王芳" },
    { "ليلى حداد", "يوسف حداد" },
    { "Peter", "Ada Example" },
    { "李明 (Ming Li)", "Fang Wang" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (judged (rows[i].a, rows[i].b, TRUE));
}

/* Whatever the text is: the same both ways round, and nobody differs from themselves. */
static void
test_random (void)
{
  static const char *const pieces[] = { "a", "e", "ü", "ß", "İ", "I", " ", "-", "'", "\u0301", "李", "Я", "ا", "\xff", "\u200b", "@", "9" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) a = g_string_new (NULL);
      g_autoptr (GString) b = g_string_new (NULL);

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (a, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (b, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      g_assert_false (hjl_names_differ (a->str, a->str));
      g_assert_cmpint (hjl_names_differ (a->str, b->str), ==, hjl_names_differ (b->str, a->str));
    }
}

static void
test_emails (void)
{
  static const char *const emails[] = { " Ada@Example.com ", "ada@example.COM", "", " ", "\u200bx@example.com\n", "y@example.com", "x@example.com", NULL };
  g_auto (GStrv) distinct = hjl_emails_dup_distinct (emails);
  g_auto (GStrv) none = hjl_emails_dup_distinct (NULL);
  g_autofree char *joined = g_strjoinv (" ", distinct);

  g_assert_cmpstr (joined, ==, "Ada@Example.com x@example.com y@example.com");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/name/same", test_same);
  g_test_add_func ("/name/different", test_different);
  g_test_add_func ("/name/random", test_random);
  g_test_add_func ("/name/emails", test_emails);

  return g_test_run ();
}
