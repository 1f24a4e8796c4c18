/* hjl-open-uri.h: a web page or a mail in the program that the person has for it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/hjl-finish.h"

/* Opens @uri in a session of its own: Ctrl+C in the terminal from which HjLever was started would end the
 * browser too, if HjLever was the one who started it. What the browser prints comes to nobody.
 *
 * @context: (nullable): of the window that asks: by its token the other program may come forward */
void hjl_open_uri_async (const char         *uri,
                         GAppLaunchContext  *context,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data);
