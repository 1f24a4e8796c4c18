/* hjl-mapping-change.c: what a person changed in a mapping, in words
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "model/hjl-mapping.h"

#include <glib/gi18n-lib.h>

/* Stands for what is not chosen. */
#define NOTHING "–"

static const char *
name_direction (HjlDirection direction)
{
  switch (direction)
    {
    case HJL_DIRECTION_TO_HACKAJOB:
      return _ ("to hackajob");
    case HJL_DIRECTION_EXPORT_ONLY:
      return _ ("export only");
    case HJL_DIRECTION_BOTH:
    default:
      return _ ("both ways");
    }
}

static const char *
pick_name (const char *name,
           const char *id)
{
  return name != NULL && *name != '\0' ? name : id != NULL && *id != '\0' ? id
                                                                          : NOTHING;
}

/* With the reasons that count beside it. (transfer full) */
static char *
name_target (HjlMapping *mapping,
             const char *stage_id)
{
  const HjlTarget *target = mapping != NULL ? hjl_mapping_get_target (mapping, stage_id) : NULL;
  GPtrArray       *also = mapping != NULL ? hjl_mapping_get_also (mapping, stage_id) : NULL;
  GString         *text = g_string_new (NULL);

  if (target == NULL)
    g_string_append (text, NOTHING);
  else if (target->kind == HJL_TARGET_REASON)
    /* Translators: an archive reason of Lever's. */
    g_string_append_printf (text, _ ("Archived: %s"), pick_name (target->name, target->id));
  else
    g_string_append (text, pick_name (target->name, target->id));
  for (guint i = 0; also != NULL && i < also->len; i++)
    {
      const HjlTarget *reason = g_ptr_array_index (also, i);

      g_string_append_printf (text, " + %s", pick_name (reason->name, reason->id));
    }

  return g_string_free (text, FALSE);
}

static void
add_part (GString    *text,
          const char *what,
          const char *before,
          const char *after)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* Translators: what was changed in a mapping: the first is “Posting” or the name of a stage. */
  g_string_append_printf (text, _ ("%s: %s → %s"), what, before, after);
}

static void
add_entries (GString    *text,
             HjlMapping *before,
             HjlMapping *after)
{
  HjlMapping *sides[] = { before, after };
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    {
      g_autoptr (GPtrArray) ids = sides[side] != NULL ? hjl_mapping_list_stage_ids (sides[side]) : NULL;

      for (guint i = 0; ids != NULL && i < ids->len; i++)
        {
          const char      *id = g_ptr_array_index (ids, i);
          g_autofree char *from = name_target (before, id);
          g_autofree char *to = name_target (after, id);

          if (!g_hash_table_add (told, g_strdup (id)))
            continue;
          if (!g_str_equal (from, to) || (before != NULL && after != NULL && !hjl_target_equal (hjl_mapping_get_target (before, id), hjl_mapping_get_target (after, id))))
            add_part (text, pick_name (hjl_mapping_get_stage_name (sides[side], id), id), from, to);
        }
    }
}

char *
hjl_mapping_describe_change (HjlMapping *before,
                             HjlMapping *after)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *from_id = before != NULL ? hjl_mapping_get_posting_id (before) : NULL;
  const char *to_id = after != NULL ? hjl_mapping_get_posting_id (after) : NULL;

  if (g_strcmp0 (from_id, to_id) != 0)
    add_part (text, _ ("Posting"), pick_name (before != NULL ? hjl_mapping_get_posting_title (before) : NULL, from_id),
              pick_name (after != NULL ? hjl_mapping_get_posting_title (after) : NULL, to_id));
  if (before != NULL && after != NULL && hjl_mapping_get_direction (before) != hjl_mapping_get_direction (after))
    add_part (text, _ ("Sync stages"), name_direction (hjl_mapping_get_direction (before)),
              name_direction (hjl_mapping_get_direction (after)));
  from_id = before != NULL ? hjl_mapping_get_landing_id (before) : NULL;
  to_id = after != NULL ? hjl_mapping_get_landing_id (after) : NULL;
  if (g_strcmp0 (from_id, to_id) != 0)
    add_part (text, _ ("Default stage"), pick_name (before != NULL ? hjl_mapping_get_landing_name (before) : NULL, from_id),
              pick_name (after != NULL ? hjl_mapping_get_landing_name (after) : NULL, to_id));
  add_entries (text, before, after);
  if (before != NULL && after != NULL && hjl_mapping_get_paused (before) != hjl_mapping_get_paused (after))
    add_part (text, _ ("State"), hjl_mapping_get_paused (before) ? _ ("paused") : _ ("switched on"),
              hjl_mapping_get_paused (after) ? _ ("paused") : _ ("switched on"));

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
