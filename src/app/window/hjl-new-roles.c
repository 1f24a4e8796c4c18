/* hjl-new-roles.c: notices live roles that ask for a mapping
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/hjl-new-roles.h"

struct _HjlNewRoles
{
  GObject parent_instance;

  HjlWorkspace *workspace;
  gboolean      heard;
  gboolean      looking;
  gboolean      again;
};

G_DEFINE_FINAL_TYPE (HjlNewRoles, hjl_new_roles, G_TYPE_OBJECT)

static void look (HjlNewRoles *self);

static void
did_take (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HjlNewRoles) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);

  self->looking = FALSE;
  if (ids == NULL)
    g_debug ("New roles: %s", error->message);
  else if (ids->len > 0)
    g_signal_emit_by_name (self, "found", ids);

  if (self->again)
    look (self);
}

static void
look (HjlNewRoles *self)
{
  self->again = self->looking;
  /* Nothing can be mapped before both accounts are connected. */
  if (self->looking || !self->heard || !hjl_workspace_is_connected (self->workspace))
    return;

  self->looking = TRUE;
  hjl_workspace_take_new_roles_async (self->workspace, NULL, did_take, g_object_ref (self));
}

static void
on_workspace_changed_cb (HjlNewRoles *self,
                         guint        changes)
{
  if ((changes & HJL_CHANGES_CATALOGUE) != 0)
    look (self);
}

static void
hjl_new_roles_dispose (GObject *object)
{
  HjlNewRoles *self = HJL_NEW_ROLES (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_new_roles_parent_class)->dispose (object);
}

static void
hjl_new_roles_class_init (HjlNewRolesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hjl_new_roles_dispose;

  g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
hjl_new_roles_init (HjlNewRoles *self)
{
}

HjlNewRoles *
hjl_new_roles_new (HjlWorkspace *workspace)
{
  HjlNewRoles *self;

  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (HJL_TYPE_NEW_ROLES, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "account-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);

  return self;
}

void
hjl_new_roles_set_heard (HjlNewRoles *self,
                         gboolean     heard)
{
  g_return_if_fail (HJL_IS_NEW_ROLES (self));

  if (self->heard == heard)
    return;

  self->heard = heard;
  if (heard)
    look (self);
}
