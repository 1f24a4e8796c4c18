/* test-workspace-documents.c: profile documents are drawn where all text is drawn
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../sync/hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "document/hjl-candidate-pdf.h"

/* The linker has the exporter call this instead (meson.build). */
HjlDocument *__real_hjl_candidate_pdf_render (HjlCandidate        *candidate,
                                              HjlCandidateProfile *profile,
                                              const char          *role_title,
                                              HjlTime              now,
                                              HjlScriptsFound     *scripts,
                                              GError             **error);
HjlDocument *__wrap_hjl_candidate_pdf_render (HjlCandidate        *candidate,
                                              HjlCandidateProfile *profile,
                                              const char          *role_title,
                                              HjlTime              now,
                                              HjlScriptsFound     *scripts,
                                              GError             **error);

static GThread *front;
static gint     n_rendered;

HjlDocument *
__wrap_hjl_candidate_pdf_render (HjlCandidate        *candidate,
                                 HjlCandidateProfile *profile,
                                 const char          *role_title,
                                 HjlTime              now,
                                 HjlScriptsFound     *scripts,
                                 GError             **error)
{
  g_assert_true (g_thread_self () == front);
  n_rendered++;

  return __real_hjl_candidate_pdf_render (candidate, profile, role_title, now, scripts, error);
}

/* Two threads that draw with more than ten fonts crash in cairo 1.16, and the window draws all the time. */
static void
test_one_thread (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (6);
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (HjlSyncReport) report = NULL;

  front = g_thread_self ();
  fault = hjl_sync_rig_control (rig, "fault",
                                "{'side':'hackajob','path':'*/profile.pdf','kind':'status','status':404,'count':0}");
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, 6);
  g_assert_cmpint (n_rendered, ==, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/documents/one-thread", test_one_thread);

  return g_test_run ();
}
