/* hjl-demo-mode.c: the stand-ins inside of the program, with a folder of their own
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/application/hjl-demo-mode.h"

#include <glib/gi18n-lib.h>

#include "auth/hjl-token-store-secret.h"
#include "demo/world/hjl-demo-front.h"

G_DEFINE_FINAL_TYPE (HjlDemoMode, hjl_demo_mode, G_TYPE_OBJECT)

static void
hjl_demo_mode_dispose (GObject *object)
{
  HjlDemoMode *self = HJL_DEMO_MODE (object);

  if (self->server != NULL)
    hjl_demo_server_stop (self->server);
  g_clear_object (&self->server);
  g_clear_object (&self->environment);
  g_clear_object (&self->tokens);
  if (self->folder != NULL)
    hjl_demo_folder_remove (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->samples, g_free);

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
  self->tokens = hjl_token_store_secret_new ();
}

HjlDemoMode *
hjl_demo_mode_new (GError **error)
{
  g_autoptr (HjlDemoMode) self = g_object_new (HJL_TYPE_DEMO_MODE, NULL);
  g_autofree char *text = NULL;
  g_autofree char *run = NULL;

  self->folder = g_dir_make_tmp ("hjlever-demo-XXXXXX", error);
  if (self->folder == NULL)
    return NULL;

  hjl_demo_front_set (g_main_context_default ());
  self->server = hjl_demo_server_new (NULL);
  if (!hjl_demo_server_start (self->server, error))
    return NULL;

  self->samples = g_build_filename (self->folder, _ ("Sample CVs"), NULL);
  if (!hjl_demo_server_write_samples (self->server, self->samples, error))
    return NULL;

  text = hjl_demo_server_dup_profile (self->server);
  run = g_path_get_basename (self->folder);
  self->environment = hjl_environment_new_demo (run, text, error);

  return self->environment != NULL ? g_steal_pointer (&self) : NULL;
}

static void
did_clear_hackajob (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (hjl_finish (HJL_TOKEN_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
did_clear_lever (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  HjlDemoMode *self = g_task_get_source_object (task);
  GError      *error = NULL;

  if (!hjl_finish (HJL_TOKEN_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  hjl_token_store_clear_async (self->tokens, hjl_environment_get_id (self->environment), "hackajob", NULL,
                               did_clear_hackajob, g_steal_pointer (&task));
}

void
hjl_demo_mode_forget_async (HjlDemoMode        *self,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (HJL_IS_DEMO_MODE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, hjl_demo_mode_forget_async);
  hjl_token_store_clear_async (self->tokens, hjl_environment_get_id (self->environment), "lever", NULL, did_clear_lever, task);
}
