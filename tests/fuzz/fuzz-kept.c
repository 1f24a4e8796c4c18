/* fuzz-kept.c: what was written down before, as a damaged database or another program gives it back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "files/hjl-cv-reader.h"
#include "model/hjl-draft.h"
#include "model/hjl-identity.h"
#include "model/hjl-kept.h"
#include "workspace/hjl-check.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  HjlFuzz          input = { data, size };
  g_autofree char *text = hjl_fuzz_text (&input);
  g_autoptr (GBytes) answer = hjl_fuzz_bytes (&input);
  g_autoptr (HjlCvFacts) facts = hjl_cv_reader_parse (answer);
  g_autoptr (HjlDraft) draft = hjl_draft_parse (text);
  g_autoptr (HjlIdentity) identity = hjl_identity_from_text (text);
  g_autoptr (GPtrArray) checks = hjl_checks_from_text (text);
  g_autoptr (GVariant) texts = hjl_kept_parse (G_VARIANT_TYPE_STRING_ARRAY, text);
  HjlDraftChoice choice;
  HjlCvReading   reading;
  HjlCvField     field;
  HjlCvSure      sure;
  HjlCvFrom      from;

  g_assert_nonnull (facts);
  g_assert_nonnull (identity);
  if (draft != NULL)
    {
      g_autofree char *printed = hjl_draft_print (draft);
      g_autoptr (HjlDraft) again = hjl_draft_parse (printed);

      g_assert_nonnull (again);
    }
  hjl_draft_choice_from_string (text, &choice);
  hjl_cv_reading_from_nick (text, &reading);
  hjl_cv_field_from_nick (text, &field);
  hjl_cv_sure_from_nick (text, &sure);
  hjl_cv_from_from_nick (text, &from);

  return 0;
}
