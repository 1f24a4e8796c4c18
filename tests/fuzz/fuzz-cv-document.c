/* fuzz-cv-document.c: a CV's bytes: what stands in it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "reader/hjl-cv-code-page.h"
#include "reader/hjl-cv-document.h"
#include "reader/hjl-cv-fields.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static HjlCvReading (*const readers[]) (GBytes *, HjlCvText *) = { hjl_cv_read_docx, hjl_cv_read_odt, hjl_cv_read_plain, hjl_cv_read_rtf };
  HjlFuzz input = { data, size };
  g_autoptr (GBytes) content = hjl_fuzz_bytes (&input);
  HjlFileKind kind = hjl_file_kind_of (content);
  g_autoptr (HjlCvText) text = hjl_cv_text_new ();
  g_autoptr (HjlCvFacts) facts = hjl_cv_facts_new (kind, HJL_CV_READ);
  g_autofree char *made = NULL;
  gboolean         doubtful;

  hjl_cv_code_page_prepare ();
  made = hjl_cv_code_page_dup_text (data, size, &doubtful);
  g_assert_true (g_utf8_validate (made, -1, NULL));
  g_assert_true (hjl_cv_code_page_is_known (hjl_cv_code_page_guess (data, size, &doubtful)));
  if (hjl_cv_read_document (content, kind, text) == HJL_CV_READ)
    hjl_cv_fields_find (text, facts);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr (HjlCvText) other = hjl_cv_text_new ();

      readers[i](content, other);
      for (guint j = 0; j < other->lines->len; j++)
        {
          const HjlCvLine *line = g_ptr_array_index (other->lines, j);

          g_assert_true (g_utf8_validate (line->text, -1, NULL));
        }
    }

  return 0;
}
