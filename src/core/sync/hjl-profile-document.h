/* hjl-profile-document.h: whether hackajob's document of a profile is one, or ours stands in for it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-document.h"
#include "sync/hjl-sync-context.h"

/**
 * HjlProfileDocument:
 * @HJL_PROFILE_DOCUMENT_GOOD: hackajob's own
 * @HJL_PROFILE_DOCUMENT_AGAIN: cut on its way, or cut where it lies: another try tells
 * @HJL_PROFILE_DOCUMENT_MISSING: hackajob makes none: ours has the same content
 * @HJL_PROFILE_DOCUMENT_REPLACED: hackajob's cannot be used, and ours has the same content
 * @HJL_PROFILE_DOCUMENT_FAILED: the error says what is the matter, and hackajob's may come
 */
typedef enum
{
  HJL_PROFILE_DOCUMENT_GOOD,
  HJL_PROFILE_DOCUMENT_AGAIN,
  HJL_PROFILE_DOCUMENT_MISSING,
  HJL_PROFILE_DOCUMENT_REPLACED,
  HJL_PROFILE_DOCUMENT_FAILED,
} HjlProfileDocument;

/**
 * hjl_judge_profile_document:
 * @document: (nullable): what hackajob gave
 * @error: (nullable): or why it gave none
 * @n_tries: how often it was asked by now
 *
 * The one rule for what goes to Lever and what the details show. Of a source that tells enough of a profile to make a
 * document of it (%HJL_SOURCE_TELLS_PROFILE).
 */
HjlProfileDocument hjl_judge_profile_document (const HjlDocument *document,
                                               const GError      *error,
                                               guint              n_tries);

/* Whether hackajob has failed at the document for a day, with @error: ours stands in for it then, as hackajob's is not
 * waited for without end. */
gboolean hjl_profile_document_fails_for_long (HjlSyncContext *context,
                                              const char     *candidate_id,
                                              const GError   *error);
