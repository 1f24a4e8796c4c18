/* hjl-demo-lever-routes.c: every call of Lever's reference that a client may make
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/lever/hjl-demo-lever.h"

#define DELETED HJL_DEMO_PAGE " deleted_at_start deleted_at_end"
#define FILTERS                                                                           \
  HJL_DEMO_PAGE " tag email origin source stage_id posting_id archived_posting_id "       \
                "created_at_start created_at_end updated_at_start updated_at_end "        \
                "advanced_at_start advanced_at_end archived_at_start archived_at_end "    \
                "archived archive_reason_id snoozed contact_id location confidentiality " \
                "include expand"
#define POSTING_FILTERS                                                                      \
  HJL_DEMO_PAGE " state distributionChannel confidentiality group team department location " \
                "commitment level tag updated_at_start updated_at_end include expand"

/* Literal segments stand before those that take anything. */
const HjlDemoRoute hjl_demo_lever_routes[] = {
  { "GET", "/users", "users:read:admin", HJL_DEMO_PAGE " email accessRole accessRole[] includeDeactivated external_directory_id", hjl_demo_lever_users },
  { "GET", "/users/:id", "users:read:admin", "", hjl_demo_lever_user },
  { "GET", "/postings", "postings:read:admin", POSTING_FILTERS, hjl_demo_lever_postings },
  { "GET", "/postings/deleted", "postings:read:admin", DELETED, hjl_demo_lever_postings_deleted },
  { "GET", "/postings/:id", "postings:read:admin", "include expand", hjl_demo_lever_posting },
  { "GET", "/stages", "stages:read:admin", HJL_DEMO_PAGE, hjl_demo_lever_stages },
  { "GET", "/stages/:id", "stages:read:admin", "", hjl_demo_lever_stage },
  { "GET", "/disposition_stages", "stages:read:admin", "", hjl_demo_lever_dispositions },
  { "GET", "/archive_reasons", "archive_reasons:read:admin", HJL_DEMO_PAGE " type", hjl_demo_lever_reasons },
  { "GET", "/archive_reasons/:id", "archive_reasons:read:admin", "", hjl_demo_lever_reason },
  { "GET", "/sources", "sources:read:admin", HJL_DEMO_PAGE, hjl_demo_lever_counted, HJL_DEMO_SOURCES },
  { "GET", "/tags", "tags:read:admin", HJL_DEMO_PAGE, hjl_demo_lever_counted, HJL_DEMO_TAGS },
  { "GET", "/opportunities", "opportunities:read:admin", FILTERS, hjl_demo_lever_opportunities },
  { "POST", "/opportunities", "opportunities:write:admin", "perform_as parse perform_as_posting_owner", hjl_demo_lever_create },
  { "GET", "/opportunities/deleted", "opportunities:read:admin", DELETED, hjl_demo_lever_deleted },
  { "GET", "/opportunities/:id", "opportunities:read:admin", "include expand", hjl_demo_lever_get_opportunity },
  { "PUT", "/opportunities/:id/stage", "opportunities:write:admin", "perform_as", hjl_demo_lever_set_stage },
  { "PUT", "/opportunities/:id/archived", "opportunities:write:admin", "perform_as", hjl_demo_lever_set_archived },
  { "POST", "/opportunities/:id/addTags", "opportunities:write:admin", "perform_as", hjl_demo_lever_add, HJL_DEMO_TAGS },
  { "POST", "/opportunities/:id/removeTags", "opportunities:write:admin", "perform_as", hjl_demo_lever_remove, HJL_DEMO_TAGS },
  { "POST", "/opportunities/:id/addSources", "opportunities:write:admin", "perform_as", hjl_demo_lever_add, HJL_DEMO_SOURCES },
  { "POST", "/opportunities/:id/removeSources", "opportunities:write:admin", "perform_as", hjl_demo_lever_remove, HJL_DEMO_SOURCES },
  { "POST", "/opportunities/:id/addLinks", "opportunities:write:admin", "perform_as", hjl_demo_lever_add, HJL_DEMO_LINKS },
  { "POST", "/opportunities/:id/removeLinks", "opportunities:write:admin", "perform_as", hjl_demo_lever_remove, HJL_DEMO_LINKS },
  { "GET", "/opportunities/:id/notes", "notes:read:admin", HJL_DEMO_PAGE, hjl_demo_lever_notes },
  { "POST", "/opportunities/:id/notes", "notes:write:admin", "perform_as note_id", hjl_demo_lever_add_note },
  { "GET", "/opportunities/:id/notes/:note", "notes:read:admin", "", hjl_demo_lever_note },
  { "GET", "/opportunities/:id/files", "files:read:admin", HJL_DEMO_PAGE " uploaded_at_start uploaded_at_end", hjl_demo_lever_files, HJL_DEMO_FILES },
  { "POST", "/opportunities/:id/files", "files:write:admin", "perform_as", hjl_demo_lever_upload_file },
  { "GET", "/opportunities/:id/files/:file", "files:read:admin", "", hjl_demo_lever_file, HJL_DEMO_FILES },
  { "DELETE", "/opportunities/:id/files/:file", "files:write:admin", "perform_as", hjl_demo_lever_delete_file },
  { "GET", "/opportunities/:id/files/:file/download", "files:read:admin", "", hjl_demo_lever_download, HJL_DEMO_FILES },
  { "GET", "/opportunities/:id/resumes", "resumes:read:admin", HJL_DEMO_PAGE " uploaded_at_start uploaded_at_end", hjl_demo_lever_files, HJL_DEMO_RESUMES },
  { "GET", "/opportunities/:id/resumes/:file", "resumes:read:admin", "", hjl_demo_lever_file, HJL_DEMO_RESUMES },
  { "GET", "/opportunities/:id/resumes/:file/download", "resumes:read:admin", "", hjl_demo_lever_download, HJL_DEMO_RESUMES },
  { "GET", "/opportunities/:id/applications", "applications:read:admin", HJL_DEMO_PAGE, hjl_demo_lever_applications },
  { "GET", "/opportunities/:id/applications/:application", "applications:read:admin", "", hjl_demo_lever_application },
  { "GET", "/contacts/:id", "contact:read:admin", "", hjl_demo_lever_contact },
  { "PUT", "/contacts/:id", "contact:write:admin", "", hjl_demo_lever_put_contact },
  /* Documented, but this account lacks the feature: lever/README.md, Users. */
  { "GET", "/audit_events", "audit_events:read:admin", HJL_DEMO_PAGE " type user_id target_type target_id created_at_start created_at_end", NULL },
  { "GET", "/requisitions", "requisitions:read:admin", HJL_DEMO_PAGE " created_at_start created_at_end requisition_code status confidentiality", NULL },
  { "GET", "/webhooks", "webhooks:read:admin", "", NULL },
  { "POST", "/webhooks", "webhooks:write:admin", "", NULL },
  { "GET", "/opportunities/:id/file_actions", "files:read:admin", HJL_DEMO_PAGE, NULL },
  { "GET", "/opportunities/:id/forms", "forms:read:admin", HJL_DEMO_PAGE, NULL },
  { "GET", "/opportunities/:id/interviews", "interviews:read:admin", HJL_DEMO_PAGE, NULL },
  { "GET", "/opportunities/:id/panels", "panels:read:admin", HJL_DEMO_PAGE, NULL },
  { "GET", "/opportunities/:id/feedback", "feedback:read:admin", HJL_DEMO_PAGE, NULL },
  { "GET", "/opportunities/:id/offers", "offers:read:admin", HJL_DEMO_PAGE, NULL },
  { "GET", "/opportunities/:id/referrals", "referrals:read:admin", HJL_DEMO_PAGE, NULL },
  { "PUT", "/webhooks", "webhooks:write:admin", "", NULL },
  { "DELETE", "/webhooks/:id", "webhooks:write:admin", "", NULL },
  { "GET", "/applications/deleted", "applications:read:admin", DELETED, NULL },
  { "POST", "/uploads", "uploads:write:admin", "", NULL },
  { "GET", "/postings/:id/apply", "postings:write:admin", "", NULL },
  { "POST", "/postings/:id/apply", "postings:write:admin", "send_confirmation_email", NULL },
};

const guint hjl_demo_n_lever_routes = G_N_ELEMENTS (hjl_demo_lever_routes);
