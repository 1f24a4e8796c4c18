/* hjl-sync-rig.c: a workspace that is connected with the stand-ins, for tests of the whole sync
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-rig.h"

#include "hjl-test-utils.h"
#include "lever/hjl-lever-permissions.h"
#include "hjl-test-workspace.h"
#include "model/hjl-time.h"
#include "workspace/hjl-account-checks.h"

#ifdef __SANITIZE_ADDRESS__
/* fontconfig keeps its patterns for as long as the program runs, behind pointers that are encoded, so
 * that the leak checker cannot see them. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig\n";
}
#endif

/* How far the workspace's clock is ahead. */
static gint ahead_hours;

static HjlTime
now (void)
{
  return hjl_time_now () + (HjlTime) g_atomic_int_get (&ahead_hours) * 3600000;
}

/* Those there are, as time passes for all. */
static GPtrArray *rigs;

void
hjl_sync_rig_set_desktop_ahead (int hours)
{
  g_atomic_int_set (&ahead_hours, hours);
}

void
hjl_sync_rig_set_services_ahead (HjlSyncRig *self,
                                 int         hours)
{
  g_autoptr (JsonObject) answer = hjl_sync_rig_control (self, "clock", "{'ahead':%d}", hours * 3600);

  g_assert_nonnull (answer);
}

void
hjl_sync_rig_set_ahead (int hours)
{
  hjl_sync_rig_set_desktop_ahead (hours);
  for (guint i = 0; rigs != NULL && i < rigs->len; i++)
    hjl_sync_rig_set_services_ahead (g_ptr_array_index (rigs, i), hours);
}

static void
open_workspace (HjlSyncRig *self)
{
  const HjlWorkspaceOptions options = {
    .data_dir = self->folder,
    .read_back_pause = 300,
    .backoff = 5,
    .idle_timeout = self->idle_timeout > 0 ? self->idle_timeout : 1500,
    .clock = now,
  };

  self->workspace = hjl_workspace_new (self->environment, self->tokens, "a test", &options);
  hjl_test_workspace_open (self->workspace);
}

/* @text: (transfer full) */
static void
take_profile (HjlSyncRig *self,
              char       *text)
{
  g_autoptr (GError) error = NULL;

  g_free (self->environment_text);
  self->environment_text = text;
  g_clear_object (&self->environment);
  self->environment = hjl_environment_parse ("test", self->environment_text, "test.ini", &error);
  g_assert_no_error (error);
}

/* The last group is hackajob's: its pace is not what is tested. */
static void
take_profile_of (HjlSyncRig    *self,
                 HjlDemoServer *server)
{
  g_autofree char *given = hjl_demo_server_dup_profile (server);

  take_profile (self, g_strconcat (given, "RequestsPerSecond=1000\nBurst=1000\n", NULL));
}

static void
open_rig (HjlSyncRig      *self,
          HjlSyncRigDetour detour,
          gpointer         data)
{
  if (rigs == NULL)
    rigs = g_ptr_array_new ();
  g_ptr_array_add (rigs, self);
  hjl_sync_rig_set_ahead (0);
  take_profile_of (self, self->server);
  if (detour != NULL)
    take_profile (self, detour (self->server, self->environment_text, data));
  self->tokens = hjl_token_store_memory_new ();
  self->folder = hjl_test_make_folder ();
  open_workspace (self);
  hjl_test_workspace_connect (self->workspace);
}

HjlSyncRig *
hjl_sync_rig_new (const HjlDemoOptions *options)
{
  return hjl_sync_rig_new_detoured (options, NULL, NULL);
}

HjlSyncRig *
hjl_sync_rig_new_detoured (const HjlDemoOptions *options,
                           HjlSyncRigDetour      detour,
                           gpointer              data)
{
  HjlDemoOptions quick = HJL_DEMO_OPTIONS_INIT;
  HjlSyncRig    *self = g_new0 (HjlSyncRig, 1);
  g_autoptr (GError) error = NULL;

  quick.rate = 0;
  self->server = hjl_test_demo_new (options != NULL ? options : &quick);
  hjl_demo_server_start (self->server, &error);
  g_assert_no_error (error);
  open_rig (self, detour, data);

  return self;
}

HjlSyncRig *
hjl_sync_rig_new_plain (guint candidates)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;

  options.plain = TRUE;
  options.candidates = candidates;
  options.live_roles = 1;
  options.rate = 0;

  return hjl_sync_rig_new (&options);
}

HjlSyncRig *
hjl_sync_rig_new_mapped (guint candidates)
{
  HjlSyncRig *self = hjl_sync_rig_new_plain (candidates);

  hjl_sync_rig_map_all (self);

  return self;
}

HjlSyncRig *
hjl_sync_rig_new_beside (HjlSyncRig *other)
{
  HjlSyncRig *self = g_new0 (HjlSyncRig, 1);

  self->server = g_object_ref (other->server);
  self->beside = TRUE;
  open_rig (self, NULL, NULL);

  return self;
}

void
hjl_sync_rig_close (HjlSyncRig *self)
{
  hjl_test_workspace_close (g_steal_pointer (&self->workspace));
}

void
hjl_sync_rig_free (HjlSyncRig *self)
{
  g_ptr_array_remove (rigs, self);
  if (rigs->len == 0)
    g_clear_pointer (&rigs, g_ptr_array_unref);
  if (self->workspace != NULL)
    hjl_sync_rig_close (self);
  g_clear_object (&self->environment);
  g_clear_object (&self->tokens);
  if (!self->beside)
    hjl_demo_server_stop (self->server);
  g_clear_object (&self->server);
  hjl_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->environment_text);
  g_free (self);
}

void
hjl_sync_rig_reopen (HjlSyncRig *self)
{
  if (self->workspace != NULL)
    hjl_sync_rig_close (self);
  open_workspace (self);
}

void
hjl_sync_rig_set_idle_timeout (HjlSyncRig *self,
                               guint       milliseconds)
{
  if (self->idle_timeout == milliseconds)
    return;
  self->idle_timeout = milliseconds;
  hjl_sync_rig_reopen (self);
}

void
hjl_sync_rig_set_patience (HjlSyncRig *self,
                           guint       seconds)
{
  g_auto (GStrv) parts = g_strsplit (self->environment_text, "UncertainFor=0\n", 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  hjl_test_workspace_close (g_steal_pointer (&self->workspace));
  take_profile (self, g_strdup_printf ("%sUncertainFor=%u\n%s", parts[0], seconds, parts[1]));
  open_workspace (self);
}

void
hjl_sync_rig_move (HjlSyncRig    *self,
                   HjlDemoServer *server)
{
  hjl_test_workspace_close (g_steal_pointer (&self->workspace));
  take_profile_of (self, server);
  open_workspace (self);
}

void
hjl_sync_rig_forget_feed (HjlSyncRig *self)
{
  g_autofree char *text = hjl_test_without_feed (self->environment_text);
  g_autoptr (GError) error = NULL;

  hjl_test_workspace_close (g_steal_pointer (&self->workspace));
  g_clear_object (&self->environment);
  self->environment = hjl_environment_parse ("test", text, "test.ini", &error);
  g_assert_no_error (error);
  open_workspace (self);
}

HjlFeedAddress *
hjl_sync_rig_dup_feed (HjlSyncRig *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlEnvironment) environment = hjl_environment_parse ("test", self->environment_text, "test.ini", &error);
  const HjlOauthConfig *oauth;
  HjlFeedAddress       *feed;

  g_assert_no_error (error);
  oauth = hjl_environment_get_side (environment, HJL_SIDE_HACKAJOB)->oauth;
  feed = hjl_feed_address_new (hjl_environment_get_side (environment, HJL_SIDE_HACKAJOB)->api, oauth->authorize_uri, oauth->token_uri, &error);
  g_assert_no_error (error);

  return feed;
}

HjlWorkspace *
hjl_sync_rig_open_second (HjlSyncRig *self,
                          const char *program,
                          guint       read_back_pause,
                          guint       workers)
{
  const HjlWorkspaceOptions options = {
    .data_dir = self->folder,
    .read_back_pause = read_back_pause,
    .workers = workers,
    .backoff = 5,
    .clock = now,
  };
  HjlWorkspace *workspace = hjl_workspace_new (self->environment, self->tokens, program, &options);

  hjl_test_workspace_open (workspace);

  return workspace;
}

void
hjl_sync_rig_map_all (HjlSyncRig *self)
{
  hjl_test_workspace_map_all (self->workspace);
}

HjlSyncReport *
hjl_sync_rig_try_sync (HjlSyncRig *self,
                       gboolean    thorough,
                       GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_workspace_sync_async (self->workspace, thorough ? HJL_SYNC_THOROUGH | HJL_SYNC_ASKED : HJL_SYNC_BY_ITSELF, NULL, hjl_test_got_result, &result);

  return hjl_finish_pointer (self->workspace, hjl_test_wait_long (&result), error);
}

HjlSyncReport *
hjl_sync_rig_sync (HjlSyncRig *self)
{
  g_autoptr (GError) error = NULL;
  HjlSyncReport *report = hjl_sync_rig_try_sync (self, TRUE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  g_assert_no_error (report->interrupted);

  return report;
}

JsonObject *
hjl_sync_rig_control (HjlSyncRig *self,
                      const char *command,
                      const char *format,
                      ...)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *answer;
  va_list     args;

  if (format != NULL)
    {
      va_start (args, format);
      text = g_strdup_vprintf (format, args);
      va_end (args);
      g_strdelimit (text, "'", '"');
    }
  answer = hjl_test_demo_control (self->server, command, text, &error);
  g_assert_no_error (error);

  return answer;
}

int
hjl_sync_rig_total (HjlSyncRig *self,
                    const char *name)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (self->server, FALSE);

  return (int) json_object_get_int_member (json_object_get_object_member (ledger, "totals"), name);
}

JsonObject *
hjl_sync_rig_entry (HjlSyncRig *self,
                    const char *candidate_id)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (self->server, TRUE);
  JsonArray *candidates = json_object_get_array_member (ledger, "candidates");

  for (guint i = 0; i < json_array_get_length (candidates); i++)
    {
      JsonObject *entry = json_array_get_object_element (candidates, i);

      if (g_str_equal (json_object_get_string_member (entry, "id"), candidate_id))
        return json_object_ref (entry);
    }

  return NULL;
}

char *
hjl_sync_rig_lever_place (HjlSyncRig *self,
                          const char *candidate_id)
{
  g_autoptr (JsonObject) entry = hjl_sync_rig_entry (self, candidate_id);
  JsonArray  *opportunities = json_object_get_array_member (entry, "opportunities");
  JsonObject *opportunity;

  g_assert_cmpuint (json_array_get_length (opportunities), ==, 1);
  opportunity = json_array_get_object_element (opportunities, 0);
  if (!json_object_get_null_member (opportunity, "archived"))
    return g_strdup (json_object_get_string_member (opportunity, "archived"));

  return g_strdup (json_object_get_string_member (opportunity, "stage"));
}

/* A Super Admin was asked for each of the calls. */
static void
assert_asked_for (JsonObject *calls)
{
  gsize                     n;
  const HjlLeverPermission *permissions = hjl_lever_permissions_get (&n);
  g_autoptr (GList) made = NULL;

  if (json_object_has_member (calls, "lever"))
    made = json_object_get_members (json_object_get_object_member (calls, "lever"));
  for (GList *l = made; l != NULL; l = l->next)
    {
      gboolean asked = FALSE;

      for (gsize i = 0; i < n && !asked; i++)
        asked = g_strv_contains (permissions[i].endpoints, l->data);
      if (!asked)
        g_error ("Nobody was asked for “%s”: hjl-lever-permissions.c", (const char *) l->data);
    }
}

void
hjl_sync_rig_assert_strict (HjlSyncRig *self)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (self->server, FALSE);
  JsonArray *violations = json_object_get_array_member (ledger, "violations");

  for (guint i = 0; i < json_array_get_length (violations); i++)
    g_test_message ("not allowed: %s", json_array_get_string_element (violations, i));
  g_assert_cmpuint (json_array_get_length (violations), ==, 0);
  g_assert_cmpint (json_object_get_int_member (ledger, "unmatched"), ==, 0);
  assert_asked_for (json_object_get_object_member (ledger, "calls"));
}

void
hjl_sync_rig_tell_incomplete (HjlSyncRig *self)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (self->server, TRUE);
  JsonArray *candidates = json_object_get_array_member (ledger, "candidates");

  for (guint i = 0; i < json_array_get_length (candidates); i++)
    {
      JsonNode *node = json_array_get_element (candidates, i);

      if (!json_object_get_boolean_member (json_node_get_object (node), "complete"))
        {
          g_autofree char *text = json_to_string (node, FALSE);

          g_test_message ("incomplete: %s", text);
        }
    }
}

guint
hjl_sync_rig_count_calls (HjlSyncRig *self,
                          const char *side)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (self->server, FALSE);
  JsonObject *calls = json_object_get_object_member (ledger, "calls");
  JsonObject *of_side;
  g_autoptr (GList) members = NULL;
  guint n = 0;

  if (!json_object_has_member (calls, side))
    return 0;
  of_side = json_object_get_object_member (calls, side);
  members = json_object_get_members (of_side);
  for (GList *l = members; l != NULL; l = l->next)
    {
      g_test_message ("%s %s: %d", side, (const char *) l->data, (int) json_object_get_int_member (of_side, l->data));
      n += json_object_get_int_member (of_side, l->data);
    }

  return n;
}

char *
hjl_sync_rig_pick_exported (HjlSyncRig *self,
                            guint       n)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (self->server, FALSE);
  JsonArray *candidates = json_object_get_array_member (ledger, "candidates");

  for (guint i = 0; i < json_array_get_length (candidates); i++)
    {
      JsonObject *entry = json_array_get_object_element (candidates, i);

      if (json_object_get_int_member (entry, "created") == 1 && n-- == 0)
        return g_strdup (json_object_get_string_member (entry, "id"));
    }
  g_assert_not_reached ();
}

void
hjl_sync_rig_connect_key (HjlSyncRig *rig,
                          gboolean    confidential)
{
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (HJL_TOKENS_API_KEY, "a key of its own");
  g_autoptr (GString) scopes = g_string_new (confidential ? HJL_LEVER_CONFIDENTIAL : NULL);
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;
  gsize                     n;
  const HjlLeverPermission *permissions = hjl_lever_permissions_get (&n);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (scopes, " %s", permissions[i].scope);
  added = hjl_sync_rig_control (rig, "add-key", "{'side':'lever','key':'a key of its own','who':'super-admin','scopes':'%s'}", g_strchug (scopes->str));
  hjl_workspace_connect_async (rig->workspace, HJL_SIDE_LEVER, tokens, NULL, hjl_test_got_result, &result);
  checks = hjl_finish_pointer (rig->workspace, hjl_test_wait_long (&result), &error);
  g_assert_no_error (error);
  g_assert_null (hjl_checks_find_failed (checks));
}
