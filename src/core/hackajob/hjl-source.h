/* hjl-source.h: where candidates come from: hackajob, in whatever form it can be read
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-document.h"
#include "model/hjl-candidate.h"
#include "model/hjl-candidate-profile.h"
#include "model/hjl-person.h"
#include "model/hjl-role.h"
#include "model/hjl-stage.h"
#include "model/hjl-unread.h"
#include "net/hjl-finish.h"

/* Who is signed in, as far as the source can tell. */
typedef struct
{
  char    *user_id;
  char    *user_name;    /* nullable */
  char    *user_email;   /* nullable */
  char    *company_id;   /* nullable */
  char    *company_name; /* nullable */
  gboolean master_account;
  gboolean lever_enabled; /* `ats_integrations` has lever */
} HjlSourceAccount;

void hjl_source_account_free (HjlSourceAccount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlSourceAccount, hjl_source_account_free)

/* A page of changes, or of roles. */
typedef struct
{
  GPtrArray *rows;   /* (element-type HjlCandidate), oldest change first, or (element-type HjlRole) */
  GPtrArray *unread; /* (element-type HjlUnread): rows beside them that could not be read */
  char      *cursor; /* nullable: NULL on the last page */
} HjlSourcePage;

void hjl_source_page_free (HjlSourcePage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlSourcePage, hjl_source_page_free)

/* Somebody, as the source has them now. */
typedef struct
{
  HjlCandidate        *candidate;
  HjlCandidateProfile *profile; /* nullable */
} HjlSourcePerson;

void hjl_source_person_free (HjlSourcePerson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlSourcePerson, hjl_source_person_free)

/* What a source can do; views show only that, and the engine asks before it tries. */
typedef enum
{
  HJL_SOURCE_CAN_WRITE_STAGES = 1 << 0,
  HJL_SOURCE_CAN_MARK_EXPORTED = 1 << 1,
  HJL_SOURCE_HAS_PROFILE_DOCUMENT = 1 << 2,
  HJL_SOURCE_TELLS_PROFILE = 1 << 3, /* enough of a person to make a document of it where there is none */
  HJL_SOURCE_CV_MAY_COME = 1 << 4,   /* where there is none now */
  HJL_SOURCE_HAS_FILES = 1 << 5,     /* further files beside CV and profile */
  HJL_SOURCE_IS_BOOK = 1 << 6,       /* its people are kept here by hand: a person does on hackajob what is written, and nobody accepts there */
} HjlSourceFeatures;

/* The record that an export mark names. */
typedef struct
{
  char   *record_id;
  char   *record_url; /* nullable */
  HjlTime exported_at;
} HjlExportMark;

void hjl_export_mark_free (HjlExportMark *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlExportMark, hjl_export_mark_free)

#define HJL_TYPE_SOURCE (hjl_source_get_type ())
G_DECLARE_INTERFACE (HjlSource, hjl_source, HJL, SOURCE, GObject)

/*
 * The vtable has one function for each call to the service below, with the same arguments. It takes @task, which has that call
 * as its tag (hjl_source_get_document_async(), …), and returns from it what the call gives: get_candidate a
 * HjlSourcePerson; mark_exported has a finish function of its own. Call through the functions. The interface's errors
 * are those of %HJL_ERROR.
 */
struct _HjlSourceInterface
{
  GTypeInterface parent;

  HjlSourceFeatures (*get_features) (HjlSource *self);
  void (*begin_run) (HjlSource *self);                         /* may be NULL */
  gboolean (*get_server_time) (HjlSource *self, HjlTime *now); /* may be NULL */
  void (*get_account) (HjlSource *self, GTask *task);
  void (*list_stages) (HjlSource *self, GTask *task);
  void (*page_roles) (HjlSource *self, const char *cursor, GTask *task);
  void (*page_candidates) (HjlSource *self, HjlTime since, const char *cursor, GTask *task);
  void (*get_candidate) (HjlSource *self, const char *candidate_id, GTask *task);
  void (*get_document) (HjlSource *self, const char *candidate_id, HjlPurpose purpose, gboolean by_hand, GTask *task);
  void (*get_files) (HjlSource *self, const char *candidate_id, GTask *task); /* may be NULL */
  void (*set_stage) (HjlSource *self, const char *candidate_id, const char *stage_id, const char *reason, const char *version, GTask *task);
  void (*mark_exported) (HjlSource *self, const char *candidate_id, const HjlExportMark *mark, GTask *task); /* may be NULL */
  gboolean (*mark_exported_finish) (HjlSource *self, GAsyncResult *result, HjlExportMark **existing, GError **error);
};

HjlSourceFeatures hjl_source_get_features (HjlSource *self);
/* A sync begins: what kept files back in the one before is tried again. */
void              hjl_source_begin_run (HjlSource *self);
/* @now: (out): the source's present time, whatever the desktop's clock shows. FALSE where it has not told it yet */
gboolean          hjl_source_get_server_time (HjlSource *self, HjlTime *now);
/* Gives a HjlSourceAccount, also for somebody without Master Account. */
void              hjl_source_get_account_async (HjlSource *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Gives a GPtrArray (element-type HjlStage): all of them but for hjl_unread_of() the result. */
void              hjl_source_list_stages_async (HjlSource *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Gives one page of live roles, a HjlSourcePage; @cursor: (nullable): NULL starts */
void              hjl_source_page_roles_async (HjlSource *self, const char *cursor, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Gives one page of changes, a HjlSourcePage. @since is inclusive, 0 for all; @cursor: (nullable). */
void              hjl_source_page_candidates_async (HjlSource *self, HjlTime since, const char *cursor, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void              hjl_source_get_candidate_async (HjlSource *self, const char *candidate_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full): with name and url filled in; @profile: (out) (transfer full) (nullable):
 * NULL for a deleted person and before acceptance */
HjlCandidate     *hjl_source_get_candidate_finish (HjlSource *self, GAsyncResult *result, HjlCandidateProfile **profile, GError **error);
/* @purpose: the CV, or the profile document where there is HJL_SOURCE_HAS_PROFILE_DOCUMENT; @by_hand: somebody waits for this
 * one, and is answered by the source whatever the others of a sync have met; nor do they learn from it. Gives a HjlDocument:
 * %HJL_ERROR_NOT_FOUND where there is none; %HJL_ERROR_TOO_LARGE over 30 MB */
void              hjl_source_get_document_async (HjlSource *self, const char *candidate_id, HjlPurpose purpose, gboolean by_hand, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Only where there is HJL_SOURCE_HAS_FILES. Gives a GPtrArray (element-type HjlDocument): in their order; what Lever has already
 * is not among them */
void              hjl_source_get_files_async (HjlSource *self, const char *candidate_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* @reason: (nullable): a text for hackajob's timeline; @version: (nullable): as it came; %NULL: it had none. Gives a HjlCandidate:
 * %HJL_ERROR_CONFLICT where it changed meanwhile (412) or has not accepted (409) */
void              hjl_source_set_stage_async (HjlSource *self, const char *candidate_id, const char *stage_id, const char *reason, const char *version, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Only where there is HJL_SOURCE_CAN_MARK_EXPORTED. */
void              hjl_source_mark_exported_async (HjlSource *self, const char *candidate_id, const HjlExportMark *mark, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* @existing: (out) (optional) (transfer full): the mark that was there (412), with %HJL_ERROR_CONFLICT;
 * a mark that already names the same record is success */
gboolean          hjl_source_mark_exported_finish (HjlSource *self, GAsyncResult *result, HjlExportMark **existing, GError **error);
