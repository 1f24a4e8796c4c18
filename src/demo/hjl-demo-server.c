/* hjl-demo-server.c: stand-ins of Lever, hackajob and their sign-in, on loopback, in a thread
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/hjl-demo-server.h"

#include <glib/gstdio.h>

#include "demo/control/hjl-demo-control.h"
#include "demo/hjl-demo-port.h"
#include "demo/world/hjl-demo-files.h"
#include "demo/world/hjl-demo-front.h"
#include "demo/world/hjl-demo-seed.h"

struct _HjlDemoServer
{
  GObject parent_instance;

  HjlDemoOptions options;
  GStringChunk  *strings;
  GThread       *thread;
  GMainContext  *context;
  GMainLoop     *loop;
  char          *uris[HJL_DEMO_N_SERVICES];

  /* The thread's own. */
  HjlDemoWorld *world;
  HjlDemoPorts *ports;
};

G_DEFINE_FINAL_TYPE (HjlDemoServer, hjl_demo_server, G_TYPE_OBJECT)

/* Something that one thread asks the server's thread to do. */
typedef struct
{
  HjlDemoServer *self;
  void (*func) (HjlDemoServer *self, gpointer data);
  gpointer data;
  gboolean done;
} Errand;

static gboolean
run_errand (gpointer user_data)
{
  Errand *errand = user_data;

  errand->func (errand->self, errand->data);
  hjl_demo_front_end (&errand->done);
  return G_SOURCE_REMOVE;
}

static void
send_errand (HjlDemoServer *self,
             void (*func) (HjlDemoServer *self, gpointer data),
             gpointer data)
{
  Errand errand = { self, func, data };
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, run_errand, &errand, NULL);
  g_source_attach (source, self->context);
  hjl_demo_front_wait (&errand.done);
}

static gpointer
serve (gpointer data)
{
  HjlDemoServer *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static void
do_start (HjlDemoServer *self,
          gpointer       data)
{
  GError **error = data;

  self->world = hjl_demo_world_new (&self->options);
  hjl_demo_seed (self->world);
  self->ports = hjl_demo_ports_open (self->world, error);
}

static void
do_stop (HjlDemoServer *self,
         gpointer       data)
{
  g_clear_pointer (&self->ports, hjl_demo_ports_close);
  g_clear_pointer (&self->world, hjl_demo_world_free);
}

gboolean
hjl_demo_server_start (HjlDemoServer *self,
                       GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (HJL_IS_DEMO_SERVER (self), FALSE);
  g_return_val_if_fail (self->thread == NULL, FALSE);

  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("hjl-demo", serve, self);
  send_errand (self, do_start, &local_error);
  if (local_error != NULL)
    {
      hjl_demo_server_stop (self);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  for (guint i = 0; i < HJL_DEMO_N_SERVICES; i++)
    self->uris[i] = hjl_demo_ports_dup_uri (self->ports, i);
  return TRUE;
}

static gboolean
quit_loop (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

void
hjl_demo_server_stop (HjlDemoServer *self)
{
  g_autoptr (GSource) source = NULL;

  g_return_if_fail (HJL_IS_DEMO_SERVER (self));

  if (self->thread == NULL)
    return;
  send_errand (self, do_stop, NULL);
  /* Connections that were just closed have idle work to do; it comes before a low priority. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_LOW);
  g_source_set_callback (source, quit_loop, self->loop, NULL);
  g_source_attach (source, self->context);
  g_thread_join (g_steal_pointer (&self->thread));
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  for (guint i = 0; i < HJL_DEMO_N_SERVICES; i++)
    g_clear_pointer (&self->uris[i], g_free);
}

static void
hjl_demo_server_dispose (GObject *object)
{
  HjlDemoServer *self = HJL_DEMO_SERVER (object);

  hjl_demo_server_stop (self);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  G_OBJECT_CLASS (hjl_demo_server_parent_class)->dispose (object);
}

static void
hjl_demo_server_class_init (HjlDemoServerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hjl_demo_server_dispose;
}

static void
hjl_demo_server_init (HjlDemoServer *self)
{
  self->strings = g_string_chunk_new (256);
}

HjlDemoServer *
hjl_demo_server_new (const HjlDemoOptions *options)
{
  const HjlDemoOptions defaults = HJL_DEMO_OPTIONS_INIT;
  HjlDemoServer       *self = g_object_new (HJL_TYPE_DEMO_SERVER, NULL);
  const char         **texts[] = {
            &self->options.client_id,
            &self->options.client_secret,
            &self->options.api_key,
            &self->options.hackajob_client_id,
            &self->options.hackajob_token,
  };

  self->options = options != NULL ? *options : defaults;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_string_chunk_insert (self->strings, *texts[i]);
  return self;
}

#define URI_GETTER(name, service)                              \
  const char *hjl_demo_server_get_##name (HjlDemoServer *self) \
  {                                                            \
    g_return_val_if_fail (HJL_IS_DEMO_SERVER (self), NULL);    \
    return self->uris[service];                                \
  }

URI_GETTER (lever_uri, HJL_DEMO_LEVER)
URI_GETTER (lever_auth_uri, HJL_DEMO_LEVER_AUTH)
URI_GETTER (hackajob_uri, HJL_DEMO_HACKAJOB)
URI_GETTER (hackajob_auth_uri, HJL_DEMO_HACKAJOB_AUTH)
URI_GETTER (control_uri, HJL_DEMO_CONTROL)

char *
hjl_demo_server_dup_profile (HjlDemoServer *self)
{
  const HjlDemoOptions *options = &self->options;
  const char           *lever_auth = self->uris[HJL_DEMO_LEVER_AUTH];
  const char           *hackajob_auth = self->uris[HJL_DEMO_HACKAJOB_AUTH];
  g_autofree char      *lever_issuer = g_strndup (lever_auth, strlen (lever_auth) - strlen ("/lever-auth"));
  g_autofree char      *hackajob_issuer = g_strndup (hackajob_auth, strlen (hackajob_auth) - strlen ("/hackajob-auth"));

  return g_strdup_printf (
    "[Profile]\nName=demo\n\n"
    "[Lever]\nApi=%s\nAuthorize=%s/authorize\nToken=%s/oauth/token\nIssuer=%s\nAudience=%s/\n"
    "ClientId=%s\n"
    "Scopes=offline_access opportunities:write:admin postings:read:admin stages:read:admin "
    "archive_reasons:read:admin sources:read:admin tags:read:admin users:read:admin "
    "files:write:admin resumes:read:admin\n"
    "RedirectPorts=%u;%u;%u;\nRequestsPerSecond=%g\nBurst=%g\nUncertainFor=0\n\n"
    "[Hackajob]\nApi=%s\nAuthorize=%s/authorize\nToken=%s/oauth/token\nIssuer=%s\nClientId=%s\n"
    "Scopes=ats\n",
    self->uris[HJL_DEMO_LEVER], lever_auth, lever_auth, lever_issuer, self->uris[HJL_DEMO_LEVER],
    options->client_id, options->redirect_ports[0], options->redirect_ports[1], options->redirect_ports[2],
    options->rate > 0 ? options->rate : 1000, options->rate > 0 ? options->burst : 1000,
    self->uris[HJL_DEMO_HACKAJOB], hackajob_auth, hackajob_auth, hackajob_issuer,
    options->hackajob_client_id);
}

typedef struct
{
  const char *command;
  JsonObject *arguments;
  JsonObject *answer;
  GError     *error;
} Command;

static void
do_control (HjlDemoServer *self,
            gpointer       data)
{
  Command *command = data;

  command->answer = hjl_demo_control_run (self->world, command->command, command->arguments, &command->error);
}

JsonObject *
hjl_demo_server_control (HjlDemoServer *self,
                         const char    *command,
                         JsonObject    *arguments,
                         GError       **error)
{
  g_autoptr (JsonObject) owned = arguments != NULL ? arguments : json_object_new ();
  Command work = { command, owned };

  g_return_val_if_fail (HJL_IS_DEMO_SERVER (self), NULL);
  g_return_val_if_fail (self->thread != NULL, NULL);

  send_errand (self, do_control, &work);
  if (work.error != NULL)
    g_propagate_error (error, work.error);
  return work.answer;
}

JsonObject *
hjl_demo_server_ledger (HjlDemoServer *self,
                        gboolean       all)
{
  JsonObject *arguments = json_object_new ();

  json_object_set_boolean_member (arguments, "all", all);
  return hjl_demo_server_control (self, "ledger", arguments, NULL);
}

typedef struct
{
  const char *folder;
  gboolean    done;
  GError     *error;
} Samples;

static void
do_write_samples (HjlDemoServer *self,
                  gpointer       data)
{
  Samples *samples = data;

  samples->done = hjl_demo_files_write_samples (self->world, samples->folder, &samples->error);
}

gboolean
hjl_demo_server_write_samples (HjlDemoServer *self,
                               const char    *folder,
                               GError       **error)
{
  Samples samples = { folder, FALSE, NULL };

  g_return_val_if_fail (HJL_IS_DEMO_SERVER (self), FALSE);
  g_return_val_if_fail (self->thread != NULL && folder != NULL, FALSE);

  send_errand (self, do_write_samples, &samples);
  if (samples.error != NULL)
    g_propagate_error (error, samples.error);

  return samples.done;
}

void
hjl_demo_folder_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        hjl_demo_folder_remove (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}
