/* hjl-cli-accounts.c: what connect, disconnect and check show of accounts and checks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/hjl-cli-accounts.h"

#include <glib/gi18n-lib.h>

#include "workspace/hjl-account-checks.h"

gboolean
hjl_cli_read_side (HjlCli     *cli,
                   const char *text,
                   HjlSide    *side)
{
  if (g_str_equal (text, "lever"))
    *side = HJL_SIDE_LEVER;
  else if (g_str_equal (text, "hackajob"))
    *side = HJL_SIDE_HACKAJOB;
  else
    return hjl_cli_refuse (cli, _ ("“%s” is neither “hackajob” nor “lever”"), text) == HJL_EXIT_DONE;

  return TRUE;
}

static const char *
name_state (HjlAccountState state)
{
  switch (state)
    {
    case HJL_ACCOUNT_CHECKING:
      return "checking";

    case HJL_ACCOUNT_CONNECTED:
      return "connected";

    case HJL_ACCOUNT_ATTENTION:
      return "attention";

    case HJL_ACCOUNT_NOT_CONNECTED:
    default:
      return "not-connected";
    }
}

static const char *
name_way (const HjlAccountInfo *account)
{
  if (account->state == HJL_ACCOUNT_NOT_CONNECTED)
    return NULL;

  switch (account->way)
    {
    case HJL_TOKENS_API_KEY:
      return "api-key";

    case HJL_TOKENS_BEARER:
      return "token";

    case HJL_TOKENS_OAUTH:
    default:
      return "oauth";
    }
}

static void
add_account (JsonBuilder          *builder,
             HjlSide               side,
             const HjlAccountInfo *account)
{
  hjl_json_open (builder, NULL);
  hjl_json_string (builder, "account", hjl_side_to_string (side));
  hjl_json_string (builder, "state", name_state (account->state));
  hjl_json_string (builder, "way", name_way (account));
  hjl_json_thing (builder, "user", account->user_id, account->user_name);
  hjl_json_string (builder, "role", account->user_role);
  hjl_json_string (builder, "company", account->company_name);
  hjl_json_string (builder, "attention", account->attention);
  hjl_json_time (builder, "checked_at", account->checked_at);
  hjl_json_close (builder);
}

static void
print_account (HjlSide               side,
               const HjlAccountInfo *account)
{
  const char *name = side == HJL_SIDE_LEVER ? "Lever" : "hackajob";

  if (account->state == HJL_ACCOUNT_NOT_CONNECTED)
    {
      hjl_print (_ ("%s: not connected"), name);
      return;
    }

  if (account->user_name != NULL && account->company_name != NULL)
    /* Translators: the account, its user, its company. */
    hjl_print (_ ("%s: connected as %s, %s"), name, account->user_name, account->company_name);
  else if (account->user_name != NULL)
    hjl_print (_ ("%s: connected as %s"), name, account->user_name);
  else if (account->company_name != NULL)
    /* Translators: the account, its company. */
    hjl_print (_ ("%s: connected, %s"), name, account->company_name);
  else
    hjl_print (_ ("%s: connected"), name);
  if (account->attention != NULL)
    hjl_print ("  %s", account->attention);
}

static const char *
name_result (const HjlCheck *check)
{
  switch (check->result)
    {
    case HJL_CHECK_PASS:
      return _ ("yes");

    case HJL_CHECK_FAIL:
      return check->needed ? _ ("NO") : _ ("no");

    case HJL_CHECK_UNKNOWN:
    default:
      return _ ("not known");
    }
}

static void
print_checks (GPtrArray *checks)
{
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Check"), _ ("Result"), _ ("What to do"), NULL);

  for (guint i = 0; i < checks->len; i++)
    {
      const HjlCheck *check = g_ptr_array_index (checks, i);

      hjl_table_add (table, check->title, name_result (check), check->result == HJL_CHECK_PASS ? NULL : check->advice);
    }
  hjl_table_print (table, NULL);
}

static void
add_checks (JsonBuilder *builder,
            GPtrArray   *checks)
{
  hjl_json_open_list (builder, "checks");
  for (guint i = 0; i < checks->len; i++)
    {
      const HjlCheck *check = g_ptr_array_index (checks, i);

      hjl_json_open (builder, NULL);
      hjl_json_string (builder, "code", check->code);
      hjl_json_string (builder, "result", hjl_check_result_to_string (check->result));
      hjl_json_boolean (builder, "needed", check->needed);
      hjl_json_string (builder, "title", check->title);
      hjl_json_string (builder, "advice", check->advice);
      hjl_json_close (builder);
    }
  hjl_json_close_list (builder);
}

HjlExit
hjl_cli_show_accounts (HjlCli    *cli,
                       guint      sides,
                       GPtrArray *checks)
{
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();

  hjl_json_open_list (builder, "accounts");
  for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
    {
      g_autoptr (HjlAccountInfo) account = hjl_workspace_dup_account (cli->workspace, side);

      if ((sides & (1u << side)) == 0)
        continue;
      add_account (builder, side, account);
      if (cli->json)
        continue;
      if (side == HJL_SIDE_HACKAJOB && account->state == HJL_ACCOUNT_CONNECTED &&
          hjl_workspace_get_candidates_from (cli->workspace, NULL) == HJL_CANDIDATES_FROM_FILES)
        hjl_print ("hackajob: %s", _ ("candidates come from files that you download"));
      else
        print_account (side, account);
    }
  hjl_json_close_list (builder);

  if (checks != NULL)
    add_checks (builder, checks);
  if (cli->json)
    hjl_json_print (builder, TRUE);
  else if (checks != NULL)
    print_checks (checks);

  return checks != NULL && hjl_checks_find_failed (checks) != NULL ? HJL_EXIT_ATTENTION : HJL_EXIT_DONE;
}
