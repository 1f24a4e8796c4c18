/* hjl-memory.h: what is in memory goes into no core file, and what nobody needs is given back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/* Tokens and people are in memory: whatever this process ends by, the system keeps no picture of it, neither as a file nor in
 * the journal. While it runs it can be looked into by its own user, as the portals of the desktop do. And nothing that it prints
 * goes elsewhere, where it was started without the standard streams. First of all, before there is any other thread or file. */
void hjl_memory_keep_private (void);

/* For a program that runs all day and mostly waits: asks the system for memory in small pieces. Once, before
 * there is any other thread. */
void hjl_memory_ask_for_little (void);

typedef struct _HjlMemory HjlMemory;

/* For the thread whose default context it is. @store is borrowed. */
HjlMemory *hjl_memory_new (HjlStore *store);
void       hjl_memory_free (HjlMemory *self);
/* Work was done: in half a second, unless there is more of it. */
void       hjl_memory_later (HjlMemory *self);
