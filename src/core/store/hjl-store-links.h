/* hjl-store-links.h: which candidate is which opportunity
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/* Whose files are looked for; see hjl_store_find_unchecked() */
typedef enum
{
  HJL_UNCHECKED_ANY,
  HJL_UNCHECKED_MISSED,        /* a file was missed in Lever, and no CV is awaited */
  HJL_UNCHECKED_AWAITED,       /* a CV is awaited that the source could not give */
  HJL_UNCHECKED_AWAITED_FIRST, /* those, and anybody where there is none */
} HjlUnchecked;

/* Links whose opportunity was told as deleted, and whose candidate is not erased all the same: a person is asked.
 * Where there are more, any of them, so that each has its turn. (transfer full) (element-type utf8) of opportunity ids, at most @limit */
GPtrArray *hjl_store_list_told_deleted (HjlStore *self,
                                        guint     limit,
                                        GError  **error);
/* Links whose opportunity was last seen before @start and is not deleted, missing or erased: the full pass
 * asks for each by itself. (transfer full) (element-type utf8) of opportunity ids, at most @limit */
GPtrArray *hjl_store_list_unseen (HjlStore *self,
                                  HjlTime   start,
                                  guint     limit,
                                  GError  **error);
/* The distinct sources that links were exported with. (transfer full) (element-type utf8) */
GPtrArray *hjl_store_list_link_sources (HjlStore *self,
                                        GError  **error);
/* Lever writes the source @from as @to. */
gboolean   hjl_store_spell_link_source (HjlStore   *self,
                                        const char *from,
                                        const char *to,
                                        GError    **error);
/* (transfer full) (nullable): NULL without an error where there is none */
HjlLink   *hjl_store_load_link (HjlStore   *self,
                                const char *candidate_id,
                                GError    **error);
/* The candidate that has this opportunity. (transfer full) (nullable) */
char      *hjl_store_find_linked (HjlStore   *self,
                                  const char *opportunity_id);
/* The candidate is as before the export; what is known of the record goes. Nothing happens in Lever. */
gboolean   hjl_store_remove_link (HjlStore   *self,
                                  const char *candidate_id,
                                  GError    **error);
/* @talent_id: (nullable): who it is on hackajob; @opportunity_id: (out) (nullable) (transfer full): the
 * record that another candidate who is the same person has in the posting. FALSE with an error. */
gboolean   hjl_store_find_twin (HjlStore   *self,
                                const char *candidate_id,
                                const char *talent_id,
                                const char *posting_id,
                                char      **opportunity_id,
                                GError    **error);
gboolean   hjl_store_save_link (HjlStore *self,
                                HjlLink  *link,
                                GError  **error);
/* Whose files are looked for next: who has waited longest, but for %HJL_UNCHECKED_AWAITED_FIRST. A CV that does not come is
 * asked for less and less often, after an eighth of the time since the export and once a day at least. @now: of this computer, as looked_at; @since: nobody who
 * was looked after since then, or 0. Returns: (transfer full) (nullable): NULL without an error: nobody's turn */
char      *hjl_store_find_unchecked (HjlStore    *self,
                                     HjlUnchecked which,
                                     HjlTime      now,
                                     HjlTime      since,
                                     GError     **error);
