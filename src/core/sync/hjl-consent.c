/* hjl-consent.c: which writes a person has seen before they are made
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-consent.h"

#include "model/hjl-kept.h"
#include "model/hjl-fold.h"

static const char *const keys[] = {
  [HJL_CONSENT_SHOWN] = "consent/shown",
  [HJL_CONSENT_AGREED] = "consent/agreed",
};

GHashTable *
hjl_consent_load_set (HjlStore   *store,
                      const char *key)
{
  g_autoptr (GHashTable) set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = hjl_store_get_value (store, key);
  g_autoptr (GVariant) value = NULL;
  g_autofree const char **list = NULL;

  if (text != NULL)
    value = hjl_kept_parse (G_VARIANT_TYPE_STRING_ARRAY, text);
  if (value != NULL)
    list = g_variant_get_strv (value, NULL);
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (list[i]));

  return g_steal_pointer (&set);
}

gboolean
hjl_consent_save_set (HjlStore   *store,
                      const char *key,
                      GHashTable *set,
                      GError    **error)
{
  g_autofree gpointer *texts = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autofree char *text = NULL;
  g_autofree char *before = hjl_store_get_value (store, key);
  guint            n;

  if (g_hash_table_size (set) > 0)
    {
      texts = g_hash_table_get_keys_as_array (set, &n);
      qsort (texts, n, sizeof *texts, hjl_compare_texts);
      value = g_variant_ref_sink (g_variant_new_strv ((const char *const *) texts, n));
      text = g_variant_print (value, FALSE);
    }

  /* A quiet sync writes nothing. */
  return g_strcmp0 (text, before) == 0 || hjl_store_set_value (store, key, text, error);
}

char *
hjl_consent_describe (const HjlAction *action)
{
  const HjlTarget *target = action->target;
  gboolean         here = action->kind == HJL_ACTION_MOVE_IN_HACKAJOB;

  /* What goes to Lever is told by where in Lever it goes; a move here by the stage here. */
  return g_strjoin ("\t",
                    hjl_action_kind_to_string (action->kind),
                    action->candidate_id,
                    action->kind == HJL_ACTION_EXPORT && action->posting_id != NULL ? action->posting_id : "",
                    here || target == NULL ? "" : target->kind == HJL_TARGET_REASON ? "reason"
                                                                                    : "stage",
                    here ? (action->stage_id != NULL ? action->stage_id : "") : target != NULL && target->id != NULL ? target->id
                                                                                                                     : "",
                    NULL);
}

GStrv
hjl_consent_list (HjlPlan *plan)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (plan != NULL, NULL);

  for (guint i = 0; i < plan->actions->len; i++)
    {
      HjlAction       *action = g_ptr_array_index (plan->actions, i);
      g_autofree char *write = NULL;

      if (!hjl_action_kind_is_remote (action->kind) && action->kind != HJL_ACTION_ERASE)
        continue;
      write = hjl_consent_describe (action);
      g_strv_builder_add (builder, write);
    }

  return g_strv_builder_end (builder);
}

GHashTable *
hjl_consent_load (HjlStore  *store,
                  HjlConsent kind)
{
  g_return_val_if_fail (HJL_IS_STORE (store), NULL);
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (keys), NULL);

  return hjl_consent_load_set (store, keys[kind]);
}

gboolean
hjl_consent_give (HjlStore          *store,
                  HjlConsent         kind,
                  const char *const *writes,
                  GError           **error)
{
  g_autoptr (GHashTable) set = NULL;

  g_return_val_if_fail (HJL_IS_STORE (store), FALSE);
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (keys), FALSE);
  g_return_val_if_fail (writes != NULL, FALSE);

  if (!hjl_store_begin (store, error))
    return FALSE;

  set = hjl_consent_load (store, kind);
  if (kind == HJL_CONSENT_SHOWN)
    g_hash_table_remove_all (set);
  for (guint i = 0; writes[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (writes[i]));

  return hjl_store_finish (store, hjl_consent_save_set (store, keys[kind], set, error), error);
}

gboolean
hjl_consent_trim (HjlStore *store,
                  HjlPlan  *plan,
                  GError  **error)
{
  g_autoptr (GHashTable) planned = NULL;

  g_return_val_if_fail (HJL_IS_STORE (store), FALSE);
  g_return_val_if_fail (plan != NULL, FALSE);

  for (guint kind = 0; kind < G_N_ELEMENTS (keys); kind++)
    {
      g_autoptr (GHashTable) set = hjl_consent_load (store, kind);
      GHashTableIter iter;
      gpointer       write;

      if (g_hash_table_size (set) == 0)
        continue;
      if (planned == NULL)
        {
          g_auto (GStrv) writes = hjl_consent_list (plan);

          planned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          for (guint i = 0; writes[i] != NULL; i++)
            g_hash_table_add (planned, g_strdup (writes[i]));
        }

      g_hash_table_iter_init (&iter, set);
      while (g_hash_table_iter_next (&iter, &write, NULL))
        if (!g_hash_table_contains (planned, write))
          g_hash_table_iter_remove (&iter);
      if (!hjl_consent_save_set (store, keys[kind], set, error))
        return FALSE;
    }

  return TRUE;
}
