/* hjl-migration.h: data that an earlier program left, and what is in them now
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In place of what @folder has: the data of fixtures/store/@name. Nobody has them open. */
void  hjl_migration_put (const char *folder,
                         const char *name);
/* The tables and all rows, as text. Fails the test where the file is damaged. (transfer full) */
char *hjl_migration_dump (const char *folder);

G_END_DECLS
