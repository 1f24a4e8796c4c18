/* hjl-account-form.h: what a person fills in to connect one account
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_ACCOUNT_FORM (hjl_account_form_get_type ())
G_DECLARE_FINAL_TYPE (HjlAccountForm, hjl_account_form, HJL, ACCOUNT_FORM, AdwBin)

/* Its button activates `account.connect`; the row with the way to a key, `account.show-key-steps`. */

HjlAccountForm *hjl_account_form_new (HjlSide side);
/* The demo's own registration, so that nobody has to look for it. */
void            hjl_account_form_fill_demo (HjlAccountForm *self);
/* Chooses the company's own registration, whose id the environment's file names. */
void            hjl_account_form_fill_registration (HjlAccountForm *self,
                                                    const char     *client_id);
/* Asks where hackajob's feed is, as the environment's file does not say. @kept: (nullable): what was entered last */
void            hjl_account_form_ask_for_feed (HjlAccountForm       *self,
                                               const HjlFeedAddress *kept);
/* (transfer full): what is filled in of it; errors as hjl_feed_address_new() */
HjlFeedAddress *hjl_account_form_dup_feed (HjlAccountForm *self,
                                           GError        **error);
void            hjl_account_form_focus_feed (HjlAccountForm *self);
/* Whether a key or a token is what connects, and no browser. */
gboolean        hjl_account_form_is_by_key (HjlAccountForm *self);
/* (transfer full): the key or token, without space around it; empty where there is none */
char           *hjl_account_form_dup_key (HjlAccountForm *self);
void            hjl_account_form_set_key (HjlAccountForm *self,
                                          const char     *key);
void            hjl_account_form_focus_key (HjlAccountForm *self);
/* What an own registration, or hackajob's sign-in, still needs. */
void            hjl_account_form_focus_missing (HjlAccountForm *self);
/* (nullable): of an own registration, where that is the way and it is filled in */
const char     *hjl_account_form_get_client_id (HjlAccountForm *self);
const char     *hjl_account_form_get_client_secret (HjlAccountForm *self);
/* What was used is in the keyring, and nowhere on the screen. */
void            hjl_account_form_clear_secrets (HjlAccountForm *self);
GtkWidget      *hjl_account_form_get_button (HjlAccountForm *self);
