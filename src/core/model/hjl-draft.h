/* hjl-draft.h: a row of a review: somebody who is to be added, and what is sure about them; personal data
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-cv-facts.h"
#include "model/hjl-person.h"

/* Lever's own pages take no larger CV (lever/README.md, Files); what its API takes is not documented. */
#define HJL_DRAFT_LARGE_CV (10 * 1000 * 1000)

/**
 * HjlDraftChoice:
 * @HJL_DRAFT_UNDECIDED: nobody has said anything: somebody new is added, and who was added before by the same e-mail,
 *   address or CV gets the files that they lack
 * @HJL_DRAFT_NEW: a new opportunity, whoever is known already
 * @HJL_DRAFT_INTO: the files go to the opportunity that is named
 * @HJL_DRAFT_SKIP: nothing; the row goes
 */
typedef enum
{
  HJL_DRAFT_UNDECIDED,
  HJL_DRAFT_NEW,
  HJL_DRAFT_INTO,
  HJL_DRAFT_SKIP,
  HJL_N_DRAFT_CHOICES
} HjlDraftChoice;

/**
 * HjlDraftRead:
 * @folder: (nullable): where the file was, with `/` between; NULL or "" for one that was dropped itself
 * @size: bytes
 * @facts: (nullable): what was read in it; NULL where nobody has looked
 */
typedef struct
{
  char       *folder;
  gint64      size;
  HjlCvFacts *facts;
} HjlDraftRead;

/* @facts: (nullable) (transfer full) */
HjlDraftRead *hjl_draft_read_new (const char *folder,
                                  gint64      size,
                                  HjlCvFacts *facts);
void          hjl_draft_read_free (HjlDraftRead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlDraftRead, hjl_draft_read_free)

/**
 * HjlDraft:
 * @id: (nullable): a number that a person can type; NULL until it is saved
 * @person: who is added once the row is accepted, under which role and stage, with which files
 * @reads: (element-type HjlDraftRead): of each of @person's files, in the same order
 * @sure: of each field how sure what stands in @person is; of a field with several values, the least
 * @problems: translated sentences of what was left out when the row was made
 * @row: the row of the table that it comes from, as a spreadsheet counts; 0 where it comes from none
 * @opportunity_id: (nullable): for %HJL_DRAFT_INTO
 * @seen: (nullable): ids of the records in Lever that were before the person who chose: an export that finds others
 *   asks
 * @agreed_stage: (nullable): the stage that a person has said is right: somebody who was added before moves to no other
 * @seal: (nullable): see hjl_draft_seal()
 * @added_at: when it was saved first
 * @updated_at: when it was saved last
 *
 * A value that is not sure stands there to be looked at: nothing of it goes out before a person has said that it is
 * right (hjl_draft_confirm(), hjl_draft_set()).
 */
typedef struct
{
  char          *id;
  HjlPerson     *person;
  GPtrArray     *reads;
  HjlCvSure      sure[HJL_N_CV_FIELDS];
  GStrv          problems;
  guint          row;
  HjlDraftChoice choice;
  char          *opportunity_id;
  GStrv          seen;
  char          *agreed_stage;
  char          *seal;
  HjlTime        added_at;
  HjlTime        updated_at;
} HjlDraft;

/* Returns: (transfer full): without a name and files */
HjlDraft *hjl_draft_new (const char *role_id);
void      hjl_draft_free (HjlDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlDraft, hjl_draft_free)

/* @file, @read: (transfer full) */
void      hjl_draft_take_file (HjlDraft      *self,
                               HjlPersonFile *file,
                               HjlDraftRead  *read);
/* There is one CV and one profile at most: the one that was becomes another file. */
void      hjl_draft_set_purpose (HjlDraft  *self,
                                 guint      index,
                                 HjlPurpose purpose);
/* Splits: the file goes to another row. */
void      hjl_draft_move_file (HjlDraft *self,
                               guint     index,
                               HjlDraft *to);
/* Splits: the file becomes a row of its own, under the same role and stage. (transfer full) */
HjlDraft *hjl_draft_split (HjlDraft *self,
                           guint     index);
/* Joins: files go to @self, which also gets what it lacks, and what both say of a field as it is in @self. @other is left
 * without files, to be removed. */
void      hjl_draft_join (HjlDraft *self,
                          HjlDraft *other);
/* A person's word: @values: (nullable) (array zero-terminated=1): in the place of all that stood there; the fields of one value
 * take the first. Blanks around them go. */
void      hjl_draft_set (HjlDraft          *self,
                         HjlCvField         field,
                         const char *const *values);
void      hjl_draft_add_problem (HjlDraft   *self,
                                 const char *sentence);
/* Another role: what was chosen was of the other one's posting, and goes; so does the stage. Nothing where it is the same. */
void      hjl_draft_set_role (HjlDraft   *self,
                              const char *role_id);
/* A person's word. @stage_id: (nullable) */
void      hjl_draft_set_stage (HjlDraft   *self,
                               const char *stage_id);
/* Whether the row has a stage that no person has agreed to. */
gboolean  hjl_draft_asks_stage (const HjlDraft *self);
/* A person's word of what becomes of the row. @opportunity_id: (nullable): for %HJL_DRAFT_INTO; @seen: (nullable) */
void      hjl_draft_choose (HjlDraft          *self,
                            HjlDraftChoice     choice,
                            const char        *opportunity_id,
                            const char *const *seen);
/* What stands there: (transfer full), empty for nothing. */
GStrv     hjl_draft_dup (const HjlDraft *self,
                         HjlCvField      field);
/* Somebody has seen the row: everything in it is sure. */
void      hjl_draft_confirm (HjlDraft *self);
/* What is not sure, other than name and e-mails, goes. */
void      hjl_draft_drop_unsure (HjlDraft *self);
gboolean  hjl_draft_needs_name (const HjlDraft *self);
/* Whether a value stands there that is not sure. */
gboolean  hjl_draft_asks (const HjlDraft *self,
                          HjlCvField      field);
/* Whether the row can be accepted: it has a name, and name and e-mails are sure. */
gboolean  hjl_draft_is_ready (const HjlDraft *self);
/* What a person should know before they accept the row, as sentences: files that were left out, a CV that could not be
 * read or is large. (transfer full) */
GStrv     hjl_draft_describe (const HjlDraft *self);

const char *hjl_draft_choice_to_string (HjlDraftChoice choice);
/* FALSE for a word that is none of them */
gboolean    hjl_draft_choice_from_string (const char     *text,
                                          HjlDraftChoice *choice);

/* What reads files has made the row as it is, and may make it anew once it has read more. */
void     hjl_draft_seal (HjlDraft *self);
/* Whether it says what it said when it was sealed: no person has changed anything. */
gboolean hjl_draft_is_sealed (const HjlDraft *self);

/* All of it but id, times and the kinds of files, as one text, and back. (transfer full) */
char     *hjl_draft_print (const HjlDraft *self);
/* @text: (nullable). Returns: (nullable): NULL for a text that is none */
HjlDraft *hjl_draft_parse (const char *text);
