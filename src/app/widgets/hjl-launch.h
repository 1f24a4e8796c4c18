/* hjl-launch.h: opens a page in another program, which may come forward
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "workspace/hjl-open-uri.h"

/* Compositors leave a browser that runs already behind the window, unless the window says that it asked for
 * it. To be finished with hjl_finish().
 *
 * @widget: in the window that asks */
void hjl_launch_async (GtkWidget          *widget,
                       const char         *uri,
                       GAsyncReadyCallback callback,
                       gpointer            user_data);

/* The same where nothing is left to do but to tell @otherwise, a static text, where nothing opens it. */
void hjl_launch (GtkWidget  *widget,
                 const char *uri,
                 const char *otherwise);

/* Whether @uri is a web page. Of an address that comes from a service nothing else is opened. */
gboolean hjl_launch_is_page (const char *uri);
