/* hjl-token-store-memory.h: tokens in memory, for tests and the demo inside the window
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-token-store.h"

#define HJL_TYPE_TOKEN_STORE_MEMORY (hjl_token_store_memory_get_type ())
G_DECLARE_FINAL_TYPE (HjlTokenStoreMemory, hjl_token_store_memory, HJL, TOKEN_STORE_MEMORY, GObject)

HjlTokenStore *hjl_token_store_memory_new (void);
