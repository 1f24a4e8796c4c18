/* hjl-session-facts.h: what is remembered of an account: who it is, what its checks found, who acts
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "workspace/hjl-account-checks.h"
#include "workspace/hjl-session.h"

G_BEGIN_DECLS

/* @value: (nullable): it is not known any more */
gboolean hjl_session_set_fact (HjlSession *self,
                               HjlSide     side,
                               const char *fact,
                               const char *value,
                               GError    **error);
/* (transfer full) (nullable) */
char    *hjl_session_dup_fact (HjlSession *self,
                               HjlSide     side,
                               const char *fact);
/* All of them. */
gboolean hjl_session_forget_account (HjlSession *self,
                                     HjlSide     side,
                                     GError    **error);
/* Writes down what the checks of one side found. A needed check that failed keeps the sync from running until it
 * passes. */
gboolean hjl_session_remember (HjlSession      *self,
                               HjlSide          side,
                               HjlCheckOutcome *outcome,
                               GError         **error);
/* @user_id: (nullable): nobody */
gboolean hjl_session_set_acting_user (HjlSession *self,
                                      const char *user_id,
                                      GError    **error);
/* Whether nobody chose the acting user: it is whoever signed in. */
gboolean hjl_session_acts_as_signed_in (HjlSession *self);

G_END_DECLS
