/* hjl-address.h: what an address of a service has to be like
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Returns: (nullable): what is wrong with an address, untranslated: https, or http to this computer itself;
 * no name, password, query or fragment in it */
const char *hjl_address_find_fault (const char *address);
/* Whether it is one of this computer itself. */
gboolean    hjl_address_is_local (const char *address);
