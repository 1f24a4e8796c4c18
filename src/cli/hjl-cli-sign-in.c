/* hjl-cli-sign-in.c: one sign-in: the browser or a printed address, a redirect or a pasted one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "cli/hjl-cli-sign-in.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "cli/hjl-cli-output.h"
#include "model/hjl-error.h"

typedef struct
{
  HjlCli           *cli;
  HjlSignIn        *sign_in;
  GDataInputStream *input;
  GCancellable     *cancellable; /* of the reading */
  gboolean          reading;
} Pasting;

static void read_next (Pasting *pasting);

static void
got_line (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Pasting *pasting = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish (pasting->input, result, NULL, NULL);

  pasting->reading = FALSE;
  /* Its end is no end of the sign-in: the browser may still come back. */
  if (line == NULL || g_cancellable_is_cancelled (pasting->cancellable))
    return;

  g_strstrip (line);
  if (*line != '\0' && !hjl_sign_in_paste (pasting->sign_in, line, &error))
    {
      g_autofree char *message = hjl_error_describe (error);

      hjl_cli_note (pasting->cli, "%s", message);
    }
  read_next (pasting);
}

static void
read_next (Pasting *pasting)
{
  pasting->reading = TRUE;
  g_data_input_stream_read_line_async (pasting->input, G_PRIORITY_DEFAULT, pasting->cancellable, got_line, pasting);
}

static void
start_pasting (Pasting *pasting)
{
  g_autoptr (GInputStream) base = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  pasting->cancellable = g_cancellable_new ();
  pasting->input = g_data_input_stream_new (base);
  g_data_input_stream_set_newline_type (pasting->input, G_DATA_STREAM_NEWLINE_TYPE_ANY);
  read_next (pasting);
}

static void
stop_pasting (Pasting *pasting)
{
  if (pasting->input == NULL)
    return;

  g_cancellable_cancel (pasting->cancellable);
  while (pasting->reading)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&pasting->input);
  g_clear_object (&pasting->cancellable);
}

static void
did_open_browser (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* The address is on the screen already, so this is not the end. */
  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    g_debug ("No browser: %s", error->message);
}

static void
show_address (HjlCli     *cli,
              const char *uri,
              gboolean    no_browser)
{
  if (no_browser)
    {
      hjl_print ("%s", uri);
      hjl_cli_note (cli, _ ("Open the address above in a browser and sign in. Where the browser cannot come back here, paste the address at which it ends."));
      return;
    }

  hjl_cli_note (cli, _ ("Sign in in the browser. If none opens, open this address yourself:\n%s"), uri);
  g_app_info_launch_default_for_uri_async (uri, NULL, cli->cancellable, did_open_browser, NULL);
}

HjlTokens *
hjl_cli_sign_in (HjlCli    *cli,
                 HjlSignIn *sign_in,
                 gboolean   no_browser,
                 gboolean   listen,
                 HjlExit   *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Pasting    pasting = { .cli = cli, .sign_in = sign_in };
  HjlTokens *tokens;

  if (!hjl_sign_in_start (sign_in, &error))
    {
      g_autofree char *message = hjl_error_describe (error);

      if (!g_error_matches (error, HJL_ERROR, HJL_ERROR_PORTS_TAKEN) || !listen)
        {
          *status = hjl_cli_fail (cli, error);
          return NULL;
        }
      hjl_cli_note (cli, "%s", message);
      hjl_cli_note (cli, _ ("You can still paste the address at which the browser ends."));
      g_clear_error (&error);
    }

  hjl_sign_in_run_async (sign_in, cli->cancellable, hjl_cli_got_result, &result);
  show_address (cli, hjl_sign_in_get_uri (sign_in), no_browser);
  if (listen)
    start_pasting (&pasting);

  tokens = hjl_sign_in_run_finish (sign_in, hjl_cli_wait (&result), &error);
  stop_pasting (&pasting);
  if (tokens == NULL)
    *status = hjl_cli_fail (cli, error);

  return tokens;
}
