/* hjl-browser-wait.h: a sign-in that waits for the browser: how long still, and what else one can do
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "auth/hjl-sign-in.h"

#define HJL_TYPE_BROWSER_WAIT (hjl_browser_wait_get_type ())
G_DECLARE_FINAL_TYPE (HjlBrowserWait, hjl_browser_wait, HJL, BROWSER_WAIT, AdwBin)

/* Signal `cancelled`: the person gave up. */

/* @sign_in: (nullable): a started one, whose page is opened in the browser; %NULL lets go of it
 * @trouble: (nullable): why the browser cannot come back by itself, so that the person pastes */
void hjl_browser_wait_set_sign_in (HjlBrowserWait *self,
                                   HjlSignIn      *sign_in,
                                   const GError   *trouble);
