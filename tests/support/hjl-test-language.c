/* hjl-test-language.c: a language that nobody speaks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-language.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <unistd.h>

#include "hjl-test-utils.h"

/* In the order of the English texts. */
static const struct
{
  const char *english;
  gsize       n_english; /* with what is between singular and plural */
  const char *other;
  gsize       n_other;
} catalogue[] = {
#define TEXT(english, other)                             \
  {                                                      \
    english, sizeof english - 1, other, sizeof other - 1 \
  }
  TEXT ("", "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n!=1;\n"),
  TEXT ("%s (%s)", "%s [%s]"),
  TEXT ("A change for this candidate was refused. Fix the cause, then choose Retry.", "REFUSED."),
  TEXT ("Connected to Lever", "LEVER: YES"),
  TEXT ("Exported to “%s” with %u file.\0Exported to “%s” with %u files.", "%2$u FILE TO “%1$s”\0%2$u FILES TO “%1$s”"),
  TEXT ("Moved to “%s” in Lever.", "TO LEVER “%s”"),
  TEXT ("Not done yet; each sync tries again: %s", "AGAIN: %s"),
  TEXT ("The server took too long to answer. Check the network connection and try again.", "SLOW."),
  TEXT ("There was a %s in the place of the file.", "A %s IS NO FILE"),
  TEXT ("web page", "PAGE"),
#undef TEXT
};

static void
append_number (GByteArray *bytes,
               guint32     number)
{
  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

/* Where @texts begin, and then themselves: the file that msgfmt makes, without a hash. */
static void
write_catalogue (const char *path)
{
  const guint32 n = G_N_ELEMENTS (catalogue);
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autoptr (GByteArray) texts = g_byte_array_new ();
  const guint32 start = 28 + 16 * n;
  const guint32 numbers[] = { 0x950412de, 0, n, 28, 28 + 8 * n, 0, start };

  g_byte_array_append (head, (const guint8 *) numbers, sizeof numbers);
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < n; i++)
      {
        const char *text = side == 0 ? catalogue[i].english : catalogue[i].other;
        gsize       length = side == 0 ? catalogue[i].n_english : catalogue[i].n_other;

        append_number (head, (guint32) length);
        append_number (head, start + texts->len);
        g_byte_array_append (texts, (const guint8 *) text, (guint) length + 1);
      }
  g_byte_array_append (head, texts->data, texts->len);
  g_assert_true (g_file_set_contents (path, (const char *) head->data, head->len, NULL));
}

/* Where glibc keeps the locales that are always there. */
#define LOCALES "/usr/lib/locale"

void
hjl_test_language_set_locale (const char *folder)
{
  g_autofree char *link = g_build_filename (folder, "en_GB.utf8", NULL);
  g_autofree char *path = g_strconcat (folder, ":" LOCALES, NULL);

  g_assert_cmpint (symlink (LOCALES "/C.utf8", link), ==, 0);
  g_setenv ("LOCPATH", path, TRUE);
  g_setenv ("LC_ALL", "en_GB.UTF-8", TRUE);
  g_assert_nonnull (setlocale (LC_ALL, ""));
}

static char *languages;

void
hjl_test_language_set_up (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  languages = hjl_test_make_folder ();
  hjl_test_language_set_locale (languages);
  folder = g_build_filename (languages, "xx", "LC_MESSAGES", NULL);
  path = g_build_filename (folder, GETTEXT_PACKAGE ".mo", NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  write_catalogue (path);
  bindtextdomain (GETTEXT_PACKAGE, languages);
}

void
hjl_test_language_tear_down (void)
{
  hjl_test_remove_folder (languages);
  g_clear_pointer (&languages, g_free);
}

void
hjl_test_language_speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  /* What was found before is forgotten when a domain is set, be it the same. */
  textdomain (textdomain (NULL));
}
