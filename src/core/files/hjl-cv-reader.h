/* hjl-cv-reader.h: asks hjlever-read-cv what is in a file
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "files/hjl-cv-readers.h"
#include "model/hjl-cv-facts.h"

/**
 * hjl_cv_reader_read_async:
 * @readers: (nullable): where many files are read one after the other, without pictures
 * @path: a file, which is opened here and read there
 * @picture_width: pixels; 0 for no picture
 *
 * Starts a process for this file, which parses it where nothing else can be reached, and ends it after some seconds
 * (HJL_CV_READER_SECONDS). Several may run at a time.
 */
void hjl_cv_reader_read_async (HjlCvReaders       *readers,
                               const char         *path,
                               guint               picture_width,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);

/* The same of a file that is in memory only, and is written nowhere. Finish with hjl_cv_reader_read_finish(). */
void hjl_cv_reader_read_bytes_async (GBytes             *content,
                                     guint               picture_width,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);

/**
 * hjl_cv_reader_read_finish:
 * @picture: (out) (optional) (nullable) (transfer full): the first page as a PNG, where one was asked for and can be drawn
 * @text: (out) (optional) (nullable) (transfer full): with a picture asked for: how the text begins, for what has no pages to draw
 *
 * Returns: (transfer full) (nullable): what was read. A reader that crashes, hangs, is killed, answers what is no answer or is not
 *   there at all is %HJL_CV_FAILED; NULL with an error only where it was cancelled
 */
HjlCvFacts *hjl_cv_reader_read_finish (GAsyncResult *result,
                                       GBytes      **picture,
                                       char        **text,
                                       GError      **error);

/**
 * hjl_cv_reader_parse:
 * @answer: what the reader printed
 *
 * Returns: (transfer full): %HJL_CV_FAILED where it is no such answer
 */
HjlCvFacts *hjl_cv_reader_parse (GBytes *answer);
