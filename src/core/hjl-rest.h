/* hjl-rest.h: a thread that has had nothing to do for a while gives memory and room on the disk back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

G_BEGIN_DECLS

/* For a program that runs all day and mostly waits: asks the system for memory in small pieces. Once, before
 * there is any other thread. */
void hjl_rest_ask_for_little (void);

typedef struct _HjlRest HjlRest;

/* For the thread whose default context it is. @store is borrowed. */
HjlRest *hjl_rest_new (HjlStore *store);
void     hjl_rest_free (HjlRest *self);
/* Work was done: in half a second, unless there is more of it. */
void     hjl_rest_later (HjlRest *self);

G_END_DECLS
