/* hjl-lever-client.h: the calls of Lever's Data API that the program makes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lever/hjl-lever-file.h"
#include "model/hjl-archive-reason.h"
#include "model/hjl-catalogue.h"
#include "model/hjl-opportunity.h"
#include "model/hjl-posting.h"
#include "model/hjl-stage.h"
#include "model/hjl-user.h"
#include "net/hjl-http.h"
#include "net/hjl-pager.h"

#define HJL_TYPE_LEVER_CLIENT (hjl_lever_client_get_type ())
G_DECLARE_FINAL_TYPE (HjlLeverClient, hjl_lever_client, HJL, LEVER_CLIENT, GObject)

/* Only builds requests and parses answers; lever/README.md is the reference of every call. */
HjlLeverClient *hjl_lever_client_new (HjlHttp *http);

/* Whether the credential has the confidential grant: lists then ask for `confidentiality=all`
 * (lever/README.md, Conventions). Off by default. */
void hjl_lever_client_set_confidential (HjlLeverClient *self,
                                        gboolean        confidential);

/* @now: (out): Lever's present time, whatever the desktop's clock shows. Returns: FALSE where Lever has not
 * told it yet, see hjl_http_get_server_time() */
gboolean hjl_lever_client_get_server_time (HjlLeverClient *self,
                                           HjlTime        *now);

/* Ends every call that has no _finish of its own. (transfer full): what the call gives, or NULL with @error */
gpointer hjl_lever_client_finish (HjlLeverClient *self,
                                  GAsyncResult   *result,
                                  GError        **error);

/*
 * Whole lists: each gives a new GPtrArray of what the comment names. Rows that
 * come twice (people move while pages are read) are folded by their id; the later one is kept.
 */
/* @list: one of HJL_LIST_USERS: (element-type HjlUser), deactivated ones too; HJL_LIST_REASONS: (element-type HjlArchiveReason);
 * HJL_LIST_SOURCES, HJL_LIST_TAGS: (element-type utf8); HJL_LIST_STAGES: (element-type HjlStage), in their order: ids from
 * /stages; order and pipeline from /disposition_stages where that answers (it is undocumented: 403, 404 or an odd shape is no
 * error), else the order of /stages */
void hjl_lever_client_list_async (HjlLeverClient     *self,
                                  HjlLists            list,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/* (element-type HjlPosting); @since: 0 for all, else only those updated since */
void hjl_lever_client_list_postings_async (HjlLeverClient     *self,
                                           HjlTime             since,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);

typedef enum
{
  HJL_LEVER_OPPORTUNITY, /* HjlOpportunity: with applications expanded */
  HJL_LEVER_POSTING,     /* HjlPosting */
  HJL_LEVER_USER,        /* HjlUser */
} HjlLeverThing;

/* Gives one of them. %HJL_ERROR_NOT_FOUND for an opportunity that is deleted, and for anything that this connection may not see. */
void hjl_lever_client_get_async (HjlLeverClient     *self,
                                 HjlLeverThing       what,
                                 const char         *id,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);

/**
 * HjlOpportunityFilter:
 *
 * What to ask `GET /opportunities` for. NULL and 0 are not sent. `posting_id` and
 * `archived_posting_id` are two filters of Lever's; `expand_applications` fills in posting_id.
 */
typedef struct
{
  const char *posting_id;
  const char *archived_posting_id;
  const char *source;
  const char *email;
  const char *contact_id;
  HjlTime     created_at_start;
  HjlTime     created_at_end;
  HjlTime     updated_at_start;
  gboolean    expand_applications;
} HjlOpportunityFilter;

/* Returns: (transfer full): a pager whose rows go through hjl_lever_parse_opportunity(). The order
 * is not stable while people move: rows may come twice, readers fold by id. */
HjlPager  *hjl_lever_client_page_opportunities (HjlLeverClient             *self,
                                                const HjlOpportunityFilter *filter);
/* All pages at once. (element-type HjlOpportunity). %HJL_ERROR_BAD_RESPONSE also where one of them cannot be read */
void       hjl_lever_client_list_opportunities_async (HjlLeverClient             *self,
                                                      const HjlOpportunityFilter *filter,
                                                      GCancellable               *cancellable,
                                                      GAsyncReadyCallback         callback,
                                                      gpointer                    user_data);
GPtrArray *hjl_lever_client_list_opportunities_finish (HjlLeverClient *self,
                                                       GAsyncResult   *result,
                                                       GError        **error);
/* The same, of those who can be read. @unreadable: (out): what is wrong with one who cannot; nothing is set where all can */
GPtrArray *hjl_lever_client_list_readable_finish (HjlLeverClient *self,
                                                  GAsyncResult   *result,
                                                  GError        **unreadable,
                                                  GError        **error);
/* (element-type utf8): ids of what was deleted in the window, which is cut into pieces of at most
 * 30 days, one call each at least: a cursor that was never set (0) means hundreds of calls. Nothing
 * is asked where @start is not before @end. @segment: (not copied): `opportunities` or `postings` */
void       hjl_lever_client_list_deleted_async (HjlLeverClient     *self,
                                                const char         *segment,
                                                HjlTime             start,
                                                HjlTime             end,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);

/**
 * HjlNewOpportunity:
 *
 * What `POST /opportunities` sends (lever/README.md, Creating an opportunity). Everything is borrowed for the call; NULL and
 * "" are not sent. @posting_id: exactly one. Phone labels that Lever does not know go as `other`.
 */
typedef struct
{
  const char        *name;
  const char        *headline;
  const char        *location;
  const char *const *emails;
  const char *const *links;
  const char *const *tags;
  const char *const *sources;
  GPtrArray         *phones; /* (element-type HjlLabelled) */
  const char        *origin;
  const char        *stage_id;
  const char        *posting_id;
  const char        *owner;
  const HjlFile     *resume;
  GPtrArray         *files;      /* (element-type HjlFile): beside the resume */
  const char        *perform_as; /* required */
} HjlNewOpportunity;

/* Gives a HjlOpportunity. Goes as JSON where there is no file, as multipart otherwise. Never repeated once it may have
 * arrived (%HJL_ERROR_UNCERTAIN), which is also the error where the answer says yes and cannot be
 * understood, and where it is `RequestTimeout`. The same holds for uploads. */
void hjl_lever_client_create_async (HjlLeverClient          *self,
                                    const HjlNewOpportunity *opportunity,
                                    GCancellable            *cancellable,
                                    GAsyncReadyCallback      callback,
                                    gpointer                 user_data);

typedef enum
{
  HJL_LEVER_SOURCES,
  HJL_LEVER_TAGS,
  HJL_LEVER_LINKS,
} HjlLeverTexts;

/* Updates give a HjlOpportunity, whose personal fields may be blank (lever/README.md, Updating an opportunity). @perform_as
 * is nullable. Moving an archived record leaves it archived. */
void hjl_lever_client_set_stage_async (HjlLeverClient     *self,
                                       const char         *opportunity_id,
                                       const char         *stage_id,
                                       const char         *perform_as,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
/* @reason_id: (nullable): NULL un-archives */
void hjl_lever_client_set_archived_async (HjlLeverClient     *self,
                                          const char         *opportunity_id,
                                          const char         *reason_id,
                                          const char         *perform_as,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
/* To those that the record has. */
void hjl_lever_client_add_texts_async (HjlLeverClient     *self,
                                       const char         *opportunity_id,
                                       HjlLeverTexts       what,
                                       const char *const  *texts,
                                       const char         *perform_as,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);

void       hjl_lever_client_upload_file_async (HjlLeverClient     *self,
                                               const char         *opportunity_id,
                                               const HjlFile      *file,
                                               const char         *perform_as,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
gboolean   hjl_lever_client_upload_file_finish (HjlLeverClient *self,
                                                GAsyncResult   *result,
                                                GError        **error);
/* File names (element-type utf8): of `/files`, and of `/resumes` where that may be read, and where it is at all.
 * @complete: (out): whether both lists could be read */
void       hjl_lever_client_list_files_async (HjlLeverClient     *self,
                                              const char         *opportunity_id,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
GPtrArray *hjl_lever_client_list_files_finish (HjlLeverClient *self,
                                               GAsyncResult   *result,
                                               gboolean       *complete,
                                               GError        **error);

/* One GET that needs the endpoint's scope, with `limit=1` where it is a list; for the checks.
 * @segment: `postings`, `stages`, `opportunities` …; @confidential: whether to ask for confidential rows too, which a
 * credential without that grant is refused (lever/README.md, Conventions) */
void     hjl_lever_client_probe_async (HjlLeverClient     *self,
                                       const char         *segment,
                                       gboolean            confidential,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean hjl_lever_client_probe_finish (HjlLeverClient *self,
                                        GAsyncResult   *result,
                                        GError        **error);
