/* hjl-redact.h: takes out of a server's words what must not be repeated
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Returns: (transfer full): one line of at most 200 characters, valid UTF-8, with “…” in place of
 * addresses (e-mail, web queries), telephone numbers and whatever could be a token. Ids in the form
 * of a UUID stay: they say which record it was. */
char *hjl_redact (const char *text);
