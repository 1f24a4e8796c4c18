/* hjl-memory.h: a thread that has had nothing to do for a while gives memory and room on the disk back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

G_BEGIN_DECLS

/* For a program that runs all day and mostly waits: asks the system for memory in small pieces. Once, before
 * there is any other thread. */
void hjl_memory_ask_for_little (void);

typedef struct _HjlMemory HjlMemory;

/* For the thread whose default context it is. @store is borrowed. */
HjlMemory *hjl_memory_new (HjlStore *store);
void       hjl_memory_free (HjlMemory *self);
/* Work was done: in half a second, unless there is more of it. */
void       hjl_memory_later (HjlMemory *self);

G_END_DECLS
