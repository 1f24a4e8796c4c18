/* hjl-candidate-pdf.h: the hackajob profile as a PDF, where hackajob makes none
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-candidate-profile.h"
#include "model/hjl-candidate.h"
#include "model/hjl-document.h"
#include "model/hjl-time.h"
#include "document/hjl-scripts.h"

/**
 * hjl_candidate_pdf_render:
 * @candidate: for the address on hackajob
 * @profile: what to set
 * @role_title: (nullable): the role it is for
 * @now: the date at the foot
 *
 * A4, headings, page numbers, selectable text in any script (Pango chooses the fonts), right-to-left
 * where the text is. Everything is in memory; nothing is written to disk. Only for the thread in which all
 * text is drawn (HjlSyncContext.front).
 *
 * @scripts: (out) (optional): what it is written in, and what of it is drawn as boxes because no font has it
 *
 * Returns: (transfer full): a PDF named after nobody: `hackajob-profile.pdf`
 */
HjlDocument *hjl_candidate_pdf_render (HjlCandidate        *candidate,
                                       HjlCandidateProfile *profile,
                                       const char          *role_title,
                                       HjlTime              now,
                                       HjlScriptsFound     *scripts,
                                       GError             **error);
