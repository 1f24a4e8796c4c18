/* hjl-mapping-editor.h: edits one mapping, with undo and redo for everything
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-mapping.h"

#define HJL_TYPE_MAPPING_EDITOR (hjl_mapping_editor_get_type ())
G_DECLARE_FINAL_TYPE (HjlMappingEditor, hjl_mapping_editor, HJL, MAPPING_EDITOR, GObject)

/* Others only read what exists, what is shown, and the account's default, which suggestions follow. */
struct _HjlMappingEditor
{
  GObject parent_instance;

  HjlCatalogue *catalogue;
  HjlMapping   *saved;
  HjlMapping   *mapping;  /* until the next change */
  HjlMapping   *standard; /* nullable */
  /* A mapping is small: a step is a copy of it. */
  GPtrArray    *past;
  GPtrArray    *future;
};

/* How well a target fits a hackajob stage. */
typedef enum
{
  HJL_FIT_GOOD,
  HJL_FIT_DOUBTFUL,  /* makes no sense (hjl-sense.h), and a person has said to use it anyway: with a warning */
  HJL_FIT_SENSELESS, /* refused, unless a person says so */
  HJL_FIT_WRONG,     /* refused: it is not there to be used */
} HjlFit;

/*
 * The signal `changed` tells of every change of the mapping or the catalogue. Every function
 * that changes something is one step of the undo stack, and none where nothing really changed.
 */

/**
 * hjl_mapping_editor_new:
 * @saved: (nullable): what is saved now; %NULL for a new mapping
 */
HjlMappingEditor *hjl_mapping_editor_new (const char   *role_id,
                                          HjlCatalogue *catalogue,
                                          HjlMapping   *saved);
/* What exists may change while the mapping is open. */
void              hjl_mapping_editor_set_catalogue (HjlMappingEditor *self,
                                                    HjlCatalogue     *catalogue);
gboolean          hjl_mapping_editor_get_can_undo (HjlMappingEditor *self);
gboolean          hjl_mapping_editor_get_can_redo (HjlMappingEditor *self);
/* Whether anything differs from what is saved. */
gboolean          hjl_mapping_editor_get_modified (HjlMappingEditor *self);
/* @saved: what is saved from now on */
void              hjl_mapping_editor_set_saved (HjlMappingEditor *self,
                                                HjlMapping       *saved);
void              hjl_mapping_editor_set_standard (HjlMappingEditor *self,
                                                   HjlMapping       *standard);

/* Returns: the Lever stage's or reason's present name, else the one that was kept with the entry */
const char *hjl_mapping_editor_get_target_name (HjlMappingEditor *self,
                                                const HjlTarget  *target);
/* @why: (out) (transfer full) (nullable) (optional): a translated sentence unless the fit is good */
HjlFit      hjl_mapping_editor_judge (HjlMappingEditor *self,
                                      const char       *stage_id,
                                      const HjlTarget  *target,
                                      char            **why);

void hjl_mapping_editor_set_posting (HjlMappingEditor *self,
                                     const char       *id,
                                     const char       *title);
void hjl_mapping_editor_set_direction (HjlMappingEditor *self,
                                       HjlDirection      direction);
/* No step of its own, and no step takes it back: an undo of something else must not switch the mapping on. */
void hjl_mapping_editor_set_paused (HjlMappingEditor *self,
                                    gboolean          paused);
void hjl_mapping_editor_set_landing (HjlMappingEditor *self,
                                     const char       *id,
                                     const char       *name);

/* @target: (nullable): %NULL leaves the stage blank. Returns: FALSE where it was refused */
gboolean    hjl_mapping_editor_assign (HjlMappingEditor *self,
                                       const char       *stage_id,
                                       const HjlTarget  *target);
/* A person has seen what comes of a target that makes no sense there, and wants it. Returns: FALSE where it is not
 * there to be used */
gboolean    hjl_mapping_editor_assign_anyway (HjlMappingEditor *self,
                                              const char       *stage_id,
                                              const HjlTarget  *target);
/* A drop: as hjl_mapping_editor_assign(), but a further archive reason counts beside the one that is there. */
gboolean    hjl_mapping_editor_drop (HjlMappingEditor *self,
                                     const char       *stage_id,
                                     const HjlTarget  *target);
/* A stage may stand for several archive reasons: all of them lead back to it, and one is used on the way to Lever.
 * Where no reason is there yet, @reason is that one. Returns: FALSE where it was refused */
gboolean    hjl_mapping_editor_add_reason (HjlMappingEditor *self,
                                           const char       *stage_id,
                                           const HjlTarget  *reason);
/* Where it was the one that is used, the next one is; where it was the last, the stage is blank. */
void        hjl_mapping_editor_remove_reason (HjlMappingEditor *self,
                                              const char       *stage_id,
                                              const HjlTarget  *reason);
/* Makes one that counts the one that is used. Returns: FALSE where it was refused */
gboolean    hjl_mapping_editor_use_reason (HjlMappingEditor *self,
                                           const char       *stage_id,
                                           const HjlTarget  *reason);
/* Whether @target is what the stage stands for, or counts beside it. */
gboolean    hjl_mapping_editor_has_target (HjlMappingEditor *self,
                                           const char       *stage_id,
                                           const HjlTarget  *target);
/* From slot to slot, with all that counts: @from is blank afterwards. Returns: FALSE where it was refused */
gboolean    hjl_mapping_editor_move (HjlMappingEditor *self,
                                     const char       *from,
                                     const char       *to);
/* The target changes places with that of the stage @step further. @why: (out) (transfer full) (nullable) (optional): a
 * translated sentence where one of the two does not belong there. Returns: (nullable): that stage's id, or %NULL where
 * nothing was done */
const char *hjl_mapping_editor_move_by (HjlMappingEditor *self,
                                        const char       *stage_id,
                                        int               step,
                                        char            **why);
void        hjl_mapping_editor_clear (HjlMappingEditor *self);
/* Makes everything as the account's default has it, but the posting; needs one. */
void        hjl_mapping_editor_use_standard (HjlMappingEditor *self);
/* Fills the blank and the broken slots. @earlier: (element-type HjlMapping). Returns: how many */
guint       hjl_mapping_editor_suggest (HjlMappingEditor *self,
                                        GPtrArray        *earlier);
/* Back to what is saved; can be undone. */
void        hjl_mapping_editor_discard (HjlMappingEditor *self);
void        hjl_mapping_editor_undo (HjlMappingEditor *self);
void        hjl_mapping_editor_redo (HjlMappingEditor *self);
