/* hjl-bench.h: the groups of figures, and how they tell what they found
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hjl-bench-fill.h"

G_BEGIN_DECLS

/* Prints the line of a figure, where it was asked for. */
void     hjl_bench_tell (const char *name,
                         double      value);
/* Whether any of these figures was asked for; names as one text with spaces. */
gboolean hjl_bench_wants (const char *names);

/* @server: the stand-ins' program */
void     hjl_bench_export (const char *server);
void     hjl_bench_quiet (const char *server);
/* @program: this one, beside which those with a window are */
void     hjl_bench_window (const char *server,
                           const char *program);
/* With the people of @fill, whose workspace is closed for it. @start_ms: (out): until the first view is drawn; @stall_ms: (out): the
 * longest turn of the main loop, without painting, while candidates are scrolled */
void     hjl_bench_window_measure (HjlBenchFill *fill,
                                   const char   *program,
                                   double       *start_ms,
                                   double       *stall_ms);
/* What grows with how many people there are. @many: the 100,000 */
gboolean hjl_bench_wants_load (void);
void     hjl_bench_load (const char   *server,
                         const char   *program,
                         HjlBenchFill *many);
/* @program: this one, which measures its memory in a process of its own */
void     hjl_bench_many (const char *server,
                         const char *program);
/* @fixtures: the folder of the tests' fixtures; @reader: (nullable): the program that reads CVs */
void     hjl_bench_cv (const char *fixtures,
                       const char *reader);
/* The same programs. */
void     hjl_bench_add (const char *server,
                        const char *reader);
/* That process: a full pass over the data in @folder. Prints seconds and MiB. */
void     hjl_bench_full_pass (const char *folder);

G_END_DECLS
