/* hjl-mapping.c: one role's ATS configuration: its posting and its stage map
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "model/hjl-mapping.h"

#include "model/hjl-catalogue.h"
#include "model/hjl-sense.h"

typedef struct
{
  char      *stage_id;
  char      *stage_name;
  HjlTarget *target;
  GPtrArray *also; /* nullable (element-type HjlTarget): reasons that count beside it on the way back */
  gboolean   forced;
} Entry;

enum
{
  PROP_0,
  PROP_ROLE_ID,
  PROP_ROLE_TITLE,
  PROP_POSTING_ID,
  PROP_POSTING_TITLE,
  PROP_LANDING_ID,
  PROP_LANDING_NAME,
  N_TEXTS,
  PROP_DIRECTION = N_TEXTS,
  PROP_PAUSED,
  N_PROPS
};

enum
{
  ENTRY_CHANGED,
  N_SIGNALS
};

struct _HjlMapping
{
  GObject parent_instance;

  char        *texts[N_TEXTS]; /* by property id */
  HjlDirection direction;
  gboolean     paused;
  GPtrArray   *entries;
};

G_DEFINE_FINAL_TYPE (HjlMapping, hjl_mapping, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static const char *const text_names[N_TEXTS] = {
  [PROP_ROLE_ID] = "role-id",
  [PROP_ROLE_TITLE] = "role-title",
  [PROP_POSTING_ID] = "posting-id",
  [PROP_POSTING_TITLE] = "posting-title",
  [PROP_LANDING_ID] = "landing-id",
  [PROP_LANDING_NAME] = "landing-name",
};

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
set_text (HjlMapping *self,
          guint       prop_id,
          const char *text)
{
  if (g_strcmp0 (self->texts[prop_id], text) == 0)
    return;

  g_free (self->texts[prop_id]);
  self->texts[prop_id] = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
hjl_mapping_finalize (GObject *object)
{
  HjlMapping *self = HJL_MAPPING (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (hjl_mapping_parent_class)->finalize (object);
}

static void
hjl_mapping_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  HjlMapping *self = HJL_MAPPING (object);

  if (prop_id < N_TEXTS)
    g_value_set_string (value, self->texts[prop_id]);
  else if (prop_id == PROP_DIRECTION)
    g_value_set_int (value, self->direction);
  else if (prop_id == PROP_PAUSED)
    g_value_set_boolean (value, self->paused);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hjl_mapping_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  HjlMapping *self = HJL_MAPPING (object);

  if (prop_id < N_TEXTS)
    set_text (self, prop_id, g_value_get_string (value));
  else if (prop_id == PROP_DIRECTION)
    hjl_mapping_set_direction (self, g_value_get_int (value));
  else if (prop_id == PROP_PAUSED)
    hjl_mapping_set_paused (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hjl_mapping_class_init (HjlMappingClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = hjl_mapping_finalize;
  object_class->get_property = hjl_mapping_get_property;
  object_class->set_property = hjl_mapping_set_property;

  for (guint i = PROP_ROLE_ID; i < N_TEXTS; i++)
    properties[i] =
      g_param_spec_string (text_names[i], NULL, NULL, NULL,
                           i == PROP_ROLE_ID ? flags | G_PARAM_CONSTRUCT_ONLY : flags);
  properties[PROP_DIRECTION] =
    g_param_spec_int ("direction", NULL, NULL,
                      HJL_DIRECTION_BOTH, HJL_DIRECTION_EXPORT_ONLY, HJL_DIRECTION_BOTH,
                      flags);
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ENTRY_CHANGED] =
    g_signal_new ("entry-changed", HJL_TYPE_MAPPING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
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
  g_return_val_if_fail (role_id != NULL, NULL);

  return g_object_new (HJL_TYPE_MAPPING, "role-id", role_id, NULL);
}

HjlMapping *
hjl_mapping_copy (HjlMapping *self)
{
  HjlMapping *copy;

  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  copy = g_object_new (HJL_TYPE_MAPPING, NULL);
  for (guint i = 0; i < N_TEXTS; i++)
    copy->texts[i] = g_strdup (self->texts[i]);
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
      g_strcmp0 (a->texts[PROP_ROLE_ID], b->texts[PROP_ROLE_ID]) != 0 ||
      g_strcmp0 (a->texts[PROP_POSTING_ID], b->texts[PROP_POSTING_ID]) != 0 ||
      g_strcmp0 (a->texts[PROP_LANDING_ID], b->texts[PROP_LANDING_ID]) != 0)
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

  return self->texts[PROP_ROLE_ID];
}

const char *
hjl_mapping_get_role_title (HjlMapping *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  return self->texts[PROP_ROLE_TITLE];
}

void
hjl_mapping_set_role_title (HjlMapping *self,
                            const char *title)
{
  g_return_if_fail (HJL_IS_MAPPING (self));

  set_text (self, PROP_ROLE_TITLE, title);
}

const char *
hjl_mapping_get_posting_id (HjlMapping *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  return self->texts[PROP_POSTING_ID];
}

const char *
hjl_mapping_get_posting_title (HjlMapping *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  return self->texts[PROP_POSTING_TITLE];
}

void
hjl_mapping_set_posting (HjlMapping *self,
                         const char *id,
                         const char *title)
{
  g_return_if_fail (HJL_IS_MAPPING (self));

  g_object_freeze_notify (G_OBJECT (self));
  set_text (self, PROP_POSTING_ID, id);
  set_text (self, PROP_POSTING_TITLE, title);
  g_object_thaw_notify (G_OBJECT (self));
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

  if (self->direction == direction)
    return;

  self->direction = direction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRECTION]);
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

  if (self->paused == !!paused)
    return;

  self->paused = !!paused;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);
}

const char *
hjl_mapping_get_landing_id (HjlMapping *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  return self->texts[PROP_LANDING_ID];
}

const char *
hjl_mapping_get_landing_name (HjlMapping *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING (self), NULL);

  return self->texts[PROP_LANDING_NAME];
}

void
hjl_mapping_set_landing (HjlMapping *self,
                         const char *id,
                         const char *name)
{
  g_return_if_fail (HJL_IS_MAPPING (self));

  g_object_freeze_notify (G_OBJECT (self));
  set_text (self, PROP_LANDING_ID, id);
  set_text (self, PROP_LANDING_NAME, name);
  g_object_thaw_notify (G_OBJECT (self));
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
  if (entry == NULL || entry->forced == !!forced)
    return;

  entry->forced = !!forced;
  g_signal_emit (self, signals[ENTRY_CHANGED], 0, stage_id);
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
static gboolean
drop_also (Entry           *entry,
           const HjlTarget *target)
{
  gboolean dropped = FALSE;

  if (entry->target->kind != HJL_TARGET_REASON)
    g_clear_pointer (&entry->also, g_ptr_array_unref);
  for (guint i = entry->also != NULL ? entry->also->len : 0; i > 0; i--)
    if (hjl_target_equal (entry->also->pdata[i - 1], target))
      {
        g_ptr_array_remove_index (entry->also, i - 1);
        dropped = TRUE;
      }
  if (entry->also != NULL && entry->also->len == 0)
    g_clear_pointer (&entry->also, g_ptr_array_unref);

  return dropped;
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
    {
      Entry *other = g_ptr_array_index (self->entries, i);

      if (drop_also (other, copy))
        g_signal_emit (self, signals[ENTRY_CHANGED], 0, other->stage_id);
    }
  if (entry->also == NULL)
    entry->also = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_target_free);
  g_ptr_array_add (entry->also, g_steal_pointer (&copy));
  g_signal_emit (self, signals[ENTRY_CHANGED], 0, entry->stage_id);

  return TRUE;
}

void
hjl_mapping_clear_also (HjlMapping *self,
                        const char *stage_id)
{
  Entry *entry;

  g_return_if_fail (HJL_IS_MAPPING (self));

  entry = find_entry (self, stage_id, NULL);
  if (entry == NULL || entry->also == NULL)
    return;

  g_clear_pointer (&entry->also, g_ptr_array_unref);
  g_signal_emit (self, signals[ENTRY_CHANGED], 0, entry->stage_id);
}

/* @also: whether a reason beside the entry's own is enough */
static gboolean
leads_back (HjlMapping      *self,
            HjlCatalogue    *catalogue,
            const Entry     *entry,
            const HjlTarget *target,
            gboolean         also)
{
  if (hjl_sense_of_entry (self, catalogue, entry->stage_id) != HJL_SENSE_FINE)
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
  g_autoptr (HjlTarget) copy = NULL;
  g_autofree char *key = NULL;
  Entry           *entry;
  guint            index = 0;
  gboolean         same;

  g_return_if_fail (HJL_IS_MAPPING (self));
  g_return_if_fail (stage_id != NULL);

  /* What is given may belong to the very entry that goes. */
  key = g_strdup (stage_id);
  if (target != NULL && target->kind != HJL_TARGET_NONE)
    copy = hjl_target_copy (target);

  entry = find_entry (self, key, &index);
  same = hjl_target_equal (entry != NULL ? entry->target : NULL, copy);

  if (copy == NULL)
    {
      if (entry != NULL)
        g_ptr_array_remove_index (self->entries, index);
    }
  else
    {
      g_autofree char *name = g_strdup (stage_name);

      if (entry == NULL)
        {
          entry = g_new0 (Entry, 1);
          entry->stage_id = g_strdup (key);
          g_ptr_array_add (self->entries, entry);
        }
      g_free (entry->stage_name);
      entry->stage_name = g_steal_pointer (&name);
      hjl_target_free (entry->target);
      entry->target = g_steal_pointer (&copy);
      entry->forced &= same;
      drop_also (entry, entry->target);
    }

  if (!same)
    g_signal_emit (self, signals[ENTRY_CHANGED], 0, key);
}

void
hjl_mapping_clear (HjlMapping *self)
{
  g_return_if_fail (HJL_IS_MAPPING (self));

  while (self->entries->len > 0)
    {
      Entry *entry = g_ptr_array_index (self->entries, self->entries->len - 1);

      hjl_mapping_set_target (self, entry->stage_id, NULL, NULL);
    }
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
  int         present_at;
  gboolean    known;

  known = (hjl_catalogue_get_known (catalogue) & HJL_LIST_ROLE_STAGES) != 0;
  present_at = hjl_catalogue_index_of_stage (catalogue, HJL_SIDE_HACKAJOB, present_stage_id);

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
