/* hjl-test-utils.h: waiting without sleeping, and other small helps of the tests
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How long a test waits for anything, in seconds, before it fails: whatever a computer does that is busy with
 * other things. Nothing that a test waits for takes longer because of it. */
#define HJL_TEST_LIMIT 60

typedef gboolean (*HjlTestCondition) (gpointer user_data);

/* Runs the thread's default main context until @done is TRUE. After %HJL_TEST_LIMIT the test fails. */
void hjl_test_run_until (gboolean *done);
void hjl_test_run_until_true (HjlTestCondition condition,
                              gpointer         user_data);
void hjl_test_run_until_true_within (HjlTestCondition condition,
                                     gpointer         user_data,
                                     guint            seconds);

/**
 * hjl_test_got_result:
 * @user_data: the address of a #GAsyncResult pointer that is %NULL
 *
 * A callback for any async call: it keeps the result, for hjl_test_wait().
 *
 * |[
 * g_autoptr (GAsyncResult) result = NULL;
 *
 * hjl_http_send_async (http, request, NULL, hjl_test_got_result, &result);
 * response = hjl_finish_pointer (http, hjl_test_wait (&result), &error);
 * ]|
 */
void          hjl_test_got_result (GObject      *source,
                                   GAsyncResult *result,
                                   gpointer      user_data);
/* Returns: (transfer none): the result, once it is there */
GAsyncResult *hjl_test_wait (GAsyncResult **result);

/* Runs the main context until nothing is ready: what was let go of is really gone then. Returns: FALSE: something is ready
 * again and again, as what is drawn */
gboolean hjl_test_wait_idle (void);

/* Drops the last reference to @object, whatever asynchronous work still has to let go of it first. */
void hjl_test_assert_finalized (gpointer object);

/* Returns: (transfer full): a file below tests/fixtures */
GBytes *hjl_test_load_fixture (const char *path);

/* Returns: (transfer full): @text as JSON. Apostrophes may be written for quotation marks. */
JsonNode *hjl_test_parse_json (const char *text);

/* Returns: (transfer full): the path of a new folder, for hjl_test_remove_folder() */
char *hjl_test_make_folder (void);
void  hjl_test_remove_folder (const char *path);

/* The text of an environment, without hackajob's addresses. Returns: (transfer full) */
char *hjl_test_without_feed (const char *environment);

G_END_DECLS
