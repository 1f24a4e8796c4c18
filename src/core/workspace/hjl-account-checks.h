/* hjl-account-checks.h: runs the checks of both sides
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-account.h"
#include "hackajob/hjl-source.h"
#include "workspace/hjl-check.h"
#include "lever/hjl-lever-client.h"
#include "sync/hjl-settings.h"

/* What the checks found out beside their results. */
typedef struct
{
  GPtrArray        *checks;               /* (element-type HjlCheck) */
  HjlSourceAccount *account;              /* nullable: hackajob's */
  HjlTokens        *tokens;               /* nullable: Lever's, as they are now */
  HjlUser          *user;                 /* nullable: who signed in to Lever */
  gboolean          may_see_confidential; /* an API key; the scope of a sign-in tells it */
} HjlCheckOutcome;

void hjl_check_outcome_free (HjlCheckOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlCheckOutcome, hjl_check_outcome_free)

/* hackajob: connected, Master Account, Lever enabled. */
void             hjl_account_checks_hackajob_async (HjlAccount         *account,
                                                    HjlSource          *source,
                                                    GCancellable       *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer            user_data);
/* Lever: connected, Super Admin, scopes, endpoints, acting user, source. "Admin" is not enough, and
 * hackajob's own flow tells that only at the very end (lever/README.md, OAuth); here it comes first. */
void             hjl_account_checks_lever_async (HjlAccount         *account,
                                                 HjlLeverClient     *lever,
                                                 const HjlSettings  *settings,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
/* Of both. An error only where the service could not be asked at all: no network, no keyring. */
HjlCheckOutcome *hjl_account_checks_finish (GAsyncResult *result,
                                            GError      **error);

/* The first check that fails and is needed, or NULL. (transfer none) */
const HjlCheck *hjl_checks_find_failed (GPtrArray *checks);
