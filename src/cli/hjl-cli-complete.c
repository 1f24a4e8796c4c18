/* hjl-cli-complete.c: what can stand next on the command line, for a shell that completes it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/hjl-cli.h"

#include <glib/gi18n-lib.h>

void
hjl_cli_complete_verbs (const HjlCliVerb *verbs,
                        guint             n_verbs)
{
  for (guint i = 0; i < n_verbs; i++)
    hjl_print ("%s %s", verbs[i].name, _ (verbs[i].summary));
}

/* A word that a person types as it stands: `accept`, `not-needed`, `--all`. */
static gboolean
is_literal (const char *word)
{
  if (!g_ascii_islower (word[0]) && !g_str_has_prefix (word, "--"))
    return FALSE;

  for (; *word != '\0'; word++)
    if (!g_ascii_islower (*word) && *word != '-')
      return FALSE;

  return TRUE;
}

void
hjl_cli_complete (const GOptionEntry *entries,
                  const char         *parameters)
{
  g_auto (GStrv) words = g_strsplit_set (parameters != NULL ? parameters : "", " []|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (is_literal (words[i]))
      hjl_print ("%s", words[i]);

  for (; entries != NULL && entries->long_name != NULL; entries++)
    if (!g_str_equal (entries->long_name, G_OPTION_REMAINING))
      hjl_print ("--%s %s", entries->long_name, _ (entries->description));
}
