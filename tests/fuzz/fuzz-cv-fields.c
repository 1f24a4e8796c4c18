/* fuzz-cv-fields.c: a CV's text: who it is, and how to reach them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "reader/hjl-cv-email.h"
#include "reader/hjl-cv-fields.h"
#include "reader/hjl-cv-latin.h"
#include "reader/hjl-cv-layout.h"
#include "reader/hjl-cv-name.h"
#include "reader/hjl-cv-place.h"
#include "reader/hjl-cv-scan.h"
#include "reader/hjl-cv-spaced.h"
#include "reader/hjl-cv-words.h"

/* Letters at places that the text gives. */
static void
lay_out (const char *text,
         HjlCvText  *lines)
{
  g_autoptr (HjlCvLayout) layout = hjl_cv_layout_new ();
  double x = 10, y = 10;

  for (const char *p = text; *p != '\0' && p - text < 2000; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      hjl_cv_layout_add (layout, letter, x, y, x + 6, y + 10 + letter % 5);
      x = letter == '\n' || letter % 61 == 7 ? letter * 3 % 300 : x + 7;
      y = letter == '\n' ? y + 12 - letter % 3 : y;
    }
  hjl_cv_layout_read (layout, lines, 1, 800);
}

static void
read_line (const char *line,
           const char *other)
{
  g_autoptr (HjlCvName) name = hjl_cv_name_new (line, 0);
  g_autoptr (HjlCvName) turkish = hjl_cv_name_new (line, HJL_CV_TURKISH);
  gboolean parted;

  if (name != NULL)
    {
      hjl_cv_name_fits (name->value, other);
      hjl_cv_name_is_anothers (name->value, other);
      hjl_cv_name_is_called (name->value, other);
      hjl_cv_name_is_spelled (name->value, other);
      hjl_cv_name_is_turned (name->value, other);
      hjl_cv_name_is_whole (name->value, other);
      hjl_fuzz_is_text (g_strdup (name->value));
    }
  hjl_cv_is_address (line);
  hjl_cv_has_consonants (line);
  hjl_cv_has_vowels (line);
  hjl_cv_has_inherent_vowel (line);
  hjl_fuzz_is_text (hjl_cv_dup_sounds (line, 5));
  hjl_fuzz_is_text (hjl_cv_dup_sounds (line, 3 | HJL_CV_SOUND_VOWELS | HJL_CV_SOUND_NO_A));
  hjl_fuzz_is_text (hjl_cv_dup_latin (line));
  hjl_cv_has_unspaced (line);
  hjl_fuzz_is_text (hjl_cv_name_dup_parted (line, other));
  hjl_fuzz_is_text (hjl_cv_dup_unspaced (line, &parted));
  hjl_fuzz_is_text (hjl_cv_fold (line));
  g_strfreev (hjl_cv_place_split_contact (line));
  hjl_cv_place_fits_postcode (line);
  hjl_cv_place_is_whole (line);
  g_ptr_array_unref (hjl_cv_name_list_words (line, TRUE));
  for (guint i = HJL_CV_WORD_LABEL_NAME; i <= HJL_CV_WORD_LABEL_NUMBER; i++)
    hjl_cv_after_label (line, i);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  HjlFuzz          input = { data, size };
  g_autofree char *raw = hjl_fuzz_text (&input);
  g_autofree char *valid = g_utf8_make_valid (raw, -1);
  g_auto (GStrv) lines = NULL;
  g_autoptr (HjlCvText) text = hjl_cv_text_new ();
  g_autoptr (HjlCvFacts) facts = hjl_cv_facts_new (HJL_FILE_KIND_PDF, HJL_CV_READ);
  g_autoptr (HjlCvScan) scan = NULL;

  hjl_cv_text_add (text, raw, 1, 0, 0);
  lay_out (valid, text);
  lines = g_strsplit (valid, "\n", 40);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      read_line (lines[i], lines[i + 1] != NULL ? lines[i + 1] : "");
      hjl_cv_text_add_link (text, lines[i]);
    }
  hjl_cv_fields_find (text, facts);
  scan = hjl_cv_scan_new (text);
  hjl_cv_mend_emails (scan, facts);
  hjl_cv_judge_emails (scan, facts);

  return 0;
}
