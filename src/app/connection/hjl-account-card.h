/* hjl-account-card.h: one account: its state in words, what it needs, and one obvious button
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_ACCOUNT_CARD (hjl_account_card_get_type ())
G_DECLARE_FINAL_TYPE (HjlAccountCard, hjl_account_card, HJL, ACCOUNT_CARD, AdwBin)

/* Property `lever` (construct-only): which side. Signal `connected`: a person has connected it. */

/* @workspace: (nullable) */
void       hjl_account_card_set_workspace (HjlAccountCard *self,
                                           HjlWorkspace   *workspace);
/* (nullable): there is none as long as the account is connected */
GtkWidget *hjl_account_card_get_connect_button (HjlAccountCard *self);
/* Whether the last attempt to check came to nothing: what is shown is older then. */
void       hjl_account_card_set_unreachable (HjlAccountCard *self,
                                             gboolean        unreachable);
/* (transfer none) (nullable) (element-type HjlCheck): what is shown */
GPtrArray *hjl_account_card_get_checks (HjlAccountCard *self);
/* "hackajob: Needs attention" and the like, for the copied details: no names. (transfer full) */
char      *hjl_account_card_dup_state (HjlAccountCard *self);
