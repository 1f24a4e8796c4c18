/* hjl-demo-lever.h: the parts of Lever's stand-in (lever/README.md)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/hjl-demo-call.h"
#include "demo/hjl-demo-json.h"

#define HJL_DEMO_MAX_FILE (30 * 1024 * 1024)
#define HJL_DEMO_PAGE "limit offset"

/* What a route of several is about. */
enum
{
  HJL_DEMO_TAGS,
  HJL_DEMO_SOURCES,
  HJL_DEMO_LINKS,
  HJL_DEMO_FILES,
  HJL_DEMO_RESUMES,
};

/* Every call of the reference, with its scope; hjl-demo-lever-routes.c. */
extern const HjlDemoRoute hjl_demo_lever_routes[];
extern const guint        hjl_demo_n_lever_routes;

/* TRUE where a filter of that name is not given, or one of its values is @value (nullable). */
gboolean   hjl_demo_lever_fits (HjlDemoCall *call,
                                const char  *name,
                                const char  *value);
/* FALSE where the answer is given: `limit` is not 1 to 100. */
gboolean   hjl_demo_lever_limit (HjlDemoCall *call,
                                 guint       *limit);
/* (transfer full): a `next` that looks percent-encoded already, as Lever's do. Takes @token. */
char      *hjl_demo_lever_token (JsonArray *token);
/* (transfer full) (nullable): the offset as it was before; %NULL with *@ok TRUE where there is none,
 * with *@ok FALSE where the answer is given. */
JsonArray *hjl_demo_lever_offset (HjlDemoCall *call,
                                  guint        length,
                                  gboolean    *ok);
/* Answers a page of @things; each begins with its id. @to_json gives NULL where it has answered. */
typedef JsonObject *(*HjlDemoRowFunc) (HjlDemoCall  *call,
                                       gconstpointer thing);
void                hjl_demo_lever_list (HjlDemoCall   *call,
                                         GPtrArray     *things,
                                         HjlDemoRowFunc to_json);
/* Takes @rows. @next: nullable. */
void                hjl_demo_lever_page (HjlDemoCall *call,
                                         JsonArray   *rows,
                                         const char  *next);
/* `deleted_at_start` and `deleted_at_end`: both needed, at most 30 days. FALSE: answered. */
gboolean            hjl_demo_lever_window (HjlDemoCall *call,
                                           gint64      *start,
                                           gint64      *end);
/* FALSE where the answer is given: nobody is named in `perform_as`. */
gboolean            hjl_demo_lever_need_acting (HjlDemoCall *call);
/* (nullable): %NULL where the answer is given: unknown, or confidential without the grant */
HjlDemoOpportunity *hjl_demo_lever_opportunity (HjlDemoCall *call);
/* `confidentiality`: FALSE where the answer is given. */
gboolean            hjl_demo_lever_confidentiality (HjlDemoCall *call,
                                                    gboolean    *open,
                                                    gboolean    *confidential);
/* Leaves what `include` names, and puts in what `expand` names. FALSE where the answer is given. */
gboolean            hjl_demo_lever_shape (HjlDemoCall        *call,
                                          JsonObject         *object,
                                          HjlDemoOpportunity *opportunity);
/* Whether Lever takes a file: type, size. FALSE where the answer is given. */
gboolean            hjl_demo_lever_check_file (HjlDemoCall *call,
                                               HjlDemoPart *part);

/* As JSON, in the shapes of lever/README.md. (transfer full) */
JsonObject *hjl_demo_user_to_json (HjlDemoUser *user);
JsonObject *hjl_demo_posting_to_json (HjlDemoPosting *posting);
JsonObject *hjl_demo_contact_to_json (HjlDemoContact *contact);
JsonObject *hjl_demo_stage_to_json (HjlDemoLeverStage *stage);
JsonObject *hjl_demo_reason_to_json (HjlDemoReason *reason);
JsonObject *hjl_demo_application_to_json (HjlDemoOpportunity *opportunity);
JsonObject *hjl_demo_opportunity_to_json (HjlDemoOpportunity *opportunity);
/* What most updates answer: without personal data (lever/README.md, Updating an opportunity). */
void        hjl_demo_opportunity_blank (JsonObject *object);

/* Answers a request to Lever; and how, route by route. */
void hjl_demo_lever_handle (HjlDemoCall *call);
void hjl_demo_lever_users (HjlDemoCall *call);
void hjl_demo_lever_user (HjlDemoCall *call);
void hjl_demo_lever_postings (HjlDemoCall *call);
void hjl_demo_lever_posting (HjlDemoCall *call);
void hjl_demo_lever_postings_deleted (HjlDemoCall *call);
void hjl_demo_lever_stages (HjlDemoCall *call);
void hjl_demo_lever_stage (HjlDemoCall *call);
void hjl_demo_lever_dispositions (HjlDemoCall *call);
void hjl_demo_lever_reasons (HjlDemoCall *call);
void hjl_demo_lever_reason (HjlDemoCall *call);
void hjl_demo_lever_counted (HjlDemoCall *call);
void hjl_demo_lever_opportunities (HjlDemoCall *call);
void hjl_demo_lever_get_opportunity (HjlDemoCall *call);
void hjl_demo_lever_deleted (HjlDemoCall *call);
void hjl_demo_lever_create (HjlDemoCall *call);
void hjl_demo_lever_set_stage (HjlDemoCall *call);
void hjl_demo_lever_set_archived (HjlDemoCall *call);
void hjl_demo_lever_add (HjlDemoCall *call);
void hjl_demo_lever_remove (HjlDemoCall *call);
void hjl_demo_lever_add_note (HjlDemoCall *call);
void hjl_demo_lever_notes (HjlDemoCall *call);
void hjl_demo_lever_note (HjlDemoCall *call);
void hjl_demo_lever_contact (HjlDemoCall *call);
void hjl_demo_lever_put_contact (HjlDemoCall *call);
void hjl_demo_lever_files (HjlDemoCall *call);
void hjl_demo_lever_file (HjlDemoCall *call);
void hjl_demo_lever_download (HjlDemoCall *call);
void hjl_demo_lever_upload_file (HjlDemoCall *call);
void hjl_demo_lever_delete_file (HjlDemoCall *call);
void hjl_demo_lever_applications (HjlDemoCall *call);
void hjl_demo_lever_application (HjlDemoCall *call);
