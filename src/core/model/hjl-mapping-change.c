/* hjl-mapping-change.c: what a person changed in a mapping, as the timeline keeps it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-mapping.h"
#include "model/hjl-words.h"

/* Stands for what is not chosen. */
#define NOTHING "–"

static const char *
name_direction (HjlDirection direction)
{
  switch (direction)
    {
    case HJL_DIRECTION_TO_HACKAJOB:
      return HJL_WORDS ("direction-to-hackajob");
    case HJL_DIRECTION_EXPORT_ONLY:
      return HJL_WORDS ("direction-export-only");
    case HJL_DIRECTION_BOTH:
    default:
      return HJL_WORDS ("direction-both");
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
  char            *text;

  if (target == NULL)
    text = g_strdup (NOTHING);
  else if (target->kind == HJL_TARGET_REASON)
    text = hjl_words_keep ("target-archived", pick_name (target->name, target->id));
  else
    text = g_strdup (pick_name (target->name, target->id));
  for (guint i = 0; also != NULL && i < also->len; i++)
    {
      const HjlTarget *reason = g_ptr_array_index (also, i);
      g_autofree char *before = text;

      text = hjl_words_keep ("target-and", before, pick_name (reason->name, reason->id));
    }

  return text;
}

static void
add_part (GPtrArray  *parts,
          const char *what,
          const char *before,
          const char *after)
{
  g_ptr_array_add (parts, hjl_words_keep ("mapping-change", what, before, after));
}

static void
add_entries (GPtrArray  *parts,
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
          g_autofree char *from = NULL;
          g_autofree char *to = NULL;

          /* Only names are told: whoever calls a stage otherwise in Lever has changed no mapping. */
          if (!g_hash_table_add (told, g_strdup (id)) || hjl_mapping_has_same_targets (before, after, id))
            continue;
          from = name_target (before, id);
          to = name_target (after, id);
          add_part (parts, pick_name (hjl_mapping_get_stage_name (sides[side], id), id), from, to);
        }
    }
}

char *
hjl_mapping_keep_change (HjlMapping *before,
                         HjlMapping *after)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *from_id = before != NULL ? hjl_mapping_get_posting_id (before) : NULL;
  const char *to_id = after != NULL ? hjl_mapping_get_posting_id (after) : NULL;

  if (g_strcmp0 (from_id, to_id) != 0)
    add_part (parts, HJL_WORDS ("change-posting"), pick_name (before != NULL ? hjl_mapping_get_posting_title (before) : NULL, from_id),
              pick_name (after != NULL ? hjl_mapping_get_posting_title (after) : NULL, to_id));
  if (before != NULL && after != NULL && hjl_mapping_get_direction (before) != hjl_mapping_get_direction (after))
    add_part (parts, HJL_WORDS ("change-direction"), name_direction (hjl_mapping_get_direction (before)),
              name_direction (hjl_mapping_get_direction (after)));
  from_id = before != NULL ? hjl_mapping_get_landing_id (before) : NULL;
  to_id = after != NULL ? hjl_mapping_get_landing_id (after) : NULL;
  if (g_strcmp0 (from_id, to_id) != 0)
    add_part (parts, HJL_WORDS ("change-landing"), pick_name (before != NULL ? hjl_mapping_get_landing_name (before) : NULL, from_id),
              pick_name (after != NULL ? hjl_mapping_get_landing_name (after) : NULL, to_id));
  add_entries (parts, before, after);
  if (before != NULL && after != NULL && hjl_mapping_get_paused (before) != hjl_mapping_get_paused (after))
    add_part (parts, HJL_WORDS ("change-state"), hjl_mapping_get_paused (before) ? HJL_WORDS ("state-paused") : HJL_WORDS ("state-on"),
              hjl_mapping_get_paused (after) ? HJL_WORDS ("state-paused") : HJL_WORDS ("state-on"));

  if (parts->len == 0)
    return NULL;

  g_ptr_array_add (parts, NULL);

  return hjl_words_keep_lines ((const char *const *) parts->pdata);
}
