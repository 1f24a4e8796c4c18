/* test-watch.c: which files of a folder have come to rest, with real files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "files/hjl-watch.h"
#include "hjl-test-utils.h"

typedef struct
{
  HjlWatch *watch;
  char     *folder;
  char     *below;
  gint64    now;
} Rig;

static void
set_up (Rig          *self,
        gconstpointer data)
{
  self->folder = hjl_test_make_folder ();
  self->below = g_build_filename (self->folder, "in", NULL);
  self->watch = hjl_watch_new ();
  self->now = 1000;
}

static void
tear_down (Rig          *self,
           gconstpointer data)
{
  hjl_watch_free (self->watch);
  hjl_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->below);
}

static void
put (Rig        *self,
     const char *name,
     const char *content)
{
  g_autofree char *path = g_build_filename (self->below, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents_full (path, content, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* A look after @later microseconds: the names of what rests. */
static char *
look (Rig   *self,
      gint64 later)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rested = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  self->now += later;
  rested = hjl_watch_look (self->watch, self->below, self->now, &error);
  if (rested == NULL)
    return g_strdup_printf ("error %d", error->code);

  for (guint i = 0; i < rested->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", ((HjlRested *) rested->pdata[i])->path + strlen (self->below) + 1);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_look(self, later, expected)      \
  G_STMT_START                                  \
  {                                             \
    g_autofree char *seen = look (self, later); \
                                                \
    g_assert_cmpstr (seen, ==, expected);       \
  }                                             \
  G_STMT_END

/* What grows is waited for, and what a browser calls unfinished; then it rests, look after look. */
static void
test_growing (Rig          *self,
              gconstpointer data)
{
  g_autofree char *part = g_build_filename (self->below, "Bea.pdf.part", NULL);
  g_autofree char *whole = g_build_filename (self->below, "Bea.pdf", NULL);

  put (self, "Ada.pdf", "one");
  assert_look (self, 0, "");
  assert_look (self, HJL_WATCH_REST - 1, "");
  put (self, "Ada.pdf", "one and two");
  assert_look (self, 1, "");
  assert_look (self, HJL_WATCH_REST - 1, "");
  assert_look (self, 1, "Ada.pdf");
  assert_look (self, HJL_WATCH_REST, "Ada.pdf");

  /* As Firefox does it: an empty file keeps the name, and the download grows beside it. */
  put (self, "Bea.pdf", "");
  put (self, "Bea.pdf.part", "half");
  assert_look (self, 0, "Ada.pdf");
  assert_look (self, HJL_WATCH_REST * 2, "Ada.pdf");
  put (self, "Bea.pdf", "placed");
  assert_look (self, 0, "Ada.pdf");
  assert_look (self, HJL_WATCH_REST, "Ada.pdf");
  g_assert_cmpint (g_rename (part, whole), ==, 0);
  assert_look (self, 0, "Ada.pdf");
  assert_look (self, HJL_WATCH_REST, "Ada.pdf Bea.pdf");

  /* As Chromium does it; and what never becomes anything. */
  put (self, "Unconfirmed 12.crdownload", "half");
  put (self, "empty.pdf", "");
  put (self, ".hidden.pdf", "hidden");
  put (self, "~$Cid.docx", "lock");
  assert_look (self, 0, "Ada.pdf Bea.pdf");
  assert_look (self, HJL_WATCH_REST, "Ada.pdf Bea.pdf");
}

/* Below, not out of it by a link; the folder itself may be one; gone and back. */
static void
test_places (Rig          *self,
             gconstpointer data)
{
  g_autofree char *outside = g_build_filename (self->folder, "out.pdf", NULL);
  g_autofree char *link = g_build_filename (self->folder, "in", "link.pdf", NULL);
  g_autofree char *loop = g_build_filename (self->folder, "in", "loop", NULL);
  g_autofree char *away = g_build_filename (self->folder, "away", NULL);
  g_autofree char *gone = g_strdup_printf ("error %d", G_FILE_ERROR_NOENT);
  g_autofree char *barred = g_strdup_printf ("error %d", G_FILE_ERROR_ACCES);

  assert_look (self, 0, gone);
  g_assert_true (g_file_set_contents (outside, "out", -1, NULL));
  put (self, "Ada Archer/cv.pdf", "a");
  put (self, "Ada Archer/.git/x", "x");
  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_assert_cmpint (symlink (self->below, loop), ==, 0);
  assert_look (self, 0, "");
  assert_look (self, HJL_WATCH_REST, "Ada Archer/cv.pdf");

  /* Moved away as a network drive is: it says so, and what comes back is looked at anew. */
  g_assert_cmpint (g_rename (self->below, away), ==, 0);
  assert_look (self, 1, gone);
  g_assert_cmpint (symlink (away, self->below), ==, 0);
  assert_look (self, 1, "");
  assert_look (self, HJL_WATCH_REST, "Ada Archer/cv.pdf");

  /* Root may read everything. */
  if (geteuid () != 0)
    {
      g_assert_cmpint (g_chmod (away, 0), ==, 0);
      assert_look (self, 1, barred);
      g_assert_cmpint (g_chmod (away, 0700), ==, 0);
    }
}

/* What is known of a file is no name, and what has changed meanwhile has no content. */
static void
test_digests (Rig          *self,
              gconstpointer data)
{
  g_autoptr (GPtrArray) rested = NULL;
  g_autofree char *place = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *changed = NULL;

  put (self, "Ada.pdf", "the same");
  put (self, "Copy.pdf", "the same");
  assert_look (self, 0, "");
  rested = hjl_watch_look (self->watch, self->below, self->now + HJL_WATCH_REST, NULL);
  g_assert_cmpuint (rested->len, ==, 2);
  place = hjl_rested_dup_place (rested->pdata[0]);
  one = hjl_rested_dup_content (rested->pdata[0]);
  two = hjl_rested_dup_content (rested->pdata[1]);
  g_assert_cmpuint (strlen (place), ==, 64);
  g_assert_cmpstr (one, ==, two);
  put (self, "Ada.pdf", "not the same");
  changed = hjl_rested_dup_content (rested->pdata[0]);
  g_assert_null (changed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/watch/growing", Rig, NULL, set_up, test_growing, tear_down);
  g_test_add ("/watch/places", Rig, NULL, set_up, test_places, tear_down);
  g_test_add ("/watch/digests", Rig, NULL, set_up, test_digests, tear_down);

  return g_test_run ();
}
