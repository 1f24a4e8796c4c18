/* hjl-user.c: a person who works in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-user.h"

#include "model/hjl-fold.h"

G_DEFINE_FINAL_TYPE (HjlUser, hjl_user, G_TYPE_OBJECT)

static void
hjl_user_finalize (GObject *object)
{
  HjlUser *self = HJL_USER (object);

  g_free ((char *) self->id);
  g_free ((char *) self->name);
  g_free ((char *) self->email);
  g_free ((char *) self->access_role);

  G_OBJECT_CLASS (hjl_user_parent_class)->finalize (object);
}

static void
hjl_user_class_init (HjlUserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_user_finalize;
}

static void
hjl_user_init (HjlUser *self)
{
}

HjlUser *
hjl_user_new (const HjlUser *facts)
{
  HjlUser *self = g_object_new (HJL_TYPE_USER, NULL);

  self->id = g_strdup (facts->id != NULL ? facts->id : "");
  /* Names are shown in many places, each of which has one line for them. */
  self->name = hjl_fold_line (facts->name != NULL ? facts->name : "");
  self->email = g_strdup (facts->email);
  self->access_role = g_strdup (facts->access_role);
  self->active = facts->active;

  return self;
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
