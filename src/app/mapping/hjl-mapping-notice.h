/* hjl-mapping-notice.h: what is broken in a mapping, each with a proposal where there is one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/mapping/hjl-mapping-editor.h"

#define HJL_TYPE_MAPPING_NOTICE (hjl_mapping_notice_get_type ())
G_DECLARE_FINAL_TYPE (HjlMappingNotice, hjl_mapping_notice, HJL, MAPPING_NOTICE, AdwBin)

/* Invisible while nothing is broken. The signal `mended` tells that the focus was in it, and nothing is
 * broken any more; `posting-wanted` that a person wants to choose, as no posting is like the role. @earlier: (element-type HjlMapping): for proposals */
void     hjl_mapping_notice_follow (HjlMappingNotice *self,
                                    HjlMappingEditor *editor,
                                    GPtrArray        *earlier);
guint    hjl_mapping_notice_get_n_breaks (HjlMappingNotice *self);
/* Does what the proposal of one break says. Returns: FALSE where there is none */
gboolean hjl_mapping_notice_accept (HjlMappingNotice *self,
                                    guint             place);
