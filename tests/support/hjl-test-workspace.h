/* hjl-test-workspace.h: a workspace made ready for what is tested: opened, connected with the stand-ins, mapped
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "workspace/hjl-workspace.h"

G_BEGIN_DECLS

/* As hjl_test_wait(), for what takes longer: syncs, and lists of thousands. */
GAsyncResult *hjl_test_wait_long (GAsyncResult **result);

/* Opens it, which must succeed. */
void hjl_test_workspace_open (HjlWorkspace *workspace);
/* Closes it, and waits until nobody holds it any more. @workspace: (transfer full) */
void hjl_test_workspace_close (HjlWorkspace *workspace);
/* Connects both sides with the stand-ins: an issued token, an API key with every permission. Each check that
 * is needed must pass. */
void hjl_test_workspace_connect (HjlWorkspace *workspace);

/* Every list, read anew. (transfer full) */
HjlCatalogue *hjl_test_workspace_refresh (HjlWorkspace *workspace);
/* For postings without an owner and a hiring manager: a Super Admin, unless somebody is chosen already. */
void          hjl_test_workspace_choose_acting_user (HjlWorkspace *workspace,
                                                     HjlCatalogue *catalogue);
/* How much a sync does that nobody has looked at (HjlSettings). */
void          hjl_test_workspace_set_bounds (HjlWorkspace *workspace,
                                             guint         people,
                                             guint         share,
                                             guint         exports);
/* Whose files were not seen in Lever yet, oldest export first. (transfer container) (element-type utf8) of candidate ids */
GPtrArray    *hjl_test_list_unchecked (HjlStore *store);
/* Those that a role can be mapped to, in Lever's order. (transfer container) (element-type HjlPosting) */
GPtrArray    *hjl_test_list_open_postings (HjlCatalogue *catalogue);
/* Every stage by the suggestions. */
void          hjl_test_workspace_map_role (HjlWorkspace *workspace,
                                           HjlCatalogue *catalogue,
                                           HjlRole      *role,
                                           HjlPosting   *posting);
/* Chooses the acting user and maps each role to an open posting of its own, or as many as there are in turn. Syncs
 * do as much as there is from then on: what stops them is tested by itself. */
void          hjl_test_workspace_map_all (HjlWorkspace *workspace);

G_END_DECLS
