/* hjl-test-browser.h: a browser in a few lines: sends bytes to loopback, reads what comes back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HjlTestBrowser HjlTestBrowser;

/* Connects to @address and sends @bytes from a thread of its own, while the main context can answer. */
HjlTestBrowser *hjl_test_browser_start (const char *address,
                                        guint16     port,
                                        const char *bytes);
/* Runs the main context until the server has closed the connection. Returns: (transfer full)
 * (nullable): all that it sent; NULL where there was no connection. */
char           *hjl_test_browser_finish (HjlTestBrowser *self);

/* Both at once, of a GET. @path_and_query: `/callback?code=…` */
char *hjl_test_browser_get_once (guint16     port,
                                 const char *path_and_query);
/* The page that a person sees in the end: where it is led elsewhere, it follows. */
char *hjl_test_browser_get (guint16     port,
                            const char *path_and_query);
/* Returns: (transfer full) (nullable): where @answer leads */
char *hjl_test_browser_dup_location (const char *answer);
/* The status line's number; 0 for no answer. */
guint hjl_test_browser_get_status (const char *answer);

/* Returns: (transfer full) (nullable): a socket that listens there; NULL where somebody else does */
GSocket *hjl_test_take_port (const char *address,
                             guint16     port);
/* A port of 127.0.0.1 that nobody listens on, and that no test gets by chance. */
guint16  hjl_test_find_free_port (void);

G_END_DECLS
