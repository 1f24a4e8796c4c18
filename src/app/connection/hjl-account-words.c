/* hjl-account-words.c: an account's state in words, and what to tick for an API key
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/connection/hjl-account-words.h"

#include <glib/gi18n-lib.h>

#include "lever/hjl-lever-permissions.h"

/* The services' own names of roles are written as they show them. */
static char *
dup_role (const char *role)
{
  char    *text = g_strdelimit (g_strdup (role), "_", ' ');
  gboolean first = TRUE;

  for (char *letter = text; *letter != '\0'; letter++)
    {
      if (first)
        *letter = g_ascii_toupper (*letter);
      first = *letter == ' ';
    }

  return text;
}

static char *
describe_connected (const HjlAccountInfo *info)
{
  g_autofree char *role = info->user_role != NULL ? dup_role (info->user_role) : NULL;

  if (info->user_name != NULL && info->user_role != NULL && info->company_name != NULL)
    /* Translators: a person, their role, their company. */
    return g_strdup_printf (_ ("Connected as %s (%s) at %s"), info->user_name, role, info->company_name);
  if (info->user_name != NULL && info->company_name != NULL)
    return g_strdup_printf (_ ("Connected as %s at %s"), info->user_name, info->company_name);
  if (info->user_name != NULL && info->user_role != NULL)
    return g_strdup_printf (_ ("Connected as %s (%s)"), info->user_name, role);
  if (info->user_name != NULL)
    return g_strdup_printf (_ ("Connected as %s"), info->user_name);
  if (info->company_name != NULL)
    return g_strdup_printf (_ ("Connected at %s"), info->company_name);
  if (info->way == HJL_TOKENS_API_KEY)
    return g_strdup (_ ("Connected with an API key"));

  return g_strdup (_ ("Connected"));
}

char *
hjl_account_words_describe (const HjlAccountInfo *info,
                            gboolean              waiting,
                            gboolean              checking)
{
  if (waiting)
    return g_strdup (_ ("Waiting for the browser"));
  if (checking)
    return g_strdup (_ ("Checking"));

  switch (info->state)
    {
    case HJL_ACCOUNT_CHECKING:
      return g_strdup (_ ("Checking"));

    case HJL_ACCOUNT_CONNECTED:
      return describe_connected (info);

    case HJL_ACCOUNT_ATTENTION:
      if (info->attention != NULL)
        return g_strdup_printf (_ ("Needs attention: %s"), info->attention);
      return g_strdup (_ ("Needs attention"));

    case HJL_ACCOUNT_NOT_CONNECTED:
    default:
      return g_strdup (_ ("Not connected"));
    }
}

const char *
hjl_account_words_get_icon (const HjlAccountInfo *info,
                            gboolean              busy)
{
  if (busy)
    return "content-loading-symbolic";

  switch (info->state)
    {
    case HJL_ACCOUNT_CHECKING:
      return "content-loading-symbolic";

    case HJL_ACCOUNT_CONNECTED:
      return "object-select-symbolic";

    case HJL_ACCOUNT_ATTENTION:
      return "dialog-warning-symbolic";

    case HJL_ACCOUNT_NOT_CONNECTED:
    default:
      return "network-offline-symbolic";
    }
}

const char *
hjl_account_words_get_state (const HjlAccountInfo *info)
{
  static const char *const names[] = {
    [HJL_ACCOUNT_NOT_CONNECTED] = "not connected",
    [HJL_ACCOUNT_CHECKING] = "checking",
    [HJL_ACCOUNT_CONNECTED] = "connected",
    [HJL_ACCOUNT_ATTENTION] = "needs attention",
  };

  return names[info->state];
}

char *
hjl_account_words_describe_checked (HjlTime  checked_at,
                                    gboolean unreachable)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (checked_at / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *when = local != NULL ? g_date_time_format (local, "%x %H:%M") : g_strdup ("");

  if (checked_at <= 0)
    return unreachable ? g_strdup (_ ("It couldn’t be checked just now.")) : g_strdup (_ ("Not checked yet"));
  /* Translators: a date and a time. */
  return g_strdup_printf (unreachable ? _ ("It couldn’t be checked just now. Last checked on %s.") : _ ("Checked on %s"), when);
}

GStrv
hjl_account_words_list_key_steps (void)
{
  const char *const steps[] = {
    _ ("In Lever, a Super Admin opens Settings → Integrations and API → API Credentials."),
    _ ("Below Lever API credentials (not Postings API credentials), click Generate New Key, and name it, for example “HjLever”."),
    _ ("Select the permissions that this key needs. They can’t be changed later."),
    _ ("Choose whether to Allow access to confidential data. This can’t be changed later either."),
    _ ("Copy the key before you click Done: Lever shows it only once."),
    NULL,
  };

  return g_strdupv ((GStrv) steps);
}

char *
hjl_account_words_dup_confidential (void)
{
  return g_strdup (_ ("Allowed: candidates can be exported to confidential postings, and their stages are followed. Not allowed: "
                      "HjLever sees nothing that is confidential, so such postings can’t be mapped."));
}

char *
hjl_account_words_dup_permissions (void)
{
  gsize                     n;
  const HjlLeverPermission *permissions = hjl_lever_permissions_get (&n);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      g_string_append_printf (text, "%s\n", permissions[i].group);
      for (guint k = 0; permissions[i].endpoints[k] != NULL; k++)
        g_string_append_printf (text, "  %s\n", permissions[i].endpoints[k]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
hjl_account_words_dup_key_message (void)
{
  g_auto (GStrv) steps = hjl_account_words_list_key_steps ();
  g_autofree char *confidential = hjl_account_words_dup_confidential ();
  g_autofree char *permissions = hjl_account_words_dup_permissions ();
  g_autoptr (GString) text = g_string_new (_ ("Hello,\n\nWe’d like to connect hackajob with our Lever account through HjLever, and need an API key "
                                              "for it. Only a Super Admin can make one:\n\n"));

  for (guint i = 0; steps[i] != NULL; i++)
    g_string_append_printf (text, "%u. %s\n", i + 1, steps[i]);
  g_string_append_printf (text, "\n%s\n%s\n\n%s\n\n%s", _ ("Permissions this key needs:"), permissions, confidential,
                          _ ("Please hand the key over by a safe way, such as a password manager, and not by email. Thank you!\n"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
