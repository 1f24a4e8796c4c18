/* hjl-first-frame.h: when a window's first frame is seen, and what its process then needs
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*HjlFirstFrameFunc) (GtkWindow *window);

/* Prints `first-frame` and in microseconds the time (of the clock that all processes share) and what the
 * process took of a processor, once the application's first window is drawn and the display server has
 * done so; and calls @func. */
void   hjl_first_frame_watch (GtkApplication   *application,
                              HjlFirstFrameFunc func);
/* What the process took of a processor so far, in microseconds. */
double hjl_first_frame_get_busy (void);
/* Milliseconds from the painting of the header to the memory. */
#define HJL_BENCH_PAINT 500

/* What cairo sends to the display server of a frame stays resident until the next one is painted: two MiB, if
 * it was the whole window. So that the same is left of it in every program, the header is painted last. */
void hjl_first_frame_paint_header (GtkWindow *window);
/* Prints `memory NAME` and in KiB: what is resident, and what of it the process itself filled (no file's
 * contents). Neither depends on what else runs. */
void hjl_first_frame_tell_memory (const char *name);

G_END_DECLS
