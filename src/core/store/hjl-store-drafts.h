/* hjl-store-drafts.h: a review that is not finished: who is to be added, kept until a person has looked
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-draft.h"
#include "store/hjl-store.h"

/*
 * Files of a draft lie in the spool. They pass to the person of the book when the draft is accepted, and are spent
 * (hjl_store_list_spent_files()) when it goes: with hjl_files_tidy() they go from the disk. A draft goes when it is
 * accepted, skipped or removed, when somebody is erased who has an e-mail or address that it has, and when nobody has
 * touched it for as long as people who are done with are kept (HjlSettings).
 */

/**
 * hjl_store_save_drafts:
 * @drafts: (element-type HjlDraft): one without an id gets one, which is set; files may move between them
 *
 * All of them, or none. A file that was in one of them and is in none any more is spent.
 *
 * Returns: %FALSE with %HJL_ERROR_NOT_FOUND where one with an id is not there any more
 */
gboolean   hjl_store_save_drafts (HjlStore  *self,
                                  GPtrArray *drafts,
                                  HjlTime    now,
                                  GError   **error);
/* Returns: (transfer full) (nullable): %HJL_ERROR_NOT_FOUND where there is none */
HjlDraft  *hjl_store_load_draft (HjlStore   *self,
                                 const char *id,
                                 GError    **error);
/* @role_id: (nullable): NULL for all. (transfer full) (element-type HjlDraft): in the order in which they came */
GPtrArray *hjl_store_list_drafts (HjlStore   *self,
                                  const char *role_id,
                                  GError    **error);
/* Returns: how many there are, or -1 */
int        hjl_store_count_drafts (HjlStore *self,
                                   GError  **error);
/* With its files. One that is not there is removed. */
gboolean   hjl_store_remove_draft (HjlStore   *self,
                                   const char *id,
                                   GError    **error);
/**
 * hjl_store_restore_drafts:
 * @drafts: (element-type HjlDraft): as they were; each has an id, under which it comes back where it is not there any more
 * @gone: (nullable) (array zero-terminated=1): ids of those that were not there then
 *
 * Takes a change of the review back. All of it, or nothing. Files must be in the spool still: those that went from one
 * draft to another are, those of a draft that was removed with them are not.
 */
gboolean   hjl_store_restore_drafts (HjlStore          *self,
                                     GPtrArray         *drafts,
                                     const char *const *gone,
                                     HjlTime            now,
                                     GError           **error);
/* Those that were not touched since. Returns: how many went, or -1 */
int        hjl_store_remove_drafts_before (HjlStore *self,
                                           HjlTime   before,
                                           GError  **error);
/* In which draft a file of this content is. @role_id: (nullable): NULL for any. (transfer full) (nullable): NULL without an error for none */
char      *hjl_store_find_draft_by_file (HjlStore   *self,
                                         const char *role_id,
                                         const char *digest,
                                         GError    **error);

/* The draft of the role that has one of the same e-mails, or the same address on hackajob, as @draft, and no plainly different
 * name. (transfer full) (nullable): NULL without an error for none */
HjlDraft *hjl_store_find_same_draft (HjlStore       *self,
                                     const HjlDraft *draft,
                                     GError        **error);

/**
 * hjl_store_find_drafted:
 * @draft: somebody who is to be added
 *
 * Who of the role was added before: by an e-mail, the address on hackajob, or the same CV or profile.
 *
 * Returns: (transfer full) (nullable): the candidate's id; NULL without an error where there is none
 */
char *hjl_store_find_drafted (HjlStore       *self,
                              const HjlDraft *draft,
                              GError        **error);

/* Somebody else of the role and the name, where @person has nothing else to be known by: nobody but a person knows whether it
 * is the same. (transfer full) (nullable): NULL without an error for none */
char *hjl_store_find_namesake (HjlStore        *self,
                               const HjlPerson *person,
                               GError         **error);

/**
 * hjl_store_accept_drafts:
 * @ids: (element-type utf8): of drafts
 * @people: (out) (optional) (transfer full) (element-type HjlPerson): who is in the book now
 * @n_left: (out) (optional): how many were left as they are, as they are not ready (hjl_draft_is_ready(), or somebody of
 *   another name was added before by the same e-mail, somebody of the same name was who may be the same, or the row would move
 *   somebody, and nobody has chosen), or their role is closed
 *
 * Each with all of its files becomes a person of the book (hjl_store_add_people()), or gives what it has to the one who
 * was added before, and is a draft no longer; what is skipped goes. All of that, or nothing: %HJL_ERROR_INPUT with words
 * where a row's role is there no more.
 */
gboolean hjl_store_accept_drafts (HjlStore   *self,
                                  GPtrArray  *ids,
                                  HjlTime     now,
                                  GPtrArray **people,
                                  guint      *n_left,
                                  GError    **error);
