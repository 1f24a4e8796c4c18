/* hjl-loop-watch.h: how long the main loop is away from waiting, and what of it is painting
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A turn of the main loop is the time from the end of one wait to the beginning of the next: all that
 * is dispatched between. Nothing else that a person does is answered meanwhile. Only turns of a
 * millisecond or more are kept: that the loop mostly has nothing to do must not better the percentile.
 */

/* Watches the thread's default main context and the frames of @window from now on. Once a process. */
void hjl_loop_watch_install (GtkWindow *window);
/* The frames of another window that is open now are told as painting, too. */
void hjl_loop_watch_add (GtkWindow *window);
/* Forgets all turns. */
void hjl_loop_watch_begin (void);
/* Prints a line: the word `turns`, @name, how many there were, and in milliseconds the longest, the 99th
 * percentile, the longest without the painting of frames, and the most that one took of a processor: less
 * than the longest where the loop waited for the display server or stood behind other programs. */
void hjl_loop_watch_tell (const char *name);

G_END_DECLS
