/* hjl-named-bin.h: what a row of a list view holds, so that the row has a name
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#define HJL_TYPE_NAMED_BIN (hjl_named_bin_get_type ())
G_DECLARE_FINAL_TYPE (HjlNamedBin, hjl_named_bin, HJL, NAMED_BIN, AdwBin)

/* Properties `title` and `subtitle` (nullable): what the row around it is called by assistive technologies.
 * GTK 4.8 lets nobody else name that row. */
