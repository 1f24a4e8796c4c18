/* hjl-app-settings.c: the program's GSettings, installed or not
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_SETTINGS_ENABLE_BACKEND

#include "config.h"

#include "app/preferences/hjl-app-settings.h"

#include <gio/gsettingsbackend.h>

/* Returns: (transfer full) (nullable): from the build folder that the running program is in */
static GSettingsSchema *
look_up_in_build (GSettingsSchemaSource *parent)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  while (folder != NULL && !g_str_equal (folder, "/"))
    {
      g_autofree char *data = g_build_filename (folder, "data", NULL);
      g_autofree char *compiled = g_build_filename (data, "gschemas.compiled", NULL);
      g_autofree char *child = g_steal_pointer (&folder);

      if (g_file_test (compiled, G_FILE_TEST_EXISTS))
        {
          g_autoptr (GSettingsSchemaSource) source =
            g_settings_schema_source_new_from_directory (data, parent, FALSE, NULL);

          return source != NULL ? g_settings_schema_source_lookup (source, APPLICATION_ID, FALSE) : NULL;
        }
      folder = g_path_get_dirname (child);
    }

  return NULL;
}

GSettings *
hjl_app_settings_new (gboolean in_memory)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsBackend) backend = in_memory ? g_memory_settings_backend_new () : NULL;
  g_autoptr (GSettingsSchema) schema = NULL;

  /* The build's own first: an older installed schema may lack a key. */
  schema = look_up_in_build (source);
  if (schema == NULL && source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema == NULL)
    g_error ("The settings schema %s is not installed", APPLICATION_ID);

  return g_settings_new_full (schema, backend, NULL);
}
