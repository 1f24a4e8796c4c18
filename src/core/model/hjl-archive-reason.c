/* hjl-archive-reason.c: why Lever archived somebody; one kind of reason means hired
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "model/hjl-archive-reason.h"

#include "model/hjl-fold.h"

struct _HjlArchiveReason
{
  GObject parent_instance;

  char    *id;
  char    *name;
  gboolean hired;
  gboolean active;
};

G_DEFINE_FINAL_TYPE (HjlArchiveReason, hjl_archive_reason, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_HIRED,
  PROP_ACTIVE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
hjl_archive_reason_constructed (GObject *object)
{
  HjlArchiveReason *self = HJL_ARCHIVE_REASON (object);

  G_OBJECT_CLASS (hjl_archive_reason_parent_class)->constructed (object);

  if (self->id == NULL)
    self->id = g_strdup ("");
  if (self->name == NULL)
    self->name = g_strdup ("");
}

static void
hjl_archive_reason_finalize (GObject *object)
{
  HjlArchiveReason *self = HJL_ARCHIVE_REASON (object);

  g_free (self->id);
  g_free (self->name);

  G_OBJECT_CLASS (hjl_archive_reason_parent_class)->finalize (object);
}

static void
hjl_archive_reason_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  HjlArchiveReason *self = HJL_ARCHIVE_REASON (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_HIRED:
      g_value_set_boolean (value, self->hired);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hjl_archive_reason_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  HjlArchiveReason *self = HJL_ARCHIVE_REASON (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_NAME:
      /* Shown in many places, each of which has one line for it. */
      self->name = hjl_fold_line (g_value_get_string (value));
      break;
    case PROP_HIRED:
      self->hired = g_value_get_boolean (value);
      break;
    case PROP_ACTIVE:
      self->active = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hjl_archive_reason_class_init (HjlArchiveReasonClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = hjl_archive_reason_constructed;
  object_class->finalize = hjl_archive_reason_finalize;
  object_class->get_property = hjl_archive_reason_get_property;
  object_class->set_property = hjl_archive_reason_set_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_HIRED] = g_param_spec_boolean ("hired", NULL, NULL, FALSE, flags);
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, TRUE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hjl_archive_reason_init (HjlArchiveReason *self)
{
}

const char *
hjl_archive_reason_get_id (HjlArchiveReason *self)
{
  g_return_val_if_fail (HJL_IS_ARCHIVE_REASON (self), NULL);

  return self->id;
}

const char *
hjl_archive_reason_get_name (HjlArchiveReason *self)
{
  g_return_val_if_fail (HJL_IS_ARCHIVE_REASON (self), NULL);

  return self->name;
}

gboolean
hjl_archive_reason_get_hired (HjlArchiveReason *self)
{
  g_return_val_if_fail (HJL_IS_ARCHIVE_REASON (self), FALSE);

  return self->hired;
}

gboolean
hjl_archive_reason_get_active (HjlArchiveReason *self)
{
  g_return_val_if_fail (HJL_IS_ARCHIVE_REASON (self), FALSE);

  return self->active;
}
