/* hjl-workspace-private.h: what the files of the workspace share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-account.h"
#include "sync/hjl-engine.h"
#include "workspace/hjl-memory.h"
#include "net/hjl-worker.h"
#include "workspace/hjl-account-checks.h"
#include "workspace/hjl-workspace.h"

/* A key of the database: the user chosen in Connection. */
#define HJL_KEY_ACTING_USER "settings/acting-user"

/* In the environment's data folder: the data file, and what is held while it is worked with. */
#define HJL_WORKSPACE_DATABASE "hjlever.db"
#define HJL_WORKSPACE_LOCK "sync.lock"

/* One account with all that signs, paces and sends for it. */
typedef struct
{
  HjlAccount *account;
  HjlPace    *pace;
  HjlHttp    *http;
} HjlWorkspaceSide;

struct _HjlWorkspace
{
  GObject parent_instance;

  /* What it was made with: never changes, so that both may read it. */
  HjlEnvironment     *environment;
  HjlTokenStore      *tokens;
  char               *program;
  char               *data_dir;
  HjlWorkspaceOptions options;
  GMainContext       *front; /* in which it was made, and everything is told */

  /* Of the front. */
  HjlWorker      *worker;
  HjlStore       *view;    /* read-only */
  HjlLoader      *loader;  /* nullable: until it is asked for */
  HjlFeedAddress *typed;   /* nullable: for the next connection of hackajob */
  GPtrArray      *running; /* (element-type GCancellable): one a task that has not returned */
  GTask          *closing;
  gboolean        resting;    /* the last of closing: the thread takes nothing more */
  guint           n_unrested; /* accounts, in the thread */
  gboolean        checking[2];

  /* Written by the thread and told in front, under the mutex. */
  GMutex            mutex;
  HjlChanges        changes;
  guint             accounts;
  HjlProgress       progress;
  guint             n_intakes; /* that run */
  guint             intake[3]; /* files found, read, and rows */
  char             *waiting_for;
  HjlCandidatesFrom told_from; /* once the workspace is open */
  gboolean          told_chosen;
  guint             n_asking; /* calls that wait for a person at the keyring's prompt */
  GSource          *tell;

  /* Of the thread: everything that may wait for the network, the keyring or the disk. */
  HjlStore         *store;
  HjlMemory        *rest;           /* as the store */
  HjlWorkspaceSide  sides[2];       /* by HjlSide */
  HjlFeedAddress   *feed;           /* nullable: where hackajob's side goes; NULL: nowhere */
  guint             connections[2]; /* counts connects and disconnects: what a check finds of one says nothing of the next */
  HjlHttp          *token_http;
  HjlSource        *source;
  HjlCandidatesFrom from; /* what @source is */
  HjlLeverClient   *lever;
  HjlSyncContext   *context;
  HjlEngine        *engine;
  GPtrArray        *sync_tasks; /* (element-type GTask): who waits for the sync that runs */
  GPtrArray        *sync_queue; /* (element-type GTask): who waits for one of their own */
  GCancellable     *sync_cancellable;
  int               lock;
};

/* The part of a call that runs in the thread. It owns @task, and ends it with hjl_workspace_end_task() or one of
 * its kin, now or later. */
typedef void (*HjlJobFunc) (HjlWorkspace *self,
                            GTask        *task);

/**
 * hjl_workspace_new_task:
 * @tag: the public function
 * @job: (nullable) (transfer full): what it was called with; the task's data
 *
 * A task for hjl_workspace_send(), which its caller and closing cancel.
 */
GTask *hjl_workspace_new_task (HjlWorkspace       *self,
                               gpointer            tag,
                               gpointer            job,
                               GDestroyNotify      free_job,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
/* Gives @task (transfer full) to the thread. */
void   hjl_workspace_send (HjlWorkspace *self,
                           GTask        *task,
                           HjlJobFunc    func);
/* Both at once. */
void   hjl_workspace_run (HjlWorkspace       *self,
                          gpointer            tag,
                          HjlJobFunc          func,
                          gpointer            job,
                          GDestroyNotify      free_job,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data);

/* The end of a job, in the thread. Each takes @task, and @error where there is one. */
void hjl_workspace_end_task (GTask   *task,
                             gboolean done,
                             GError  *error);
/* @n: below 0 for @error */
void hjl_workspace_end_count (GTask  *task,
                              int     n,
                              GError *error);
/* @result: (nullable) (transfer full): NULL for @error */
void hjl_workspace_end_pointer (GTask         *task,
                                gpointer       result,
                                GDestroyNotify free_result,
                                GError        *error);

/* What the front tells at its next turn; from the thread. */
void hjl_workspace_tell_changed (HjlWorkspace *self,
                                 HjlChanges    changes);
void hjl_workspace_tell_account (HjlWorkspace *self,
                                 HjlSide       side);
/* @waiting_for: (nullable) */
void hjl_workspace_tell_progress (HjlWorkspace      *self,
                                  const HjlProgress *progress,
                                  const char        *waiting_for);

/* Runs the checks of one side; finish with hjl_account_checks_finish(). */
void hjl_workspace_check_side_async (HjlWorkspace       *self,
                                     HjlSide             side,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);

/* hjl-workspace-facts.c: what is remembered of an account is kept by the names there. @value: (nullable): it is not known any
 * more */
gboolean hjl_workspace_set_fact (HjlWorkspace *self,
                                 HjlSide       side,
                                 const char   *fact,
                                 const char   *value,
                                 GError      **error);
/* (transfer full) (nullable) */
char    *hjl_workspace_dup_fact (HjlStore   *store,
                                 HjlSide     side,
                                 const char *fact);
/* All of them. */
gboolean hjl_workspace_forget_account (HjlWorkspace *self,
                                       HjlSide       side,
                                       GError      **error);
/* Writes down what the checks of one side found. A needed check that failed keeps the sync from running until it
 * passes. */
gboolean hjl_workspace_remember (HjlWorkspace    *self,
                                 HjlSide          side,
                                 HjlCheckOutcome *outcome,
                                 GError         **error);
/* @user_id: (nullable): nobody */
gboolean hjl_workspace_set_acting_user (HjlWorkspace *self,
                                        const char   *user_id,
                                        GError      **error);
/* Whether nobody chose the acting user: it is whoever signed in. */
gboolean hjl_workspace_acts_as_signed_in (HjlWorkspace *self);

/* Where candidates come from: what was chosen in @store, else what the environment says. @chosen: (out) (optional):
 * whether somebody has said so */
HjlCandidatesFrom hjl_workspace_read_from (HjlEnvironment *environment,
                                           HjlStore       *store,
                                           gboolean       *chosen);
/* (transfer full) */
HjlSource        *hjl_workspace_make_source (HjlWorkspace     *self,
                                             HjlCandidatesFrom from);
/* What hjl_workspace_get_candidates_from() says from now on; in the thread. */
void              hjl_workspace_tell_from (HjlWorkspace *self);
/* Takes what is chosen by now: another program may have. */
gboolean          hjl_workspace_use_source (HjlWorkspace *self,
                                            GError      **error);
/* Writes down where candidates come from, and uses it. */
gboolean          hjl_workspace_choose_source (HjlWorkspace     *self,
                                               HjlCandidatesFrom from,
                                               GError          **error);
/* hjl-workspace-mappings.c: @words (kept), and what was changed, as the timeline keeps it. @before, @after: (nullable) */
char             *hjl_workspace_tell_mapping (const char *words,
                                              HjlMapping *before,
                                              HjlMapping *after);
/* Returns: (transfer full) (nullable): a role's mapping as it is kept */
HjlMapping       *hjl_workspace_load_before (HjlWorkspace *self,
                                             const char   *role_id);
/* %HJL_ERROR_INPUT where candidates come by the feed */
gboolean          hjl_workspace_check_from_files (HjlWorkspace *self,
                                                  GError      **error);
/* hjl-workspace-files.c: around a call of hjl_intake_async(), which tells how far it is */
void              hjl_workspace_begin_intake (HjlWorkspace *self);
void              hjl_workspace_tell_intake (guint    n_found,
                                             guint    n_read,
                                             guint    n_rows,
                                             gpointer user_data);
void              hjl_workspace_end_intake (HjlWorkspace *self);
/* Where the files of people lie. (transfer full) */
char             *hjl_workspace_dup_spool (HjlWorkspace *self);
/* What nobody needs any more goes from there; what cannot be removed is removed another time. */
void              hjl_workspace_tidy_files (HjlWorkspace *self);
/* At the start: what a program left there that was killed, before anybody's row said whose it is. */
void              hjl_workspace_sweep_files (HjlWorkspace *self);

/* Makes the parts that send, and the engine, once the database is open; and lets go of them. */
void        hjl_workspace_make_services (HjlWorkspace *self);
void        hjl_workspace_free_services (HjlWorkspace *self);
/* What sends requests to @side, with the pace that all share. @feed: (nullable): hackajob's, instead of the
 * present one. (transfer full) */
HjlHttp    *hjl_workspace_make_http (HjlWorkspace         *self,
                                     HjlSide               side,
                                     const HjlFeedAddress *feed,
                                     HjlAccount           *account);
/* What refreshes tokens of @side; @feed likewise. (transfer full) */
HjlAccount *hjl_workspace_make_account (HjlWorkspace         *self,
                                        HjlSide               side,
                                        const HjlFeedAddress *feed,
                                        HjlTokenStore        *store,
                                        const char           *lock_path);
/* Takes the address of hackajob's feed that is kept by now: another program may have connected it anew. */
void        hjl_workspace_use_feed (HjlWorkspace *self);
/* Applies what was granted with the sign-in to Lever. */
void        hjl_workspace_use_scope (HjlWorkspace *self);

/* What is kept of the settings in @store, over @settings. */
void     hjl_workspace_read_settings (HjlStore    *store,
                                      HjlSettings *settings);
/* After a sync: erases, once a day, who is done with and was kept long enough, and drops old entries of
 * the timeline. Returns: how many people */
guint    hjl_workspace_apply_retention (HjlWorkspace *self);
/* The next sync looks again, whenever it looked last. */
gboolean hjl_workspace_forget_retention (HjlWorkspace *self,
                                         GError      **error);
/* Lets candidates go on that waited for somebody to act as. */
gboolean hjl_workspace_release_actor_holds (HjlWorkspace *self,
                                            GError      **error);

/**
 * hjl_workspace_confirm_async:
 *
 * Whether the connections belong to whom the data belong to. Costs nothing as long as the tokens are those of
 * the last time. Finish with hjl_sync_finish(): %HJL_ERROR_OTHER_ACCOUNT where one is somebody
 * else's; another error where it could not be found out.
 */
void     hjl_workspace_confirm_async (HjlWorkspace       *self,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
/* The same of one side. */
void     hjl_workspace_confirm_side_async (HjlWorkspace       *self,
                                           HjlSide             side,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
/* The same of tokens that are not in use yet. @feed: (nullable): the address that they are for. @take: whomever
 * they belong to is who the data belong to from now on */
void     hjl_workspace_confirm_tokens_async (HjlWorkspace         *self,
                                             HjlSide               side,
                                             const HjlTokens      *tokens,
                                             const HjlFeedAddress *feed,
                                             gboolean              take,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
/* Nothing is known any more of whom the data belong to. */
gboolean hjl_workspace_forget_identity (HjlWorkspace *self,
                                        HjlSide       side,
                                        GError      **error);

/**
 * hjl_workspace_make_ready_async:
 *
 * Before anything is read or written: both sides are connected, they are who they were, and what was the matter
 * with one is asked again, as it may have been mended. Finish with hjl_sync_finish():
 * %HJL_ERROR_NOT_CONNECTED, %HJL_ERROR_AUTH_EXPIRED, %HJL_ERROR_OTHER_ACCOUNT, a needed check's failure
 * (%HJL_ERROR_FORBIDDEN), or that nobody could be asked.
 */
void hjl_workspace_make_ready_async (HjlWorkspace       *self,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
