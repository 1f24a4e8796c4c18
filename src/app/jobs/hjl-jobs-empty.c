/* hjl-jobs-empty.c: what the view of all roles says where there is none to show
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/jobs/hjl-jobs-empty.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-empty.h"

static const HjlEmpty hidden = {
  "system-search-symbolic", N_ ("No Roles Found"), N_ ("No roles match your search and filter."),
  N_ ("Show All Roles"), "jobs.show-all"
};
static const HjlEmpty not_connected = {
  "network-offline-symbolic", N_ ("Connect Your Accounts First"),
  N_ ("The live roles of your company appear here once hackajob and Lever are connected."),
  N_ ("Connect"), "win.show-page::connection"
};
static const HjlEmpty lever_not_connected = {
  "network-offline-symbolic", N_ ("Connect Lever First"),
  N_ ("Then add the roles that you hire for with hackajob from Lever’s postings."),
  N_ ("Connect"), "win.show-page::connection"
};
static const HjlEmpty no_roles = {
  "view-list-symbolic", N_ ("No Roles Yet"),
  N_ ("Add the roles that you hire for with hackajob: choose their postings in Lever. Then add the files of your candidates."),
  N_ ("Add Roles…"), "jobs.add-roles"
};
static const HjlEmpty reading = {
  "content-loading-symbolic", N_ ("Loading Your Roles"), N_ ("They appear here in a moment."), NULL, NULL
};
static const HjlEmpty not_read = {
  "view-list-symbolic", N_ ("Not Loaded Yet"), N_ ("Your live roles appear here after the next sync."), N_ ("Sync Now"), "win.sync-now"
};
static const HjlEmpty none = {
  "view-list-symbolic", N_ ("No Live Roles"),
  N_ ("Your company has no live roles in hackajob. Roles you publish there appear here after the next sync."),
  N_ ("Sync Now"), "win.sync-now"
};

/* hackajob always has stages: where there is none, nothing was ever read. */
static gboolean
was_read (HjlCatalogue *catalogue)
{
  return catalogue != NULL && hjl_catalogue_get_stages (catalogue, HJL_SIDE_HACKAJOB)->len > 0;
}

static const HjlEmpty *
choose (HjlWorkspace *workspace,
        HjlCatalogue *catalogue,
        gboolean      loading)
{
  gboolean by_hand = workspace != NULL && hjl_workspace_get_candidates_from (workspace, NULL) == HJL_CANDIDATES_FROM_FILES;

  if (workspace == NULL || !hjl_workspace_is_connected (workspace))
    return by_hand ? &lever_not_connected : &not_connected;
  if (by_hand)
    return loading ? &reading : &no_roles;
  if (loading || hjl_workspace_get_progress (workspace).phase != HJL_PHASE_IDLE)
    return &reading;

  return was_read (catalogue) ? &none : &not_read;
}

void
hjl_jobs_empty_update (AdwStatusPage *page,
                       HjlWorkspace  *workspace,
                       HjlRoleList   *list,
                       gboolean       loading)
{
  gboolean any = hjl_role_list_get_n_items (list) > 0;

  hjl_empty_show (page, any ? &hidden : choose (workspace, hjl_role_list_get_catalogue (list), loading));
}
