/* fuzz-file-kind.c: what a file is by its bytes, and whether it is all there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "model/hjl-file-kind.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  HjlFuzz input = { data, size };
  g_autoptr (GBytes) content = hjl_fuzz_bytes (&input);
  HjlFileKind      kind = hjl_file_kind_of (content);
  g_autofree char *line = hjl_fuzz_line (&input);
  g_autofree char *name = NULL;

  for (guint i = 0; i < HJL_N_FILE_KINDS; i++)
    hjl_file_kind_is_whole (i, content);
  name = hjl_file_kind_dup_name (kind, line, "cv");
  g_assert_true (*name != '\0' && strlen (name) <= 200);
  g_assert_null (strchr (name, '/'));
  hjl_fuzz_is_text (g_steal_pointer (&name));

  return 0;
}
