/* hjl-reader-private.h: what the parts of the reader share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store-catalogue.h"
#include "store/hjl-store-facts.h"
#include "store/hjl-store-journal.h"
#include "sync/hjl-reader.h"
#include "sync/hjl-steps.h"

G_BEGIN_DECLS

/* Keys of hjl_store_get_value(). */
#define HJL_KEY_CANDIDATES "cursor/candidates"
#define HJL_KEY_CANDIDATES_FULL "cursor/candidates-full"
#define HJL_KEY_CANDIDATES_LONG "cursor/candidates-long"
#define HJL_KEY_ROLES_PAGE "cursor/roles-page"
#define HJL_KEY_ROLES_START "cursor/roles-start"
#define HJL_KEY_ROLE_STAGES_AT "cursor/role-stages-at"
#define HJL_KEY_CHANGED "cursor/lever-changed"
#define HJL_KEY_DELETED "cursor/lever-deleted"
#define HJL_KEY_SLOT "cursor/lever-slot"
#define HJL_KEY_POSTINGS "cursor/lever-postings"
#define HJL_KEY_FULL "cursor/lever-full"
/* The roles whose mapping was broken when it was last looked at, one a line. */
#define HJL_KEY_BROKEN_ROLES "state/broken-roles"
#define HJL_KEY_USERS_REFUSED "refused/users"
#define HJL_KEY_SOURCES_REFUSED "refused/sources"
#define HJL_KEY_TAGS_REFUSED "refused/tags"

#define HJL_MINUTE G_GINT64_CONSTANT (60000)
#define HJL_HOUR (60 * HJL_MINUTE)
#define HJL_DAY (24 * HJL_HOUR)

struct _HjlReader
{
  GObject parent_instance;

  HjlStore       *store;
  HjlSource      *source;
  HjlLeverClient *lever;
};

/* hjl-reader-lists.c */
typedef struct _HjlReaderList HjlReaderList;

/* One cycle, or one refresh. */
typedef struct
{
  HjlReadMode mode;
  HjlTime     now;

  /* hackajob */
  char      *page;
  HjlTime    since;     /* of the changes that are read */
  gboolean   everybody; /* whether those are all */
  gboolean   long_overlap;
  HjlTime    newest;
  gboolean   page_restarted;
  GPtrArray *short_roles; /* nullable: (element-type HjlRole): of whom more have accepted than are known */
  gboolean   unknown_role;
  gboolean   unknown_stage;
  gboolean   asked_for_role;
  gboolean   asked_for_stage;
  gboolean   recounted;
  gboolean   whole_roles;

  /* Lever */
  gboolean             lists_known; /* all that a cycle needs were read before */
  GPtrArray           *sources;     /* (element-type utf8) */
  guint                next_source;
  HjlPager            *pager;
  const HjlReaderList *list;       /* that is being read */
  HjlTime              list_start; /* Lever's time before it; 0: not known */
  HjlTime              overlap;
  gboolean             full;
  HjlTime              full_start;
  HjlTime              deleted_start;
  GPtrArray           *unseen; /* (element-type utf8) */
  guint                next_unseen;

  /* One candidate. */
  char *candidate_id;
  char *opportunity_id; /* nullable: not linked */

  /* For a plan. */
  GPtrArray *postings; /* (element-type utf8) */
} HjlRead;

/* A task whose data are an #HjlRead. */
GTask *hjl_reader_new_task (HjlReader          *self,
                            HjlReadMode         mode,
                            HjlTime             now,
                            gpointer            tag,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
/* Remembers what @candidates (element-type HjlCandidate) refer to and nobody has told us of yet… */
void   hjl_reader_note_unknown (HjlReader *self,
                                HjlRead   *read,
                                GPtrArray *candidates);
/* …and has it read next. */
void   hjl_reader_ask_for_unknown (GTask *task);

/* What time it is for Lever, as far as it has said; the desktop's time where it never does. */
HjlTime  hjl_reader_lever_now (GTask *task);
/* The same for hackajob. */
HjlTime  hjl_reader_source_now (GTask *task);
/* Whether what was last done at @key is to be done again. A time that lies ahead is of a clock that was
 * wrong. */
gboolean hjl_reader_is_due (HjlReader  *self,
                            const char *key,
                            HjlTime     now,
                            HjlTime     every);

/* A line of the timeline. @candidate_id and @role_id are nullable. */
void hjl_reader_note (GTask          *task,
                      HjlActivityKind kind,
                      const char     *candidate_id,
                      const char     *role_id,
                      const char     *text);

/* Steps; each is a #HjlStepFunc. */
void hjl_reader_step_candidates (GTask *task);
void hjl_reader_step_roles (GTask *task);
void hjl_reader_step_whole_roles (GTask *task);
void hjl_reader_step_role_stages (GTask *task);
void hjl_reader_step_changed (GTask *task);
void hjl_reader_step_unread (GTask *task);
void hjl_reader_step_missing (GTask *task);
void hjl_reader_step_deleted (GTask *task);
void hjl_reader_step_full (GTask *task);
void hjl_reader_step_postings (GTask *task);
void hjl_reader_step_new_postings (GTask *task);
void hjl_reader_step_gone_postings (GTask *task);
void hjl_reader_step_stages (GTask *task);
void hjl_reader_step_reasons (GTask *task);
void hjl_reader_step_users (GTask *task);
void hjl_reader_step_sources (GTask *task);
void hjl_reader_step_tags (GTask *task);
void hjl_reader_step_some_postings (GTask *task);

G_END_DECLS
