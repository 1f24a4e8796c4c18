/* hjl-mapping-editor.c: what can be changed in a mapping and what may not, with undo and redo for everything
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-mapping-editor.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-sense.h"
#include "model/hjl-suggest.h"

G_DEFINE_FINAL_TYPE (HjlMappingEditor, hjl_mapping_editor, G_TYPE_OBJECT)

static void
tell (HjlMappingEditor *self)
{
  g_signal_emit_by_name (self, "changed");
}

/* Makes @next (transfer full) the mapping, as one step, unless it is the same. */
static void
take (HjlMappingEditor *self,
      HjlMapping       *next)
{
  if (hjl_mapping_equal (self->mapping, next))
    {
      g_object_unref (next);
      return;
    }

  g_ptr_array_add (self->past, self->mapping);
  g_ptr_array_set_size (self->future, 0);
  self->mapping = next;
  tell (self);
}

static void
step (HjlMappingEditor *self,
      GPtrArray        *from,
      GPtrArray        *to)
{
  if (from->len == 0)
    return;

  g_ptr_array_add (to, self->mapping);
  self->mapping = g_ptr_array_steal_index (from, from->len - 1);
  tell (self);
}

static void
hjl_mapping_editor_finalize (GObject *object)
{
  HjlMappingEditor *self = HJL_MAPPING_EDITOR (object);

  g_clear_object (&self->catalogue);
  g_clear_object (&self->saved);
  g_clear_object (&self->mapping);
  g_clear_object (&self->standard);
  g_ptr_array_unref (self->past);
  g_ptr_array_unref (self->future);

  G_OBJECT_CLASS (hjl_mapping_editor_parent_class)->finalize (object);
}

static void
hjl_mapping_editor_class_init (HjlMappingEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_mapping_editor_finalize;

  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hjl_mapping_editor_init (HjlMappingEditor *self)
{
  self->past = g_ptr_array_new_with_free_func (g_object_unref);
  self->future = g_ptr_array_new_with_free_func (g_object_unref);
}

HjlMappingEditor *
hjl_mapping_editor_new (const char   *role_id,
                        HjlCatalogue *catalogue,
                        HjlMapping   *saved)
{
  HjlMappingEditor *self;
  HjlRole          *role;

  g_return_val_if_fail (role_id != NULL, NULL);
  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (HJL_TYPE_MAPPING_EDITOR, NULL);
  self->catalogue = g_object_ref (catalogue);
  self->saved = saved != NULL ? hjl_mapping_copy (saved) : hjl_mapping_new (role_id);
  role = hjl_catalogue_get_role (catalogue, role_id);
  if (role != NULL)
    hjl_mapping_set_role_title (self->saved, role->title);
  self->mapping = hjl_mapping_copy (self->saved);

  return self;
}

void
hjl_mapping_editor_set_catalogue (HjlMappingEditor *self,
                                  HjlCatalogue     *catalogue)
{
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));
  g_return_if_fail (HJL_IS_CATALOGUE (catalogue));

  if (g_set_object (&self->catalogue, catalogue))
    tell (self);
}

gboolean
hjl_mapping_editor_get_can_undo (HjlMappingEditor *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), FALSE);

  return self->past->len > 0;
}

gboolean
hjl_mapping_editor_get_can_redo (HjlMappingEditor *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), FALSE);

  return self->future->len > 0;
}

gboolean
hjl_mapping_editor_get_modified (HjlMappingEditor *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), FALSE);

  return !hjl_mapping_equal (self->mapping, self->saved);
}

void
hjl_mapping_editor_set_saved (HjlMappingEditor *self,
                              HjlMapping       *saved)
{
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));
  g_return_if_fail (HJL_IS_MAPPING (saved));

  g_object_unref (self->saved);
  self->saved = hjl_mapping_copy (saved);
  tell (self);
}

void
hjl_mapping_editor_set_standard (HjlMappingEditor *self,
                                 HjlMapping       *standard)
{
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));
  g_return_if_fail (standard == NULL || HJL_IS_MAPPING (standard));

  if (self->standard != NULL && standard != NULL && hjl_mapping_equal (self->standard, standard))
    return;
  if (g_set_object (&self->standard, standard))
    tell (self);
}

void
hjl_mapping_editor_discard (HjlMappingEditor *self)
{
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));

  take (self, hjl_mapping_copy (self->saved));
}

void
hjl_mapping_editor_undo (HjlMappingEditor *self)
{
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));

  step (self, self->past, self->future);
}

void
hjl_mapping_editor_redo (HjlMappingEditor *self)
{
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));

  step (self, self->future, self->past);
}

static const char *
get_stage_name (HjlMappingEditor *self,
                const char       *stage_id)
{
  HjlStage *stage = hjl_catalogue_get_stage (self->catalogue, HJL_SIDE_HACKAJOB, stage_id);

  return stage != NULL ? stage->name : hjl_mapping_get_stage_name (self->mapping, stage_id);
}

/* Keeps the name beside the id as it is now. @forced: a person has said to use it anyway */
static void
put (HjlMappingEditor *self,
     HjlMapping       *mapping,
     const char       *stage_id,
     const HjlTarget  *target,
     gboolean          forced)
{
  g_autoptr (HjlTarget) named = NULL;

  if (target != NULL)
    named = hjl_target_new (target->kind, target->id, hjl_mapping_editor_get_target_name (self, target));
  hjl_mapping_set_target (mapping, stage_id, get_stage_name (self, stage_id), named);
  hjl_mapping_set_forced (mapping, stage_id, forced);
}

const char *
hjl_mapping_editor_get_target_name (HjlMappingEditor *self,
                                    const HjlTarget  *target)
{
  HjlStage         *stage;
  HjlArchiveReason *reason;

  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  stage = target->kind == HJL_TARGET_STAGE ? hjl_catalogue_get_stage (self->catalogue, HJL_SIDE_LEVER, target->id) : NULL;
  if (stage != NULL)
    return stage->name;

  reason = target->kind == HJL_TARGET_REASON ? hjl_catalogue_get_reason (self->catalogue, target->id) : NULL;

  return reason != NULL ? reason->name : target->name;
}

HjlFit
hjl_mapping_editor_judge (HjlMappingEditor *self,
                          const char       *stage_id,
                          const HjlTarget  *target,
                          char            **why)
{
  const char *name;
  HjlSense    sense;

  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), HJL_FIT_WRONG);
  g_return_val_if_fail (stage_id != NULL, HJL_FIT_WRONG);

  if (why != NULL)
    *why = NULL;
  if (target == NULL || target->kind == HJL_TARGET_NONE)
    return HJL_FIT_GOOD;

  name = hjl_mapping_editor_get_target_name (self, target);
  if (!hjl_target_exists (target, self->catalogue))
    {
      if (why != NULL)
        *why = g_strdup_printf (_ ("“%s” is no longer in use in Lever. Choose another."), name != NULL ? name : target->id);
      return HJL_FIT_WRONG;
    }

  sense = hjl_sense_of_target (self->catalogue, stage_id, target);
  if (sense == HJL_SENSE_FINE)
    return HJL_FIT_GOOD;

  if (why != NULL)
    *why = hjl_sense_describe (sense, get_stage_name (self, stage_id));

  return hjl_mapping_is_forced (self->mapping, stage_id) &&
             hjl_target_equal (target, hjl_mapping_get_target (self->mapping, stage_id))
           ? HJL_FIT_DOUBTFUL
           : HJL_FIT_SENSELESS;
}

void
hjl_mapping_editor_set_posting (HjlMappingEditor *self,
                                const char       *id,
                                const char       *title)
{
  HjlMapping *next;

  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));

  next = hjl_mapping_copy (self->mapping);
  hjl_mapping_set_posting (next, id, title);
  take (self, next);
}

void
hjl_mapping_editor_set_direction (HjlMappingEditor *self,
                                  HjlDirection      direction)
{
  HjlMapping *next;

  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));

  next = hjl_mapping_copy (self->mapping);
  hjl_mapping_set_direction (next, direction);
  take (self, next);
}

void
hjl_mapping_editor_set_paused (HjlMappingEditor *self,
                               gboolean          paused)
{
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));

  hjl_mapping_set_paused (self->mapping, paused);
  for (guint i = 0; i < self->past->len; i++)
    hjl_mapping_set_paused (g_ptr_array_index (self->past, i), paused);
  for (guint i = 0; i < self->future->len; i++)
    hjl_mapping_set_paused (g_ptr_array_index (self->future, i), paused);
}

void
hjl_mapping_editor_set_landing (HjlMappingEditor *self,
                                const char       *id,
                                const char       *name)
{
  HjlMapping *next;

  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));

  next = hjl_mapping_copy (self->mapping);
  hjl_mapping_set_landing (next, id, name);
  take (self, next);
}

static gboolean
assign (HjlMappingEditor *self,
        const char       *stage_id,
        const HjlTarget  *target,
        gboolean          anyway)
{
  HjlFit      fit = hjl_mapping_editor_judge (self, stage_id, target, NULL);
  HjlMapping *next;

  if (fit == HJL_FIT_WRONG || (fit == HJL_FIT_SENSELESS && !anyway))
    return FALSE;

  next = hjl_mapping_copy (self->mapping);
  put (self, next, stage_id, target, fit != HJL_FIT_GOOD);
  take (self, next);

  return TRUE;
}

gboolean
hjl_mapping_editor_assign (HjlMappingEditor *self,
                           const char       *stage_id,
                           const HjlTarget  *target)
{
  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), FALSE);
  g_return_val_if_fail (stage_id != NULL, FALSE);

  return assign (self, stage_id, target, FALSE);
}

gboolean
hjl_mapping_editor_assign_anyway (HjlMappingEditor *self,
                                  const char       *stage_id,
                                  const HjlTarget  *target)
{
  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), FALSE);
  g_return_val_if_fail (stage_id != NULL && target != NULL, FALSE);

  return assign (self, stage_id, target, TRUE);
}

gboolean
hjl_mapping_editor_has_target (HjlMappingEditor *self,
                               const char       *stage_id,
                               const HjlTarget  *target)
{
  GPtrArray *also;
  gboolean   found;

  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), FALSE);
  g_return_val_if_fail (stage_id != NULL && target != NULL, FALSE);

  also = hjl_mapping_get_also (self->mapping, stage_id);
  found = hjl_target_equal (target, hjl_mapping_get_target (self->mapping, stage_id));
  for (guint i = 0; also != NULL && i < also->len; i++)
    found |= hjl_target_equal (target, also->pdata[i]);

  return found;
}

/* Puts what @reasons are, the first one to be used. @reasons: (element-type HjlTarget): not empty */
static void
put_reasons (HjlMappingEditor *self,
             HjlMapping       *mapping,
             const char       *stage_id,
             GPtrArray        *reasons)
{
  hjl_mapping_clear_also (mapping, stage_id);
  put (self, mapping, stage_id, g_ptr_array_index (reasons, 0), FALSE);
  for (guint i = 1; i < reasons->len; i++)
    {
      const HjlTarget *reason = g_ptr_array_index (reasons, i);
      g_autoptr (HjlTarget) named = hjl_target_new (reason->kind, reason->id, hjl_mapping_editor_get_target_name (self, reason));

      hjl_mapping_add_also (mapping, stage_id, named);
    }
}

/* What the stage stands for, the one that is used first. (transfer full) (element-type HjlTarget) */
static GPtrArray *
list_targets (HjlMappingEditor *self,
              const char       *stage_id)
{
  GPtrArray       *targets = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_target_free);
  GPtrArray       *also = hjl_mapping_get_also (self->mapping, stage_id);
  const HjlTarget *target = hjl_mapping_get_target (self->mapping, stage_id);

  if (target != NULL)
    g_ptr_array_add (targets, hjl_target_copy (target));
  for (guint i = 0; also != NULL && i < also->len; i++)
    g_ptr_array_add (targets, hjl_target_copy (also->pdata[i]));

  return targets;
}

gboolean
hjl_mapping_editor_add_reason (HjlMappingEditor *self,
                               const char       *stage_id,
                               const HjlTarget  *reason)
{
  const HjlTarget *present;
  g_autoptr (GPtrArray) targets = NULL;
  HjlMapping *next;

  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), FALSE);
  g_return_val_if_fail (stage_id != NULL && reason != NULL && reason->kind == HJL_TARGET_REASON, FALSE);

  present = hjl_mapping_get_target (self->mapping, stage_id);
  if (present == NULL || present->kind != HJL_TARGET_REASON)
    return hjl_mapping_editor_assign (self, stage_id, reason);
  if (hjl_mapping_editor_has_target (self, stage_id, reason))
    return TRUE;
  if (hjl_mapping_editor_judge (self, stage_id, reason, NULL) != HJL_FIT_GOOD)
    return FALSE;

  targets = list_targets (self, stage_id);
  /* What cannot be used any more is no reason to keep it. */
  if (!hjl_target_exists (present, self->catalogue))
    g_ptr_array_remove_index (targets, 0);
  g_ptr_array_add (targets, hjl_target_copy (reason));
  next = hjl_mapping_copy (self->mapping);
  put_reasons (self, next, stage_id, targets);
  take (self, next);

  return TRUE;
}

void
hjl_mapping_editor_remove_reason (HjlMappingEditor *self,
                                  const char       *stage_id,
                                  const HjlTarget  *reason)
{
  g_autoptr (GPtrArray) targets = NULL;
  HjlMapping *next;

  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));
  g_return_if_fail (stage_id != NULL && reason != NULL);

  targets = list_targets (self, stage_id);
  for (guint i = targets->len; i > 0; i--)
    if (hjl_target_equal (g_ptr_array_index (targets, i - 1), reason))
      g_ptr_array_remove_index (targets, i - 1);

  next = hjl_mapping_copy (self->mapping);
  if (targets->len > 0)
    put_reasons (self, next, stage_id, targets);
  else
    hjl_mapping_set_target (next, stage_id, NULL, NULL);
  take (self, next);
}

gboolean
hjl_mapping_editor_use_reason (HjlMappingEditor *self,
                               const char       *stage_id,
                               const HjlTarget  *reason)
{
  g_autoptr (GPtrArray) targets = NULL;
  HjlMapping *next;

  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), FALSE);
  g_return_val_if_fail (stage_id != NULL && reason != NULL, FALSE);

  if (!hjl_mapping_editor_has_target (self, stage_id, reason) ||
      hjl_mapping_editor_judge (self, stage_id, reason, NULL) > HJL_FIT_DOUBTFUL)
    return FALSE;

  targets = list_targets (self, stage_id);
  for (guint i = targets->len; i > 0; i--)
    if (hjl_target_equal (g_ptr_array_index (targets, i - 1), reason))
      g_ptr_array_insert (targets, 0, g_ptr_array_steal_index (targets, i - 1));
  for (guint i = targets->len; i > 1; i--)
    if (hjl_target_equal (g_ptr_array_index (targets, i - 1), reason))
      g_ptr_array_remove_index (targets, i - 1);
  next = hjl_mapping_copy (self->mapping);
  put_reasons (self, next, stage_id, targets);
  take (self, next);

  return TRUE;
}

gboolean
hjl_mapping_editor_drop (HjlMappingEditor *self,
                         const char       *stage_id,
                         const HjlTarget  *target)
{
  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), FALSE);
  g_return_val_if_fail (stage_id != NULL && target != NULL, FALSE);

  return target->kind == HJL_TARGET_REASON ? hjl_mapping_editor_add_reason (self, stage_id, target)
                                           : hjl_mapping_editor_assign (self, stage_id, target);
}

gboolean
hjl_mapping_editor_move (HjlMappingEditor *self,
                         const char       *from,
                         const char       *to)
{
  const HjlTarget *there;
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GPtrArray) all = NULL;
  HjlMapping *next;

  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), FALSE);
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  targets = list_targets (self, from);
  if (targets->len == 0 || g_str_equal (from, to))
    return FALSE;
  for (guint i = 0; i < targets->len; i++)
    if (hjl_mapping_editor_judge (self, to, g_ptr_array_index (targets, i), NULL) > HJL_FIT_DOUBTFUL)
      return FALSE;

  there = hjl_mapping_get_target (self->mapping, to);
  next = hjl_mapping_copy (self->mapping);
  hjl_mapping_set_target (next, from, NULL, NULL);
  if (((HjlTarget *) g_ptr_array_index (targets, 0))->kind != HJL_TARGET_REASON)
    {
      put (self, next, to, g_ptr_array_index (targets, 0), FALSE);
    }
  else
    {
      /* Reasons join those that are there, as with any other drop. */
      all = there != NULL && there->kind == HJL_TARGET_REASON && hjl_target_exists (there, self->catalogue)
              ? list_targets (self, to)
              : g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_target_free);
      for (guint i = 0; i < targets->len; i++)
        g_ptr_array_add (all, hjl_target_copy (g_ptr_array_index (targets, i)));
      put_reasons (self, next, to, all);
    }
  take (self, next);

  return TRUE;
}

const char *
hjl_mapping_editor_move_by (HjlMappingEditor *self,
                            const char       *stage_id,
                            int               by,
                            char            **why)
{
  GPtrArray  *stages;
  HjlMapping *next;
  const char *other;
  g_autoptr (HjlTarget) mine = NULL;
  g_autoptr (HjlTarget) theirs = NULL;
  int place;

  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), NULL);
  g_return_val_if_fail (stage_id != NULL, NULL);

  if (why != NULL)
    *why = NULL;
  stages = hjl_catalogue_get_stages (self->catalogue, HJL_SIDE_HACKAJOB);
  place = hjl_catalogue_index_of_stage (self->catalogue, HJL_SIDE_HACKAJOB, stage_id);
  if (place < 0 || place + by < 0 || place + by >= (int) stages->len ||
      hjl_mapping_get_target (self->mapping, stage_id) == NULL)
    return NULL;

  other = ((HjlStage *) g_ptr_array_index (stages, place + by))->id;
  mine = hjl_target_copy (hjl_mapping_get_target (self->mapping, stage_id));
  if (hjl_mapping_get_target (self->mapping, other) != NULL)
    theirs = hjl_target_copy (hjl_mapping_get_target (self->mapping, other));

  if (hjl_mapping_editor_judge (self, other, mine, why) > HJL_FIT_DOUBTFUL)
    return NULL;
  if (why != NULL)
    g_clear_pointer (why, g_free);
  if (hjl_mapping_editor_judge (self, stage_id, theirs, why) > HJL_FIT_DOUBTFUL)
    return NULL;
  if (why != NULL)
    g_clear_pointer (why, g_free);

  next = hjl_mapping_copy (self->mapping);
  put (self, next, other, mine, FALSE);
  put (self, next, stage_id, theirs, FALSE);
  take (self, next);

  return other;
}

void
hjl_mapping_editor_clear (HjlMappingEditor *self)
{
  HjlMapping *next;

  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));

  next = hjl_mapping_copy (self->mapping);
  hjl_mapping_clear (next);
  take (self, next);
}

void
hjl_mapping_editor_use_standard (HjlMappingEditor *self)
{
  HjlMapping *next;

  g_return_if_fail (HJL_IS_MAPPING_EDITOR (self));
  g_return_if_fail (self->standard != NULL);

  next = hjl_mapping_clone (self->standard, hjl_mapping_get_role_id (self->mapping), self->catalogue, NULL);
  hjl_mapping_set_role_title (next, hjl_mapping_get_role_title (self->mapping));
  hjl_mapping_set_posting (next, hjl_mapping_get_posting_id (self->mapping), hjl_mapping_get_posting_title (self->mapping));
  hjl_mapping_set_paused (next, hjl_mapping_get_paused (self->mapping));
  take (self, next);
}

guint
hjl_mapping_editor_suggest (HjlMappingEditor *self,
                            GPtrArray        *earlier)
{
  g_autoptr (GPtrArray) suggestions = NULL;
  HjlMapping *next;
  guint       n = 0;

  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (self), 0);

  suggestions = hjl_suggest_stages (self->catalogue, earlier, self->standard);
  next = hjl_mapping_copy (self->mapping);
  for (guint i = 0; i < suggestions->len; i++)
    {
      HjlStageSuggestion *suggestion = g_ptr_array_index (suggestions, i);
      const HjlTarget    *present = hjl_mapping_get_target (next, suggestion->stage_id);

      if (present != NULL && hjl_target_exists (present, self->catalogue))
        continue;
      put (self, next, suggestion->stage_id, suggestion->target, FALSE);
      n++;
    }
  take (self, next);

  return n;
}
