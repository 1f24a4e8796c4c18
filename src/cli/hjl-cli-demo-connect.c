/* hjl-cli-demo-connect.c: the demo's sign-in: through the page and the redirect, as a person would
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/hjl-cli-demo-private.h"

#include <libsoup/soup.h>

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

gboolean
hjl_cli_demo_connect (HjlDemo    *demo,
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
