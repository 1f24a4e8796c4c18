/* fuzz-text.c: names, times and words that both services and people write
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "document/hjl-scripts.h"
#include "model/hjl-candidate.h"
#include "model/hjl-fold.h"
#include "model/hjl-hold.h"
#include "model/hjl-mapping.h"
#include "model/hjl-name.h"
#include "model/hjl-person.h"
#include "model/hjl-posting.h"
#include "model/hjl-role.h"
#include "model/hjl-run.h"
#include "model/hjl-stage.h"
#include "model/hjl-time.h"
#include "model/hjl-words.h"
#include "net/hjl-redact.h"
#include "store/hjl-store-state.h"
#include "sync/hjl-matcher.h"
#include "workspace/hjl-activity-export.h"

static void
fold (const char *a,
      const char *b)
{
  const char *const emails[] = { a, b, a, NULL };
  g_auto (GStrv) distinct = NULL;
  g_autofree char *once = hjl_fold (a);
  g_autofree char *twice = hjl_fold (once);
  g_autofree char *searched = hjl_fold_for_search (a);
  g_auto (GStrv) words = hjl_fold_words (a);

  g_assert_cmpstr (once, ==, twice);
  hjl_fuzz_is_text (hjl_fold_for_search (a));
  g_assert_true (hjl_fold_has_words (searched, (const char *const *) words));
  hjl_fuzz_is_text (hjl_fold_blanks (a));
  hjl_fuzz_is_text (hjl_fold_line (a));
  g_assert_true (hjl_fold_equal (a, b) == hjl_fold_equal (b, a));
  g_assert_true ((hjl_fold_compare (a, b) < 0) == (hjl_fold_compare (b, a) > 0));
  hjl_is_word (a, b);
  g_assert_true (hjl_names_differ (a, b) == hjl_names_differ (b, a));
  g_assert_false (hjl_names_differ (a, a));
  distinct = hjl_emails_dup_distinct (emails);
}

static void
read_words (const char *word)
{
  HjlActivityFormat format;
  HjlTime           time;
  gboolean          known;

  hjl_candidate_status_from_string (word);
  hjl_hold_kind_from_string (word);
  hjl_direction_from_string (word, &known);
  hjl_purpose_from_string (word);
  hjl_posting_state_from_string (word);
  hjl_role_status_from_string (word);
  hjl_run_cause_from_string (word);
  hjl_stage_kind_from_string (word);
  hjl_state_from_string (word, &known);
  hjl_activity_format_from_name (word, &format);
  if (hjl_time_from_string (word, &time))
    hjl_fuzz_is_text (hjl_time_to_string (time));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  HjlFuzz          input = { data, size };
  g_autofree char *a = hjl_fuzz_line (&input);
  g_autofree char *b = hjl_fuzz_text (&input);
  g_autofree char *redacted = hjl_redact (a);

  g_assert_cmpint (g_utf8_strlen (redacted, -1), <=, 200);
  hjl_fuzz_is_text (g_steal_pointer (&redacted));
  fold (a, b);
  read_words (a);
  if (g_utf8_validate (a, -1, NULL))
    {
      hjl_fuzz_is_text (hjl_words_show (a));
      hjl_fuzz_is_text (hjl_matcher_fold_link (a));
      hjl_scripts_from_text (a);
    }

  return 0;
}
