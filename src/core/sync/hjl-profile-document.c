/* hjl-profile-document.c: whether hackajob's document of a profile is one, or ours stands in for it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-file.h"
#include "model/hjl-error.h"
#include "model/hjl-file-kind.h"
#include "sync/hjl-judge.h"
#include "sync/hjl-profile-document.h"

/* Asked so often where it comes cut. */
#define MAX_TRIES 2

static HjlProfileDocument
judge_error (const GError *error)
{
  if (g_error_matches (error, HJL_ERROR, HJL_ERROR_TOO_LARGE))
    return HJL_PROFILE_DOCUMENT_REPLACED;

  switch (hjl_judge (error, HJL_SIDE_HACKAJOB, HJL_CALL_READ))
    {
    case HJL_VERDICT_GONE:
      return HJL_PROFILE_DOCUMENT_MISSING;

    case HJL_VERDICT_ODD:
      return HJL_PROFILE_DOCUMENT_REPLACED;

    case HJL_VERDICT_RUN:
    case HJL_VERDICT_SKIP:
    case HJL_VERDICT_HIDDEN:
    case HJL_VERDICT_HOLD:
    case HJL_VERDICT_UNCERTAIN:
    default:
      return HJL_PROFILE_DOCUMENT_FAILED;
    }
}

HjlProfileDocument
hjl_judge_profile_document (const HjlDocument *document,
                            const GError      *error,
                            guint              n_tries)
{
  g_autoptr (HjlFile) file = NULL;
  g_autofree char *refusal = NULL;

  if (document == NULL)
    return judge_error (error);

  file = hjl_file_new_readable (document->name, "hackajob-profile", document->content);
  refusal = hjl_lever_refuses_file (file);
  if (refusal == NULL && !hjl_file_kind_is_whole (file->kind, file->content))
    return n_tries < MAX_TRIES ? HJL_PROFILE_DOCUMENT_AGAIN : HJL_PROFILE_DOCUMENT_REPLACED;

  /* The feed's is a PDF, or something in the place of it. */
  return refusal == NULL && file->kind == HJL_FILE_KIND_PDF ? HJL_PROFILE_DOCUMENT_GOOD : HJL_PROFILE_DOCUMENT_REPLACED;
}

gboolean
hjl_profile_document_fails_for_long (HjlSyncContext *context,
                                     const char     *candidate_id,
                                     const GError   *error)
{
  return hjl_judge (error, HJL_SIDE_HACKAJOB, HJL_CALL_READ) == HJL_VERDICT_SKIP &&
         hjl_sync_context_fails_for_long (context, candidate_id, error);
}
