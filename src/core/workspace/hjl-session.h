/* hjl-session.h: the part of a workspace that lives in its thread
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-account.h"
#include "workspace/hjl-feed-address.h"
#include "workspace/hjl-memory.h"
#include "workspace/hjl-workspace.h"
#include "sync/hjl-engine.h"

G_BEGIN_DECLS

/* A key of the database: the user chosen in Connection. */
#define HJL_KEY_ACTING_USER "settings/acting-user"

/* In the environment's data folder: the data file, and what is held while it is worked with. */
#define HJL_SESSION_DATABASE "hjlever.db"
#define HJL_SESSION_LOCK "sync.lock"

/* What a session tells its workspace, from the thread. */
typedef struct
{
  void (*changed) (HjlWorkspace *workspace,
                   HjlChanges    changes);
  void (*progressed) (HjlWorkspace      *workspace,
                      const HjlProgress *progress,
                      const char        *waiting_for);
  void (*account_changed) (HjlWorkspace *workspace,
                           HjlSide       side);
} HjlSessionEvents;

/* One account with all that signs, paces and sends for it. */
typedef struct
{
  HjlAccount *account;
  HjlPace    *pace;
  HjlHttp    *http;
} HjlSessionSide;

/**
 * HjlSession:
 *
 * Everything that may wait for the network, the keyring or the disk. Made, used and freed in the
 * workspace's thread; the jobs below are its only callers.
 */
typedef struct
{
  HjlWorkspace           *workspace; /* borrowed: outlives the thread */
  const HjlSessionEvents *events;
  HjlEnvironment         *environment;
  HjlTokenStore          *tokens;
  char                   *program;
  char                   *data_dir;
  guint                   settle_time;
  guint                   workers;
  guint                   backoff;
  guint                   idle_timeout;
  HjlClockFunc            clock; /* nullable: the time */
  GMainContext           *front; /* the workspace's own */

  HjlStore       *store;
  HjlMemory      *rest;           /* as the store */
  HjlSessionSide  sides[2];       /* by HjlSide */
  HjlFeedAddress *feed;           /* nullable: where hackajob's side goes; NULL: nowhere */
  guint           connections[2]; /* counts connects and disconnects: what a check finds of one says nothing of the next */
  HjlHttp        *token_http;
  HjlSource      *source;
  HjlLeverClient *lever;
  HjlSyncContext *context;
  HjlEngine      *engine;

  GPtrArray    *sync_tasks; /* (element-type GTask): who waits for the sync that runs */
  GPtrArray    *sync_queue; /* (element-type GTask): who waits for one of their own */
  GCancellable *sync_cancellable;
  int           lock;
} HjlSession;

HjlSession *hjl_session_new (HjlWorkspace           *workspace,
                             const HjlSessionEvents *events,
                             HjlEnvironment         *environment,
                             HjlTokenStore          *tokens);
void        hjl_session_free (HjlSession *self);

/* `lever` or `hackajob`, for the keyring and the database. */
const char *hjl_session_side_name (HjlSide side);
/* A key of an account's remembered facts: `account/lever/user-name`. (transfer full) */
char       *hjl_session_account_key (HjlSide     side,
                                     const char *fact);
/* What is kept of the settings in @store, over @settings. */
void        hjl_session_read_settings (HjlStore    *store,
                                       HjlSettings *settings);

#define HJL_SESSION_DAY (24 * 3600 * G_GINT64_CONSTANT (1000))

/* After a sync: erases, once a day, who is done with and was kept long enough, and drops old entries of
 * the timeline. Returns: how many people */
guint       hjl_session_apply_retention (HjlSession *self);
/* The next sync looks again, whenever it looked last. */
gboolean    hjl_session_forget_retention (HjlSession *self,
                                          GError    **error);
/* What sends requests to @side, with the pace that all share. @feed: (nullable): hackajob's, instead of the
 * present one. (transfer full) */
HjlHttp    *hjl_session_make_http (HjlSession           *self,
                                   HjlSide               side,
                                   const HjlFeedAddress *feed,
                                   HjlAccount           *account);
/* What refreshes tokens of @side; @feed likewise. (transfer full) */
HjlAccount *hjl_session_make_account (HjlSession           *self,
                                      HjlSide               side,
                                      const HjlFeedAddress *feed,
                                      HjlTokenStore        *store,
                                      const char           *lock_path);
/* Takes the address of hackajob's feed that is kept by now: another program may have connected it anew. */
void        hjl_session_use_feed (HjlSession *self);

/**
 * hjl_session_confirm_async:
 *
 * Whether the connections belong to whom the data belong to. Costs nothing as long as the tokens are those of
 * the last time. Finish with hjl_session_confirm_finish(): %HJL_ERROR_OTHER_ACCOUNT where one is somebody
 * else's; another error where it could not be found out.
 */
void     hjl_session_confirm_async (HjlSession         *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
/* The same of one side. */
void     hjl_session_confirm_side_async (HjlSession         *self,
                                         HjlSide             side,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
/* The same of tokens that are not in use yet. @feed: (nullable): the address that they are for. @take: whomever
 * they belong to is who the data belong to from now on */
void     hjl_session_confirm_tokens_async (HjlSession           *self,
                                           HjlSide               side,
                                           const HjlTokens      *tokens,
                                           const HjlFeedAddress *feed,
                                           gboolean              take,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean hjl_session_confirm_finish (GAsyncResult *result,
                                     GError      **error);
/* Nothing is known any more of whom the data belong to. */
gboolean hjl_session_forget_identity (HjlSession *self,
                                      HjlSide     side,
                                      GError    **error);

/**
 * hjl_session_make_ready_async:
 *
 * Before anything is read or written: both sides are connected, they are who they were, and what was the matter
 * with one is asked again, as it may have been mended. Finish with hjl_session_make_ready_finish():
 * %HJL_ERROR_NOT_CONNECTED, %HJL_ERROR_AUTH_EXPIRED, %HJL_ERROR_OTHER_ACCOUNT, a needed check's failure
 * (%HJL_ERROR_FORBIDDEN), or that nobody could be asked.
 */
void     hjl_session_make_ready_async (HjlSession         *self,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean hjl_session_make_ready_finish (GAsyncResult *result,
                                        GError      **error);

/* Applies what was granted with the sign-in to Lever. */
void     hjl_session_use_scope (HjlSession *self);
/* Lets candidates go on that waited for somebody to act as. */
gboolean hjl_session_release_actor_holds (HjlSession *self,
                                          GError    **error);

/*
 * Jobs: each owns @task, whose data are an #HjlJob, and returns it.
 */
typedef struct
{
  HjlSide         side;
  HjlLists        lists;
  gboolean        flag;
  char           *text;
  char           *other;
  HjlTokens      *tokens;
  HjlFeedAddress *feed; /* nullable: of @tokens, where a person typed it */
  HjlSettings    *settings;
  HjlMapping     *mapping;
  GHashTable     *mappings;
} HjlJob;

void hjl_job_free (HjlJob *self);

typedef void (*HjlJobFunc) (HjlSession *session,
                            GTask      *task);

void hjl_session_open (HjlSession *self, GTask *task);
void hjl_session_list_copies (HjlSession *self, GTask *task);
void hjl_session_restore (HjlSession *self, GTask *task);
void hjl_session_connect (HjlSession *self, GTask *task);
void hjl_session_disconnect (HjlSession *self, GTask *task);
void hjl_session_check (HjlSession *self, GTask *task);
void hjl_session_save_settings (HjlSession *self, GTask *task);
void hjl_session_refresh (HjlSession *self, GTask *task);
void hjl_session_save_mapping (HjlSession *self, GTask *task);
void hjl_session_remove_mapping (HjlSession *self, GTask *task);
void hjl_session_take_new_roles (HjlSession *self, GTask *task);
void hjl_session_plan (HjlSession *self, GTask *task);
void hjl_session_sync (HjlSession *self, GTask *task);
void hjl_session_pause (HjlSession *self, GTask *task);
void hjl_session_retry (HjlSession *self, GTask *task);
void hjl_session_allow_erasing (HjlSession *self, GTask *task);
void hjl_session_load_records (HjlSession *self, GTask *task);
void hjl_session_resolve (HjlSession *self, GTask *task);
void hjl_session_prefer (HjlSession *self, GTask *task);
void hjl_session_erase (HjlSession *self, GTask *task);

G_END_DECLS
