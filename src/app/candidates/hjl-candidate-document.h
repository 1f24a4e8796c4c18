/* hjl-candidate-document.h: one document of a candidate: its first page, and a way to open it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_CANDIDATE_DOCUMENT (hjl_candidate_document_get_type ())
G_DECLARE_FINAL_TYPE (HjlCandidateDocument, hjl_candidate_document, HJL, CANDIDATE_DOCUMENT, AdwBin)

/* It is read when somebody looks, and is in memory as long as it is shown. Property `profile`: hackajob's profile of them
 * rather than their CV. Widget actions `document.…`: open (in another program), read-again. */

/* @workspace: (nullable) */
void hjl_candidate_document_set_workspace (HjlCandidateDocument *self,
                                           HjlWorkspace         *workspace);
/* @candidate_id: (nullable): nobody, and what is being read is cancelled. @version: (nullable): of the same one it is read
 * again where this is another. @from_hackajob: hjl_workspace_asks_hackajob() */
void hjl_candidate_document_show (HjlCandidateDocument *self,
                                  const char           *candidate_id,
                                  const char           *version,
                                  gboolean              from_hackajob);
