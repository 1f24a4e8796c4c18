/* planner-world.h: both sides, the recruiters who move people there, and an applier, in memory
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-planner.h"
#include "model/hjl-undo.h"
#include "model/hjl-candidate.h"
#include "model/hjl-hold.h"
#include "model/hjl-link.h"
#include "model/hjl-mapping.h"
#include "model/hjl-opportunity.h"
#include "model/hjl-stage.h"

#define N_HERE 7    /* hackajob's stages h0 … */
#define N_THERE 5   /* Lever's stages l0 … */
#define N_REASONS 3 /* archive reasons r0 … */
#define N_ROLES 2
#define MAX_PEOPLE 3

/* What Lever has as one number: a stage, or an archive reason, or nothing. */
#define NOTHING (-1)
#define ARCHIVED(reason) (100 + (reason))

typedef struct
{
  char *id;
  int   role;

  /* hackajob */
  int                stage;
  HjlCandidateStatus status;
  int                version;

  /* Lever */
  gboolean exists;
  int      lever_stage;
  int      posting;
  int      reason; /* NOTHING: not archived */
  gboolean deleted;
  gboolean anonymized;
  guint    created;

  /* ours */
  HjlLink *link;
  HjlHold *hold;
  gboolean named;
  char    *intent_stage; /* what the export under way makes the base */
  int      passed_over;
  guint    sent;  /* moves and archives sent in this sync */
  gboolean back;  /* the last undo took something back for them, and no choice of theirs waits */
  guint    ended; /* archived while in the running, by a person's word */
} Person;

typedef struct
{
  guint32     seed;
  GRand      *rand;
  GString    *history;
  Person      people[MAX_PEOPLE];
  guint       n_people;
  HjlMapping *mappings[N_ROLES];      /* nullable */
  HjlMapping *removed[N_ROLES];       /* nullable */
  int         words[N_ROLES][N_HERE]; /* what a person said is meant; NOTHING: nothing */
  gboolean    here_gone[N_HERE];
  gboolean    there_gone[N_THERE];
  gboolean    reason_gone[N_REASONS]; /* inactive */
  gboolean    posting_closed[N_ROLES];
  gboolean    owner_active;
  gboolean    acting_active;
  GPtrArray  *changes; /* (element-type HjlChange): all that was ever written, with what was refused */
  gint64      run;     /* the run that writes now, or wrote last */
  guint       undone;  /* people for whom a run was taken back */
} World;

typedef enum
{
  SYNC_CLEAN,  /* everything arrives and is done as asked */
  SYNC_BROKEN, /* writes fail, nothing else happens, and the next sync does the rest */
  SYNC_QUIRKY, /* everything is done, but Lever puts people elsewhere at times */
  SYNC_ROUGH,  /* reads are missing, writes fail or get lost, people move meanwhile */
} SyncMode;

World *world_new (guint32 seed);
void   world_free (World *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

gboolean world_chance (World *world, int percent);
int      world_pick (World *world, int below);
void     world_say (World *world, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Prints seed and history, and fails the test. */
void     world_fail (World *world, const char *format, ...) G_GNUC_PRINTF (2, 3) G_GNUC_NORETURN;

/* Something happens that is not ours: somebody moves, a mapping is edited, a stage goes. */
void         world_happen (World *world);
/* What a mapping says that @stage stands for, as one number; NOTHING where it is blank. */
int          world_meant (World *world, int role, int stage);
/* The kinds of stages: h0 to h3 are of people in the running, h4 is hired, h5 rejected, h6 withdrawn. */
/* Whether @lever is a reason that counts beside the stage's own, as far as that makes sense. */
gboolean     world_counts (World *world,
                           int    role,
                           int    stage,
                           int    lever);
HjlStageKind world_kind (int stage);
/* r0 is a hire. What no person has said is meant although it makes no sense. */
gboolean     world_is_doubtful (World *world, int role, int stage);
gboolean     world_is_on (World *world, int role);
int          world_lever (Person *person);
char        *world_name (char side, int number);
int          world_number (const char *name);
gboolean     world_exists (World *world, int lever);

void world_sync (World *world, SyncMode mode);

/* planner-sync.c, for planner-undo.c */
HjlCatalogue *world_read_catalogue (World *world);
HjlCase      *world_read_case (World *world, Person *person, SyncMode mode);
gboolean      world_apply (World *world, Person *person, HjlAction *action, SyncMode mode);
/* planner-undo.c: applies a remote action and writes down what it changed. */
gboolean      world_write (World *world, Person *person, HjlAction *action, SyncMode mode);
/* Takes back a run, and checks that exactly what it changed is as before, or left. */
void          world_undo (World *world);

/* planner-oracle.c: what a clean sync has to come to, worked out in another way than the planner's. */
typedef struct
{
  int      stage;
  int      lever;
  guint    sent;
  gboolean linked;
  gboolean erased;
  gboolean held;   /* for a stage that is gone, or nobody to act as */
  gboolean wanted; /* a choice is still to be carried out */
} Outcome;

Outcome  oracle_tell (World *world, Person *person);
/* The record is in another posting than the role's mapping names, and nobody said to keep it there. */
gboolean oracle_is_elsewhere (World *world, Person *person);
