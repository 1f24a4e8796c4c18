/* hjl-role-item.c: one live role as the list shows it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/jobs/hjl-role-item.h"

#include "model/hjl-fold.h"
#include "store/hjl-store-numbers.h"

G_DEFINE_FINAL_TYPE (HjlRoleItem, hjl_role_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
hjl_role_item_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HjlRoleItem *self = HJL_ROLE_ITEM (object);

  switch (property_id)
    {
    case PROP_SELECTED:
      g_value_set_boolean (value, self->selected);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_role_item_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_SELECTED:
      hjl_role_item_set_selected (HJL_ROLE_ITEM (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_role_item_finalize (GObject *object)
{
  HjlRoleItem *self = HJL_ROLE_ITEM (object);

  hjl_role_facts_free (self->facts);

  G_OBJECT_CLASS (hjl_role_item_parent_class)->finalize (object);
}

static void
hjl_role_item_class_init (HjlRoleItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hjl_role_item_get_property;
  object_class->set_property = hjl_role_item_set_property;
  object_class->finalize = hjl_role_item_finalize;

  properties[PROP_SELECTED] =
    g_param_spec_boolean ("selected", NULL, NULL, FALSE,
                          (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("changed", HJL_TYPE_ROLE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hjl_role_item_init (HjlRoleItem *self)
{
}

HjlRoleItem *
hjl_role_item_new (HjlRoleFacts *facts)
{
  HjlRoleItem *self;

  g_return_val_if_fail (facts != NULL, NULL);

  self = g_object_new (HJL_TYPE_ROLE_ITEM, NULL);
  self->facts = facts;

  return self;
}

gboolean
hjl_role_item_take_facts (HjlRoleItem  *self,
                          HjlRoleFacts *facts)
{
  HjlRoleFacts *old;
  gboolean      looks_different, differs;

  g_return_val_if_fail (HJL_IS_ROLE_ITEM (self), FALSE);
  g_return_val_if_fail (facts != NULL, FALSE);

  old = self->facts;
  self->facts = facts;
  looks_different = g_strcmp0 (old->role->title, facts->role->title) != 0 ||
                    g_strcmp0 (old->about, facts->about) != 0 || g_strcmp0 (old->posting, facts->posting) != 0 ||
                    g_strcmp0 (old->closed_posting, facts->closed_posting) != 0 ||
                    g_strcmp0 (old->counts, facts->counts) != 0 || old->state != facts->state;
  differs = looks_different ||
            old->role->published_at != facts->role->published_at;
  hjl_role_facts_free (old);
  if (looks_different)
    g_signal_emit_by_name (self, "changed");

  return differs;
}

gboolean
hjl_role_item_set_counts (HjlRoleItem         *self,
                          const HjlRoleCounts *counts)
{
  g_return_val_if_fail (HJL_IS_ROLE_ITEM (self), FALSE);

  if (!hjl_role_facts_set_counts (self->facts, counts))
    return FALSE;

  g_signal_emit_by_name (self, "changed");

  return TRUE;
}

void
hjl_role_item_set_selected (HjlRoleItem *self,
                            gboolean     selected)
{
  g_return_if_fail (HJL_IS_ROLE_ITEM (self));

  if (self->selected == selected)
    return;
  self->selected = selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

char *
hjl_role_item_describe (HjlRoleItem *self)
{
  const HjlRoleFacts *facts;
  g_autofree char    *posting = NULL;

  g_return_val_if_fail (HJL_IS_ROLE_ITEM (self), NULL);

  facts = self->facts;
  posting = g_strjoin (", ", facts->posting, facts->closed_posting, NULL);

  return g_strjoin (", ", facts->role->title, posting, facts->counts, *facts->about != '\0' ? facts->about : NULL, NULL);
}

gboolean
hjl_role_item_matches (HjlRoleItem       *self,
                       const char *const *words)
{
  g_return_val_if_fail (HJL_IS_ROLE_ITEM (self), FALSE);

  return hjl_fold_has_words (self->facts->folded, words);
}
