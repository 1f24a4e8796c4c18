/* hjl-candidates-empty.c: what the list of candidates says where there is nobody
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidates-empty.h"

#include <glib/gi18n-lib.h>

#include "app/review/hjl-add-candidates.h"
#include "app/widgets/hjl-empty.h"

static const HjlEmpty not_connected = {
  "network-offline-symbolic", N_ ("Connect Your Accounts First"),
  N_ ("Candidates who accept your interview requests appear here once hackajob and Lever are connected."),
  N_ ("Connect"), "win.show-page::connection"
};
static const HjlEmpty nobody = {
  "system-users-symbolic", N_ ("No Candidates Yet"),
  N_ ("Candidates who accept an interview request in hackajob appear here after the next sync."), N_ ("Sync Now"), "win.sync-now"
};

static const HjlEmpty nobody_added = {
  "system-users-symbolic", N_ ("No Candidates Yet"),
  N_ ("Download CVs and profiles from hackajob, and add them here: drop them, paste them, or choose them."),
  N_ ("Add Candidates…"), "candidates.add"
};
static const HjlEmpty lever_not_connected = {
  "network-offline-symbolic", N_ ("Connect Lever First"),
  N_ ("Then add the files of your candidates, and look at them before they are exported."),
  N_ ("Connect"), "win.show-page::connection"
};

void
hjl_candidates_empty_update (AdwStatusPage *page,
                             HjlWorkspace  *workspace)
{
  gboolean connected = workspace != NULL && hjl_workspace_is_connected (workspace);

  if (hjl_add_candidates_may (workspace))
    hjl_empty_show (page, connected ? &nobody_added : &lever_not_connected);
  else
    hjl_empty_show (page, connected ? &nobody : &not_connected);
}
