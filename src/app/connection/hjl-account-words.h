/* hjl-account-words.h: an account's state in words, and what to tick for an API key
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "workspace/hjl-workspace.h"

/* Returns: (transfer full) */
char       *hjl_account_words_describe (const HjlAccountInfo *info,
                                        gboolean              waiting,
                                        gboolean              checking);
const char *hjl_account_words_get_icon (const HjlAccountInfo *info,
                                        gboolean              busy);
/* Untranslated, without names: for details that are sent to somebody. */
const char *hjl_account_words_get_state (const HjlAccountInfo *info);
/* From when the checks are. @unreachable: they could not be made anew. (transfer full) */
char       *hjl_account_words_describe_checked (HjlTime  checked_at,
                                                gboolean unreachable);
/* How a key is made in Lever, in steps, as Lever's pages name things. (transfer full) */
GStrv       hjl_account_words_list_key_steps (void);
/* What follows from the one choice that cannot be changed later. (transfer full) */
char       *hjl_account_words_dup_confidential (void);
/* The permissions of a key, for the clipboard: an object a line, and its endpoints below. (transfer full) */
char       *hjl_account_words_dup_permissions (void);
/* All of it as a message to whoever administers Lever. (transfer full) */
char       *hjl_account_words_dup_key_message (void);
