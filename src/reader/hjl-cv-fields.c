/* hjl-cv-fields.c: what a CV says of its person
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-fields.h"

#include "reader/hjl-cv-email.h"
#include "reader/hjl-cv-name.h"
#include "reader/hjl-cv-place.h"

/* Whether an address in Latin letters says the same as a name in others: read by another page it would say nothing. */
static gboolean
is_confirmed (const HjlCvFacts *facts,
              const char       *name)
{
  if (g_unichar_get_script (g_utf8_get_char (name)) == G_UNICODE_SCRIPT_LATIN)
    return FALSE;
  for (guint i = 0; i < facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);

      if (finding->field == HJL_CV_FIELD_EMAIL && hjl_cv_name_fits (name, finding->value) == 2)
        return TRUE;
    }

  return FALSE;
}

/* Letters that may be others: the file does not say how it is encoded. */
static void
doubt_letters (HjlCvFacts *facts)
{
  for (guint i = 0; i < facts->findings->len; i++)
    {
      HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);

      if (!g_str_is_ascii (finding->value) && !(finding->field == HJL_CV_FIELD_NAME && is_confirmed (facts, finding->value)))
        finding->sure = MIN (finding->sure, HJL_CV_LIKELY);
    }
}

static void
drop_name (HjlCvFacts *facts)
{
  for (guint i = facts->findings->len; i > 0; i--)
    {
      const HjlCvFinding *finding = g_ptr_array_index (facts->findings, i - 1);

      if (finding->field == HJL_CV_FIELD_NAME)
        g_ptr_array_remove_index (facts->findings, i - 1);
    }
}

void
hjl_cv_fields_find (const HjlCvText *text,
                    HjlCvFacts      *facts)
{
  g_autoptr (HjlCvScan) scan = NULL;

  g_return_if_fail (text != NULL);
  g_return_if_fail (facts != NULL);

  scan = hjl_cv_scan_new (text);
  hjl_cv_find_emails (scan, facts);
  hjl_cv_find_name (scan, facts);
  /* A whole address says more of a name than its end did. */
  if (hjl_cv_mend_emails (scan, facts))
    {
      drop_name (facts);
      hjl_cv_find_name (scan, facts);
    }
  hjl_cv_judge_emails (scan, facts);
  hjl_cv_find_phones (scan, facts);
  hjl_cv_find_links (scan, facts);
  hjl_cv_find_headline (scan, facts);
  hjl_cv_find_place (scan, facts);
  hjl_cv_find_bare_headline (scan, facts);
  if (text->doubtful_letters)
    doubt_letters (facts);
}
