/* hjl-verb-map.c: the verb map: finds which of its verbs is meant
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

static const HjlCliVerb verbs[] = {
  { "show", N_ ("Show one mapping, or all"), hjl_verb_map_show },
  { "set", N_ ("Make or change a role’s mapping"), hjl_verb_map_set },
  { "on", N_ ("Switch a role’s mapping on"), hjl_verb_map_on },
  { "off", N_ ("Pause a role’s mapping: candidates aren’t exported or moved"), hjl_verb_map_off },
  { "clone", N_ ("Copy a stage map to other roles"), hjl_verb_map_clone },
  { "remove", N_ ("Remove a role’s mapping"), hjl_verb_map_remove },
  { "default", N_ ("Show, set or remove what new mappings start from"), hjl_verb_map_default },
  { "suggest", N_ ("Propose postings and stages; saves nothing"), hjl_verb_map_suggest },
  { "export", N_ ("Write all mappings to a file"), hjl_verb_map_export },
  { "import", N_ ("Read mappings from a file"), hjl_verb_map_import },
};

static HjlExit
print_help (void)
{
  hjl_print (_ ("Usage: hjlever-cli map VERB [OPTION…] [ARGUMENT…]"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    hjl_print ("  %-12s %s", verbs[i].name, _ (verbs[i].summary));

  return HJL_EXIT_DONE;
}

HjlExit
hjl_verb_map (HjlCli *cli,
              GStrv   arguments)
{
  if (!cli->completing && arguments[1] != NULL && (g_str_equal (arguments[1], "--help") || g_str_equal (arguments[1], "-h")))
    return print_help ();

  for (guint i = 0; arguments[1] != NULL && i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_equal (verbs[i].name, arguments[1]))
        {
          g_free (arguments[1]);
          arguments[1] = g_strconcat ("map ", verbs[i].name, NULL);

          return verbs[i].run (cli, arguments + 1);
        }
    }

  if (cli->completing)
    {
      hjl_cli_complete_verbs (verbs, G_N_ELEMENTS (verbs));
      return HJL_EXIT_DONE;
    }

  return hjl_cli_refuse (cli, _ ("Choose what to do with mappings; “hjlever-cli map --help” lists the verbs"));
}
