/* hjl-cli-sign-in.c: one sign-in: the browser or a printed address, a redirect or a pasted one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/hjl-cli-sign-in.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "workspace/hjl-open-uri.h"
#include "model/hjl-error.h"

typedef struct
{
  HjlCli           *cli;
  HjlSignIn        *sign_in;
  GDataInputStream *input;
  GCancellable     *cancellable; /* of the reading */
  gboolean          reading;
  const GError     *no_listener; /* nullable: why only a pasted address can end the sign-in */
  GCancellable     *giving_up;   /* of the sign-in */
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
  if (g_cancellable_is_cancelled (pasting->cancellable))
    return;
  /* Its end is no end of the sign-in, as long as the browser may still come back. */
  if (line == NULL)
    {
      if (pasting->no_listener != NULL)
        g_cancellable_cancel (pasting->giving_up);
      return;
    }

  g_strstrip (line);
  if (*line != '\0' && !hjl_sign_in_paste (pasting->sign_in, line, &error))
    {
      g_autofree char *message = hjl_sign_in_describe_paste (pasting->sign_in, error);

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
  if (!hjl_finish (NULL, result, &error))
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
      hjl_cli_note (cli, _ ("Open the address above in a browser and sign in. If the browser can’t return here, "
                            "paste the address where it ends up."));
      return;
    }

  hjl_cli_note (cli, _ ("Sign in with the browser. If none opens, open this address yourself:\n%s"), uri);
  hjl_open_uri_async (uri, NULL, cli->cancellable, did_open_browser, NULL);
}

/* Whether nobody will ever type anything: a descriptor that is not there, or an end that can be seen at once. */
static gboolean
is_input_at_end (void)
{
  struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
  struct stat   info;

  if (isatty (STDIN_FILENO))
    return FALSE;
  if (fstat (STDIN_FILENO, &info) != 0)
    return TRUE;
  if (S_ISREG (info.st_mode))
    return lseek (STDIN_FILENO, 0, SEEK_CUR) >= info.st_size;
  if (S_ISCHR (info.st_mode))
    return TRUE;

  return poll (&input, 1, 0) > 0 && (input.revents & POLLIN) == 0;
}

static void
on_stopped_cb (GCancellable *cancellable,
               gpointer      giving_up)
{
  g_cancellable_cancel (giving_up);
}

static HjlTokens *
run (Pasting *pasting,
     gboolean no_browser,
     gboolean listen,
     GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  HjlCli    *cli = pasting->cli;
  gulong     id;
  HjlTokens *tokens;

  pasting->giving_up = g_cancellable_new ();
  id = g_cancellable_connect (cli->cancellable, G_CALLBACK (on_stopped_cb), pasting->giving_up, NULL);
  hjl_sign_in_run_async (pasting->sign_in, pasting->giving_up, hjl_cli_got_result, &result);
  show_address (cli, hjl_sign_in_get_uri (pasting->sign_in), no_browser);
  if (listen)
    start_pasting (pasting);

  tokens = hjl_finish_pointer (pasting->sign_in, hjl_cli_wait (&result), error);
  stop_pasting (pasting);
  g_cancellable_disconnect (cli->cancellable, id);
  g_clear_object (&pasting->giving_up);

  return tokens;
}

HjlTokens *
hjl_cli_sign_in (HjlCli    *cli,
                 HjlSignIn *sign_in,
                 gboolean   no_browser,
                 gboolean   listen)
{
  g_autoptr (GError) no_listener = NULL;
  g_autoptr (GError) error = NULL;
  Pasting    pasting = { .cli = cli, .sign_in = sign_in };
  HjlTokens *tokens;

  if (!hjl_sign_in_start (sign_in, &no_listener))
    {
      g_autofree char *message = hjl_error_describe (no_listener);

      if (!g_error_matches (no_listener, HJL_ERROR, HJL_ERROR_PORTS_TAKEN) || !listen || is_input_at_end ())
        {
          hjl_cli_fail (cli, no_listener);
          return NULL;
        }
      hjl_cli_note (cli, "%s", message);
      hjl_cli_note (cli, _ ("You can still paste the address where the browser ends up."));
      pasting.no_listener = no_listener;
    }

  tokens = run (&pasting, no_browser, listen, &error);
  if (tokens == NULL && no_listener != NULL && !g_cancellable_is_cancelled (cli->cancellable) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    hjl_cli_fail (cli, no_listener);
  else if (tokens == NULL)
    hjl_cli_fail (cli, error);

  return tokens;
}
