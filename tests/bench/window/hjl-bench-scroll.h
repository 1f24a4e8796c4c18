/* hjl-bench-scroll.h: scrolls a list from its start to its end, a step a frame
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Milliseconds until a window that is left alone has come to rest. */
#define HJL_BENCH_REST 3000
/* Half a minute for 100,000 lines, as somebody pulls the scroll bar, and ten seconds for 2,000. */
#define HJL_BENCH_MANY_FRAMES 1800
#define HJL_BENCH_FEW_FRAMES 600

void hjl_bench_scroll (GtkScrollable  *scrollable,
                       guint           n_frames,
                       GSourceOnceFunc func,
                       gpointer        user_data);

G_END_DECLS
