/* hjl-verb-sync.c: the verb sync: one cycle, or one after the other, or one candidate
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-person.h"
#include "cli/hjl-cli-report.h"
#include "cli/hjl-cli-service.h"
#include "model/hjl-error.h"
#include "model/hjl-time.h"

/* One cycle. @line: print one line for it. Returns: the exit code it means, with @error set where there was no
 * report */
static HjlExit
run_cycle (HjlCli      *cli,
           HjlSyncFlags flags,
           gboolean     line,
           GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlSyncReport) report = NULL;

  hjl_workspace_sync_async (cli->workspace, flags, cli->cancellable, hjl_cli_got_result, &result);
  report = hjl_finish_pointer (cli->workspace, hjl_cli_wait (&result), error);
  hjl_cli_progress (cli, NULL);

  return report != NULL ? hjl_cli_show_report (cli, report, line) : HJL_EXIT_FAILED;
}

/* One cycle of one candidate. */
static HjlExit
sync_candidate (HjlCli     *cli,
                const char *candidate_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GError) error = NULL;

  c = hjl_cli_load_case (cli, candidate_id);
  if (c == NULL)
    return cli->status;

  hjl_workspace_sync_candidate_async (cli->workspace, candidate_id, cli->cancellable, hjl_cli_got_result, &result);
  report = hjl_finish_pointer (cli->workspace, hjl_cli_wait (&result), &error);
  hjl_cli_progress (cli, NULL);
  if (report == NULL)
    return hjl_cli_fail (cli, error);

  return hjl_cli_show_report (cli, report, FALSE);
}

/* The word that the brake waits for. */
static HjlExit
allow_erasing (HjlCli *cli)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_allow_erasing_async (cli->workspace, cli->cancellable, hjl_cli_got_result, &result);
  if (hjl_finish_count (cli->workspace, hjl_cli_wait (&result), &error) < 0)
    return hjl_cli_fail (cli, error);

  return HJL_EXIT_DONE;
}

static gboolean
on_pause_over_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
pause_for (HjlCli *cli,
           int     seconds)
{
  gboolean over = FALSE;
  guint    source = g_timeout_add_seconds ((guint) seconds, on_pause_over_cb, &over);

  while (!over && !g_cancellable_is_cancelled (cli->cancellable))
    g_main_context_iteration (NULL, TRUE);
  if (!over)
    g_source_remove (source);
}

static void
tell_error (HjlCli       *cli,
            const GError *error)
{
  g_autofree char *message = hjl_error_describe (error);
  g_autofree char *at = hjl_show_time (hjl_time_now ());
  const char      *code = error->domain == HJL_ERROR ? hjl_error_get_nick (error->code) : "failed";

  if (!cli->json && hjl_cli_service_has_journal ())
    {
      g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (GLogField));
      const GLogField field = { "HJLEVER_ERROR", code, -1 };

      g_array_append_val (fields, field);
      hjl_cli_service_write (G_LOG_LEVEL_WARNING, message, fields);
    }
  else if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = hjl_json_begin ();

      hjl_json_open (builder, "error");
      hjl_json_time (builder, "at", hjl_time_now ());
      hjl_json_string (builder, "code", code);
      hjl_json_string (builder, "message", message);
      hjl_json_close (builder);
      hjl_json_print (builder, FALSE);
    }
  else
    hjl_print ("%s  %s", at, message);
}

static void
say_pause (HjlCliService *service,
           const GError  *error)
{
  g_autofree char *at = hjl_show_time (hjl_time_now ());
  g_autofree char *message = error != NULL ? hjl_error_describe (error) : NULL;
  g_autofree char *status = NULL;

  if (message != NULL)
    /* Translators: when, and a sentence that says what went wrong. */
    status = g_strdup_printf (_ ("Last try %s: %s"), at, message);
  else
    status = g_strdup_printf (_ ("Last synced %s"), at);
  hjl_cli_service_say (service, status);
}

/* A passing error is one line; one that only a person can mend ends the watch, as it would only be
 * told again and again. Nobody looks at what it does; @first: what was said of its first cycle. */
static HjlExit
watch (HjlCli      *cli,
       int          seconds,
       HjlSyncFlags first)
{
  g_autoptr (HjlCliService) service = hjl_cli_service_start ();
  g_autoptr (GCancellable) unwatch = g_cancellable_new ();
  g_autoptr (GAsyncResult) watched = NULL;
  HjlSyncFlags flags = HJL_SYNC_THOROUGH | first;
  HjlExit      status = HJL_EXIT_DONE;

  /* A run lasts as long as Lever's pace makes it; as long as it gets on, it is alive. */
  g_signal_connect_swapped (cli->workspace, "progress", G_CALLBACK (hjl_cli_service_touch), service);

  /* To be stopped is how a watch ends. */
  cli->stop_status = HJL_EXIT_DONE;

  hjl_workspace_watch_async (cli->workspace, unwatch, hjl_cli_got_result, &watched);
  while (!g_cancellable_is_cancelled (cli->cancellable))
    {
      g_autoptr (GError) error = NULL;

      hjl_cli_service_touch (service);
      hjl_cli_service_say (service, _ ("Syncing"));
      run_cycle (cli, flags, TRUE, &error);
      flags = HJL_SYNC_BY_ITSELF;
      if (g_cancellable_is_cancelled (cli->cancellable))
        break;
      if (error != NULL && !hjl_error_is_passing (error) && hjl_cli_judge (error) != HJL_EXIT_FAILED)
        {
          status = hjl_cli_fail (cli, error);
          break;
        }
      if (error != NULL)
        tell_error (cli, error);
      say_pause (service, error);
      hjl_cli_service_rest (service, (guint) seconds);
      pause_for (cli, seconds);
    }
  g_signal_handlers_disconnect_by_data (cli->workspace, service);
  g_cancellable_cancel (unwatch);
  (void) hjl_finish (cli->workspace, hjl_cli_wait (&watched), NULL);

  return status;
}

HjlExit
hjl_verb_sync (HjlCli *cli,
               GStrv   arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *candidate_id = NULL;
  gboolean         allow = FALSE;
  gboolean         yes = FALSE;
  int              seconds = -1;
  HjlExit          status;
  GOptionEntry     entries[] = {
        { "candidate", 0, 0, G_OPTION_ARG_STRING, &candidate_id, N_ ("Only this candidate; everyone else waits for "
                                                                         "the next sync"),
          N_ ("ID") },
        { "watch", 0, 0, G_OPTION_ARG_INT, &seconds, N_ ("Keep syncing, with a pause of this many seconds, until "
                                                             "stopped"),
          N_ ("SECONDS") },
        { "allow-erasing", 0, 0, G_OPTION_ARG_NONE, &allow, N_ ("Erase those the last sync kept because so many "
                                                                    "were gone at once"),
          NULL },
        { "yes", 'y', 0, G_OPTION_ARG_NONE, &yes, N_ ("Sync everybody, however many at once; those the last sync kept "
                                                          "from being erased too"),
          NULL },
        { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, NULL, 0, 0))
    return HJL_EXIT_USAGE;
  if (seconds == 0 || seconds < -1 || seconds > 86400)
    return hjl_cli_refuse (cli, _ ("The pause must be from 1 to 86400 seconds"));
  if (seconds > 0 && candidate_id != NULL)
    return hjl_cli_refuse (cli, _ ("Use --watch or --candidate, not both"));
  /* A yes about one says nothing of the others; and what is asked for one by name is never held back. */
  if ((yes || allow) && candidate_id != NULL)
    return hjl_cli_refuse (cli, _ ("Use --candidate without --yes and --allow-erasing: those are for everybody"));
  if (!hjl_cli_open (cli))
    return cli->status;
  if ((allow || yes) && (status = allow_erasing (cli)) != HJL_EXIT_DONE)
    return status;
  if (candidate_id != NULL)
    return sync_candidate (cli, candidate_id);
  if (seconds > 0)
    return watch (cli, seconds, yes ? HJL_SYNC_AGREED : HJL_SYNC_BY_ITSELF);

  status = run_cycle (cli, HJL_SYNC_THOROUGH | HJL_SYNC_ASKED | (yes ? HJL_SYNC_AGREED : HJL_SYNC_BY_ITSELF), FALSE, &error);

  return error != NULL ? hjl_cli_fail (cli, error) : status;
}
