/* hjl-preview-item.c: one line of the preview: what a sync would do, for whom, and why
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/sync/hjl-preview-item.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-candidate-facts.h"
#include "model/hjl-fold.h"
#include "model/hjl-snapshot.h"
#include "model/hjl-words.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-lists.h"

G_DEFINE_FINAL_TYPE (HjlPreviewItem, hjl_preview_item, G_TYPE_OBJECT)

static void
hjl_preview_item_finalize (GObject *object)
{
  HjlPreviewItem *self = HJL_PREVIEW_ITEM (object);

  g_free (self->candidate_id);
  g_free (self->role_title);
  g_free (self->reason);
  g_free (self->name);

  G_OBJECT_CLASS (hjl_preview_item_parent_class)->finalize (object);
}

static void
hjl_preview_item_class_init (HjlPreviewItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = hjl_preview_item_finalize;
}

static void
hjl_preview_item_init (HjlPreviewItem *self)
{
}

/* (transfer full) */
static char *
dup_name (const HjlAction *action,
          HjlStore        *store)
{
  g_autoptr (HjlCase) facts = NULL;

  if (action->name != NULL)
    return hjl_fold_line (action->name);

  /* Who was only read for this preview is not in the database. */
  if (store != NULL)
    facts = hjl_store_load_case (store, action->candidate_id, NULL);

  return hjl_fold_line (facts != NULL && facts->candidate->name != NULL ? facts->candidate->name : _ ("New candidate"));
}

static gboolean
is_worth_showing (const HjlAction *action)
{
  return hjl_action_kind_is_remote (action->kind) || action->kind == HJL_ACTION_NEEDS_ATTENTION || action->kind == HJL_ACTION_ERASE;
}

GListModel *
hjl_preview_items_new (HjlPlan  *plan,
                       HjlStore *store)
{
  GListStore *items = g_list_store_new (HJL_TYPE_PREVIEW_ITEM);
  g_autoptr (HjlCatalogue) catalogue = store != NULL ? hjl_store_load_lists (store, HJL_LIST_ROLES, NULL) : NULL;
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < plan->actions->len; i++)
    {
      const HjlAction *action = g_ptr_array_index (plan->actions, i);
      HjlRole         *role = NULL;
      HjlPreviewItem  *item;

      if (!is_worth_showing (action))
        continue;

      if (catalogue != NULL && action->role_id != NULL)
        role = hjl_catalogue_get_role (catalogue, action->role_id);
      item = g_object_new (HJL_TYPE_PREVIEW_ITEM, NULL);
      item->kind = action->kind;
      item->title = hjl_action_get_title (action);
      item->candidate_id = g_strdup (action->candidate_id);
      item->name = dup_name (action, store);
      item->role_title = g_strdup (role != NULL ? role->title : NULL);
      item->reason = action->reason != NULL ? hjl_words_show (action->reason) : g_strdup ("");
      g_ptr_array_add (page, item);
    }
  g_list_store_splice (items, 0, 0, page->pdata, page->len);

  return G_LIST_MODEL (items);
}

static void
add_sentence (GString *text,
              char    *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static gboolean
is_by_hand (HjlPlan *plan)
{
  return plan->actions->len > 0 && ((HjlAction *) g_ptr_array_index (plan->actions, 0))->by_hand;
}

char *
hjl_plan_describe (HjlPlan *plan)
{
  GString *text = g_string_new (NULL);
  guint    listed = hjl_plan_count_listed (plan);
  guint    n = hjl_plan_count_remote (plan) - listed;
  guint    exports = hjl_plan_count (plan, HJL_ACTION_EXPORT);
  guint    waits = hjl_plan_count (plan, HJL_ACTION_NEEDS_ATTENTION);

  if (n == 0 && listed == 0)
    add_sentence (text, g_strdup (_ ("A sync would change nothing in Lever or hackajob.")));
  else if (n > 0 && is_by_hand (plan))
    add_sentence (text, g_strdup_printf (ngettext ("A sync would make %'u change in Lever.", "A sync would make %'u changes in Lever.", n), n));
  else if (n > 0)
    add_sentence (text, g_strdup_printf (ngettext ("A sync would make %'u change in Lever and hackajob.", "A sync would make %'u changes in Lever and hackajob.", n), n));
  if (listed > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%'u candidate is to be moved in hackajob, by you.", "%'u candidates are to be moved in hackajob, by you.", listed), listed));
  if (exports > 0)
    add_sentence (text, g_strdup_printf (ngettext ("It exports %'u candidate.", "It exports %'u candidates.", exports), exports));
  if (waits > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%'u candidate will need your decision.", "%'u candidates will need your decision.", waits), waits));
  if (plan->n_held > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%'u candidate needs attention.", "%'u candidates need attention.", plan->n_held), plan->n_held));
  if (plan->n_closed > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%'u candidate waits because the role is closed.", "%'u candidates wait because their roles are closed.", plan->n_closed), plan->n_closed));
  if (plan->n_unmapped > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%'u candidate waits because the role is not mapped.", "%'u candidates wait because their roles are not mapped.", plan->n_unmapped), plan->n_unmapped));
  if (plan->n_out_of_reach > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%'u candidate waits because candidates don’t come from that source now.", "%'u candidates wait because candidates don’t come from that source now.", plan->n_out_of_reach), plan->n_out_of_reach));
  if (plan->n_paused > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%'u candidate waits because the role’s mapping is paused.", "%'u candidates wait because their roles’ mappings are paused.", plan->n_paused), plan->n_paused));
  if (plan->n_broken > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%'u candidate waits because the role’s mapping is broken.", "%'u candidates wait because their roles’ mappings are broken.", plan->n_broken), plan->n_broken));

  return g_string_free (text, FALSE);
}
