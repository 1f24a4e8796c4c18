/* hjl-cv-email.h: what an e-mail address looks like
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether all of @text is one address. */
gboolean hjl_cv_is_address (const char *text);

G_END_DECLS
