/* hjl-reader-private.h: what the parts of the reader share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-time.h"
#include "sync/hjl-reader.h"
#include "net/hjl-steps.h"

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
/* The sources that exported records were given and that Lever no longer lists, one a line. */
#define HJL_KEY_SOURCES_GONE "state/sources-gone"
#define HJL_KEY_USERS_REFUSED "refused/users"
#define HJL_KEY_SOURCES_REFUSED "refused/sources"
#define HJL_KEY_TAGS_REFUSED "refused/tags"

struct _HjlReader
{
  GObject parent_instance;

  HjlStore       *store;
  HjlSource      *source;
  HjlLeverClient *lever;
};

/* The lists whose rows may not be readable. */
typedef enum
{
  HJL_READER_UNREAD_CANDIDATES,
  HJL_READER_UNREAD_ROLES,
  HJL_READER_UNREAD_ROLE_STAGES,
  HJL_READER_UNREAD_OPPORTUNITIES,
  HJL_READER_UNREAD_DELETED,
  HJL_READER_UNREAD_POSTINGS,
  HJL_READER_UNREAD_GONE_POSTINGS,
  HJL_READER_UNREAD_STAGES,
  HJL_READER_UNREAD_REASONS,
  HJL_READER_UNREAD_USERS,
  HJL_READER_UNREAD_SOURCES,
  HJL_READER_UNREAD_TAGS,
} HjlReaderUnread;

/* hjl-reader-lists.c */
typedef struct _HjlReaderList HjlReaderList;

/* One cycle, or one refresh. */
typedef struct
{
  HjlReadMode mode;
  HjlTime     now;

  /* hackajob */
  char       *page;
  HjlTime     since;     /* of the changes that are read */
  gboolean    everybody; /* whether those are all */
  gboolean    long_overlap;
  HjlTime     newest;
  gboolean    page_restarted; /* each of the two lists once in a run */
  gboolean    scan_restarted;
  GPtrArray  *short_roles; /* nullable: (element-type HjlRole): of whom more have accepted than are known */
  gboolean    unknown_role;
  gboolean    unknown_stage;
  gboolean    asked_for_role;
  gboolean    asked_for_stage;
  gboolean    recounted;
  gboolean    whole_roles;
  GPtrArray  *unread;    /* nullable (element-type HjlUnread): of the list that is being read */
  GHashTable *read_well; /* nullable (element-type utf8): the ids of its other rows */
  gboolean    from_held; /* it is read from where one could not be */

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
GTask   *hjl_reader_new_task (HjlReader          *self,
                              HjlReadMode         mode,
                              HjlTime             now,
                              gpointer            tag,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
/* Stores @candidates (element-type HjlCandidate) and remembers what they refer to and nobody has told us of yet, or not
 * lately… */
gboolean hjl_reader_take_candidates (GTask     *task,
                                     GPtrArray *candidates,
                                     GError   **error);
/* …and has it read next. */
void     hjl_reader_ask_for_unknown (GTask *task);

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

/**
 * hjl_reader_take_unread:
 * @unread: (nullable) (element-type HjlUnread): the rows of @list that could not be read
 * @read_well: (nullable) (element-type utf8): the ids of those that could, where not all of the list was read; what
 *   is not among them stays as it was. %NULL: @unread is all there is
 *
 * Remembers them, and tells of those that are new.
 */
gboolean   hjl_reader_take_unread (GTask          *task,
                                   HjlReaderUnread list,
                                   GPtrArray      *unread,
                                   GHashTable     *read_well,
                                   GError        **error);
/* The rows of one page of a scan of roles, which may go on in another cycle. */
gboolean   hjl_reader_scan_unread (GTask     *task,
                                   GPtrArray *unread,
                                   gboolean   begins,
                                   GError   **error);
/* Returns: (transfer full) (element-type HjlUnread): those of the whole scan */
GPtrArray *hjl_reader_end_scan_unread (GTask *task);
/* Whether one of @unread (nullable) may be what has @id: then its absence from a list says nothing. */
gboolean   hjl_reader_is_unread (GPtrArray  *unread,
                                 const char *id);
/* @texts: all sources that Lever lists. Tells of those that records are followed by and that are not among them. */
gboolean   hjl_reader_look_for_sources (GTask     *task,
                                        GPtrArray *texts,
                                        GError   **error);
/* A list that was read whole replaces what is known. Adds to @items what was known and may be one of @unread. */
gboolean   hjl_reader_keep_unread (GTask     *task,
                                   HjlLists   list,
                                   GPtrArray *items,
                                   GPtrArray *unread,
                                   GError   **error);
gboolean   hjl_reader_has_unread (HjlReader      *self,
                                  HjlReaderUnread list);
/* From where on @list has to be read for what could not be; 0: there is none, or it waits for the daily pass */
HjlTime    hjl_reader_get_held (GTask          *task,
                                HjlReaderUnread list);

/* A line of the timeline. @candidate_id and @role_id are nullable; @text: kept words (hjl-words.h) */
void hjl_reader_note (GTask      *task,
                      const char *candidate_id,
                      const char *role_id,
                      const char *text);

/* Steps; each is a #HjlStepFunc. */
void hjl_reader_step_candidates (GTask *task);
void hjl_reader_step_roles (GTask *task);
void hjl_reader_step_whole_roles (GTask *task);
void hjl_reader_step_role_stages (GTask *task);
void hjl_reader_step_changed (GTask *task);
void hjl_reader_step_unread (GTask *task);
void hjl_reader_step_missing (GTask *task);
void hjl_reader_step_told_deleted (GTask *task);
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
