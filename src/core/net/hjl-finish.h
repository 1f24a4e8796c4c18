/* hjl-finish.h: ends asynchronous calls of all classes: what came of them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* Each for the calls that have no _finish of their own. @self: whose call it was; (nullable): nobody's. */

/* Of a call that tells no more than whether it was done. */
gboolean hjl_finish (gpointer      self,
                     GAsyncResult *result,
                     GError      **error);
/* Of one that tells how many. Returns: -1 with @error */
int      hjl_finish_count (gpointer      self,
                           GAsyncResult *result,
                           GError      **error);
/* Of one that gives something, as its comment says. (transfer full): that, or NULL with @error */
gpointer hjl_finish_pointer (gpointer      self,
                             GAsyncResult *result,
                             GError      **error);
