/* hjl-demo-mode.c: the stand-ins inside of the program, with a folder of their own
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/hjl-demo-mode.h"

#include <glib/gstdio.h>

#include "demo/hjl-demo-server.h"

struct _HjlDemoMode
{
  GObject parent_instance;

  HjlDemoServer *server;
  HjlProfile    *profile;
  char          *folder;
};

G_DEFINE_FINAL_TYPE (HjlDemoMode, hjl_demo_mode, G_TYPE_OBJECT)

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
hjl_demo_mode_dispose (GObject *object)
{
  HjlDemoMode *self = HJL_DEMO_MODE (object);

  if (self->server != NULL)
    hjl_demo_server_stop (self->server);
  g_clear_object (&self->server);
  g_clear_object (&self->profile);
  if (self->folder != NULL)
    remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (hjl_demo_mode_parent_class)->dispose (object);
}

static void
hjl_demo_mode_class_init (HjlDemoModeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hjl_demo_mode_dispose;
}

static void
hjl_demo_mode_init (HjlDemoMode *self)
{
}

HjlDemoMode *
hjl_demo_mode_new (GError **error)
{
  g_autoptr (HjlDemoMode) self = g_object_new (HJL_TYPE_DEMO_MODE, NULL);
  g_autofree char *text = NULL;

  self->folder = g_dir_make_tmp ("hjlever-demo-XXXXXX", error);
  if (self->folder == NULL)
    return NULL;

  self->server = hjl_demo_server_new (NULL);
  if (!hjl_demo_server_start (self->server, error))
    return NULL;

  text = hjl_demo_server_dup_profile (self->server);
  self->profile = hjl_profile_parse ("demo", text, "demo.ini", error);

  return self->profile != NULL ? g_steal_pointer (&self) : NULL;
}

HjlProfile *
hjl_demo_mode_get_profile (HjlDemoMode *self)
{
  return self->profile;
}

const char *
hjl_demo_mode_get_data_dir (HjlDemoMode *self)
{
  return self->folder;
}
