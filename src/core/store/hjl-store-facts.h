/* hjl-store-facts.h: what was read of both sides, and which candidates to look at again
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
  HJL_UNCHECKED_MISSED,  /* a file was missed in Lever, and no CV is awaited */
  HJL_UNCHECKED_AWAITED, /* a CV is awaited that the source could not give */
} HjlUnchecked;

/**
 * hjl_store_take_candidates:
 * @candidates: (element-type HjlCandidate)
 *
 * A row that differs in status, stage, role, version or time is taken and marked to be looked at. An
 * older row (updated_at before the stored one) is not taken. A name and url that are there stay, also
 * where the status is DELETED: erasing is a step of the plan, as so many at once may be a fault.
 *
 * Returns: the number of rows that were new or changed, or -1
 */
int        hjl_store_take_candidates (HjlStore  *self,
                                      GPtrArray *candidates,
                                      GError   **error);
/**
 * hjl_store_take_opportunities:
 * @opportunities: (element-type HjlOpportunity): those that belong to a link are taken, the rest are
 *   somebody else's
 * @seen_at: when they were read
 *
 * Keeps stage, archive state, update time, flags; no personal data (lever/README.md, Updating an opportunity). A changed one has
 * its candidate looked at again. Returns: the number of changed rows, or -1
 */
int        hjl_store_take_opportunities (HjlStore  *self,
                                         GPtrArray *opportunities,
                                         HjlTime    seen_at,
                                         GError   **error);
/* Lever gave this record when it was asked for by its id: it is not deleted, whatever a list said before. As
 * hjl_store_take_opportunities() */
gboolean   hjl_store_take_found (HjlStore       *self,
                                 HjlOpportunity *opportunity,
                                 HjlTime         seen_at,
                                 GError        **error);
gboolean   hjl_store_take_deleted (HjlStore  *self,
                                   GPtrArray *opportunity_ids,
                                   GError   **error);
/**
 * hjl_store_take_missing:
 * @now: Lever's time of the answer, 0 where it is not known
 *
 * Lever answered 404, with its own error body, when it was asked for this record. That is no deletion: the
 * link is missing (%HJL_HOLD_MISSING) until the record is read again. A second look a day or more after the
 * first, by a connection that is known to be the same account's, counts as one (src/README.md, The way of the data, Deletion).
 */
gboolean   hjl_store_take_missing (HjlStore   *self,
                                   const char *opportunity_id,
                                   HjlTime     now,
                                   GError    **error);
/* Missing ones that were last asked for at @before or earlier, the longest ago first.
 * (transfer full) (element-type utf8) of opportunity ids, at most @limit */
GPtrArray *hjl_store_list_missing (HjlStore *self,
                                   HjlTime   before,
                                   guint     limit,
                                   GError  **error);
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

/* Cases to look at, in the order of the candidate's acceptance then id, after @after (NULL: from the
 * start), at most @limit. @all: every candidate, not only those to be looked at.
 * (transfer full) (element-type HjlCase) */
GPtrArray *hjl_store_load_cases (HjlStore   *self,
                                 gboolean    all,
                                 const char *after,
                                 guint       limit,
                                 GError    **error);
/* All of a role, in the same order. (transfer full) (element-type HjlCase) */
GPtrArray *hjl_store_load_role_cases (HjlStore   *self,
                                      const char *role_id,
                                      GError    **error);
/* (transfer full) (nullable): NULL without an error where there is none */
HjlCase   *hjl_store_load_case (HjlStore   *self,
                                const char *candidate_id,
                                GError    **error);
/* These were looked at and need nothing. (element-type utf8) */
gboolean   hjl_store_set_settled (HjlStore  *self,
                                  GPtrArray *candidate_ids,
                                  GError   **error);
/* Times more than a day after @now, the servers' time, came from a clock that was ahead: they become @now,
 * and what waited for them is due. */
gboolean   hjl_store_heal_times (HjlStore *self,
                                 HjlTime   now,
                                 GError  **error);
/* How many of a role have a record in Lever that is followed. @role_id: empty for those without a role */
gboolean   hjl_store_count_linked (HjlStore   *self,
                                   const char *role_id,
                                   guint      *n,
                                   GError    **error);
/* How many are known here whose data are: those who were never exported, and those who were. */
gboolean   hjl_store_count_people (HjlStore *self,
                                   guint    *n_unlinked,
                                   guint    *n_linked,
                                   GError  **error);
/* How many of a role are known here who have accepted, erased ones too. */
gboolean   hjl_store_count_accepted (HjlStore   *self,
                                     const char *role_id,
                                     guint      *n,
                                     GError    **error);
/* Looked at again at the next plan. */
gboolean   hjl_store_touch_everybody (HjlStore *self,
                                      GError  **error);
gboolean   hjl_store_touch_candidate (HjlStore   *self,
                                      const char *candidate_id,
                                      GError    **error);
/* Name and url of the person, once the environment was read. */
gboolean   hjl_store_set_candidate_name (HjlStore   *self,
                                         const char *candidate_id,
                                         const char *name,
                                         const char *url,
                                         GError    **error);
/* Who waits and has no name here, the last to accept first. (transfer full) (element-type utf8) */
GPtrArray *hjl_store_list_unnamed (HjlStore *self,
                                   guint     limit,
                                   GError  **error);
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
/* Links whose files were not seen in Lever yet, oldest export first. (transfer full) (element-type HjlLink) */
GPtrArray *hjl_store_list_unchecked_links (HjlStore *self,
                                           guint     limit,
                                           GError  **error);
/* Whose files are looked for next: who has waited longest. A CV that does not come is asked for less and less often, after
 * an eighth of the time since the export and once a day at least. @now: of this computer, as looked_at; @since: nobody who
 * was looked after since then, or 0. Returns: (transfer full) (nullable): NULL without an error: nobody's turn */
char      *hjl_store_find_unchecked (HjlStore    *self,
                                     HjlUnchecked which,
                                     HjlTime      now,
                                     HjlTime      since,
                                     GError     **error);
/* A candidate has at most one hold. */
gboolean   hjl_store_set_hold (HjlStore      *self,
                               const HjlHold *hold,
                               GError       **error);
/* Lets go of it, and has the candidate looked at again. */
gboolean   hjl_store_clear_hold (HjlStore   *self,
                                 const char *candidate_id,
                                 GError    **error);
/* Local personal data of one person, everywhere in the database, its log and its copies: name, url,
 * texts of activity and journal. Ids stay. Marks the link erased, the candidate too: its status is
 * DELETED from then on, and what hackajob says of it later is not taken. The file is written anew, which
 * takes a second with 100,000 candidates: erase many in one transaction, whose commit does it once. */
gboolean   hjl_store_erase (HjlStore   *self,
                            const char *candidate_id,
                            GError    **error);
