/* hjl-store-calls.h: what is written into the store and read from it, a call of each kind
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* NULL ends a table */
  gboolean (*call) (HjlStore *store,
                    GError  **error);
  gboolean goes_on; /* where what scrubs the file after it fails, or whose account it is cannot be read */
} HjlStoreCall;

/* Of an empty store: something that each of the writes changes, and each of the reads finds. */
void hjl_store_fill_for_calls (HjlStore *store);

extern const HjlStoreCall hjl_store_writes[];
extern const HjlStoreCall hjl_store_reads[];

G_END_DECLS
