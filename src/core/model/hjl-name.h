/* hjl-name.h: whether two names can be of one person; and a person's e-mail addresses
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/**
 * hjl_names_differ:
 * @a: (nullable): a person's name as one side has it
 * @b: (nullable): and as the other has it
 *
 * Lever merges people by e-mail (lever/README.md, Creating an opportunity), so somebody who shares an address with another
 * appears under the other's name. This tells such a name from another way to write the same one. It says
 * yes only with a reason: order, case, accents, initials, short forms ("Alex", "Alexandra"), middle names,
 * titles, hyphens and a slip of the pen are not one. A name that is missing, has no letters or is an
 * e-mail address says nothing, and neither do two names in scripts that cannot be compared.
 *
 * Returns: whether the two are plainly different people's
 */
gboolean hjl_names_differ (const char *a,
                           const char *b);

/**
 * hjl_emails_dup_distinct:
 * @emails: (nullable) (array zero-terminated=1): as they came
 *
 * Returns: (transfer full): each address once, without blanks around it or signs that have no width, as it
 *   was first written; case does not tell two addresses apart
 */
GStrv hjl_emails_dup_distinct (const char *const *emails);
