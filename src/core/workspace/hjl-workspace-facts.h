/* hjl-workspace-facts.h: what is remembered of an account: who it is, what its checks found, who acts
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "workspace/hjl-account-checks.h"
#include "workspace/hjl-workspace.h"

/* What is remembered is kept by the names in the source file. @value: (nullable): it is not known any more */
gboolean hjl_workspace_set_fact (HjlWorkspace *self,
                                 HjlSide       side,
                                 const char   *fact,
                                 const char   *value,
                                 GError      **error);
/* (transfer full) (nullable) */
char    *hjl_workspace_dup_fact (HjlStore   *store,
                                 HjlSide     side,
                                 const char *fact);
/* All of them. */
gboolean hjl_workspace_forget_account (HjlWorkspace *self,
                                       HjlSide       side,
                                       GError      **error);
/* Writes down what the checks of one side found. A needed check that failed keeps the sync from running until it
 * passes. */
gboolean hjl_workspace_remember (HjlWorkspace    *self,
                                 HjlSide          side,
                                 HjlCheckOutcome *outcome,
                                 GError         **error);
/* @user_id: (nullable): nobody */
gboolean hjl_workspace_set_acting_user (HjlWorkspace *self,
                                        const char   *user_id,
                                        GError      **error);
/* Whether nobody chose the acting user: it is whoever signed in. */
gboolean hjl_workspace_acts_as_signed_in (HjlWorkspace *self);
