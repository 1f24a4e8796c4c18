/* hjl-workspace-default.h: the account's default, which new mappings start from
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-mapping.h"
#include "workspace/hjl-workspace.h"

/* Returns: (transfer full) (nullable): see hjl_store_load_default() */
HjlMapping *hjl_workspace_dup_default (HjlWorkspace *self);
/* New mappings start from its stages, direction and landing stage; those that are there stay as they are.
 * @mapping: (nullable): NULL removes the default */
void        hjl_workspace_save_default_async (HjlWorkspace       *self,
                                              HjlMapping         *mapping,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
/* Where @mapping is not as the default, a line for each: "Accepted: New Lead → Phone Screen", the default's first.
 * Returns: (transfer full) (nullable): NULL where it is the same, or no default is set */
GStrv       hjl_workspace_list_differences (HjlMapping *standard,
                                            HjlMapping *mapping);
