/* hjl-cv-readers.h: a program that starts a process for each of many CVs
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/**
 * HjlCvReaders:
 *
 * Most of the time that a small file takes goes into starting the program that reads it: its libraries are found, joined and made
 * ready. This starts it once; it then makes a process of itself for each file (fork), which shuts itself in before it looks at
 * what a stranger has made, as one that was started for a single file does. The program itself never looks at any.
 *
 * Belongs to the thread that made it.
 */
typedef struct _HjlCvReaders HjlCvReaders;

HjlCvReaders *hjl_cv_readers_new (void);
HjlCvReaders *hjl_cv_readers_ref (HjlCvReaders *self);
void          hjl_cv_readers_unref (HjlCvReaders *self);

/**
 * hjl_cv_readers_give:
 * @file: to be read; stays the caller's
 * @answer: what is read is written there; stays the caller's
 * @number: (out): by which it is ended
 *
 * Starts the program where it does not run, or not any more.
 *
 * Returns: whether it was asked. That a process ended, well or not, is the end of @answer.
 */
gboolean hjl_cv_readers_give (HjlCvReaders *self,
                              int           file,
                              int           answer,
                              guint32      *number);

/* Ends the process that reads a file. */
void hjl_cv_readers_end (HjlCvReaders *self,
                         guint32       number);

/* Ends the program and all its processes; the next file starts it anew. */
void hjl_cv_readers_drop (HjlCvReaders *self);

/* Returns: (transfer full): the program, beside this one where it was not installed, else where it was installed to;
 *   HJLEVER_READ_CV names another, for the tests */
char *hjl_cv_readers_dup_program (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlCvReaders, hjl_cv_readers_unref)
