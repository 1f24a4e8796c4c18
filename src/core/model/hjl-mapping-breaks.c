/* hjl-mapping-breaks.c: what of a mapping no longer exists, and what carries over to another role
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-mapping.h"

#include "model/hjl-catalogue.h"
#include "model/hjl-words.h"

static HjlBreak *
add_break (GPtrArray   *breaks,
           HjlBreakKind kind,
           const char  *stage_id,
           const char  *id,
           const char  *name)
{
  HjlBreak *item = g_new0 (HjlBreak, 1);

  item->kind = kind;
  item->stage_id = g_strdup (stage_id);
  item->id = g_strdup (id);
  item->name = g_strdup (name);
  g_ptr_array_add (breaks, item);

  return item;
}

static void
check_posting (HjlMapping   *self,
               HjlCatalogue *catalogue,
               GPtrArray    *breaks)
{
  const char *id = hjl_mapping_get_posting_id (self);
  const char *title = hjl_mapping_get_posting_title (self);
  HjlPosting *posting;

  if (id == NULL || *id == '\0')
    {
      add_break (breaks, HJL_BREAK_NO_POSTING, NULL, NULL, NULL);
      return;
    }

  posting = hjl_catalogue_get_posting (catalogue, id);
  if (posting == NULL)
    {
      if (hjl_catalogue_knows (catalogue, HJL_LIST_POSTINGS))
        add_break (breaks, HJL_BREAK_POSTING_GONE, NULL, id, title);
      return;
    }

  if (posting->state == HJL_POSTING_STATE_GONE)
    add_break (breaks, HJL_BREAK_POSTING_GONE, NULL, id, title);
  else if (!hjl_posting_is_open (posting))
    add_break (breaks, HJL_BREAK_POSTING_CLOSED, NULL, id, posting->title);
}

static gboolean
landing_exists (HjlMapping   *self,
                HjlCatalogue *catalogue)
{
  const char *id = hjl_mapping_get_landing_id (self);

  return id == NULL || !hjl_catalogue_knows (catalogue, HJL_LIST_STAGES) ||
         hjl_catalogue_get_stage (catalogue, HJL_SIDE_LEVER, id) != NULL;
}

/* @forced: a person has said that it is meant. Returns: whether the entry is as good as it was */
static gboolean
check_entry (HjlMapping   *self,
             HjlCatalogue *catalogue,
             const char   *stage_id,
             gboolean      forced,
             GPtrArray    *breaks)
{
  const HjlTarget *target = hjl_mapping_get_target (self, stage_id);
  HjlSense         sense;

  if (hjl_catalogue_knows (catalogue, HJL_LIST_ROLE_STAGES) &&
      hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, stage_id) == NULL)
    {
      add_break (breaks, HJL_BREAK_ROLE_STAGE_GONE, stage_id, stage_id,
                 hjl_mapping_get_stage_name (self, stage_id));
      return FALSE;
    }

  if (hjl_target_exists (target, catalogue))
    {
      HjlStage *stage = hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, stage_id);

      /* Of what was never read nobody can say what it is. */
      sense = hjl_sense_of_target (catalogue, stage_id, target);
      if (stage == NULL || forced || sense == HJL_SENSE_FINE)
        return TRUE;

      add_break (breaks, HJL_BREAK_SENSELESS, stage_id, stage_id, stage->name)->sense = sense;
      return FALSE;
    }

  add_break (breaks,
             target->kind == HJL_TARGET_REASON ? HJL_BREAK_REASON_GONE : HJL_BREAK_STAGE_GONE,
             stage_id, target->id, target->name);
  return FALSE;
}

static void
break_free (HjlBreak *self)
{
  if (self == NULL)
    return;

  g_free (self->stage_id);
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

char *
hjl_break_keep (const HjlBreak *self)
{
  const char *name;

  g_return_val_if_fail (self != NULL, NULL);

  name = self->name != NULL ? self->name : self->id;
  if (name == NULL)
    name = "";

  switch (self->kind)
    {
    case HJL_BREAK_NO_POSTING:
      return g_strdup (HJL_WORDS ("break-no-posting"));
    case HJL_BREAK_POSTING_CLOSED:
      return hjl_words_keep ("break-posting-closed", name);
    case HJL_BREAK_POSTING_GONE:
      return hjl_words_keep ("break-posting-gone", name);
    case HJL_BREAK_STAGE_GONE:
      return hjl_words_keep ("break-stage-gone", name);
    case HJL_BREAK_REASON_GONE:
      return hjl_words_keep ("break-reason-gone", name);
    case HJL_BREAK_SENSELESS:
      {
        g_autofree char *why = hjl_sense_keep (self->sense, name);

        return hjl_words_keep ("break-senseless", why);
      }
    case HJL_BREAK_ROLE_STAGE_GONE:
      return hjl_words_keep ("break-role-stage-gone", name);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
hjl_break_describe (const HjlBreak *self)
{
  g_autofree char *kept = hjl_break_keep (self);

  return hjl_words_show (kept);
}

GPtrArray *
hjl_mapping_find_breaks (HjlMapping   *self,
                         HjlCatalogue *catalogue)
{
  g_autoptr (GPtrArray) breaks = g_ptr_array_new_with_free_func ((GDestroyNotify) break_free);
  g_autoptr (GPtrArray) ids = NULL;

  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);
  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);

  check_posting (self, catalogue, breaks);
  if (!landing_exists (self, catalogue))
    add_break (breaks, HJL_BREAK_STAGE_GONE, NULL,
               hjl_mapping_get_landing_id (self), hjl_mapping_get_landing_name (self));

  ids = hjl_mapping_list_stage_ids (self);
  for (guint i = 0; i < ids->len; i++)
    check_entry (self, catalogue, g_ptr_array_index (ids, i), hjl_mapping_is_forced (self, g_ptr_array_index (ids, i)), breaks);

  return g_steal_pointer (&breaks);
}

gboolean
hjl_mapping_is_broken (HjlMapping   *self,
                       HjlCatalogue *catalogue)
{
  g_autoptr (GPtrArray) breaks = hjl_mapping_find_breaks (self, catalogue);

  for (guint i = 0; breaks != NULL && i < breaks->len; i++)
    {
      HjlBreak *item = g_ptr_array_index (breaks, i);

      if (item->kind != HJL_BREAK_ROLE_STAGE_GONE)
        return TRUE;
    }

  return FALSE;
}

HjlMapping *
hjl_mapping_clone (HjlMapping   *self,
                   const char   *role_id,
                   HjlCatalogue *catalogue,
                   GPtrArray   **dropped)
{
  g_autoptr (GPtrArray) breaks = g_ptr_array_new_with_free_func ((GDestroyNotify) break_free);
  g_autoptr (GPtrArray) ids = NULL;
  HjlMapping *clone;
  HjlRole    *role;

  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);
  g_return_val_if_fail (role_id != NULL, NULL);
  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);

  clone = hjl_mapping_new (role_id);
  role = hjl_catalogue_get_role (catalogue, role_id);
  if (role != NULL)
    hjl_mapping_set_role_title (clone, role->title);
  hjl_mapping_set_direction (clone, hjl_mapping_get_direction (self));

  if (landing_exists (self, catalogue))
    hjl_mapping_set_landing (clone, hjl_mapping_get_landing_id (self), hjl_mapping_get_landing_name (self));
  else
    add_break (breaks, HJL_BREAK_STAGE_GONE, NULL,
               hjl_mapping_get_landing_id (self), hjl_mapping_get_landing_name (self));

  ids = hjl_mapping_list_stage_ids (self);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *stage_id = g_ptr_array_index (ids, i);
      GPtrArray  *also = hjl_mapping_get_also (self, stage_id);

      if (!check_entry (self, catalogue, stage_id, FALSE, breaks))
        continue;
      hjl_mapping_set_target (clone, stage_id,
                              hjl_mapping_get_stage_name (self, stage_id),
                              hjl_mapping_get_target (self, stage_id));
      /* One that nobody uses any more leads back from those who are archived for it. */
      for (guint n = 0; also != NULL && n < also->len; n++)
        hjl_mapping_add_also (clone, stage_id, also->pdata[n]);
    }

  if (dropped != NULL)
    *dropped = g_steal_pointer (&breaks);

  return clone;
}
