/* hjl-recent-roles.c: which roles' mappings were opened last, in the settings
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/hjl-recent-roles.h"

void
hjl_recent_roles_set (GSettings  *settings,
                      const char *profile_id,
                      const char *role_id,
                      gboolean    there)
{
  g_autoptr (GVariant) before = g_settings_get_value (settings, "recent-roles");
  g_autoptr (GVariant) added = g_variant_ref_sink (g_variant_new ("(ss)", profile_id, role_id));
  GVariantBuilder after;
  guint           n = there ? 1 : 0;

  g_variant_builder_init (&after, G_VARIANT_TYPE ("a(ss)"));
  if (there)
    g_variant_builder_add_value (&after, added);
  for (guint i = 0; i < g_variant_n_children (before) && n < HJL_RECENT_ROLES_MOST; i++)
    {
      g_autoptr (GVariant) role = g_variant_get_child_value (before, i);

      if (g_variant_equal (role, added))
        continue;
      g_variant_builder_add_value (&after, role);
      n++;
    }
  g_settings_set_value (settings, "recent-roles", g_variant_builder_end (&after));
}

gboolean
hjl_recent_roles_get (GSettings *settings,
                      guint      place,
                      char     **profile_id,
                      char     **role_id)
{
  g_autoptr (GVariant) roles = g_settings_get_value (settings, "recent-roles");

  if (place >= g_variant_n_children (roles))
    return FALSE;

  g_variant_get_child (roles, place, "(ss)", profile_id, role_id);

  return TRUE;
}
