/* hjl-feed-answer.h: what each call of the feed makes of its answer, whatever the status is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hackajob/hjl-source.h"
#include "net/hjl-response.h"

/* What became of an export mark: the error may come with the mark that was there. */
typedef struct
{
  HjlExportMark *existing; /* nullable */
  GError        *error;    /* nullable: NULL is success */
} HjlFeedMarked;

void hjl_feed_marked_free (HjlFeedMarked *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlFeedMarked, hjl_feed_marked_free)

/* @detail: (nullable): the cursor that was sent, the record that was marked, or the stage moved to
 * Returns: (transfer full): one of the types named below */
typedef gpointer (*HjlFeedReadFunc) (HjlResponse *response,
                                     const char  *detail,
                                     GError     **error);

/* HjlSourceAccount */
gpointer hjl_feed_read_account (HjlResponse *response, const char *detail, GError **error);
/* HjlSourcePage, both */
gpointer hjl_feed_read_role_page (HjlResponse *response, const char *detail, GError **error);
gpointer hjl_feed_read_candidate_page (HjlResponse *response, const char *detail, GError **error);
/* HjlCandidate */
gpointer hjl_feed_read_candidate (HjlResponse *response, const char *detail, GError **error);
/* HjlCandidate: read after a move that was answered with nothing; @detail: the stage.
 * %HJL_ERROR_UNCERTAIN where they are not in it, or cannot be read */
gpointer hjl_feed_read_moved (HjlResponse *response, const char *detail, GError **error);
/* HjlSourcePerson */
gpointer hjl_feed_read_full (HjlResponse *response, const char *detail, GError **error);
/* HjlDocument */
gpointer hjl_feed_read_cv (HjlResponse *response, const char *detail, GError **error);
gpointer hjl_feed_read_profile_document (HjlResponse *response, const char *detail, GError **error);
/* HjlFeedMarked: a mark whose answer was lost is sent again and finds itself, so that a 412 with our
 * own record is success. */
gpointer hjl_feed_read_marked (HjlResponse *response, const char *detail, GError **error);

/* Lets a refusal be one about the candidate whom the call was about, and of nobody else. */
void hjl_feed_withhold (GError *error);

/**
 * hjl_feed_explain:
 * @error: (transfer full): an error of hjl_response_check()
 *
 * Returns: (transfer full): with plain words where the feed's own code of a 403 says what can be done
 */
GError *hjl_feed_explain (GError *error);
