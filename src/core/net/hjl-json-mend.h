/* hjl-json-mend.h: mends what json-glib cannot read although servers send it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/**
 * hjl_json_mend:
 * @text: JSON of @size bytes
 *
 * A name cut in the middle of an emoji leaves half of a surrogate pair, `"\ud83d"`, which RFC 8259 8.2
 * allows and json-glib turns into invalid UTF-8 or an error. Each such half becomes U+FFFD, in place of
 * losing the whole page.
 *
 * Returns: (transfer full) (nullable): as many bytes as @text, or %NULL where there is nothing to mend
 */
char *hjl_json_mend (const char *text,
                     gsize       size);
