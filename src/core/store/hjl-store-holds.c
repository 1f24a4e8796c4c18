/* hjl-store-holds.c: which candidates wait for a person
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-holds.h"

#include "model/hjl-kept.h"
#include "store/hjl-store-private.h"
#include "store/hjl-store-candidates.h"

static char *
print_choices (GStrv choices)
{
  g_autoptr (GVariant) variant = NULL;

  if (choices == NULL)
    return NULL;

  variant = g_variant_ref_sink (g_variant_new_strv ((const char *const *) choices, -1));

  return g_variant_print (variant, FALSE);
}

static GStrv
parse_choices (const char *text)
{
  g_autoptr (GVariant) variant = hjl_kept_parse (G_VARIANT_TYPE_STRING_ARRAY, text);

  return variant != NULL ? g_variant_dup_strv (variant, NULL) : NULL;
}

HjlHold *
hjl_store_read_hold (HjlStatement *statement,
                     const char   *candidate_id)
{
  const char *kind = hjl_statement_get_text (statement);
  const char *choices;
  HjlHold    *hold;

  if (kind == NULL)
    {
      hjl_statement_skip (statement, HJL_STORE_N_HOLD_COLUMNS - 1);
      return NULL;
    }

  hold = hjl_hold_new (candidate_id, hjl_hold_kind_from_string (kind));
  hjl_statement_load (statement, "stssbx", &hold->detail, &choices, &hold->decision, &hold->posting_id, &hold->marked, &hold->since);
  hold->choices = parse_choices (choices);

  return hold;
}

gboolean
hjl_store_set_hold (HjlStore      *self,
                    const HjlHold *hold,
                    GError       **error)
{
  g_autofree char *choices = NULL;
  gboolean         ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (hold != NULL && hold->kind != HJL_HOLD_NONE, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  choices = print_choices (hold->choices);
  ok = hjl_store_run_with (self, error,
                           "INSERT INTO hold (candidate_id, kind, detail, choices, decision, posting_id,"
                           " marked, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                           " ON CONFLICT DO UPDATE SET kind = excluded.kind, detail = excluded.detail,"
                           " choices = excluded.choices, decision = excluded.decision,"
                           " posting_id = excluded.posting_id, marked = excluded.marked,"
                           " since = excluded.since",
                           "ssssssix", hold->candidate_id, hjl_hold_kind_to_string (hold->kind), hold->detail, choices,
                           hold->decision, hold->posting_id, hold->marked, hold->since) &&
       hjl_store_refresh (self, hold->candidate_id, error);

  return hjl_store_finish (self, ok, error);
}

gboolean
hjl_store_clear_hold (HjlStore   *self,
                      const char *candidate_id,
                      GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (candidate_id != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_run_with (self, error, "DELETE FROM hold WHERE candidate_id = ?", "s", candidate_id) &&
                             hjl_store_touch_candidate (self, candidate_id, error) &&
                             hjl_store_refresh (self, candidate_id, error),
                           error);
}
