/* hjl-verb-demo.c: the verb demo: the whole job against stand-ins on this computer
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "auth/hjl-token-store-memory.h"
#include "cli/hjl-cli-accounts.h"
#include "cli/verbs/hjl-verb-demo-private.h"
#include "cli/hjl-cli-report.h"
#include "model/hjl-error.h"
#include "model/hjl-suggest.h"

/* Only what a person would do with the address: open it, choose, accept, and follow where it leads. */
typedef struct
{
  HjlDemoServer *server;
  char          *uri;
  const char    *who;
} Visit;

static void
visit_free (Visit *visit)
{
  g_free (visit->uri);
  g_free (visit);
}

static void
visit_page (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Visit *visit = task_data;
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *location = hjl_demo_server_sign_in (visit->server, visit->uri, visit->who, TRUE, &error);

  if (location != NULL)
    {
      message = soup_message_new ("GET", location);
      page = soup_session_send_and_read (session, message, cancellable, &error);
    }

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static HjlTokens *
sign_in (HjlDemo    *demo,
         HjlSide     side,
         const char *who,
         GError    **error)
{
  const char *secret = side == HJL_SIDE_LEVER ? HJL_DEMO_CLIENT_SECRET : NULL;
  g_autoptr (HjlSignIn) signing = hjl_workspace_new_sign_in (demo->cli->workspace, side, NULL, secret, error);
  g_autoptr (GAsyncResult) signed_in = NULL;
  g_autoptr (GAsyncResult) visited = NULL;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) visit_error = NULL;
  Visit *visit;

  if (signing == NULL || !hjl_sign_in_start (signing, error))
    return NULL;

  hjl_sign_in_run_async (signing, demo->cli->cancellable, hjl_cli_got_result, &signed_in);
  visit = g_new0 (Visit, 1);
  visit->server = demo->server;
  visit->uri = g_strdup (hjl_sign_in_get_uri (signing));
  visit->who = who;
  task = g_task_new (NULL, demo->cli->cancellable, hjl_cli_got_result, &visited);
  g_task_set_task_data (task, visit, (GDestroyNotify) visit_free);
  g_task_run_in_thread (task, visit_page);

  /* Without the visit nobody would ever come back. */
  if (!g_task_propagate_boolean (G_TASK (hjl_cli_wait (&visited)), &visit_error))
    g_cancellable_cancel (demo->cli->cancellable);
  hjl_cli_wait (&signed_in);
  if (visit_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&visit_error));
      return NULL;
    }

  return hjl_finish_pointer (signing, signed_in, error);
}

/* Signs in on the stand-ins' page, and follows the redirect. @who: of the page */
static gboolean
connect_side (HjlDemo    *demo,
              HjlSide     side,
              const char *who,
              GError    **error)
{
  g_autoptr (HjlTokens) tokens = sign_in (demo, side, who, error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) checks = NULL;

  if (tokens == NULL)
    return FALSE;

  hjl_workspace_connect_async (demo->cli->workspace, side, tokens, demo->cli->cancellable, hjl_cli_got_result, &result);
  checks = hjl_finish_pointer (demo->cli->workspace, hjl_cli_wait (&result), error);

  return checks != NULL;
}

static void
say (HjlDemo    *demo,
     const char *sentence)
{
  if (!demo->cli->json)
    hjl_print ("\n== %s", sentence);
}

static gboolean
run_checks (HjlDemo *demo,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  HjlExit status;

  hjl_workspace_check_async (demo->cli->workspace, demo->cli->cancellable, hjl_cli_got_result, &result);
  checks = hjl_workspace_check_finish (demo->cli->workspace, hjl_cli_wait (&result), error);
  if (checks == NULL)
    return FALSE;
  if (demo->cli->json)
    return TRUE;

  status = hjl_cli_show_accounts (demo->cli, (1u << HJL_SIDE_HACKAJOB) | (1u << HJL_SIDE_LEVER), checks);
  if (status != HJL_EXIT_DONE)
    g_set_error_literal (error, HJL_ERROR, HJL_ERROR_FORBIDDEN, "A check failed");

  return status == HJL_EXIT_DONE;
}

static HjlMapping *
suggest_mapping (HjlCatalogue *catalogue,
                 HjlRole      *role,
                 GPtrArray    *stages)
{
  g_autoptr (GPtrArray) postings = hjl_suggest_postings (catalogue, role);
  const HjlSuggestion *best = postings->len > 0 ? g_ptr_array_index (postings, 0) : NULL;
  HjlMapping          *mapping;

  if (best == NULL || best->score < HJL_SUGGEST_GOOD)
    return NULL;

  mapping = hjl_mapping_new (role->id);
  hjl_mapping_set_role_title (mapping, role->title);
  hjl_mapping_set_posting (mapping, best->id, best->name);
  for (guint i = 0; i < stages->len; i++)
    {
      const HjlStageSuggestion *suggestion = g_ptr_array_index (stages, i);
      HjlStage                 *stage = hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, suggestion->stage_id);

      hjl_mapping_set_target (mapping, suggestion->stage_id, stage->name, suggestion->target);
    }

  return mapping;
}

static gboolean
map_roles (HjlDemo *demo,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();
  g_autoptr (GPtrArray) stages = NULL;
  GPtrArray *roles;

  hjl_workspace_refresh_async (demo->cli->workspace, HJL_LIST_ALL, demo->cli->cancellable, hjl_cli_got_result, &result);
  catalogue = hjl_finish_pointer (demo->cli->workspace, hjl_cli_wait (&result), error);
  if (catalogue == NULL)
    return FALSE;

  stages = hjl_suggest_stages (catalogue, earlier, NULL);
  roles = hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES);
  for (guint i = 0; i < roles->len; i++)
    {
      HjlRole *role = g_ptr_array_index (roles, i);
      g_autoptr (HjlMapping) mapping = suggest_mapping (catalogue, role, stages);
      g_autoptr (GAsyncResult) saved = NULL;

      if (role->status != HJL_ROLE_STATUS_LIVE)
        continue;
      if (mapping == NULL)
        {
          if (!demo->cli->json)
            hjl_print (_ ("%s: no posting matches well enough, so it stays unmapped"), role->title);
          continue;
        }

      hjl_workspace_save_mapping_async (demo->cli->workspace, mapping, demo->cli->cancellable, hjl_cli_got_result, &saved);
      if (!hjl_finish (demo->cli->workspace, hjl_cli_wait (&saved), error))
        return FALSE;
      if (!demo->cli->json)
        hjl_print (_ ("%s → %s"), role->title, hjl_mapping_get_posting_title (mapping));
    }

  return TRUE;
}

static HjlPlan *
plan (HjlDemo *demo,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_workspace_plan_async (demo->cli->workspace, TRUE, NULL, demo->cli->cancellable, hjl_cli_got_result, &result);

  return hjl_finish_pointer (demo->cli->workspace, hjl_cli_wait (&result), error);
}

static gboolean
show_plan (HjlDemo *demo,
           GError **error)
{
  g_autoptr (HjlPlan) planned = plan (demo, error);

  if (planned != NULL && !demo->cli->json)
    hjl_cli_show_plan (demo->cli, planned);

  return planned != NULL;
}

static HjlSyncReport *
run_sync (HjlDemo *demo,
          GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  HjlSyncReport *report;

  hjl_workspace_sync_async (demo->cli->workspace, HJL_SYNC_THOROUGH | HJL_SYNC_ASKED | HJL_SYNC_AGREED, demo->cli->cancellable, hjl_cli_got_result, &result);
  report = hjl_finish_pointer (demo->cli->workspace, hjl_cli_wait (&result), error);
  if (report != NULL && !demo->cli->json)
    hjl_cli_show_report (demo->cli, report, FALSE);

  return report;
}

/* Returns: whether all steps could be taken */
static gboolean
run_story (HjlDemo *demo,
           GError **error)
{
  g_autoptr (HjlPlan) last = NULL;

  say (demo, _ ("Connecting both accounts, through the sign-in page and the redirect to this computer"));
  if (!connect_side (demo, HJL_SIDE_HACKAJOB, "master", error) ||
      !connect_side (demo, HJL_SIDE_LEVER, "super-admin", error) ||
      !run_checks (demo, error))
    return FALSE;

  say (demo, _ ("Mapping roles to postings, as suggested"));
  if (!map_roles (demo, error))
    return FALSE;

  say (demo, _ ("The plan"));
  if (!show_plan (demo, error))
    return FALSE;

  say (demo, _ ("The first sync"));
  if ((demo->first = run_sync (demo, error)) == NULL)
    return FALSE;

  say (demo, _ ("Recruiters move people in Lever, candidates move in hackajob"));
  if (!hjl_verb_demo_move_people (demo, error) || !show_plan (demo, error))
    return FALSE;

  say (demo, _ ("The second sync"));
  if ((demo->second = run_sync (demo, error)) == NULL)
    return FALSE;

  last = plan (demo, error);
  if (last == NULL)
    return FALSE;
  demo->n_left = hjl_plan_count_remote (last);

  return TRUE;
}

/* The keyring where one answers: the demo shows what is real. */
static HjlTokenStore *
choose_tokens (HjlDemo        *demo,
               HjlEnvironment *environment)
{
  g_autoptr (HjlTokenStore) keyring = hjl_cli_new_keyring (demo->cli);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;

  hjl_token_store_load_async (keyring, hjl_environment_get_id (environment), "lever", demo->cli->cancellable, hjl_cli_got_result, &result);
  tokens = hjl_finish_pointer (keyring, hjl_cli_wait (&result), &error);
  if (tokens != NULL || g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED))
    return g_steal_pointer (&keyring);

  hjl_cli_note (demo->cli, _ ("No keyring answers here, so the demo keeps its tokens in memory."));

  return hjl_token_store_memory_new ();
}

static gboolean
set_up (HjlDemo              *demo,
        const HjlDemoOptions *options,
        GError              **error)
{
  g_autoptr (HjlEnvironment) environment = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;
  g_autofree char *run = NULL;
  HjlCli          *cli = demo->cli;

  demo->folder = g_dir_make_tmp ("hjlever-demo-XXXXXX", error);
  if (demo->folder == NULL)
    return FALSE;

  demo->server = hjl_demo_server_new (options);
  if (!hjl_demo_server_start (demo->server, error))
    return FALSE;

  text = hjl_demo_server_dup_profile (demo->server);
  run = g_path_get_basename (demo->folder);
  environment = hjl_environment_new_demo (run, text, error);
  if (environment == NULL)
    return FALSE;

  cli->tokens = choose_tokens (demo, environment);
  cli->workspace = hjl_workspace_new (environment,
                                      cli->tokens,
                                      "hjlever-cli demo",
                                      &(HjlWorkspaceOptions){ .data_dir = demo->folder });
  hjl_workspace_open_async (cli->workspace, cli->cancellable, hjl_cli_got_result, &result);

  return hjl_workspace_open_finish (cli->workspace, hjl_cli_wait (&result), error);
}

/* Leaves nothing: no token, no database, no server. */
static void
tear_down (HjlDemo *demo)
{
  HjlCli *cli = demo->cli;

  for (HjlSide side = HJL_SIDE_HACKAJOB; cli->workspace != NULL && side <= HJL_SIDE_LEVER; side++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      hjl_workspace_disconnect_async (cli->workspace, side, NULL, hjl_cli_got_result, &result);
      hjl_finish (cli->workspace, hjl_cli_wait (&result), NULL);
    }
  hjl_cli_close (cli);
  if (demo->server != NULL)
    hjl_demo_server_stop (demo->server);
  g_clear_object (&demo->server);
  if (demo->folder != NULL)
    hjl_demo_folder_remove (demo->folder);
  g_clear_pointer (&demo->folder, g_free);
  g_clear_pointer (&demo->moves, g_ptr_array_unref);
  g_clear_pointer (&demo->first, hjl_sync_report_free);
  g_clear_pointer (&demo->second, hjl_sync_report_free);
}

HjlExit
hjl_verb_demo (HjlCli *cli,
               GStrv   arguments)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  HjlDemo        demo = { .cli = cli };
  g_autoptr (GError) error = NULL;
  int          candidates = (int) options.candidates;
  gint64       seed = (gint64) options.seed;
  HjlExit      status = HJL_EXIT_FAILED;
  GOptionEntry entries[] = {
    { "candidates", 0, 0, G_OPTION_ARG_INT, &candidates, N_ ("Number of candidates (40)"), N_ ("NUMBER") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Random seed (1)"), N_ ("NUMBER") },
    { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, NULL, 0, 0))
    return HJL_EXIT_USAGE;
  if (candidates < 1 || candidates > 100000)
    return hjl_cli_refuse (cli, _ ("There must be from 1 to 100000 candidates"));

  options.candidates = (guint) candidates;
  options.seed = (guint64) seed;
  if (!set_up (&demo, &options, &error) || !run_story (&demo, &error))
    hjl_cli_fail (cli, error);
  else
    {
      say (&demo, _ ("What happened"));
      status = hjl_verb_demo_compare (&demo) ? HJL_EXIT_DONE : HJL_EXIT_FAILED;
      if (!cli->json)
        hjl_print ("\n%s", status == HJL_EXIT_DONE ? _ ("The stand-ins’ own ledger agrees with all of it.")
                                                   : _ ("The stand-ins’ own ledger does NOT agree."));
    }
  tear_down (&demo);

  return status;
}
