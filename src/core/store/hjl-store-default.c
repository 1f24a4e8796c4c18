/* hjl-store-default.c: the account's default: what new mappings start from
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-default.h"

#include "model/hjl-kept.h"
#include "store/hjl-store-private.h"

#define KEY "settings/default-mapping"

/* Direction, landing stage and its name; of each entry the stage and its name, the target's kind, id and name, and the
 * reasons that count beside it. */
#define ENTRY "(smssmsmsa(sms))"
#define KEPT "(smsmsa" ENTRY ")"

HjlMapping *
hjl_store_load_default (HjlStore *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GVariant) kept = NULL;
  g_autoptr (GVariantIter) entries = NULL;
  HjlMapping   *mapping;
  GVariantIter *also;
  const char   *direction;
  const char   *stage_id;
  const char   *stage_name;
  const char   *kind;
  const char   *id;
  const char   *name;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  text = hjl_store_get_value (self, KEY);
  kept = hjl_kept_parse (G_VARIANT_TYPE (KEPT), text);
  if (kept == NULL)
    return NULL;

  mapping = hjl_mapping_new (HJL_STORE_DEFAULT_ROLE);
  g_variant_get (kept, "(&sm&sm&sa" ENTRY ")", &direction, &id, &name, &entries);
  hjl_mapping_set_direction (mapping, hjl_direction_from_string (direction, NULL));
  hjl_mapping_set_landing (mapping, id, name);
  while (g_variant_iter_next (entries, "(&sm&s&sm&sm&sa(sms))", &stage_id, &stage_name, &kind, &id, &name, &also))
    {
      g_autoptr (HjlTarget) target = hjl_target_new (hjl_store_target_kind_from_string (kind), id, name);

      hjl_mapping_set_target (mapping, stage_id, stage_name, target);
      while (g_variant_iter_next (also, "(&sm&s)", &id, &name))
        {
          g_autoptr (HjlTarget) reason = hjl_target_new (HJL_TARGET_REASON, id, name);

          hjl_mapping_add_also (mapping, stage_id, reason);
        }
      g_variant_iter_free (also);
    }

  return mapping;
}

static GVariant *
keep_also (GPtrArray *also)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sms)"));

  for (guint i = 0; also != NULL && i < also->len; i++)
    {
      const HjlTarget *reason = g_ptr_array_index (also, i);

      g_variant_builder_add (&builder, "(sms)", reason->id, reason->name);
    }

  return g_variant_builder_end (&builder);
}

guint
hjl_store_count_left_out (HjlMapping *mapping)
{
  g_autoptr (GPtrArray) ids = hjl_mapping_list_stage_ids (mapping);
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    n += hjl_mapping_is_forced (mapping, g_ptr_array_index (ids, i));

  return n;
}

gboolean
hjl_store_save_default (HjlStore   *self,
                        HjlMapping *mapping,
                        GError    **error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" ENTRY));
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GVariant) kept = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);

  if (mapping == NULL)
    return hjl_store_set_value (self, KEY, NULL, error);

  ids = hjl_mapping_list_stage_ids (mapping);
  for (guint i = 0; i < ids->len; i++)
    {
      const char      *stage_id = g_ptr_array_index (ids, i);
      const HjlTarget *target = hjl_mapping_get_target (mapping, stage_id);

      if (!hjl_mapping_is_forced (mapping, stage_id))
        g_variant_builder_add (&builder, "(smssmsms@a(sms))", stage_id, hjl_mapping_get_stage_name (mapping, stage_id),
                               hjl_store_target_kind_to_string (target->kind), target->id, target->name,
                               keep_also (hjl_mapping_get_also (mapping, stage_id)));
    }
  kept = g_variant_ref_sink (g_variant_new ("(smsms@a" ENTRY ")", hjl_direction_to_string (hjl_mapping_get_direction (mapping)),
                                            hjl_mapping_get_landing_id (mapping), hjl_mapping_get_landing_name (mapping),
                                            g_variant_builder_end (&builder)));
  text = g_variant_print (kept, FALSE);

  return hjl_store_set_value (self, KEY, text, error);
}
