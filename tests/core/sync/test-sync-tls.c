/* test-sync-tls.c: a secure connection that cannot be trusted or does not come about: said, nothing lost, and it goes on
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In front of each service is a real nginx. The certificates are fixtures, valid from 2020 to 2120; their authority is
 * trusted by this process only.
 */

#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "model/hjl-words.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-timeline.h"

#define CANDIDATES 3

/* Where there is a front, and what is behind it. */
typedef struct
{
  guint16 port;
  guint16 behind;
} Front;

typedef struct
{
  const char  *program;
  char        *folder;
  Front        lever;
  Front        hackajob;
  guint16      files; /* another server: nobody there knows TLS, or its certificate has expired */
  GSubprocess *nginx;
  HjlSyncRig  *rig;
} Tls;

typedef struct
{
  const char *name;
  const char *certificate; /* NULL: without TLS */
  const char *protocols;   /* nullable: the usual ones */
  HjlError    code;
  const char *words;
} Trouble;

static const Trouble none = { "good", "net/tls-good.pem" };
/* hackajob sends whoever asks for a CV to where nobody knows TLS. */
static const Trouble cvs = { "CVs", "net/tls-good.pem" };
/* The same, where the certificate has expired. */
static const Trouble expired_cvs = { "CVs, expired", "net/tls-good.pem" };

static const Trouble troubles[] = {
  { "another host's", "net/tls-other-host.pem", NULL, HJL_ERROR_CERTIFICATE, "It belongs to another address" },
  { "expired", "net/tls-expired.pem", NULL, HJL_ERROR_CERTIFICATE, "It has expired" },
  { "not yet valid", "net/tls-future.pem", NULL, HJL_ERROR_CERTIFICATE, "It is not valid yet" },
  { "self-signed", "net/self-signed.pem", NULL, HJL_ERROR_CERTIFICATE, "It isn’t signed by an authority" },
  { "of an unknown authority", "net/tls-unknown.pem", NULL, HJL_ERROR_CERTIFICATE, "It isn’t signed by an authority" },
  { "TLS 1.0 and 1.1", "net/tls-good.pem", "TLSv1 TLSv1.1", HJL_ERROR_GATEWAY, "Its encryption is too old" },
  { "plain HTTP", NULL, NULL, HJL_ERROR_GATEWAY, "No secure connection could be made" },
};

static char *
dup_fixture (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
}

static void
add_server (Tls           *self,
            GString       *config,
            const Front   *front,
            const Trouble *trouble)
{
  g_string_append_printf (config, "server { listen 127.0.0.1:%u%s;\n", front->port, trouble->certificate != NULL ? " ssl" : "");
  if (trouble->certificate != NULL)
    {
      g_autofree char *path = dup_fixture (trouble->certificate);

      g_string_append_printf (config, "ssl_certificate \"%s\"; ssl_certificate_key \"%s\";\n", path, path);
    }
  if (trouble->protocols != NULL)
    g_string_append_printf (config, "ssl_protocols %s; ssl_ciphers DEFAULT@SECLEVEL=0;\n", trouble->protocols);
  if (trouble == &cvs || trouble == &expired_cvs)
    g_string_append_printf (config, "location ~ /cv$ { return 302 https://127.0.0.1:%u$request_uri; }\n", self->files);
  g_string_append_printf (config, "location / { proxy_pass http://127.0.0.1:%u; proxy_set_header Host $http_host; } }\n", front->behind);
}

static gboolean
answers (guint16 port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, NULL);

  return connection != NULL;
}

static void
stop (Tls *self)
{
  if (self->nginx == NULL)
    return;
  g_subprocess_force_exit (self->nginx);
  g_subprocess_wait (self->nginx, NULL, NULL);
  g_clear_object (&self->nginx);
}

/* Whatever this process ends by. */
static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* In the place of the one before. */
static void
start (Tls           *self,
       const Trouble *lever,
       const Trouble *hackajob)
{
  static const char *const temporaries[] = { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" };
  g_autoptr (GString) config = g_string_new ("daemon off; master_process off; error_log stderr; events {}\nhttp { access_log off; client_max_body_size 0;\n");
  g_autofree char *path = g_build_filename (self->folder, "nginx.conf", NULL);
  g_autofree char *pid = g_strdup_printf ("pid %s/pid;", self->folder);
  gint64           deadline = g_get_monotonic_time () + HJL_TEST_LIMIT * G_USEC_PER_SEC;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (temporaries); i++)
    g_string_append_printf (config, "%s_temp_path \"%s/%s\";\n", temporaries[i], self->folder, temporaries[i]);
  add_server (self, config, &self->lever, lever);
  add_server (self, config, &self->hackajob, hackajob);
  if (hackajob == &expired_cvs)
    {
      g_autofree char *expired = dup_fixture ("net/tls-expired.pem");

      g_string_append_printf (config, "server { listen 127.0.0.1:%u ssl; ssl_certificate \"%s\"; ssl_certificate_key \"%s\"; } }\n",
                              self->files, expired, expired);
    }
  else
    {
      g_string_append_printf (config, "server { listen 127.0.0.1:%u; } }\n", self->files);
    }
  g_file_set_contents (path, config->str, -1, &error);
  g_assert_no_error (error);

  stop (self);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  self->nginx = g_subprocess_launcher_spawn (launcher, &error, self->program, "-q", "-p", self->folder, "-c", path, "-g", pid, NULL);
  g_assert_no_error (error);
  while (!answers (self->lever.port) || !answers (self->hackajob.port))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (2000);
    }
}

/* Ports that are free now. */
static void
choose_ports (Tls *self)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;

  self->lever.port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  g_assert_no_error (error);
  self->hackajob.port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  g_assert_no_error (error);
  self->files = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  g_assert_no_error (error);
  g_socket_listener_close (listener);
}

static char *
put_front (const char *profile,
           const char *uri,
           Front      *front)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) parts = NULL;

  front->behind = (guint16) g_uri_get_port (parsed);
  before = g_strdup_printf ("=http://127.0.0.1:%u/", front->behind);
  after = g_strdup_printf ("=https://127.0.0.1:%u/", front->port);
  parts = g_strsplit (profile, before, -1);
  g_assert_cmpuint (g_strv_length (parts), >, 1);

  return g_strjoinv (after, parts);
}

static char *
detour (HjlDemoServer *server,
        const char    *profile,
        gpointer       data)
{
  Tls             *self = data;
  g_autofree char *first = put_front (profile, hjl_demo_server_get_lever_uri (server), &self->lever);
  char            *both = put_front (first, hjl_demo_server_get_hackajob_uri (server), &self->hackajob);

  start (self, &none, &none);

  return both;
}

static void
trust_authority (void)
{
  g_autofree char *path = dup_fixture ("net/tls-authority.pem");
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

static void
give_work (Tls  *self,
           guint turn)
{
  g_autofree char *first = hjl_sync_rig_pick_exported (self->rig, 0);
  g_autoptr (JsonObject) added = hjl_sync_rig_control (self->rig, "add-candidates", "{'count':1}");
  g_autoptr (JsonObject) moved = hjl_sync_rig_control (self->rig, "hackajob-move", "{'candidate':'%s','stage':'%s'}", first,
                                                       turn % 2 == 0 ? "Offer" : "First interview");

  g_assert_nonnull (added);
  g_assert_nonnull (moved);
}

static void
meet (Tls           *self,
      const Trouble *trouble,
      gboolean       of_lever)
{
  const char      *service = of_lever ? "Lever" : "hackajob";
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  const GError *met;

  start (self, of_lever ? trouble : &none, of_lever ? &none : trouble);
  report = hjl_sync_rig_try_sync (self->rig, TRUE, &error);
  met = report != NULL ? report->interrupted : error;
  g_assert_nonnull (met);
  words = hjl_error_describe (met);
  g_test_message ("%s, %s: %s", trouble->name, service, words);
  g_assert_error (met, HJL_ERROR, (int) trouble->code);
  g_assert_nonnull (strstr (words, service));
  g_assert_nonnull (strstr (words, trouble->words));
  g_assert_true (report == NULL || report->erased == 0);
}

/* Returns: FALSE where there is nothing to test with */
static gboolean
set_up (Tls *self)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;

  self->program = "/usr/sbin/nginx";
  if (!g_file_test (self->program, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_test_skip ("nginx is not installed");
      return FALSE;
    }
  trust_authority ();
  self->folder = hjl_test_make_folder ();
  choose_ports (self);
  options.plain = TRUE;
  options.candidates = CANDIDATES;
  options.live_roles = 1;
  options.rate = 0;
  self->rig = hjl_sync_rig_new_detoured (&options, detour, self);
  hjl_sync_rig_map_all (self->rig);

  return TRUE;
}

static void
tear_down (Tls *self)
{
  hjl_sync_rig_assert_strict (self->rig);
  hjl_sync_rig_free (self->rig);
  stop (self);
  hjl_test_remove_folder (self->folder);
  g_free (self->folder);
}

static HjlHold *
load_hold (Tls        *self,
           const char *candidate)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlCase) c = hjl_store_load_case (hjl_workspace_get_store (self->rig->workspace), candidate, &error);

  g_assert_no_error (error);

  return g_steal_pointer (&c->hold);
}

static guint
count_files (Tls        *self,
             const char *candidate)
{
  g_autoptr (JsonObject) entry = hjl_sync_rig_entry (self->rig, candidate);
  JsonObject *record = json_array_get_object_element (json_object_get_array_member (entry, "opportunities"), 0);

  return json_array_get_length (json_object_get_array_member (record, "files"));
}

/* A handshake that fails where the CVs are, in the middle of a run: everybody goes, which is said, and all CVs follow. */
static void
test_cv (void)
{
  Tls self = { 0 };
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) last = NULL;

  if (!set_up (&self))
    return;
  start (&self, &none, &cvs);
  first = hjl_sync_rig_sync (self.rig);
  g_assert_cmpuint (first->exported, ==, CANDIDATES);
  for (guint i = 0; i < CANDIDATES; i++)
    {
      g_autofree char *id = hjl_sync_rig_pick_exported (self.rig, i);
      g_autoptr (HjlHold) hold = load_hold (&self, id);
      g_autofree char *words = NULL;

      g_assert_nonnull (hold);
      g_assert_cmpint (hold->kind, ==, HJL_HOLD_CV_AWAITED);
      words = hjl_hold_describe (hold, NULL);
      g_test_message ("%s", words);
      g_assert_nonnull (strstr (words, "asked for again with the next syncs"));
      g_assert_nonnull (strstr (words, "No secure connection could be made"));
      g_assert_cmpuint (count_files (&self, id), ==, 1);
    }

  start (&self, &none, &none);
  second = hjl_sync_rig_sync (self.rig);
  g_assert_cmpuint (second->exported, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (self.rig, "exported_once"), ==, CANDIDATES);
  for (guint i = 0; i < CANDIDATES; i++)
    {
      g_autofree char *id = hjl_sync_rig_pick_exported (self.rig, i);
      g_autoptr (HjlHold) hold = load_hold (&self, id);

      g_assert_null (hold);
      g_assert_cmpuint (count_files (&self, id), ==, 2);
    }
  last = hjl_sync_rig_sync (self.rig);
  g_assert_cmpuint (last->attention, ==, 0);
  tear_down (&self);
}

/* A certificate that cannot be trusted where the CVs are: whoever has one there waits, which is said, and it ends no run. */
static void
test_expired_cvs (void)
{
  Tls self = { 0 };
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (GPtrArray) said = NULL;
  g_autofree char *words = NULL;

  if (!set_up (&self))
    return;
  start (&self, &none, &expired_cvs);
  first = hjl_sync_rig_sync (self.rig);
  g_assert_no_error (first->interrupted);
  g_assert_cmpuint (first->exported, ==, 0);
  g_assert_cmpuint (first->failed, ==, CANDIDATES);
  said = hjl_store_list_activity (hjl_workspace_get_store (self.rig->workspace), NULL, 1, NULL);
  words = hjl_words_show (((HjlActivity *) g_ptr_array_index (said, 0))->kept);
  g_test_message ("%s", words);
  g_assert_nonnull (strstr (words, "It has expired"));

  start (&self, &none, &none);
  second = hjl_sync_rig_sync (self.rig);
  g_assert_cmpuint (second->exported, ==, CANDIDATES);
  g_assert_cmpint (hjl_sync_rig_total (self.rig, "complete"), ==, CANDIDATES);
  tear_down (&self);
}

/* Each side in each trouble, with something to do; mended, the next sync does it. */
static void
test_troubles (void)
{
  Tls   self = { 0 };
  guint n = CANDIDATES;
  g_autoptr (HjlSyncReport) first = NULL;

  if (!set_up (&self))
    return;
  first = hjl_sync_rig_sync (self.rig);
  g_assert_cmpuint (first->exported, ==, CANDIDATES);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (troubles); i++)
    {
      g_autoptr (HjlSyncReport) next = NULL;
      g_autoptr (HjlSyncReport) last = NULL;

      give_work (&self, i);
      n++;
      meet (&self, &troubles[i / 2], i % 2 == 0);
      start (&self, &none, &none);
      next = hjl_sync_rig_sync (self.rig);
      last = hjl_sync_rig_sync (self.rig);
      g_assert_cmpuint (last->exported + last->moved_in_lever + last->marked + last->attention, ==, 0);
      g_assert_cmpint (hjl_sync_rig_total (self.rig, "exported_once"), ==, n);
      g_assert_cmpint (hjl_sync_rig_total (self.rig, "exported_twice"), ==, 0);
      g_assert_cmpint (hjl_sync_rig_total (self.rig, "complete"), ==, n);
      g_assert_cmpint (hjl_sync_rig_total (self.rig, "marked"), ==, n);
    }
  tear_down (&self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/tls/cv", test_cv);
  g_test_add_func ("/sync/tls/expired-cvs", test_expired_cvs);
  g_test_add_func ("/sync/tls/troubles", test_troubles);

  return g_test_run ();
}
