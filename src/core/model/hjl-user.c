/* hjl-user.c: a person who works in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "model/hjl-user.h"

#include "model/hjl-fold.h"

struct _HjlUser
{
  GObject parent_instance;

  char    *id;
  char    *name;
  char    *email;
  char    *access_role;
  gboolean active;
};

G_DEFINE_FINAL_TYPE (HjlUser, hjl_user, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_EMAIL,
  PROP_ACCESS_ROLE,
  PROP_ACTIVE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
hjl_user_constructed (GObject *object)
{
  HjlUser *self = HJL_USER (object);

  G_OBJECT_CLASS (hjl_user_parent_class)->constructed (object);

  if (self->id == NULL)
    self->id = g_strdup ("");
  if (self->name == NULL)
    self->name = g_strdup ("");
}

static void
hjl_user_finalize (GObject *object)
{
  HjlUser *self = HJL_USER (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->email);
  g_free (self->access_role);

  G_OBJECT_CLASS (hjl_user_parent_class)->finalize (object);
}

static void
hjl_user_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  HjlUser *self = HJL_USER (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_EMAIL:
      g_value_set_string (value, self->email);
      break;
    case PROP_ACCESS_ROLE:
      g_value_set_string (value, self->access_role);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hjl_user_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  HjlUser *self = HJL_USER (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_NAME:
      /* Shown in many places, each of which has one line for it. */
      self->name = hjl_fold_line (g_value_get_string (value));
      break;
    case PROP_EMAIL:
      self->email = g_value_dup_string (value);
      break;
    case PROP_ACCESS_ROLE:
      self->access_role = g_value_dup_string (value);
      break;
    case PROP_ACTIVE:
      self->active = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hjl_user_class_init (HjlUserClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = hjl_user_constructed;
  object_class->finalize = hjl_user_finalize;
  object_class->get_property = hjl_user_get_property;
  object_class->set_property = hjl_user_set_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_EMAIL] = g_param_spec_string ("email", NULL, NULL, NULL, flags);
  properties[PROP_ACCESS_ROLE] = g_param_spec_string ("access-role", NULL, NULL, NULL, flags);
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, TRUE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hjl_user_init (HjlUser *self)
{
}

const char *
hjl_user_get_id (HjlUser *self)
{
  g_return_val_if_fail (HJL_IS_USER (self), NULL);

  return self->id;
}

const char *
hjl_user_get_name (HjlUser *self)
{
  g_return_val_if_fail (HJL_IS_USER (self), NULL);

  return self->name;
}

const char *
hjl_user_get_email (HjlUser *self)
{
  g_return_val_if_fail (HJL_IS_USER (self), NULL);

  return self->email;
}

const char *
hjl_user_get_access_role (HjlUser *self)
{
  g_return_val_if_fail (HJL_IS_USER (self), NULL);

  return self->access_role;
}

gboolean
hjl_user_get_active (HjlUser *self)
{
  g_return_val_if_fail (HJL_IS_USER (self), FALSE);

  return self->active;
}

gboolean
hjl_user_is_super_admin (HjlUser *self)
{
  static const char wanted[] = "superadmin";
  guint             at = 0;

  g_return_val_if_fail (HJL_IS_USER (self), FALSE);

  for (const char *p = self->access_role; p != NULL && *p != '\0'; p++)
    {
      if (*p == ' ' || *p == '-' || *p == '_')
        continue;
      if (g_ascii_tolower (*p) != wanted[at])
        return FALSE;
      at++;
    }

  return at == strlen (wanted);
}
