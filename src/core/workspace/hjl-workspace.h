/* hjl-workspace.h: an environment opened: accounts, mappings, candidates, sync; what app and cli build on
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-sign-in.h"
#include "auth/hjl-token-store.h"
#include "workspace/hjl-check.h"
#include "workspace/hjl-feed-address.h"
#include "workspace/hjl-intake.h"
#include "workspace/hjl-loader.h"
#include "environment/hjl-environment.h"
#include "model/hjl-record.h"
#include "model/hjl-document.h"
#include "model/hjl-catalogue.h"
#include "model/hjl-finding.h"
#include "model/hjl-person.h"
#include "model/hjl-mapping.h"
#include "model/hjl-plan.h"
#include "model/hjl-time.h"
#include "model/hjl-undo.h"
#include "store/hjl-store-recover.h"
#include "sync/hjl-settings.h"
#include "sync/hjl-sync-report.h"

#define HJL_TYPE_WORKSPACE (hjl_workspace_get_type ())
G_DECLARE_FINAL_TYPE (HjlWorkspace, hjl_workspace, HJL, WORKSPACE, GObject)

/*
 * Everything slow (network, keyring, disk) happens in a thread of the workspace's own; every call
 * returns at once, is ended by hjl-finish.h or a _finish of its own, and every callback and signal comes in the main context in which the workspace was
 * made. All operations can be cancelled and are cancelled within a second by hjl_workspace_close_async().
 *
 * Signals: `changed (HjlChanges)`: what views show may have changed, at most ten times a second;
 * `progress`: hjl_workspace_get_progress() has news; `account-changed (HjlSide)`.
 */
typedef enum
{
  HJL_CHANGES_CATALOGUE = 1 << 0,
  HJL_CHANGES_MAPPINGS = 1 << 1,
  HJL_CHANGES_CANDIDATES = 1 << 2,
  HJL_CHANGES_ACTIVITY = 1 << 3,
  HJL_CHANGES_REVIEW = 1 << 4,
} HjlChanges;

/**
 * HjlWorkspaceOptions:
 * @data_dir: (nullable): instead of the environment's own
 * @read_back_pause: milliseconds between a read-back that found nothing and the one that decides
 * @workers: candidates under way at once
 * @backoff: as in hjl-http.h
 * @idle_timeout: as in hjl-http.h
 * @clock: (nullable): for tests of what happens hourly or daily
 *
 * What is 0 or %NULL is as usual.
 */
typedef struct
{
  const char  *data_dir;
  guint        read_back_pause;
  guint        workers;
  guint        backoff;
  guint        idle_timeout;
  HjlClockFunc clock;
} HjlWorkspaceOptions;

/**
 * hjl_workspace_new:
 * @environment: which services
 * @tokens: where tokens are kept
 * @program: what to call ourselves to another process that waits for us ("HjLever", "hjlever-cli")
 * @options: (nullable): copied
 */
HjlWorkspace   *hjl_workspace_new (HjlEnvironment            *environment,
                                   HjlTokenStore             *tokens,
                                   const char                *program,
                                   const HjlWorkspaceOptions *options);
HjlEnvironment *hjl_workspace_get_environment (HjlWorkspace *self);

/* Opens the database and reads who is connected; no network. Call it first, until it succeeds. */
void       hjl_workspace_open_async (HjlWorkspace       *self,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean   hjl_workspace_open_finish (HjlWorkspace *self,
                                      GAsyncResult *result,
                                      GError      **error);
/* Where the data are missing or damaged (%HJL_ERROR_STORE_LOST), nothing is begun anew by itself. The daily
 * copies, by hjl_finish_pointer(): (element-type HjlStoreCopy): newest first. */
void       hjl_workspace_list_copies_async (HjlWorkspace       *self,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
/* Takes a copy back, or begins @anew, as a person chose; then the workspace may be opened again.
 * @day: (nullable): of which day; %NULL takes the newest that can be read. What is in the file's place is put
 * aside. Data that are whole are %HJL_ERROR_INPUT, and stay. */
void       hjl_workspace_restore_async (HjlWorkspace       *self,
                                        const char         *day,
                                        gboolean            anew,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
/* @day: (out) (nullable) (optional) (transfer full): of the copy that was taken */
gboolean   hjl_workspace_restore_finish (HjlWorkspace *self,
                                         GAsyncResult *result,
                                         char        **day,
                                         GError      **error);
/* Stops everything safely: no new write is begun, one under way gets its outcome or stays uncertain
 * in the journal, which the next run reads back. */
void       hjl_workspace_close_async (HjlWorkspace       *self,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
/* A read-only view of the database for this thread's own quick queries; (nullable) before opening. */
HjlStore  *hjl_workspace_get_store (HjlWorkspace *self);
/* What reads the database for views in a thread of its own; (nullable) before opening and once closed.
 * (transfer none) */
HjlLoader *hjl_workspace_get_loader (HjlWorkspace *self);
/* Reads what is kept of @environment, whether it is open somewhere or not. (transfer full) */
HjlLoader *hjl_workspace_new_loader (HjlEnvironment *environment);

/*
 * Accounts
 */
typedef enum
{
  HJL_ACCOUNT_NOT_CONNECTED,
  HJL_ACCOUNT_CHECKING,
  HJL_ACCOUNT_CONNECTED,
  HJL_ACCOUNT_ATTENTION,
} HjlAccountState;

/* @attention: (nullable): translated, for ATTENTION. @way: how it is connected. @checked_at: when its
 * checks ran last, or 0 */
typedef struct
{
  HjlAccountState state;
  HjlTokensKind   way;
  char           *user_id;      /* nullable */
  char           *user_name;    /* nullable */
  char           *user_role;    /* nullable */
  char           *company_name; /* nullable */
  char           *attention;    /* nullable */
  HjlTime         checked_at;
} HjlAccountInfo;

void hjl_account_info_free (HjlAccountInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlAccountInfo, hjl_account_info_free)

/* Returns: (transfer full) */
HjlAccountInfo   *hjl_workspace_dup_account (HjlWorkspace *self,
                                             HjlSide       side);
/* Whether both are, so that a sync can be tried; one of them may need attention. */
gboolean          hjl_workspace_is_connected (HjlWorkspace *self);
/* Where candidates come from. @chosen: (out) (optional): whether the profile or somebody says so; else it is what a
 * newcomer has. With files hackajob has no account to be connected. */
HjlCandidatesFrom hjl_workspace_get_candidates_from (HjlWorkspace *self,
                                                     gboolean     *chosen);
/* Mappings and links are kept, and nobody is exported again. %HJL_ERROR_BUSY while a sync is under way. Finish with
 * hjl_finish(). */
void              hjl_workspace_set_candidates_from_async (HjlWorkspace       *self,
                                                           HjlCandidatesFrom   from,
                                                           GCancellable       *cancellable,
                                                           GAsyncReadyCallback callback,
                                                           gpointer            user_data);
/* Changes what is kept by hand (hjl-store-book.h). Runs in the workspace's thread, in one transaction: nothing of it
 * stays where it returns %FALSE. @now: the time of the change */
typedef gboolean (*HjlBookFunc) (HjlStore *store,
                                 HjlTime   now,
                                 gpointer  data,
                                 GError  **error);
/* @data: (transfer full): with @free_data. Candidates come from files from then on, where nobody has said anything
 * else; where they come by the feed it is %HJL_ERROR_INPUT. */
void hjl_workspace_edit_book_async (HjlWorkspace       *self,
                                    HjlBookFunc         func,
                                    gpointer            data,
                                    GDestroyNotify      free_data,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);

/*
 * People from files, and the review (files/README.md)
 */
/**
 * hjl_workspace_add_files_async:
 * @request: copied
 *
 * Files, folders, archives or a table become rows of the review, which come as they are read: each time there are news, `changed`
 * says %HJL_CHANGES_REVIEW and `progress` tells; hjl_workspace_get_intake() has the numbers, and the rows stand in the store
 * (hjl_store_list_drafts() with hjl_workspace_get_store(), or with the loader). So a view shows the first of a thousand
 * at once. Rows are changed with hjl_workspace_edit_book_async() and hjl_store_save_drafts(), also meanwhile: what a person
 * has typed stays. They go to the book with hjl_workspace_accept_async(). What will happen with each in Lever says
 * hjl_workspace_look_up_async() with their `person`s.
 *
 * An ended, cancelled or killed call leaves the rows that it has made; see hjl_intake_async(). %HJL_ERROR_INPUT where candidates
 * come by the feed. Gives a HjlIntakeReport.
 */
void     hjl_workspace_add_files_async (HjlWorkspace           *self,
                                        const HjlIntakeRequest *request,
                                        GCancellable           *cancellable,
                                        GAsyncReadyCallback     callback,
                                        gpointer                user_data);
/* Where the copy of a file of the review lies, to be read by hjl_cv_reader_read_async(). @spool_name: of a HjlPersonFile. (transfer full) */
char    *hjl_workspace_dup_file_path (HjlWorkspace *self,
                                      const char   *spool_name);
/* Of what is being read just now: files that were found and read, and rows. Returns: whether something is */
gboolean hjl_workspace_get_intake (HjlWorkspace *self,
                                   guint        *n_found,
                                   guint        *n_read,
                                   guint        *n_rows);
/**
 * hjl_workspace_watch_async:
 *
 * Looks at the folders that are watched for roles (store/hjl-store-watch.h) every few seconds, until it is cancelled or the
 * workspace closes. A file that has come to rest there becomes a row of the review, as with hjl_workspace_add_files_async(), once
 * for each role, also after a restart. What is wrong with a folder, and what was left out, the timeline says. Of several programs
 * with the same data one does it.
 */
void     hjl_workspace_watch_async (HjlWorkspace       *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
/* A #HjlBookFunc. @data: a HjlWatchedFolder (store/hjl-store-watch.h), of which the role and the path are read; no path: none
 * any more. What is in the folder already is left there; only what comes, or changes, is taken. */
gboolean hjl_workspace_watch_folder (HjlStore *store,
                                     HjlTime   now,
                                     gpointer  data,
                                     GError  **error);
/**
 * hjl_workspace_accept_async:
 * @ids: (array zero-terminated=1): rows of the review
 * @seen: a person has seen them, as they are: what was not sure is right
 *
 * They become people of the book (hjl_store_accept_drafts()), whom the next sync exports, and what was skipped goes. By
 * _finish: how many people there are, or -1; @n_known: (out) (optional): of them those who were there before; @n_left: (out)
 * (optional): rows that are still in the review, as something is missing, or asks.
 */
void     hjl_workspace_accept_async (HjlWorkspace       *self,
                                     const char *const  *ids,
                                     gboolean            seen,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
int      hjl_workspace_accept_finish (HjlWorkspace *self,
                                      GAsyncResult *result,
                                      guint        *n_known,
                                      guint        *n_left,
                                      GError      **error);

/* Whether somebody has to say where hackajob's feed is: the environment does not. */
gboolean        hjl_workspace_asks_for_feed (HjlWorkspace *self);
/* Where the feed is: the environment's address, or what was typed for the last connection. (transfer full) (nullable) */
HjlFeedAddress *hjl_workspace_dup_feed (HjlWorkspace *self);
/* What a person typed for the next sign-in and connection of hackajob; kept once it is connected. @feed:
 * (nullable): the one that is kept. Ignored where the environment has its own. */
void            hjl_workspace_set_feed (HjlWorkspace         *self,
                                        const HjlFeedAddress *feed);
/**
 * hjl_workspace_new_sign_in:
 * @client_id: (nullable): instead of the environment's
 * @client_secret: (nullable): Lever's
 *
 * A sign-in that belongs to the caller's context: start it, show its address, let a person paste, run
 * it, and give the tokens to hjl_workspace_connect_async().
 *
 * Returns: (transfer full): %HJL_ERROR_INPUT in plain words where the client id is missing, or hackajob's
 *   feed has no sign-in; %HJL_ERROR_NOT_CONNECTED where nobody said where the feed is
 */
HjlSignIn      *hjl_workspace_new_sign_in (HjlWorkspace *self,
                                           HjlSide       side,
                                           const char   *client_id,
                                           const char   *client_secret,
                                           GError      **error);
/* Puts the tokens in the keyring, runs that side's checks, and remembers who it is. Tokens of another account
 * than the one that the data belong to are %HJL_ERROR_OTHER_ACCOUNT: nothing is read or written with them.
 *
 * Gives a GPtrArray (element-type HjlCheck): connected, even where a check failed; the account is
 * in ATTENTION then. Where `lever-connected` or `hackajob-connected` is what failed, and on an error (the
 * keyring, or a service that would not answer at all), nothing is kept, and a connection that was there
 * before goes on. */
void            hjl_workspace_connect_async (HjlWorkspace       *self,
                                             HjlSide             side,
                                             const HjlTokens    *tokens,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
/* The same as a person chose after %HJL_ERROR_OTHER_ACCOUNT: the data are put aside in a file beside the
 * database, mappings too, and those of the other account begin. Gives the same. */
void            hjl_workspace_start_over_async (HjlWorkspace       *self,
                                                HjlSide             side,
                                                const HjlTokens    *tokens,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
/* Forgets the tokens; mappings, links and activity stay. */
void            hjl_workspace_disconnect_async (HjlWorkspace       *self,
                                                HjlSide             side,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
/* All checks of both sides, in the order in which they are best mended. */
void            hjl_workspace_check_async (HjlWorkspace       *self,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
GPtrArray      *hjl_workspace_check_finish (HjlWorkspace *self,
                                            GAsyncResult *result,
                                            GError      **error);
/* What the last checks of a connected account found, also of an earlier start; no network. Titles and
 * advice are in the language in which they were found.
 * Returns: (transfer full) (nullable) (element-type HjlCheck) */
GPtrArray      *hjl_workspace_load_checks (HjlWorkspace *self,
                                           HjlSide       side);
/* (transfer full) */
HjlSettings    *hjl_workspace_dup_settings (HjlWorkspace *self);
/* %HJL_ERROR_INPUT where the origin is none of Lever's six, or the source is empty */
void            hjl_workspace_save_settings_async (HjlWorkspace       *self,
                                                   const HjlSettings  *settings,
                                                   GCancellable       *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer            user_data);
/* How many people the next sync would erase here if their data were kept for @keep_days (see
 * #HjlSettings); 0 for 0. */
guint           hjl_workspace_count_closed (HjlWorkspace *self,
                                            guint         keep_days);
/* The same, read by the loader: by hjl_finish_count() */
void            hjl_workspace_count_closed_async (HjlWorkspace       *self,
                                                  guint               keep_days,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);

/*
 * What there is to map, and the mappings
 */
/* Reads @lists anew from both services into the store. Gives a HjlCatalogue: the whole as it is now. */
void          hjl_workspace_refresh_async (HjlWorkspace       *self,
                                           HjlLists            lists,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
/* From the database, without any network. (transfer full) */
HjlCatalogue *hjl_workspace_load_catalogue (HjlWorkspace *self,
                                            GError      **error);
/* (transfer full) (element-type utf8 HjlMapping): by role id */
GHashTable   *hjl_workspace_load_mappings (HjlWorkspace *self,
                                           GError      **error);
void          hjl_workspace_save_mapping_async (HjlWorkspace       *self,
                                                HjlMapping         *mapping,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
/**
 * hjl_workspace_plan_mapping_async:
 * @mapping: as it would be saved; copied. Whether it is paused does not count
 *
 * Each write that @mapping would cause, were it saved and switched on: for those who are asked before it is. Gives
 * a HjlPlan: its actions are of this role only, and all are writes (export, move,
 * archive, mark), with name, target and reason; `n_broken` counts who waits for a mapping that is not whole. From
 * the database; hackajob is asked only for names that are not known yet, and where it cannot tell, they stay so.
 */
void          hjl_workspace_plan_mapping_async (HjlWorkspace       *self,
                                                HjlMapping         *mapping,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
/**
 * hjl_workspace_save_seen_mapping_async:
 * @seen: (nullable): what hjl_workspace_plan_mapping_async() said, as the person who saves it saw it and agreed
 *
 * Saves as hjl_workspace_save_mapping_async() does, and remembers that a person agreed with the writes in @seen:
 * these and no others never count as a surprise (hjl-brake.h), however many they are. Finish with
 * hjl_finish().
 */
void          hjl_workspace_save_seen_mapping_async (HjlWorkspace       *self,
                                                     HjlMapping         *mapping,
                                                     HjlPlan            *seen,
                                                     GCancellable       *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer            user_data);
/**
 * hjl_workspace_switch_mapping_async:
 * @seen: (nullable): as above, where it is switched on
 *
 * Pauses a role's mapping, or switches it on, and changes nothing else of it, whatever others saved meanwhile.
 * Finish with hjl_finish(): %HJL_ERROR_NOT_FOUND where the role is not mapped any more.
 */
void          hjl_workspace_switch_mapping_async (HjlWorkspace       *self,
                                                  const char         *role_id,
                                                  gboolean            paused,
                                                  HjlPlan            *seen,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);
void          hjl_workspace_remove_mapping_async (HjlWorkspace       *self,
                                                  const char         *role_id,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);

/* A live role that nobody has mapped yet asks for its mapping, as hackajob does when a job is
 * published: once, whoever asks first, and not again after a restart. Gives a GPtrArray (element-type utf8): the roles to
 * ask about; mostly none. */
void hjl_workspace_take_new_roles_async (HjlWorkspace       *self,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);

/*
 * Sync
 */
/**
 * hjl_workspace_plan_async:
 * @read: whether to read what changed on both sides first
 * @mappings: (nullable) (element-type utf8 HjlMapping): plan with these instead of the saved ones; the
 *   editor's live preview
 *
 * The preview: gives a HjlPlan. Writes nothing anywhere, not even into the database: what was read is forgotten again.
 */
void        hjl_workspace_plan_async (HjlWorkspace       *self,
                                      gboolean            read,
                                      GHashTable         *mappings,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
/* One cycle: read back, read, plan, apply. Waits for another process that works on the environment, unless
 * it is cancelled; says for whom by `progress`. A sync asked for while one runs joins it, as that was asked for.
 * Gives a HjlSyncReport: %HJL_ERROR_NOT_CONNECTED, %HJL_ERROR_AUTH_EXPIRED, or a needed check's failure (%HJL_ERROR_FORBIDDEN). */
void        hjl_workspace_sync_async (HjlWorkspace       *self,
                                      HjlSyncFlags        flags,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
/**
 * hjl_workspace_sync_candidate_async:
 *
 * The same for one candidate, and for nobody else: what is uncertain about them is read back, both services
 * are asked for them, and what is planned then is written. The next sync of everybody looks at everybody as
 * if this had not been. One that runs meanwhile is not joined, as it may have read them already: they come
 * to the front of what it still has to do, and have their own turn right after it. Gives
 * a HjlSyncReport: the numbers are of this candidate, `said` has what came of it, also where
 * that is nothing; %HJL_ERROR_NOT_FOUND where there is none, here or on hackajob.
 */
void        hjl_workspace_sync_candidate_async (HjlWorkspace       *self,
                                                const char         *candidate_id,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
/* When a sync of everybody, of whichever process, came to its end; 0: never */
HjlTime     hjl_workspace_get_synced (HjlStore *store);
/**
 * hjl_workspace_plan_undo_async:
 * @run_id: a run of hjl_store_list_runs()
 * @reason_id: (nullable): the archive reason for records that the run created; %NULL plans them without one, which is
 *   for looking at only
 *
 * How the run would be taken back (hjl-undo.h): what to write, with names, and who is left, and why. Reads both sides
 * first, and writes nothing anywhere. Gives a HjlUndo: what is planned, with `left`; %HJL_ERROR_NOT_FOUND where there is
 * no such run, %HJL_ERROR_INPUT for an archive reason that is missing or cannot be used, else as a sync.
 */
void        hjl_workspace_plan_undo_async (HjlWorkspace       *self,
                                           gint64              run_id,
                                           const char         *reason_id,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
/* Takes the run back, as a run of its own, which may be taken back too; waits for its turn like a sync. What it has
 * broken off (a crash, the network), the next sync goes on with. Gives the same: what was done, with `left` and `failed`. */
void        hjl_workspace_undo_async (HjlWorkspace       *self,
                                      gint64              run_id,
                                      const char         *reason_id,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
HjlProgress hjl_workspace_get_progress (HjlWorkspace *self);
/* Who holds the environment while a sync waits for them, or NULL. (transfer full) */
char       *hjl_workspace_dup_waiting_for (HjlWorkspace *self);
/* Whether the keyring waits for its password, which a person enters in a window of the keyring's own: nothing that needs
 * an account goes on before. HjlWorkspace::progress tells when that changes. */
gboolean    hjl_workspace_is_keyring_asking (HjlWorkspace *self);
/* While paused no new candidate is begun. */
void        hjl_workspace_set_paused_async (HjlWorkspace       *self,
                                            gboolean            paused,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);

/*
 * Single candidates
 */
/* Lets go of holds that another try may mend, so that the next sync tries. @candidate_id: (nullable):
 * NULL for all. By hjl_finish_count(): how many */
void         hjl_workspace_retry_async (HjlWorkspace       *self,
                                        const char         *candidate_id,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
/* A person agrees that those are erased in the next sync whom the last one did not erase because they are
 * many (HjlSyncReport.not_erased). By hjl_finish_count(): how many */
void         hjl_workspace_allow_erasing_async (HjlWorkspace       *self,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
/**
 * hjl_workspace_load_held_async:
 * @erasures: not that, but whom it did not erase because they are many (HjlSyncReport.not_erased), to be agreed to by
 *   hjl_workspace_agree_async()
 *
 * What the last sync held back, because it is more at once than happens by itself (HjlSyncReport.held_back), as far as
 * it would be written yet: a HjlPlan of these only, by name. From the database, without any network.
 */
void         hjl_workspace_load_held_async (HjlWorkspace       *self,
                                            gboolean            erasures,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
/* A person has seen @plan and says yes to it: from the next sync on its writes are let through, and no others,
 * however many they are; its erasures too. */
void         hjl_workspace_agree_async (HjlWorkspace       *self,
                                        HjlPlan            *plan,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
/* @plan was shown to a person, who has not said anything about it: the next sync that is asked for by hand
 * (%HJL_SYNC_ASKED) takes that for a yes, one that runs by itself does not. Only the last one counts. Finish with
 * hjl_finish(). */
void         hjl_workspace_show_plan_async (HjlWorkspace       *self,
                                            HjlPlan            *plan,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
/* What Lever knows of the records that a candidate may be: those of its hold, in their order. Asked for
 * each time, and kept nowhere. Gives a GPtrArray (element-type HjlRecord): empty where there is nothing to decide. */
void         hjl_workspace_load_records_async (HjlWorkspace       *self,
                                               const char         *candidate_id,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
/* Whether hackajob is asked who somebody is and for their documents: with the feed, for those whom the feed knows. Of
 * everybody else the book of this computer is read, or nothing. */
gboolean     hjl_workspace_asks_hackajob (HjlWorkspace  *self,
                                          const HjlCase *c);
/**
 * hjl_workspace_load_profile_async:
 *
 * Who somebody is, as their source has it now: hackajob's feed is asked each time, and nothing of it is kept; of people
 * from files it is what the review kept. Nobody asks for somebody who was erased.
 */
void         hjl_workspace_load_profile_async (HjlWorkspace       *self,
                                               const char         *candidate_id,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
/* @profile: (out) (nullable) (transfer full): %NULL where there is nothing to know: erased, deleted in hackajob, or not
 * accepted yet. Returns: FALSE with %HJL_ERROR_NOT_FOUND where there is none, here or in hackajob; else as a sync */
gboolean     hjl_workspace_load_profile_finish (HjlWorkspace         *self,
                                                GAsyncResult         *result,
                                                HjlCandidateProfile **profile,
                                                GError              **error);
/* Their CV (%HJL_PURPOSE_CV), or hackajob's profile of them (%HJL_PURPOSE_PROFILE), which is set here where an export sets
 * it (hjl-profile-document.h). In memory: nothing of it is written down. */
void         hjl_workspace_load_document_async (HjlWorkspace       *self,
                                                const char         *candidate_id,
                                                HjlPurpose          purpose,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
/* Returns: (transfer full) (nullable): %HJL_ERROR_NOT_FOUND where there is none; %HJL_ERROR_INPUT, with the sentence,
 * where Lever has it and it is not kept here any more */
HjlDocument *hjl_workspace_load_document_finish (HjlWorkspace *self,
                                                 GAsyncResult *result,
                                                 GError      **error);
/**
 * hjl_workspace_look_up_async:
 * @people: (element-type HjlPerson): who may be exported; copied
 *
 * What will happen with them, and what it gives: see hjl_look_up_async(). Lever is all that has to be connected.
 */
void         hjl_workspace_look_up_async (HjlWorkspace       *self,
                                          GPtrArray          *people,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
/* @decision: an opportunity's id ("this record is the person"), or `new` ("export as a new one") */
void         hjl_workspace_resolve_async (HjlWorkspace       *self,
                                          const char         *candidate_id,
                                          const char         *decision,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
/* After a conflict: both sides go to this hackajob stage at the next sync. */
void         hjl_workspace_prefer_async (HjlWorkspace       *self,
                                         const char         *candidate_id,
                                         const char         *stage_id,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
/* Local personal data only; both services keep theirs. The person is never exported again from here. */
void         hjl_workspace_erase_async (HjlWorkspace       *self,
                                        const char         *candidate_id,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
