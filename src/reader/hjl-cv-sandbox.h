/* hjl-cv-sandbox.h: shuts a process in before it reads what a stranger has made
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Seconds, of a processor and of a clock. */
#define HJL_CV_SECONDS 10
#define HJL_CV_MEMORY (512 * 1024 * 1024)

/**
 * HjlCvWalls:
 * @HJL_CV_WALL_LIMITS: time, memory, files written, processes
 * @HJL_CV_WALL_FILES: Landlock: nothing is opened but fonts and tables of letters, and those to be read
 * @HJL_CV_WALL_CALLS: seccomp: no sockets, no processes, nothing opened to be written; nothing opened at all without
 *   @HJL_CV_WALL_FILES
 */
typedef enum
{
  HJL_CV_WALL_LIMITS = 1 << 0,
  HJL_CV_WALL_FILES = 1 << 1,
  HJL_CV_WALL_CALLS = 1 << 2
} HjlCvWalls;

/**
 * hjl_cv_sandbox_enter:
 * @fonts: whether fonts are to be read
 *
 * Cannot be undone. What a kernel or a container does not allow is left out, but for the limits.
 *
 * Returns: the walls that stand; 0 where not even the limits do, and nothing may be read
 */
HjlCvWalls hjl_cv_sandbox_enter (gboolean fonts);

/* Tries what must not work, and prints a line for each: what, and `refused` or `allowed`. For tests. */
void hjl_cv_sandbox_try (void);
