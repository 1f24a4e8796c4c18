/* fuzz-archive.c: an archive that is dropped, and the names of files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "files/hjl-expand.h"
#include "files/hjl-file-title.h"

#include <sys/mman.h>
#include <unistd.h>

static void
expand (const char *path)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (HjlExpander) expander = hjl_expander_new (paths);

  for (;;)
    {
      g_autoptr (HjlExpanded) file = hjl_expander_next (expander, NULL);

      if (file == NULL)
        break;
      g_assert_cmpint (file->fd, >=, 0);
      g_assert_true (g_utf8_validate (file->title, -1, NULL));
      g_assert_true (g_utf8_validate (file->folder, -1, NULL));
      g_assert_null (strchr (file->title, '/'));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  HjlFuzz          input = { data, size };
  g_autofree char *line = hjl_fuzz_line (&input);
  g_auto (GStrv) words = NULL;
  g_autoptr (HjlFileTitle) title = NULL;
  g_autofree char *path = NULL;
  int              fd = memfd_create ("drop.zip", MFD_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  expand (path);
  close (fd);

  hjl_expander_is_litter (line);
  hjl_expander_is_unfinished (line);
  if (g_utf8_validate (line, -1, NULL))
    {
      title = hjl_file_title_new (line);
      words = hjl_file_title_split (line);
      hjl_fuzz_is_text (g_strdup (title->name));
    }

  return 0;
}
