/* hjl-unread.h: a row of a list that could not be read, beside the good ones
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/hjl-types.h"

typedef struct
{
  char    *id;         /* nullable: the row has none that can be read */
  char    *problem;    /* what is wrong with it, without anything of what it says */
  HjlTime  updated_at; /* 0: not known */
  gboolean says_who;   /* it has something that may identify a person or a record */
} HjlUnread;

/* @id: (nullable) */
HjlUnread *hjl_unread_new (const char *id,
                           const char *problem);
void       hjl_unread_free (HjlUnread *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlUnread, hjl_unread_free)

/* An empty list (element-type HjlUnread) that frees what it holds. */
GPtrArray *hjl_unread_list_new (void);

/**
 * hjl_unread_attach:
 * @result: what an asynchronous call gives its callback
 * @unread: (nullable) (element-type HjlUnread): taken a reference of
 *
 * A list has the good rows as its value. Those that could not be read come beside it, for callers to whom a row
 * that is missing says something: for them it is not the same as gone.
 */
void       hjl_unread_attach (GAsyncResult *result,
                              GPtrArray    *unread);
/* Returns: (transfer none) (nullable) (element-type HjlUnread): %NULL where all rows could be read */
GPtrArray *hjl_unread_of (GAsyncResult *result);
