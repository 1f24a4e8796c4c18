/* hjl-mapping.h: one role's ATS configuration: its posting and its stage map
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-sense.h"
#include "model/hjl-target.h"

typedef enum
{
  HJL_DIRECTION_BOTH,        /* stages follow each other */
  HJL_DIRECTION_TO_HACKAJOB, /* Lever's moves come back; hackajob's do not go out */
  HJL_DIRECTION_EXPORT_ONLY, /* candidates are exported, stages stay where they are */
} HjlDirection;

HjlDirection hjl_direction_from_string (const char *text,
                                        gboolean   *known);
/* Returns: `both`, `to-hackajob`, `export-only` */
const char  *hjl_direction_to_string (HjlDirection direction);

#define HJL_TYPE_MAPPING (hjl_mapping_get_type ())
G_DECLARE_FINAL_TYPE (HjlMapping, hjl_mapping, HJL, MAPPING, GObject)

/* Editable. Entries keep the order in which they were first set. */
HjlMapping      *hjl_mapping_new (const char *role_id);
/* Returns: (transfer full) */
HjlMapping      *hjl_mapping_copy (HjlMapping *self);
/* Same role, posting, direction, landing, targets, words given for them, and both paused or not; names and the
 * order of entries do not count. */
gboolean         hjl_mapping_equal (HjlMapping *a,
                                    HjlMapping *b);
/* Whether a stage goes to the same in both, and the same counts beside it; names do not count. @a, @b: (nullable): no mapping */
gboolean         hjl_mapping_has_same_targets (HjlMapping *a,
                                               HjlMapping *b,
                                               const char *stage_id);
const char      *hjl_mapping_get_role_id (HjlMapping *self);
const char      *hjl_mapping_get_role_title (HjlMapping *self);
void             hjl_mapping_set_role_title (HjlMapping *self,
                                             const char *title);
const char      *hjl_mapping_get_posting_id (HjlMapping *self);
const char      *hjl_mapping_get_posting_title (HjlMapping *self);
void             hjl_mapping_set_posting (HjlMapping *self,
                                          const char *id,
                                          const char *title);
HjlDirection     hjl_mapping_get_direction (HjlMapping *self);
void             hjl_mapping_set_direction (HjlMapping  *self,
                                            HjlDirection direction);
/* A paused mapping exports and moves nobody; a plan shows what it would do (HjlPlan.paused). */
gboolean         hjl_mapping_get_paused (HjlMapping *self);
void             hjl_mapping_set_paused (HjlMapping *self,
                                         gboolean    paused);
/* Where a candidate lands whose hackajob stage has no entry; NULL leaves it to Lever (New lead). */
const char      *hjl_mapping_get_landing_id (HjlMapping *self);
const char      *hjl_mapping_get_landing_name (HjlMapping *self);
void             hjl_mapping_set_landing (HjlMapping *self,
                                          const char *id,
                                          const char *name);
/* Returns: (nullable) (transfer none): NULL where the stage is left blank */
const HjlTarget *hjl_mapping_get_target (HjlMapping *self,
                                         const char *stage_id);
/* Returns: (nullable): the hackajob stage's name as it was when the entry was made */
const char      *hjl_mapping_get_stage_name (HjlMapping *self,
                                             const char *stage_id);
/* A person's word that the entry is meant although it makes no sense (hjl-sense.h). It holds for the target that
 * the entry has, and goes with it. */
gboolean         hjl_mapping_is_forced (HjlMapping *self,
                                        const char *stage_id);
void             hjl_mapping_set_forced (HjlMapping *self,
                                         const char *stage_id,
                                         gboolean    forced);
/* hjl_sense_of_target() of the entry. FINE where a person has said to use it anyway. @stage_id: (nullable) */
HjlSense         hjl_mapping_get_sense (HjlMapping   *self,
                                        HjlCatalogue *catalogue,
                                        const char   *stage_id);
/* @target: (nullable): NULL or NONE clears the entry. Reasons that count beside it stay, as long as it is a reason. */
void             hjl_mapping_set_target (HjlMapping      *self,
                                         const char      *stage_id,
                                         const char      *stage_name,
                                         const HjlTarget *target);
/* An entry that archives may stand for further reasons: an archiving in Lever for one of them means the same on the way
 * back; on the way there nothing but the entry's own is used. Returns: (transfer none) (nullable)
 * (element-type HjlTarget): NULL where there are none */
GPtrArray       *hjl_mapping_get_also (HjlMapping *self,
                                       const char *stage_id);
/* @reason: goes from where it counted beside another entry's. Returns: %FALSE where the entry does not archive */
gboolean         hjl_mapping_add_also (HjlMapping      *self,
                                       const char      *stage_id,
                                       const HjlTarget *reason);
void             hjl_mapping_clear_also (HjlMapping *self,
                                         const char *stage_id);
/* Whether the entry leads back from @target: its own target, or a reason that counts beside it; not where that makes
 * no sense. */
gboolean         hjl_mapping_stands_for (HjlMapping      *self,
                                         HjlCatalogue    *catalogue,
                                         const char      *stage_id,
                                         const HjlTarget *target);
/* Leaves every stage blank; posting, direction and landing stay. */
void             hjl_mapping_clear (HjlMapping *self);
/* Returns: (transfer full) (element-type utf8): ids of the hackajob stages that have a target */
GPtrArray       *hjl_mapping_list_stage_ids (HjlMapping *self);

/**
 * hjl_mapping_find_back:
 * @catalogue: for the order of hackajob's stages
 * @target: what the candidate is at in Lever
 * @present_stage_id: (nullable): the candidate's present hackajob stage
 *
 * The way back (src/README.md, The way of the data): the hackajob stage whose entry is @target; where several are, the
 * present one, else the nearest after the present one, else the first; where none is, one of those beside whose target
 * it counts, likewise. Entries that make no sense lead nowhere.
 *
 * Returns: (nullable) (transfer none): NULL where no entry fits: hackajob stays
 */
const char *hjl_mapping_find_back (HjlMapping      *self,
                                   HjlCatalogue    *catalogue,
                                   const HjlTarget *target,
                                   const char      *present_stage_id);

/* What is wrong with a mapping. */
typedef enum
{
  HJL_BREAK_NO_POSTING, /* none chosen yet */
  HJL_BREAK_POSTING_CLOSED,
  HJL_BREAK_POSTING_GONE,
  HJL_BREAK_STAGE_GONE,      /* a Lever stage of an entry, or the landing stage */
  HJL_BREAK_REASON_GONE,     /* gone, or inactive */
  HJL_BREAK_SENSELESS,       /* no person has said that it is meant (hjl-sense.h) */
  HJL_BREAK_ROLE_STAGE_GONE, /* a hackajob stage: harmless, the entry is never used; told, not broken */
} HjlBreakKind;

typedef struct
{
  HjlBreakKind kind;
  char        *stage_id; /* (nullable): the hackajob stage of the entry */
  char        *id;       /* (nullable): what is gone; of SENSELESS the hackajob stage */
  char        *name;     /* (nullable): what it is called */
  HjlSense     sense;    /* of SENSELESS: why */
} HjlBreak;

/* Returns: (transfer full): what broke and what to do, as it is kept (hjl-words.h) */
char *hjl_break_keep (const HjlBreak *self);
/* Returns: (transfer full): the same in words */
char *hjl_break_describe (const HjlBreak *self);

/**
 * hjl_mapping_find_breaks:
 *
 * Returns: (transfer full) (element-type HjlBreak): empty where all is well. What the catalogue was
 *   never told of (no list read yet) is not called gone.
 */
GPtrArray *hjl_mapping_find_breaks (HjlMapping   *self,
                                    HjlCatalogue *catalogue);
/* Whether any break but ROLE_STAGE_GONE is there: then nobody is exported. */
gboolean   hjl_mapping_is_broken (HjlMapping   *self,
                                  HjlCatalogue *catalogue);

/**
 * hjl_mapping_keep_change:
 * @before: (nullable): as it was; %NULL where there was none
 * @after: (nullable): as it is now; %NULL where it was removed
 *
 * Returns: (transfer full) (nullable): what changed, before and after, as it is kept (hjl-words.h), shown as a line for
 *   each: "Accepted: – → Phone Screen"; %NULL where nothing did
 */
char *hjl_mapping_keep_change (HjlMapping *before,
                               HjlMapping *after);

/**
 * hjl_mapping_clone:
 * @role_id: the role that gets it
 * @catalogue: what exists now
 * @dropped: (out) (transfer full) (element-type HjlBreak): what did not carry over
 *
 * hackajob's "Import existing configuration": direction, landing and stage map, without the posting. A person's
 * word for an entry was given for the role that has it, and stays there.
 */
HjlMapping *hjl_mapping_clone (HjlMapping   *self,
                               const char   *role_id,
                               HjlCatalogue *catalogue,
                               GPtrArray   **dropped);
