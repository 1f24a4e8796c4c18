/* hjl-cv-request.h: how a program that reads many CVs is asked for the next
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Two descriptors come with a request to read: the file, and where its answer is to be written to. */
#define HJL_CV_REQUEST_FDS 2

/* A message on a socket between two processes of one computer. */
typedef struct
{
  guint32 number; /* of the file */
  guint32 end;    /* whether reading it is to end */
} HjlCvRequest;
