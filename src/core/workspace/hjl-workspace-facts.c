/* hjl-workspace-facts.c: what is remembered of an account: who it is, what its checks found, who acts
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lever/hjl-lever-permissions.h"
#include "workspace/hjl-workspace-private.h"

/* What is remembered of an account; tokens are in the keyring only. */
static const char *const facts[] = {
  "way",
  "user-id",
  "user-name",
  "user-role",
  "company-name",
  "attention",
  "scope",
  "checks",
  "checked-at",
};

static char *
dup_key (HjlSide     side,
         const char *fact)
{
  return g_strdup_printf ("account/%s/%s", hjl_side_to_string (side), fact);
}

gboolean
hjl_workspace_set_fact (HjlWorkspace *self,
                        HjlSide       side,
                        const char   *fact,
                        const char   *value,
                        GError      **error)
{
  g_autofree char *key = dup_key (side, fact);

  return hjl_store_set_value (self->store, key, value, error);
}

char *
hjl_workspace_dup_fact (HjlStore   *store,
                        HjlSide     side,
                        const char *fact)
{
  g_autofree char *key = dup_key (side, fact);

  return hjl_store_get_value (store, key);
}

gboolean
hjl_workspace_forget_account (HjlWorkspace *self,
                              HjlSide       side,
                              GError      **error)
{
  gboolean stored = TRUE;

  if (!hjl_store_begin (self->store, error))
    return FALSE;

  for (guint i = 0; stored && i < G_N_ELEMENTS (facts); i++)
    stored = hjl_workspace_set_fact (self, side, facts[i], NULL, error);

  return hjl_store_finish (self->store, stored, error);
}

static char *
keep_failure (GPtrArray *checks)
{
  const HjlCheck *failed = hjl_checks_find_failed (checks);

  if (failed == NULL)
    return NULL;

  return hjl_check_keep_failure (failed);
}

static gboolean
remember_hackajob (HjlWorkspace    *self,
                   HjlCheckOutcome *outcome,
                   GError         **error)
{
  HjlSourceAccount *account = outcome->account;

  return account == NULL ||
         (hjl_workspace_set_fact (self, HJL_SIDE_HACKAJOB, "user-id", account->user_id, error) &&
          hjl_workspace_set_fact (self, HJL_SIDE_HACKAJOB, "user-name", account->user_name, error) &&
          hjl_workspace_set_fact (self, HJL_SIDE_HACKAJOB, "company-name", account->company_name, error) &&
          hjl_workspace_set_fact (self,
                                  HJL_SIDE_HACKAJOB,
                                  "user-role",
                                  account->master_account ? _ ("Master Account") : NULL,
                                  error));
}

gboolean
hjl_workspace_set_acting_user (HjlWorkspace *self,
                               const char   *user_id,
                               GError      **error)
{
  g_autofree char *id = g_strdup (user_id);

  if (g_strcmp0 (id, self->context->settings->acting_user_id) == 0)
    return TRUE;
  if (!hjl_store_set_value (self->store, HJL_KEY_ACTING_USER, id, error))
    return FALSE;
  g_free (self->context->settings->acting_user_id);
  self->context->settings->acting_user_id = g_steal_pointer (&id);
  hjl_workspace_tell_changed (self, HJL_CHANGES_CATALOGUE);

  return TRUE;
}

gboolean
hjl_workspace_acts_as_signed_in (HjlWorkspace *self)
{
  g_autofree char *user_id = hjl_workspace_dup_fact (self->store, HJL_SIDE_LEVER, "user-id");

  return user_id != NULL && g_strcmp0 (user_id, self->context->settings->acting_user_id) == 0;
}

static gboolean
has_failed (GPtrArray  *checks,
            const char *code)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const HjlCheck *check = g_ptr_array_index (checks, i);

      if (g_str_equal (check->code, code) && check->result == HJL_CHECK_FAIL)
        return TRUE;
    }

  return FALSE;
}

/* Whoever signed in acts, until another user is chosen; but nobody whom the checks refuse, nobody who has
 * signed in before somebody else, and nobody who is deactivated or gone. */
static gboolean
choose_acting_user (HjlWorkspace    *self,
                    HjlCheckOutcome *outcome,
                    GError         **error)
{
  HjlUser    *user = outcome->user;
  const char *able = NULL;
  gboolean    other;

  if (user != NULL && user->active && !has_failed (outcome->checks, "lever-super-admin"))
    able = user->id;
  other = user != NULL && hjl_workspace_acts_as_signed_in (self) &&
          g_strcmp0 (able, self->context->settings->acting_user_id) != 0;

  if (self->context->settings->acting_user_id == NULL || other || has_failed (outcome->checks, "lever-acting-user"))
    return hjl_workspace_set_acting_user (self, able, error);

  return TRUE;
}

static gboolean
remember_lever (HjlWorkspace    *self,
                HjlCheckOutcome *outcome,
                GError         **error)
{
  HjlUser    *user = outcome->user;
  const char *scope = outcome->tokens != NULL ? outcome->tokens->scope : NULL;

  if (outcome->may_see_confidential)
    scope = HJL_LEVER_CONFIDENTIAL;
  if (!choose_acting_user (self, outcome, error))
    return FALSE;

  return hjl_workspace_set_fact (self, HJL_SIDE_LEVER, "scope", scope, error) &&
         (user == NULL ||
          (hjl_workspace_set_fact (self, HJL_SIDE_LEVER, "user-id", user->id, error) &&
           hjl_workspace_set_fact (self, HJL_SIDE_LEVER, "user-name", user->name, error) &&
           hjl_workspace_set_fact (self, HJL_SIDE_LEVER, "user-role", user->access_role, error)));
}

gboolean
hjl_workspace_remember (HjlWorkspace    *self,
                        HjlSide          side,
                        HjlCheckOutcome *outcome,
                        GError         **error)
{
  g_autofree char *failure = keep_failure (outcome->checks);
  g_autofree char *checks = hjl_checks_to_text (outcome->checks);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, self->context->clock ());
  g_autofree char *way = NULL;
  gboolean         stored;

  /* A keyring that has nothing now may have it again later: only who disconnects is not connected. */
  if (outcome->tokens != NULL)
    way = g_strdup_printf ("%d", outcome->tokens->kind);
  else
    way = hjl_workspace_dup_fact (self->store, side, "way");

  stored = hjl_store_begin (self->store, error) &&
           hjl_store_finish (self->store,
                             hjl_workspace_set_fact (self, side, "way", way, error) &&
                               hjl_workspace_set_fact (self, side, "attention", way != NULL ? failure : NULL, error) &&
                               hjl_workspace_set_fact (self, side, "checks", way != NULL ? checks : NULL, error) &&
                               hjl_workspace_set_fact (self, side, "checked-at", way != NULL ? now : NULL, error) &&
                               (outcome->tokens == NULL ||
                                (side == HJL_SIDE_LEVER ? remember_lever (self, outcome, error)
                                                        : remember_hackajob (self, outcome, error))),
                             error);
  if (!stored)
    {
      return FALSE;
    }

  if (side == HJL_SIDE_LEVER)
    hjl_workspace_use_scope (self);
  hjl_workspace_tell_account (self, side);

  return TRUE;
}
