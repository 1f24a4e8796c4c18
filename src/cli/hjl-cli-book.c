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
                   gpointer    data)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_workspace_edit_book_async (cli->workspace, func, data, NULL, cli->cancellable, hjl_cli_got_result, &result);

  return hjl_cli_finish (cli, &result);
}

gboolean
hjl_cli_agree (HjlCli     *cli,
               gboolean    yes,
               const char *question)
{
  if (yes)
    return TRUE;

  return hjl_cli_refuse (cli, _ ("%s Add --yes to do so"), question) == HJL_EXIT_DONE;
}
