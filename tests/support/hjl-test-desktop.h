/* hjl-test-desktop.h: what stands in for the desktop's notifications, and sees them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Takes the name org.freedesktop.Notifications on the session's bus, which must be one of the test's own, and
 * answers in a thread of its own until the test ends: GLib 2.74 does not bear the desktop to go after a
 * program that talked to it. GLib finds it where GNOTIFICATION_BACKEND is `freedesktop`. Once a program. */
void     hjl_test_desktop_start (void);
/* How many notifications there were. */
guint    hjl_test_desktop_count (void);
/* Title and body of the one with this title that can be seen now, a line each. (transfer full) (nullable) */
char    *hjl_test_desktop_dup_told (const char *title);
/* Whether one with this title can be seen now: neither replaced nor withdrawn; and how many can. */
gboolean hjl_test_desktop_shows (const char *title);
guint    hjl_test_desktop_count_open (void);
/* Its answers, too, have come to this program: GLib withdraws no notification before. */
void     hjl_test_desktop_wait_idle (void);
/* What a person does who clicks on the one with this title, which can be seen. */
void     hjl_test_desktop_click (const char *title);

G_END_DECLS
