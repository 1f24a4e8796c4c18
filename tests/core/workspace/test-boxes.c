/* test-boxes.c: checks, settings and sync reports: copies are deep, words are stable
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "workspace/hjl-check.h"
#include "model/hjl-error.h"
#include "sync/hjl-settings.h"
#include "sync/hjl-sync-report.h"

static void
test_check (void)
{
  g_autoptr (HjlCheck) check = hjl_check_new ("lever-super-admin", HJL_CHECK_FAIL, TRUE, "Title", NULL);
  g_autoptr (HjlCheck) copy = hjl_check_copy (check);

  g_assert_true (copy->code != check->code);
  g_assert_cmpstr (copy->code, ==, "lever-super-admin");
  g_assert_cmpstr (copy->title, ==, "Title");
  g_assert_null (copy->advice);
  g_assert_true (copy->needed);
  g_assert_cmpstr (hjl_check_result_to_string (HJL_CHECK_PASS), ==, "pass");
  g_assert_cmpstr (hjl_check_result_to_string (copy->result), ==, "fail");
  g_assert_cmpstr (hjl_check_result_to_string (HJL_CHECK_UNKNOWN), ==, "unknown");
}

static void
test_settings (void)
{
  static const char *const words[] = { "agency", "applied", "internal", "referred", "sourced", "university" };
  g_autoptr (HjlSettings) settings = hjl_settings_new ();
  g_autoptr (HjlSettings) copy = NULL;

  g_assert_cmpstr (settings->source, ==, "hackajob");
  g_assert_cmpstr (settings->origin, ==, "sourced");
  g_assert_null (settings->acting_user_id);
  g_assert_cmpuint (g_strv_length (settings->tags), ==, 0);

  g_strfreev (settings->tags);
  settings->tags = g_strsplit ("a b", " ", -1);
  settings->acting_user_id = g_strdup ("u1");
  copy = hjl_settings_copy (settings);
  g_assert_cmpstrv (copy->tags, settings->tags);
  g_assert_true (copy->tags[0] != settings->tags[0]);
  g_assert_cmpstr (copy->acting_user_id, ==, "u1");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_true (hjl_settings_origin_valid (words[i]));
  g_assert_false (hjl_settings_origin_valid ("Sourced"));
  g_assert_false (hjl_settings_origin_valid (""));
  g_assert_false (hjl_settings_origin_valid (NULL));
}

static void
test_report (void)
{
  g_autoptr (HjlSyncReport) report = hjl_sync_report_new ();
  g_autoptr (HjlSyncReport) copy = NULL;

  report->exported = 3;
  report->interrupted = g_error_new_literal (HJL_ERROR, HJL_ERROR_NETWORK, "gone");
  copy = hjl_sync_report_copy (report);
  g_assert_cmpuint (copy->exported, ==, 3);
  g_assert_error (copy->interrupted, HJL_ERROR, HJL_ERROR_NETWORK);
  g_assert_true (copy->interrupted != report->interrupted);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/boxes/check", test_check);
  g_test_add_func ("/boxes/settings", test_settings);
  g_test_add_func ("/boxes/report", test_report);

  return g_test_run ();
}
