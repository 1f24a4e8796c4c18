/* hjl-cli-book.c: changing what is kept by hand
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/hjl-cli-book.h"

#include <glib/gi18n-lib.h>

gboolean
hjl_cli_edit_book (HjlCli     *cli,
                   HjlBookFunc func,
                   gpointer    data,
                   HjlExit    *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_edit_book_async (cli->workspace, func, data, NULL, cli->cancellable, hjl_cli_got_result, &result);
  if (hjl_workspace_finish (cli->workspace, hjl_cli_wait (&result), &error))
    return TRUE;

  *status = hjl_cli_fail (cli, error);

  return FALSE;
}

gboolean
hjl_cli_agree (HjlCli     *cli,
               gboolean    yes,
               const char *question,
               HjlExit    *status)
{
  if (yes)
    return TRUE;

  *status = hjl_cli_refuse (cli, _ ("%s Add --yes to do so"), question);

  return FALSE;
}
