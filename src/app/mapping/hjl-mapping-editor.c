/* hjl-mapping-editor.c: edits one mapping, with undo and redo for everything
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/mapping/hjl-mapping-editor-private.h"

G_DEFINE_FINAL_TYPE (HjlMappingEditor, hjl_mapping_editor, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_MODIFIED,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
tell (HjlMappingEditor *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

void
hjl_mapping_editor_take (HjlMappingEditor *self,
                         HjlMapping       *next)
{
  if (hjl_mapping_equal (self->mapping, next))
    {
      g_object_unref (next);
      return;
    }

  g_ptr_array_add (self->past, self->mapping);
  g_ptr_array_set_size (self->future, 0);
  self->mapping = next;
  tell (self);
}

static void
step (HjlMappingEditor *self,
      GPtrArray        *from,
      GPtrArray        *to)
{
  if (from->len == 0)
    return;

  g_ptr_array_add (to, self->mapping);
  self->mapping = g_ptr_array_steal_index (from, from->len - 1);
  tell (self);
}

static void
hjl_mapping_editor_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  HjlMappingEditor *self = HJL_MAPPING_EDITOR (object);

  switch (property_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, hjl_mapping_editor_get_can_undo (self));
      break;

    case PROP_CAN_REDO:
      g_value_set_boolean (value, hjl_mapping_editor_get_can_redo (self));
      break;

    case PROP_MODIFIED:
      g_value_set_boolean (value, hjl_mapping_editor_get_modified (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_mapping_editor_finalize (GObject *object)
{
  HjlMappingEditor *self = HJL_MAPPING_EDITOR (object);

  g_clear_object (&self->catalogue);
  g_clear_object (&self->saved);
  g_clear_object (&self->mapping);
  g_ptr_array_unref (self->past);
  g_ptr_array_unref (self->future);

  G_OBJECT_CLASS (hjl_mapping_editor_parent_class)->finalize (object);
}

static void
hjl_mapping_editor_class_init (HjlMappingEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hjl_mapping_editor_get_property;
  object_class->finalize = hjl_mapping_editor_finalize;

  properties[PROP_CAN_UNDO] =
    g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                          (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_CAN_REDO] =
    g_param_spec_boolean ("can-redo", NULL, NULL, FALSE,
                          (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_MODIFIED] =
    g_param_spec_boolean ("modified", NULL, NULL, FALSE,
                          (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hjl_mapping_editor_init (HjlMappingEditor *self)
{
  self->past = g_ptr_array_new_with_free_func (g_object_unref);
  self->future = g_ptr_array_new_with_free_func (g_object_unref);
}

HjlMappingEditor *
hjl_mapping_editor_new (const char   *role_id,
                        HjlCatalogue *catalogue,
                        HjlMapping   *saved)
{
  HjlMappingEditor *self;
  HjlRole          *role;

  g_return_val_if_fail (role_id != NULL, NULL);
  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (HJL_TYPE_MAPPING_EDITOR, NULL);
  self->catalogue = g_object_ref (catalogue);
  self->saved = saved != NULL ? hjl_mapping_copy (saved) : hjl_mapping_new (role_id);
  role = hjl_catalogue_get_role (catalogue, role_id);
  if (role != NULL)
    hjl_mapping_set_role_title (self->saved, hjl_role_get_title (role));
  self->mapping = hjl_mapping_copy (self->saved);

  return self;
}

HjlCatalogue *
hjl_mapping_editor_get_catalogue (HjlMappingEditor *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), NULL);

  return self->catalogue;
}

void
hjl_mapping_editor_set_catalogue (HjlMappingEditor *self,
                                  HjlCatalogue     *catalogue)
{
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));
  g_return_if_fail (HJL_IS_CATALOGUE (catalogue));

  if (g_set_object (&self->catalogue, catalogue))
    tell (self);
}

HjlMapping *
hjl_mapping_editor_get_mapping (HjlMappingEditor *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), NULL);

  return self->mapping;
}

gboolean
hjl_mapping_editor_get_can_undo (HjlMappingEditor *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), FALSE);

  return self->past->len > 0;
}

gboolean
hjl_mapping_editor_get_can_redo (HjlMappingEditor *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), FALSE);

  return self->future->len > 0;
}

gboolean
hjl_mapping_editor_get_modified (HjlMappingEditor *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), FALSE);

  return !hjl_mapping_equal (self->mapping, self->saved);
}

void
hjl_mapping_editor_set_saved (HjlMappingEditor *self,
                              HjlMapping       *saved)
{
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));
  g_return_if_fail (HJL_IS_MAPPING (saved));

  g_object_unref (self->saved);
  self->saved = hjl_mapping_copy (saved);
  tell (self);
}

void
hjl_mapping_editor_discard (HjlMappingEditor *self)
{
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));

  hjl_mapping_editor_take (self, hjl_mapping_copy (self->saved));
}

void
hjl_mapping_editor_undo (HjlMappingEditor *self)
{
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));

  step (self, self->past, self->future);
}

void
hjl_mapping_editor_redo (HjlMappingEditor *self)
{
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));

  step (self, self->future, self->past);
}
