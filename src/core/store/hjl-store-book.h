/* hjl-store-book.h: the book: what a recruiter keeps by hand where hackajob itself cannot be read
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-person.h"
#include "model/hjl-posting.h"
#include "store/hjl-store.h"

/*
 * Roles, hackajob's stages, people with their files, and what is to be done on hackajob. It is what hackajob is to
 * a feed: HjlFilesSource reads it and writes to it. What changes here is in the store's lists, and with the
 * candidates, in the same transaction, so that nobody has to wait for a sync to see it. @now: the time of the
 * change; times of one person only ever grow, whatever the desktop's clock does.
 */

/* Where candidates come from is files from now on: an empty book takes over what the feed has told (roles, stages,
 * and who accepted), under the ids that they have, so that mappings and links stay what they are; without stages
 * there are those of hackajob's known words. Doing it again takes what came meanwhile. */
gboolean    hjl_store_open_book (HjlStore *self,
                                 HjlTime   now,
                                 GError  **error);
/* Roles. (transfer full) (element-type HjlRole): live and closed ones, newest first */
GPtrArray  *hjl_store_list_book_roles (HjlStore *self,
                                       GError  **error);
/* Whether there is one of this id. %HJL_ERROR_INPUT: there is none */
gboolean    hjl_store_check_book_role (HjlStore   *self,
                                       const char *role_id,
                                       GError    **error);
/* @title: (out) (transfer full) (nullable): of the role where it is closed; NULL where it is live, or there is none */
gboolean    hjl_store_find_closed_role (HjlStore   *self,
                                        const char *role_id,
                                        char      **title,
                                        GError    **error);
/* @id: (nullable): one that was removed comes back; NULL: a new one. Returns: (transfer full) (nullable): its id.
 * %HJL_ERROR_INPUT: nothing but blanks */
char       *hjl_store_add_book_role (HjlStore   *self,
                                     const char *id,
                                     const char *title,
                                     HjlTime     now,
                                     GError    **error);
/* A new one with its mapping to @posting, by the account's default mapping (hjl_suggest_mapping()). @title:
 * (nullable): the posting's. Returns: (transfer full) (nullable): its id */
char       *hjl_store_add_mapped_role (HjlStore   *self,
                                       const char *title,
                                       HjlPosting *posting,
                                       HjlTime     now,
                                       GError    **error);
gboolean    hjl_store_rename_book_role (HjlStore   *self,
                                        const char *id,
                                        const char *title,
                                        HjlTime     now,
                                        GError    **error);
/* Closes or reopens. A closed one exports nobody; who was exported stays in step. */
gboolean    hjl_store_set_book_role_live (HjlStore   *self,
                                          const char *id,
                                          gboolean    live,
                                          HjlTime     now,
                                          GError    **error);
/* Removes it with its mapping. %HJL_ERROR_INPUT where it has people: it can be closed. */
gboolean    hjl_store_remove_book_role (HjlStore   *self,
                                        const char *id,
                                        GError    **error);
/* Stages. (transfer full) (element-type HjlStage): in their order */
GPtrArray  *hjl_store_list_book_stages (HjlStore *self,
                                        GError  **error);
/* All of them, in their order; ids of HjlStage stay, and are made where they are empty. What a mapping says of one
 * that is not among them goes. %HJL_ERROR_INPUT: no name, two of one name, none left, or people are at one that is
 * not among them. */
gboolean    hjl_store_set_book_stages (HjlStore  *self,
                                       GPtrArray *stages,
                                       GError   **error);
/* How much hangs on a stage: mappings with an entry for it, and people who are at it. */
gboolean    hjl_store_count_stage_uses (HjlStore   *self,
                                        const char *stage_id,
                                        guint      *n_mappings,
                                        guint      *n_people,
                                        GError    **error);
/**
 * hjl_store_add_people:
 * @people: (element-type HjlPerson): one with an id that is kept already is completed: a name, a headline, a place
 *   and an address that are there replace, e-mails, phones, links and files are added, a CV and a profile take the
 *   place of those that Lever has not got yet, and a file that they have already (by its digest) is spent; one without
 *   gets an id, which is set
 *
 * All of them with all of their files, or none: what lies in the spool belongs to somebody once this has returned
 * %TRUE. Completed ones who are in Lever already have their new files brought there by the next sync.
 *
 * Returns: %FALSE with %HJL_ERROR_INPUT where a role or stage is not kept, or a person was erased
 */
gboolean    hjl_store_add_people (HjlStore  *self,
                                  GPtrArray *people,
                                  HjlTime    now,
                                  GError   **error);
/* By what somebody is known again, who came by the feed too; it goes when they are erased. @emails, @url: (nullable) */
gboolean    hjl_store_keep_keys (HjlStore          *self,
                                 const char        *candidate_id,
                                 const char *const *emails,
                                 const char        *url,
                                 GError           **error);
/**
 * hjl_store_find_person:
 * @role_id: (nullable): only of this role; NULL: of any
 * @emails: (nullable): one of them is enough
 * @url: (nullable): the address on hackajob
 *
 * Who is known already by an e-mail or an address, from files or by the feed, exported or not.
 *
 * Returns: (transfer full) (nullable): the id of the one who came last; NULL without an error where there is none
 */
char       *hjl_store_find_person (HjlStore          *self,
                                   const char        *role_id,
                                   const char *const *emails,
                                   const char        *url,
                                   GError           **error);
/* @has: (out): whether somebody is kept by this id. Returns: FALSE with @error */
gboolean    hjl_store_book_has_person (HjlStore   *self,
                                       const char *id,
                                       gboolean   *has,
                                       GError    **error);
/* Returns: (transfer full) (nullable): NULL without an error where nobody is kept by this id */
HjlPerson  *hjl_store_load_person (HjlStore   *self,
                                   const char *id,
                                   GError    **error);
/* The people that changed since @since, inclusive, oldest change first, without their files. @cursor: (nullable): as it came
 * with the page before; @next: (out) (transfer full) (nullable): NULL with the last one.
 * (transfer full) (element-type HjlPerson) */
GPtrArray  *hjl_store_list_people (HjlStore   *self,
                                   HjlTime     since,
                                   const char *cursor,
                                   guint       limit,
                                   char      **next,
                                   GError    **error);
/* Files. An export has this one in hand, to send it or to see that Lever has it. */
gboolean    hjl_store_set_file_offered (HjlStore   *self,
                                        const char *spool_name,
                                        GError    **error);
/* Where an export has had all files of somebody in hand and Lever has confirmed them, they are in Lever; what came since
 * is brought there by the next sync. Files that Lever did not take stay while that is not done. */
gboolean    hjl_store_confirm_files (HjlStore *self,
                                     GError  **error);
/* How many files of a person Lever has confirmed; 0 for who came by the feed. -1 with an error */
int         hjl_store_count_confirmed_files (HjlStore   *self,
                                             const char *person_id,
                                             GError    **error);
/* Names in the spool that nobody needs any more: confirmed, or their person was erased. They are told until
 * hjl_store_forget_file(). (transfer full) (element-type utf8) */
GPtrArray  *hjl_store_list_spent_files (HjlStore *self,
                                        GError  **error);
gboolean    hjl_store_forget_file (HjlStore   *self,
                                   const char *spool_name,
                                   GError    **error);
/* A file in the spool that is nobody's: it is spent. */
gboolean    hjl_store_spend_file (HjlStore   *self,
                                  const char *spool_name,
                                  GError    **error);
/* Every name in the spool that belongs to somebody, in a review too, or is spent. (transfer full) (element-type utf8 utf8): a set */
GHashTable *hjl_store_list_spooled (HjlStore *self,
                                    GError  **error);
