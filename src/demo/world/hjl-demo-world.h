/* hjl-demo-world.h: what the stand-ins know: both sides' people, jobs and stages
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "demo/sign-in/hjl-demo-auth.h"
#include "demo/control/hjl-demo-ledger.h"
#include "demo/hjl-demo-options.h"
#include "demo/world/hjl-demo-random.h"
#include "demo/hjl-demo-rate.h"

/* Plain structs without locks: they belong to the server's thread. Times are milliseconds since
 * 1970; 0 stands for null. Their texts live as long as the world (hjl_demo_world_keep()). */

typedef struct
{
  const char *id;
  const char *name;
  const char *email;
  const char *role; /* Lever's accessRole */
  gint64      created_at;
  gint64      deactivated_at;
} HjlDemoUser;

typedef struct
{
  const char *id;
  const char *text;
  const char *pipeline;
  double      rank;
} HjlDemoLeverStage;

typedef struct
{
  const char *id;
  const char *text;
  gboolean    hired;
  gboolean    active;
} HjlDemoReason;

typedef struct
{
  const char  *id;
  const char  *text;
  const char  *state;
  const char  *channels; /* distributionChannels: "public", "internal", "both" or NULL */
  const char  *location;
  const char  *team;
  const char  *department;
  const char  *commitment;
  const char  *workplace;
  HjlDemoUser *user;
  HjlDemoUser *owner;          /* nullable */
  HjlDemoUser *hiring_manager; /* nullable */
  gboolean     confidential;
  guint        closes_after; /* so many more are added to it, then it is closed; 0: it stays as it is */
  gint64       created_at;
  gint64       updated_at;
  gint64       deleted_at;
} HjlDemoPosting;

typedef struct
{
  const char *type; /* nullable */
  const char *value;
} HjlDemoPhone;

typedef struct
{
  const char *id;
  const char *name;
  const char *headline;
  const char *location;
  GPtrArray  *emails; /* of char* */
  GPtrArray  *phones; /* of HjlDemoPhone* */
  GPtrArray  *links;  /* of char* */
  gboolean    anonymized;
} HjlDemoContact;

typedef struct
{
  const char *id;
  const char *name;
  const char *sha256;
  GBytes     *bytes; /* nullable: files beyond the server's memory limit keep only their hash */
  gsize       size;
  gint64      uploaded_at;
  gboolean    resume;
} HjlDemoFile;

typedef struct
{
  const char *id;
  const char *text;
  const char *user; /* nullable */
  gint64      created_at;
  gboolean    secret;
} HjlDemoNote;

typedef struct
{
  HjlDemoLeverStage *stage;
  gint64             at;
  const char        *user; /* nullable */
} HjlDemoStageChange;

typedef struct _HjlDemoOpportunity HjlDemoOpportunity;

struct _HjlDemoOpportunity
{
  const char        *id;
  HjlDemoContact    *contact;
  HjlDemoLeverStage *stage;
  HjlDemoPosting    *posting; /* nullable */
  const char        *application_id;
  HjlDemoReason     *reason; /* archived with; nullable */
  gint64             archived_at;
  const char        *origin;
  HjlDemoUser       *owner;
  HjlDemoUser       *sourced_by;
  GPtrArray         *tags;     /* of char* */
  GPtrArray         *sources;  /* of char* */
  GPtrArray         *files;    /* of HjlDemoFile*, nullable */
  GPtrArray         *notes;    /* of HjlDemoNote*, nullable */
  GArray            *changes;  /* of HjlDemoStageChange, nullable */
  const char        *location; /* opportunityLocation, nullable */
  gint64             created_at;
  gint64             updated_at;
  gint64             interaction_at;
  gint64             advanced_at;
  gint64             deleted_at;
  gint64             listed_at; /* as deleted, although it is there */
  gboolean           confidential;
  double             rank; /* of the stage, as sorted by */
  GSequenceIter     *by_rank;
  GSequenceIter     *by_change; /* NULL while updatedAt is null */
  HjlDemoTrace      *trace;     /* the candidate that the ledger found in it, nullable */
};

typedef struct
{
  const char *id;
  const char *name;
  const char *kind;
  guint       position;
} HjlDemoStage;

typedef struct
{
  const char *id;
  guint       index;
  const char *title;
  const char *status;
  const char *location;
  const char *team;
  gint64      published_at;
  gint64      updated_at;
} HjlDemoRole;

typedef enum
{
  HJL_DEMO_STATUS_REQUESTED,
  HJL_DEMO_STATUS_ACCEPTED,
  HJL_DEMO_STATUS_DECLINED,
  HJL_DEMO_STATUS_WITHDRAWN,
  HJL_DEMO_STATUS_DELETED,
} HjlDemoStatus;

typedef struct
{
  guint          index;
  const char    *id;
  const char    *talent_id;
  HjlDemoRole   *role;
  HjlDemoStage  *stage;
  HjlDemoStatus  status;
  const char    *more_email; /* a second address; nullable */
  gboolean       plain;
  const char    *email;     /* nullable: in place of the usual one; empty for none */
  gboolean       hidden;    /* not shown to this connection */
  gboolean       uncounted; /* nor in the role's number */
  gint64         accepted_at;
  gint64         updated_at;
  guint          version;
  GSequenceIter *by_change;
  HjlDemoTrace  *trace; /* NULL until something happened to them */
} HjlDemoCandidate;

typedef struct _HjlDemoWorld HjlDemoWorld;

struct _HjlDemoWorld
{
  HjlDemoOptions options;
  GStringChunk  *strings; /* the texts of all that follows */
  gint64         clock;
  gint64         ahead; /* of this computer's clock; below 0: behind it */
  guint64        ids;
  GPtrArray     *users;
  GPtrArray     *lever_stages;
  GPtrArray     *reasons;
  GPtrArray     *postings;
  GPtrArray     *deleted_postings;
  GPtrArray     *sources;      /* of char*: those that exist */
  gboolean       lock_sources; /* others are dropped without a word (lever/README.md, Origin and source) */
  GPtrArray     *gone_stages;  /* deleted ones: somebody may still stand in them */
  GSequence     *by_rank;
  GSequence     *by_change;
  GHashTable    *opportunities; /* id → HjlDemoOpportunity, owned */
  GPtrArray     *deleted_opportunities;
  GHashTable    *contacts;          /* id → HjlDemoContact, owned */
  GHashTable    *contacts_by_email; /* lower case → HjlDemoContact */
  gsize          file_memory;
  GPtrArray     *stages;
  GPtrArray     *roles;
  GPtrArray     *candidates;
  GHashTable    *candidates_by_id;
  GHashTable    *candidates_by_email; /* made when it is first needed */
  GSequence     *candidates_by_change;
  gboolean       master_account;
  gboolean       integration;
  HjlDemoRate    rate;
  HjlDemoLedger  ledger;
  gpointer       meddled; /* of the options' meddler, while the server listens */
  HjlDemoAuth   *lever_auth;
  HjlDemoAuth   *hackajob_auth;
  char          *lever_uri;
};

HjlDemoWorld *hjl_demo_world_new (const HjlDemoOptions *options);
void          hjl_demo_world_free (HjlDemoWorld *self);

/* Both services’ clock, in milliseconds ahead of this computer’s: their stamps and their `Date`. */
void        hjl_demo_world_set_ahead (HjlDemoWorld *self,
                                      gint64        ahead);
/* The clock never goes back but for that, and never behind what the seed wrote. */
gint64      hjl_demo_world_now (HjlDemoWorld *self);
/* (nullable): @text, or what @format makes, for as long as there is the world; NULL for NULL */
const char *hjl_demo_world_keep (HjlDemoWorld *self,
                                 const char   *text);
const char *hjl_demo_world_printf (HjlDemoWorld *self,
                                   const char   *format,
                                   ...) G_GNUC_PRINTF (2, 3);
/* Kept: the UUID of a stream that belongs to @index, and one that no other thing has. */
const char *hjl_demo_world_uuid (HjlDemoWorld *self,
                                 HjlDemoStream stream,
                                 guint64       index);
const char *hjl_demo_world_new_id (HjlDemoWorld *self);

/* (nullable): the user, role, posting, stage or archive reason among @things whose id it is. @id: (nullable) */
gpointer            hjl_demo_find (GPtrArray  *things,
                                   const char *id);
HjlDemoOpportunity *hjl_demo_world_opportunity (HjlDemoWorld *self,
                                                const char   *id);
HjlDemoCandidate   *hjl_demo_world_candidate (HjlDemoWorld *self,
                                              const char   *id);

/* Lever. */
HjlDemoContact     *hjl_demo_world_add_contact (HjlDemoWorld *self,
                                                const char   *name);
void                hjl_demo_world_add_email (HjlDemoWorld   *self,
                                              HjlDemoContact *contact,
                                              const char     *email);
/* Takes nothing; the new opportunity stands in @stage since @created_at, and has no updatedAt yet. */
HjlDemoOpportunity *hjl_demo_world_add_opportunity (HjlDemoWorld      *self,
                                                    HjlDemoContact    *contact,
                                                    HjlDemoPosting    *posting,
                                                    HjlDemoLeverStage *stage,
                                                    gint64             created_at);
/* Sets updatedAt and puts it in its places of both orders. */
void                hjl_demo_world_touch (HjlDemoWorld       *self,
                                          HjlDemoOpportunity *opportunity);
void                hjl_demo_world_move (HjlDemoWorld       *self,
                                         HjlDemoOpportunity *opportunity,
                                         HjlDemoLeverStage  *stage,
                                         const char         *user);
void                hjl_demo_world_archive (HjlDemoWorld       *self,
                                            HjlDemoOpportunity *opportunity,
                                            HjlDemoReason      *reason);
void                hjl_demo_world_delete (HjlDemoWorld       *self,
                                           HjlDemoOpportunity *opportunity);
/* (transfer none): kept in memory as long as there is room */
HjlDemoFile        *hjl_demo_world_add_file (HjlDemoWorld       *self,
                                             HjlDemoOpportunity *opportunity,
                                             const char         *name,
                                             GBytes             *bytes,
                                             gboolean            resume);
HjlDemoFile        *hjl_demo_file_find (HjlDemoOpportunity *opportunity,
                                        const char         *id,
                                        gboolean            resume);
/* Adds a source, and to those that exist unless they are locked. */
void                hjl_demo_world_add_source (HjlDemoWorld       *self,
                                               HjlDemoOpportunity *opportunity,
                                               const char         *text);
/* Adds texts that are not there yet. */
void                hjl_demo_strings_add (GPtrArray  *strings,
                                          const char *text);
gboolean            hjl_demo_strings_has (GPtrArray  *strings,
                                          const char *text);
gboolean            hjl_demo_strings_remove (GPtrArray  *strings,
                                             const char *text);

/* hackajob. */
HjlDemoRole      *hjl_demo_world_add_role (HjlDemoWorld *self,
                                           const char   *title,
                                           const char   *status);
HjlDemoCandidate *hjl_demo_world_add_candidate (HjlDemoWorld *self,
                                                HjlDemoRole  *role,
                                                HjlDemoStatus status,
                                                gint64        at);
/* The candidate has a new version, changed now. */
void              hjl_demo_world_change_candidate (HjlDemoWorld     *self,
                                                   HjlDemoCandidate *candidate);
/* (transfer none) (nullable): the first stage of a kind */
HjlDemoStage     *hjl_demo_world_stage_of_kind (HjlDemoWorld *self,
                                                const char   *kind);
const char       *hjl_demo_status_to_string (HjlDemoStatus status);
gboolean          hjl_demo_status_from_string (const char    *text,
                                               HjlDemoStatus *status);
/* (transfer full): number or text as it is told, without quotes */
char             *hjl_demo_candidate_dup_version (HjlDemoCandidate *self);
char             *hjl_demo_candidate_dup_url (HjlDemoCandidate *self);

/* How the services list them. */
/* Without updated_at: stage rank, then newest activity, then id (lever/README.md, Conventions). */
int hjl_demo_order_by_rank (gconstpointer a,
                            gconstpointer b,
                            gpointer      user_data);
/* With updated_at: oldest change first, then id. */
int hjl_demo_order_by_change (gconstpointer a,
                              gconstpointer b,
                              gpointer      user_data);
/* hackajob's candidates: oldest change first, then the order they were made in. */
int hjl_demo_order_of_candidates (gconstpointer a,
                                  gconstpointer b,
                                  gpointer      user_data);
