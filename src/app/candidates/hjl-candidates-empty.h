/* hjl-candidates-empty.h: what the list of candidates says where there is nobody
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

G_BEGIN_DECLS

/* @workspace is nullable. Call it again where an account changed. */
void hjl_candidates_empty_update (AdwStatusPage *page,
                                  HjlWorkspace  *workspace);

G_END_DECLS
