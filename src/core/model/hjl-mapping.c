/* hjl-mapping.c: one role's ATS configuration: its posting and its stage map
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-mapping.h"

#include "model/hjl-catalogue.h"

typedef struct
{
  char      *stage_id;
  char      *stage_name;
  HjlTarget *target;
  GPtrArray *also; /* nullable (element-type HjlTarget): reasons that count beside it on the way back */
  gboolean   forced;
} Entry;

struct _HjlMapping
{
  GObject parent_instance;

  char        *role_id;
  char        *role_title;
  char        *posting_id;
  char        *posting_title;
  char        *landing_id;
  char        *landing_name;
  HjlDirection direction;
  gboolean     paused;
  GPtrArray   *entries;
};

G_DEFINE_FINAL_TYPE (HjlMapping, hjl_mapping, G_TYPE_OBJECT)

static const char *const direction_names[] = {
  [HJL_DIRECTION_BOTH] = "both",
  [HJL_DIRECTION_TO_HACKAJOB] = "to-hackajob",
  [HJL_DIRECTION_EXPORT_ONLY] = "export-only",
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->stage_id);
  g_free (entry->stage_name);
  hjl_target_free (entry->target);
  g_clear_pointer (&entry->also, g_ptr_array_unref);
  g_free (entry);
}

static Entry *
find_entry (HjlMapping *self,
            const char *stage_id,
            guint      *index)
{
  for (guint i = 0; stage_id != NULL && i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (strcmp (entry->stage_id, stage_id) == 0)
        {
          if (index != NULL)
            *index = i;
          return entry;
        }
    }

  return NULL;
}

static void
hjl_mapping_finalize (GObject *object)
{
  HjlMapping *self = HJL_MAPPING (object);

  g_free (self->role_id);
  g_free (self->role_title);
  g_free (self->posting_id);
  g_free (self->posting_title);
  g_free (self->landing_id);
  g_free (self->landing_name);
  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (hjl_mapping_parent_class)->finalize (object);
}

static void
hjl_mapping_class_init (HjlMappingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_mapping_finalize;
}

static void
hjl_mapping_init (HjlMapping *self)
{
  self->entries = g_ptr_array_new_with_free_func (free_entry);
}

HjlDirection
hjl_direction_from_string (const char *text,
                           gboolean   *known)
{
  for (guint i = 0; i < G_N_ELEMENTS (direction_names); i++)
    if (g_strcmp0 (text, direction_names[i]) == 0)
      {
        if (known != NULL)
          *known = TRUE;
        return i;
      }

  if (known != NULL)
    *known = FALSE;

  return HJL_DIRECTION_BOTH;
}

const char *
hjl_direction_to_string (HjlDirection direction)
{
  g_return_val_if_fail ((guint) direction < G_N_ELEMENTS (direction_names), NULL);

  return direction_names[direction];
}

HjlMapping *
hjl_mapping_new (const char *role_id)
{
  HjlMapping *self;

  g_return_val_if_fail (role_id != NULL, NULL);

  self = g_object_new (HJL_TYPE_MAPPING, NULL);
  self->role_id = g_strdup (role_id);

  return self;
}

HjlMapping *
hjl_mapping_copy (HjlMapping *self)
{
  HjlMapping *copy;

  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  copy = hjl_mapping_new (self->role_id);
  copy->role_title = g_strdup (self->role_title);
  copy->posting_id = g_strdup (self->posting_id);
  copy->posting_title = g_strdup (self->posting_title);
  copy->landing_id = g_strdup (self->landing_id);
  copy->landing_name = g_strdup (self->landing_name);
  copy->direction = self->direction;
  copy->paused = self->paused;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      hjl_mapping_set_target (copy, entry->stage_id, entry->stage_name, entry->target);
      hjl_mapping_set_forced (copy, entry->stage_id, entry->forced);
      for (guint n = 0; entry->also != NULL && n < entry->also->len; n++)
        hjl_mapping_add_also (copy, entry->stage_id, entry->also->pdata[n]);
    }

  return copy;
}

static gboolean
has_target (GPtrArray       *targets,
            const HjlTarget *target)
{
  for (guint i = 0; targets != NULL && i < targets->len; i++)
    if (hjl_target_equal (targets->pdata[i], target))
      return TRUE;

  return FALSE;
}

static gboolean
have_same (GPtrArray *a,
           GPtrArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!has_target (b, a->pdata[i]))
      return FALSE;

  return TRUE;
}

gboolean
hjl_mapping_has_same_targets (HjlMapping *a,
                              HjlMapping *b,
                              const char *stage_id)
{
  g_return_val_if_fail (stage_id != NULL, FALSE);

  return hjl_target_equal (a != NULL ? hjl_mapping_get_target (a, stage_id) : NULL,
                           b != NULL ? hjl_mapping_get_target (b, stage_id) : NULL) &&
         have_same (a != NULL ? hjl_mapping_get_also (a, stage_id) : NULL,
                    b != NULL ? hjl_mapping_get_also (b, stage_id) : NULL);
}

gboolean
hjl_mapping_equal (HjlMapping *a,
                   HjlMapping *b)
{
  g_return_val_if_fail (HJL_IS_MAPPING (a), FALSE);
  g_return_val_if_fail (HJL_IS_MAPPING (b), FALSE);

  if (a->direction != b->direction || a->paused != b->paused || a->entries->len != b->entries->len ||
      g_strcmp0 (a->role_id, b->role_id) != 0 ||
      g_strcmp0 (a->posting_id, b->posting_id) != 0 ||
      g_strcmp0 (a->landing_id, b->landing_id) != 0)
    return FALSE;

  for (guint i = 0; i < a->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (a->entries, i);

      if (!hjl_mapping_has_same_targets (a, b, entry->stage_id) ||
          entry->forced != hjl_mapping_is_forced (b, entry->stage_id))
        return FALSE;
    }

  return TRUE;
}

const char *
hjl_mapping_get_role_id (HjlMapping *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  return self->role_id;
}

const char *
hjl_mapping_get_role_title (HjlMapping *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  return self->role_title;
}

void
hjl_mapping_set_role_title (HjlMapping *self,
                            const char *title)
{
  g_return_if_fail (HJL_IS_MAPPING (self));

  hjl_set_text (&self->role_title, title);
}

const char *
hjl_mapping_get_posting_id (HjlMapping *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  return self->posting_id;
}

const char *
hjl_mapping_get_posting_title (HjlMapping *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  return self->posting_title;
}

void
hjl_mapping_set_posting (HjlMapping *self,
                         const char *id,
                         const char *title)
{
  g_return_if_fail (HJL_IS_MAPPING (self));

  hjl_set_text (&self->posting_id, id);
  hjl_set_text (&self->posting_title, title);
}

HjlDirection
hjl_mapping_get_direction (HjlMapping *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING (self), HJL_DIRECTION_BOTH);

  return self->direction;
}

void
hjl_mapping_set_direction (HjlMapping  *self,
                           HjlDirection direction)
{
  g_return_if_fail (HJL_IS_MAPPING (self));
  g_return_if_fail ((guint) direction < G_N_ELEMENTS (direction_names));

  self->direction = direction;
}

gboolean
hjl_mapping_get_paused (HjlMapping *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING (self), TRUE);

  return self->paused;
}

void
hjl_mapping_set_paused (HjlMapping *self,
                        gboolean    paused)
{
  g_return_if_fail (HJL_IS_MAPPING (self));

  self->paused = !!paused;
}

const char *
hjl_mapping_get_landing_id (HjlMapping *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  return self->landing_id;
}

const char *
hjl_mapping_get_landing_name (HjlMapping *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  return self->landing_name;
}

void
hjl_mapping_set_landing (HjlMapping *self,
                         const char *id,
                         const char *name)
{
  g_return_if_fail (HJL_IS_MAPPING (self));

  hjl_set_text (&self->landing_id, id);
  hjl_set_text (&self->landing_name, name);
}

const HjlTarget *
hjl_mapping_get_target (HjlMapping *self,
                        const char *stage_id)
{
  Entry *entry;

  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  entry = find_entry (self, stage_id, NULL);

  return entry != NULL ? entry->target : NULL;
}

const char *
hjl_mapping_get_stage_name (HjlMapping *self,
                            const char *stage_id)
{
  Entry *entry;

  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  entry = find_entry (self, stage_id, NULL);

  return entry != NULL ? entry->stage_name : NULL;
}

gboolean
hjl_mapping_is_forced (HjlMapping *self,
                       const char *stage_id)
{
  Entry *entry;

  g_return_val_if_fail (HJL_IS_MAPPING (self), FALSE);

  entry = find_entry (self, stage_id, NULL);

  return entry != NULL && entry->forced;
}

void
hjl_mapping_set_forced (HjlMapping *self,
                        const char *stage_id,
                        gboolean    forced)
{
  Entry *entry;

  g_return_if_fail (HJL_IS_MAPPING (self));

  entry = find_entry (self, stage_id, NULL);
  if (entry != NULL)
    entry->forced = !!forced;
}

GPtrArray *
hjl_mapping_get_also (HjlMapping *self,
                      const char *stage_id)
{
  Entry *entry;

  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  entry = find_entry (self, stage_id, NULL);

  return entry != NULL ? entry->also : NULL;
}

/* All of them where the entry does not archive any more. */
static void
drop_also (Entry           *entry,
           const HjlTarget *target)
{
  if (entry->target->kind != HJL_TARGET_REASON)
    g_clear_pointer (&entry->also, g_ptr_array_unref);
  for (guint i = entry->also != NULL ? entry->also->len : 0; i > 0; i--)
    if (hjl_target_equal (entry->also->pdata[i - 1], target))
      g_ptr_array_remove_index (entry->also, i - 1);
  if (entry->also != NULL && entry->also->len == 0)
    g_clear_pointer (&entry->also, g_ptr_array_unref);
}

gboolean
hjl_mapping_add_also (HjlMapping      *self,
                      const char      *stage_id,
                      const HjlTarget *reason)
{
  g_autoptr (HjlTarget) copy = NULL;
  Entry *entry;

  g_return_val_if_fail (HJL_IS_MAPPING (self), FALSE);
  g_return_val_if_fail (reason != NULL && reason->kind == HJL_TARGET_REASON, FALSE);

  entry = find_entry (self, stage_id, NULL);
  if (entry == NULL || entry->target->kind != HJL_TARGET_REASON)
    return FALSE;
  if (hjl_target_equal (entry->target, reason) || has_target (entry->also, reason))
    return TRUE;

  copy = hjl_target_copy (reason);
  for (guint i = 0; i < self->entries->len; i++)
    drop_also (g_ptr_array_index (self->entries, i), copy);
  if (entry->also == NULL)
    entry->also = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_target_free);
  g_ptr_array_add (entry->also, g_steal_pointer (&copy));

  return TRUE;
}

void
hjl_mapping_clear_also (HjlMapping *self,
                        const char *stage_id)
{
  Entry *entry;

  g_return_if_fail (HJL_IS_MAPPING (self));

  entry = find_entry (self, stage_id, NULL);
  if (entry != NULL)
    g_clear_pointer (&entry->also, g_ptr_array_unref);
}

HjlSense
hjl_mapping_get_sense (HjlMapping   *self,
                       HjlCatalogue *catalogue,
                       const char   *stage_id)
{
  g_return_val_if_fail (HJL_IS_MAPPING (self), HJL_SENSE_ENDS_RUNNING);

  if (stage_id == NULL || hjl_mapping_is_forced (self, stage_id))
    return HJL_SENSE_FINE;

  return hjl_sense_of_target (catalogue, stage_id, hjl_mapping_get_target (self, stage_id));
}

/* @also: whether a reason beside the entry's own is enough */
static gboolean
leads_back (HjlMapping      *self,
            HjlCatalogue    *catalogue,
            const Entry     *entry,
            const HjlTarget *target,
            gboolean         also)
{
  if (hjl_mapping_get_sense (self, catalogue, entry->stage_id) != HJL_SENSE_FINE)
    return FALSE;
  if (hjl_target_equal (entry->target, target))
    return TRUE;

  return also && has_target (entry->also, target) &&
         (entry->forced || hjl_sense_of_target (catalogue, entry->stage_id, target) == HJL_SENSE_FINE);
}

gboolean
hjl_mapping_stands_for (HjlMapping      *self,
                        HjlCatalogue    *catalogue,
                        const char      *stage_id,
                        const HjlTarget *target)
{
  Entry *entry;

  g_return_val_if_fail (HJL_IS_MAPPING (self), FALSE);
  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), FALSE);

  entry = find_entry (self, stage_id, NULL);

  return entry != NULL && target != NULL && leads_back (self, catalogue, entry, target, TRUE);
}

void
hjl_mapping_set_target (HjlMapping      *self,
                        const char      *stage_id,
                        const char      *stage_name,
                        const HjlTarget *target)
{
  g_autoptr (HjlTarget) old = NULL;
  Entry *entry;
  guint  index = 0;

  g_return_if_fail (HJL_IS_MAPPING (self));
  g_return_if_fail (stage_id != NULL);

  entry = find_entry (self, stage_id, &index);
  if (target == NULL || target->kind == HJL_TARGET_NONE)
    {
      if (entry != NULL)
        g_ptr_array_remove_index (self->entries, index);
      return;
    }

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->stage_id = g_strdup (stage_id);
      g_ptr_array_add (self->entries, entry);
    }
  entry->forced &= hjl_target_equal (entry->target, target);
  hjl_set_text (&entry->stage_name, stage_name);
  /* What is given may be the entry's own. */
  old = entry->target;
  entry->target = hjl_target_copy (target);
  drop_also (entry, entry->target);
}

void
hjl_mapping_clear (HjlMapping *self)
{
  g_return_if_fail (HJL_IS_MAPPING (self));

  g_ptr_array_set_size (self->entries, 0);
}

GPtrArray *
hjl_mapping_list_stage_ids (HjlMapping *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (ids, g_strdup (((Entry *) g_ptr_array_index (self->entries, i))->stage_id));

  return g_steal_pointer (&ids);
}

static const char *
find_nearest (HjlMapping      *self,
              HjlCatalogue    *catalogue,
              const HjlTarget *target,
              const char      *present_stage_id,
              gboolean         also)
{
  const char *first = NULL;
  const char *next = NULL;
  int         first_at = G_MAXINT;
  int         next_at = G_MAXINT;
  gboolean    known = hjl_catalogue_knows (catalogue, HJL_LIST_ROLE_STAGES);
  int         present_at = hjl_catalogue_index_of_stage (catalogue, HJL_SIDE_HACKAJOB, present_stage_id);

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      int    at;

      if (!leads_back (self, catalogue, entry, target, also))
        continue;

      at = hjl_catalogue_index_of_stage (catalogue, HJL_SIDE_HACKAJOB, entry->stage_id);
      if (at < 0)
        {
          if (known)
            continue;
          /* Not read yet: behind those that were, in the order of the entries. */
          at = G_MAXINT / 2 + (int) i;
        }

      if (at < first_at)
        {
          first_at = at;
          first = entry->stage_id;
        }
      if (present_at >= 0 && at > present_at && at < next_at)
        {
          next_at = at;
          next = entry->stage_id;
        }
    }

  return next != NULL ? next : first;
}

const char *
hjl_mapping_find_back (HjlMapping      *self,
                       HjlCatalogue    *catalogue,
                       const HjlTarget *target,
                       const char      *present_stage_id)
{
  Entry      *present;
  const char *found;

  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);
  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);

  if (target == NULL || target->kind == HJL_TARGET_NONE)
    return NULL;

  present = find_entry (self, present_stage_id, NULL);
  if (present != NULL && leads_back (self, catalogue, present, target, TRUE))
    return present->stage_id;

  found = find_nearest (self, catalogue, target, present_stage_id, FALSE);

  return found != NULL ? found : find_nearest (self, catalogue, target, present_stage_id, TRUE);
}
