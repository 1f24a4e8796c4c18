/* hjl-test-tasks.h: notices tasks that nobody returned
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whoever waits for a task that nobody returns waits for ever; where nobody waits, nobody notices. Each test program without a window
 * looks for them at its end, whatever it tests, and fails with their names. */

/**
 * hjl_test_tasks_list_open:
 * @source: (nullable): only those of this object; %NULL takes all
 *
 * Returns: (transfer full): the names of the tasks of the project that have not returned, with commas between them;
 *   empty where all have. A task that has just returned counts until its main context has run.
 */
char *hjl_test_tasks_list_open (gpointer source);

/* Runs the default main context until every task of the project has returned, those of workers too, and nothing is
 * ready: what has not happened now does not happen. Not those whose name says that they are standing, as the watch over
 * folders, which returns when the workspace closes; nor those that would return to a thread that is gone. */
void hjl_test_tasks_wait_idle (void);

/* No look at the end: a program with a window may be left in the middle of its work. */
void hjl_test_tasks_skip_end (void);

G_END_DECLS
