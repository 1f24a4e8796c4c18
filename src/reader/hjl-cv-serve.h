/* hjl-cv-serve.h: a process for each of many files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/**
 * hjl_cv_serve:
 * @socket: where requests come from (model/hjl-cv-request.h)
 * @read_one: reads the standard input and writes to the standard output, in a process of its own, after shutting itself in
 *
 * Makes the libraries ready, and then a process for each request, until the other end of @socket is closed.
 *
 * Returns: an exit status
 */
int hjl_cv_serve (int socket,
                  int (*read_one) (void));
