/* hjl-cli-draft.h: rows of a review: shown, looked up, accepted
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "cli/hjl-cli.h"
#include "model/hjl-draft.h"

/**
 * hjl_cli_look_up:
 * @drafts: (element-type HjlDraft)
 *
 * What will happen with each. Where Lever cannot be asked, what is known here, and standard error says so.
 *
 * Returns: (transfer full) (element-type HjlFinding) (nullable): NULL where it was stopped, after printing, with HjlCli.status set
 */
GPtrArray *hjl_cli_look_up (HjlCli    *cli,
                            GPtrArray *drafts);
/* A row and what to know about it, for people; @findings: as hjl_cli_look_up() gives them */
void       hjl_cli_print_drafts (HjlCli     *cli,
                                 GPtrArray  *drafts,
                                 GPtrArray  *findings,
                                 const char *empty);
/* The list `rows`. */
void       hjl_cli_add_drafts (HjlCli      *cli,
                               JsonBuilder *builder,
                               GPtrArray   *drafts,
                               GPtrArray   *findings);
/**
 * HjlCliAccepted:
 * @n_added: who is new
 * @n_known: who was there already, and was completed
 * @n_left: rows that stay in the review
 * @unmapped: (nullable) (transfer full): the title of a role of theirs that is mapped to no posting
 */
typedef struct
{
  guint n_added;
  guint n_known;
  guint n_left;
  char *unmapped;
} HjlCliAccepted;

/**
 * hjl_cli_accept:
 * @accepted: (out): to be freed by hjl_cli_tell_accepted()
 *
 * Returns: %FALSE after printing, with HjlCli.status set
 */
gboolean hjl_cli_accept (HjlCli         *cli,
                         GPtrArray      *drafts,
                         GPtrArray      *findings,
                         gboolean        seen,
                         HjlCliAccepted *accepted);
/* What came of it, in a sentence each. Returns: the exit code */
HjlExit  hjl_cli_tell_accepted (HjlCli         *cli,
                                HjlCliAccepted *accepted);
/* The same as JSON: members of the object that is open. */
void     hjl_cli_add_accepted (JsonBuilder          *builder,
                               const HjlCliAccepted *accepted);
