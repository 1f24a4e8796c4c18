/* hjl-store-choices.c: what a person has decided of somebody before the export
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-choices.h"

#include "model/hjl-kept.h"
#include "store/hjl-store-private.h"

void
hjl_choice_free (HjlChoice *self)
{
  g_free (self->opportunity_id);
  g_strfreev (self->seen);
  g_free (self);
}

gboolean
hjl_choice_has_seen (const HjlChoice *self,
                     const char      *opportunity_id)
{
  g_return_val_if_fail (opportunity_id != NULL, FALSE);

  return self != NULL && g_strv_contains ((const char *const *) self->seen, opportunity_id);
}

gboolean
hjl_store_set_choice (HjlStore          *self,
                      const char        *candidate_id,
                      const char        *opportunity_id,
                      const char *const *seen,
                      GError           **error)
{
  static const char *const none[] = { NULL };
  g_autoptr (GVariant) variant = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (candidate_id != NULL, FALSE);

  variant = g_variant_ref_sink (g_variant_new_strv (seen != NULL ? seen : none, -1));
  text = g_variant_print (variant, TRUE);
  return hjl_store_run_with (self, error, "INSERT OR REPLACE INTO choice (candidate_id, opportunity_id, seen) VALUES (?, ?, ?)",
                             "sss", candidate_id, opportunity_id, text);
}

static gpointer
read_choice (HjlStatement *statement)
{
  HjlChoice *choice = g_new0 (HjlChoice, 1);
  g_autoptr (GVariant) variant = NULL;

  choice->opportunity_id = hjl_statement_dup_text (statement);
  variant = hjl_kept_parse (G_VARIANT_TYPE_STRING_ARRAY, hjl_statement_get_text (statement));
  choice->seen = variant != NULL ? g_variant_dup_strv (variant, NULL) : g_new0 (char *, 1);

  return choice;
}

HjlChoice *
hjl_store_load_choice (HjlStore   *self,
                       const char *candidate_id,
                       GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (candidate_id != NULL, NULL);

  return hjl_statement_take_first (hjl_store_prepare_with (self, "SELECT opportunity_id, seen FROM choice WHERE candidate_id = ?",
                                                           "s", candidate_id),
                                   read_choice, (GDestroyNotify) hjl_choice_free, error);
}

gboolean
hjl_store_remove_choice (HjlStore   *self,
                         const char *candidate_id,
                         GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (candidate_id != NULL, FALSE);

  return hjl_store_run_with (self, error, "DELETE FROM choice WHERE candidate_id = ?", "s", candidate_id);
}
