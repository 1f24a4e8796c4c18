/* hjl-test-keyring.h: a stand-in of the desktop's keyring, whose prompt does as it is told
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Secret Service of freedesktop.org's specification, with one collection. gnome-keyring hands its prompts to a
 * program of gcr's that gets the password by a key exchange of its own, and other keyrings have other prompts: what
 * they share is Unlock, CreateItem, and the prompt's path and Completed signal.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HJL_TEST_PROMPT_ANSWERED,
  HJL_TEST_PROMPT_DISMISSED,
  HJL_TEST_PROMPT_UNANSWERED, /* until hjl_test_keyring_answer(), or until its caller takes it away */
  HJL_TEST_PROMPT_DEAF,       /* it cannot be taken away either */
  HJL_TEST_PROMPT_REFUSED,    /* no prompt can be shown */
} HjlTestPrompt;

typedef struct _HjlTestKeyring HjlTestKeyring;

/* Starts a bus for this process and its children, and answers there as the keyring, in a thread of its own. To the
 * end of the process: libsecret does not let go of its bus. */
HjlTestKeyring *hjl_test_keyring_new (void);
void            hjl_test_keyring_set_prompt (HjlTestKeyring *self,
                                             HjlTestPrompt   prompt);
void            hjl_test_keyring_set_locked (HjlTestKeyring *self,
                                             gboolean        locked);
/* A person types the password into each prompt that is open (@unlock), or closes it. */
void            hjl_test_keyring_answer (HjlTestKeyring *self,
                                         gboolean        unlock);
/* How many prompts there have been, and how many are open. */
guint           hjl_test_keyring_count_prompts (HjlTestKeyring *self);
guint           hjl_test_keyring_count_open (HjlTestKeyring *self);
/* How often a caller has wanted to take one away, whether or not it went. */
guint           hjl_test_keyring_count_dismissals (HjlTestKeyring *self);
/* It takes its time for each search from now on, and counts how many are under way at once. */
void            hjl_test_keyring_set_slow (HjlTestKeyring *self,
                                           gboolean        slow);
/* The most that were under way at once since then, and how many there were. */
guint           hjl_test_keyring_get_most_searches (HjlTestKeyring *self,
                                                    guint          *n_searches);
/* The next search is never answered. */
void            hjl_test_keyring_swallow_search (HjlTestKeyring *self);
/* How many items it has. */
guint           hjl_test_keyring_count_items (HjlTestKeyring *self);

G_END_DECLS
