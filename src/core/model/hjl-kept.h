/* hjl-kept.h: values that were written down as text, and are read again
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/**
 * hjl_kept_parse:
 * @text: (nullable): what g_variant_print() made, perhaps of a database that was damaged since
 *
 * Returns: (transfer full) (nullable): %NULL for any other text, without a word of GLib's about it
 */
GVariant *hjl_kept_parse (const GVariantType *type,
                          const char         *text);
