/* hjl-feed-calls.c: every call of a source, so that tests can go through all of them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-feed-calls.h"

#include "hackajob/hjl-feed-source.h"
#include "hjl-fixed-credentials.h"

static gboolean
finish_account (HjlSource    *source,
                GAsyncResult *result,
                GError      **error)
{
  g_autoptr (HjlSourceAccount) account = hjl_finish_pointer (source, result, error);

  return account != NULL;
}

static gboolean
finish_stages (HjlSource    *source,
               GAsyncResult *result,
               GError      **error)
{
  g_autoptr (GPtrArray) stages = hjl_finish_pointer (source, result, error);

  return stages != NULL;
}

static void
start_roles (HjlSource          *source,
             GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  hjl_source_page_roles_async (source, NULL, cancellable, callback, user_data);
}

static gboolean
finish_roles (HjlSource    *source,
              GAsyncResult *result,
              GError      **error)
{
  g_autoptr (HjlSourcePage) page = hjl_finish_pointer (source, result, error);

  return page != NULL;
}

static void
start_candidates (HjlSource          *source,
                  GCancellable       *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  hjl_source_page_candidates_async (source, 0, NULL, cancellable, callback, user_data);
}

static gboolean
finish_candidates (HjlSource    *source,
                   GAsyncResult *result,
                   GError      **error)
{
  g_autoptr (HjlSourcePage) page = hjl_finish_pointer (source, result, error);

  return page != NULL;
}

static void
start_candidate (HjlSource          *source,
                 GCancellable       *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer            user_data)
{
  hjl_source_get_candidate_async (source, "c-1", cancellable, callback, user_data);
}

static gboolean
finish_candidate (HjlSource    *source,
                  GAsyncResult *result,
                  GError      **error)
{
  g_autoptr (HjlCandidateProfile) profile = NULL;
  g_autoptr (HjlCandidate) candidate = hjl_source_get_candidate_finish (source, result, &profile, error);

  return candidate != NULL;
}

static void
start_cv (HjlSource          *source,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  hjl_source_get_document_async (source, "c-1", HJL_PURPOSE_CV, FALSE, cancellable, callback, user_data);
}

static gboolean
finish_cv (HjlSource    *source,
           GAsyncResult *result,
           GError      **error)
{
  g_autoptr (HjlDocument) document = hjl_finish_pointer (source, result, error);

  return document != NULL;
}

static void
start_document (HjlSource          *source,
                GCancellable       *cancellable,
                GAsyncReadyCallback callback,
                gpointer            user_data)
{
  hjl_source_get_document_async (source, "c-1", HJL_PURPOSE_PROFILE, FALSE, cancellable, callback, user_data);
}

static gboolean
finish_document (HjlSource    *source,
                 GAsyncResult *result,
                 GError      **error)
{
  g_autoptr (HjlDocument) document = hjl_finish_pointer (source, result, error);

  return document != NULL;
}

static void
start_stage (HjlSource          *source,
             GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  hjl_source_set_stage_async (source, "c-1", "st-offer", "Moved in Lever", "7", cancellable, callback, user_data);
}

static gboolean
finish_stage (HjlSource    *source,
              GAsyncResult *result,
              GError      **error)
{
  g_autoptr (HjlCandidate) candidate = hjl_finish_pointer (source, result, error);

  return candidate != NULL;
}

static void
start_mark (HjlSource          *source,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  char          record_id[] = "opp-1";
  char          record_url[] = "https://lever.example/opp-1";
  HjlExportMark mark = { record_id, record_url, 1772443800125 };

  hjl_source_mark_exported_async (source, "c-1", &mark, cancellable, callback, user_data);
}

static gboolean
finish_mark (HjlSource    *source,
             GAsyncResult *result,
             GError      **error)
{
  g_autoptr (HjlExportMark) existing = NULL;

  return hjl_source_mark_exported_finish (source, result, &existing, error);
}

const HjlFeedCall hjl_feed_calls[HJL_N_FEED_CALLS] = {
  { "account", "GET", "/v1/me", TRUE, hjl_source_get_account_async, finish_account },
  { "stages", "GET", "/v1/stages", TRUE, hjl_source_list_stages_async, finish_stages },
  { "roles", "GET", "/v1/roles", TRUE, start_roles, finish_roles },
  { "candidates", "GET", "/v1/candidates", TRUE, start_candidates, finish_candidates },
  { "candidate", "GET", "/v1/candidates/c-1", TRUE, start_candidate, finish_candidate },
  { "cv", "GET", "/v1/candidates/c-1/cv", FALSE, start_cv, finish_cv },
  { "profile-document", "GET", "/v1/candidates/c-1/profile.pdf", FALSE, start_document, finish_document },
  { "set-stage", "PATCH", "/v1/candidates/c-1", TRUE, start_stage, finish_stage },
  { "mark-exported", "PUT", "/v1/candidates/c-1/export", FALSE, start_mark, finish_mark },
};

static double
no_pause (void)
{
  return 0.0;
}

HjlSource *
hjl_feed_calls_make_source (HjlMockServer *server,
                            guint          max_tries,
                            guint          idle_timeout)
{
  g_autofree char *base = g_strconcat (hjl_mock_server_get_uri (server), "/v1", NULL);
  g_autoptr (HjlCredentials) credentials = hjl_fixed_credentials_new_bearer ("sesame");
  g_autoptr (HjlHttp) http = hjl_http_new_with (&(HjlHttpOptions){
    .base_uri = base,
    .credentials = (HjlCredentials *) credentials,
    .idle_timeout = idle_timeout,
    .max_tries = max_tries,
    .random = no_pause,
  });

  return hjl_feed_source_new (http);
}
