/* test-profile-fonts.c: a profile in a writing that this computer has no fonts for
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "document/hjl-candidate-pdf.h"
#include "model/hjl-words.h"
#include "store/hjl-store-timeline.h"

/* The fonts of one family alone, whatever else this computer has; read before anything is drawn. */
static char *
use_few_fonts (void)
{
  g_autofree char *folder = hjl_test_make_folder ();
  char            *path = g_build_filename (folder, "fonts.conf", NULL);
  g_autofree char *text = g_strdup_printf ("<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
                                           "<dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>%s/cache</cachedir></fontconfig>",
                                           folder);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);

  return path;
}

static void
test_render (void)
{
  static const struct
  {
    const char *name;
    const char *summary;
    const char *missing;
  } rows[] = {
    { "Ada Example", "Plain text – with “signs”, Ünïcödé and €.\nУчёный. Ελλάδα.", "" },
    { "\u5f20\u4f1f", NULL, "cjk" },
    { "Ada", "\u3042\u308a\u304c\u3068\u3046 \u30ab\u30bf\u30ab\u30ca", "cjk" },
    { "\uae40\ucca0\uc218", NULL, "cjk" },
    { "\uff21\uff24\uff21", NULL, "cjk" },
    { "Ada \U0001f680", NULL, "emoji" },
    { "\u0e2a\u0e21\u0e0a\u0e32\u0e22", NULL, "thai" },
    { "\u0905\u092e\u093f\u0924", "\u5f20 \U0001f680", "cjk emoji devanagari" },
    { "Ada \U00012000", NULL, "other" },
    { "Zero\u200bwidth\u00a0blank\u00adhyphen", NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlCandidate) candidate = hjl_candidate_new ("c-1");
      g_autoptr (HjlCandidateProfile) profile = hjl_candidate_profile_new ();
      g_autoptr (HjlDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *missing = NULL;
      g_autofree char *kept = NULL;
      g_autofree char *words = NULL;
      HjlScriptsFound  found = { 0 };

      profile->name = g_strdup (rows[i].name);
      profile->summary = g_strdup (rows[i].summary);
      document = hjl_candidate_pdf_render (candidate, profile, NULL, 1, &found, &error);
      g_assert_no_error (error);
      g_assert_nonnull (document);
      missing = hjl_scripts_to_text (found.missing);
      g_assert_cmpstr (missing, ==, rows[i].missing);
      g_assert_cmpuint (hjl_scripts_from_text (missing), ==, found.missing);

      kept = hjl_scripts_keep_missing (found.missing);
      words = hjl_words_show (kept);
      if (strstr (rows[i].missing, "cjk") != NULL)
        {
          g_assert_nonnull (strstr (words, "Chinese"));
          g_assert_nonnull (strstr (words, "fonts-noto-cjk"));
        }
    }

  /* What there are fonts for by now is not missing any more. */
  g_assert_cmpuint (hjl_scripts_find_missing (hjl_scripts_from_text ("cyrillic cjk nonsense")), ==, hjl_scripts_from_text ("cjk"));
  g_assert_cmpuint (hjl_scripts_find_missing (0), ==, 0);
  g_assert_cmpuint (hjl_scripts_from_text (NULL), ==, 0);
}

static gboolean
has_fonts_check (GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const HjlCheck *check = g_ptr_array_index (checks, i);

      if (!g_str_equal (check->code, "hackajob-fonts"))
        continue;
      g_assert_cmpint (check->result, ==, HJL_CHECK_FAIL);
      g_assert_false (check->needed);
      g_assert_nonnull (strstr (check->advice, "fonts-noto-cjk"));
      return TRUE;
    }

  return FALSE;
}

static GPtrArray *
check (HjlSyncRig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *checks;

  hjl_workspace_check_async (rig->workspace, NULL, hjl_test_got_result, &result);
  checks = hjl_workspace_check_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  return checks;
}

/* The person is exported with the document; the timeline and the checks say what is wrong with it. */
static void
test_export (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autoptr (GPtrArray) before = check (rig);
  g_autoptr (JsonObject) role = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GPtrArray) activity = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  guint n_told = 0;

  g_assert_false (has_fonts_check (before));
  role = hjl_sync_rig_control (rig, "open-role", "{'title':'\u6570\u636e\u5de5\u7a0b\u5e08'}");
  added = hjl_sync_rig_control (rig, "add-candidates", "{'count':1,'role':'%s'}", json_object_get_string_member (role, "id"));
  fault = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','path':'*/profile.pdf','kind':'status','status':404,'count':0}");
  hjl_sync_rig_map_all (rig);
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, 2);
  g_assert_cmpuint (report->attention, ==, 0);

  activity = hjl_store_list_activity (hjl_workspace_get_store (rig->workspace), NULL, 100, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < activity->len; i++)
    n_told += strstr (((HjlActivity *) g_ptr_array_index (activity, i))->text, "Chinese") != NULL;
  g_assert_cmpuint (n_told, ==, 1);

  checks = check (rig);
  g_assert_true (has_fonts_check (checks));
  kept = hjl_workspace_load_checks (rig->workspace, HJL_SIDE_HACKAJOB);
  g_assert_true (has_fonts_check (kept));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *config = use_few_fonts ();
  g_autofree char *folder = g_path_get_dirname (config);
  int              status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profile-fonts/render", test_render);
  g_test_add_func ("/profile-fonts/export", test_export);
  status = g_test_run ();
  hjl_test_remove_folder (folder);

  return status;
}
