/* hjl-target.h: what a hackajob stage stands for in Lever: a stage, an archive reason, or nothing
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

typedef enum
{
  HJL_TARGET_NONE,   /* "leave blank if none applies" */
  HJL_TARGET_STAGE,  /* a Lever stage */
  HJL_TARGET_REASON, /* a Lever archive reason */
} HjlTargetKind;

/* What a hackajob stage stands for in Lever. The name is kept beside the id, so that a broken
 * mapping can say what it meant (src/README.md, The way of the data). */
struct _HjlTarget
{
  HjlTargetKind kind;
  char         *id;   /* nullable */
  char         *name; /* nullable */
};

HjlTarget  *hjl_target_new (HjlTargetKind kind,
                            const char   *id,
                            const char   *name);
HjlTarget  *hjl_target_copy (const HjlTarget *self);
void        hjl_target_free (HjlTarget *self);
/* What it is called, or that it is no longer there: nobody reads an id. Lent; to be kept within other words (hjl-words.h), or shown by
 * hjl_words_show() */
const char *hjl_target_keep_name (const HjlTarget *self);
/* Same kind and id; names do not count. Either may be NULL, which is NONE. */
gboolean    hjl_target_equal (const HjlTarget *a,
                              const HjlTarget *b);
/* Whether it can be written to: the stage is there, the reason is there and active. What the catalogue
 * was never told of counts as there, and so does NONE or NULL. */
gboolean    hjl_target_exists (const HjlTarget *self,
                               HjlCatalogue    *catalogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlTarget, hjl_target_free)
