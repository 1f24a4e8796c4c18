/* hjl-stage-choice.c: where candidates stand in hackajob, as the recruiter says
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-stage-choice.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-toast.h"
#include "store/hjl-store-todo.h"

/* Who is to stand where. */
typedef struct
{
  GPtrArray *ids;
  char      *stage_id;
  guint      n_left; /* who are not in the book */
} Move;

static void
move_free (Move *move)
{
  g_ptr_array_unref (move->ids);
  g_free (move->stage_id);
  g_free (move);
}

gboolean
hjl_stage_choice_may (HjlWorkspace *workspace,
                      GPtrArray    *stages)
{
  return workspace != NULL && stages != NULL &&
         hjl_workspace_get_candidates_from (workspace, NULL) == HJL_CANDIDATES_FROM_FILES;
}

GMenuModel *
hjl_stage_choice_make_menu (GPtrArray  *stages,
                            const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; stages != NULL && i < stages->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (stages, i);
      g_autoptr (GMenuItem) entry = g_menu_item_new (stage->name, NULL);

      g_menu_item_set_action_and_target (entry, action, "s", stage->id);
      g_menu_append_item (menu, entry);
    }

  return G_MENU_MODEL (menu);
}

static gboolean
set_stage (HjlStore *store,
           HjlTime   now,
           gpointer  data,
           GError  **error)
{
  Move *move = data;

  return hjl_store_set_people_stage (store, move->ids, move->stage_id, now, &move->n_left, error);
}

static void
did_set_stage (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const Move *move = g_task_get_task_data (task);

  if (!hjl_finish (HJL_WORKSPACE (object), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (move->n_left < move->ids->len)
    g_string_append (text, _ ("Saved. The next sync lets Lever follow."));
  if (move->n_left > 0 && text->len > 0)
    g_string_append_c (text, ' ');
  if (move->n_left > 0)
    g_string_append_printf (text, ngettext ("%'u was left as it is.", "%'u were left as they are.", move->n_left), move->n_left);
  g_task_return_pointer (task, g_string_free (g_steal_pointer (&text), FALSE), g_free);
}

void
hjl_stage_choice_set_async (HjlWorkspace       *workspace,
                            GPtrArray          *ids,
                            const char         *stage_id,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;
  Move  *move;

  g_return_if_fail (HJL_IS_WORKSPACE (workspace));
  g_return_if_fail (ids != NULL);
  g_return_if_fail (stage_id != NULL);

  task = g_task_new (workspace, NULL, callback, user_data);
  move = g_new0 (Move, 1);
  move->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (move->ids, g_strdup (g_ptr_array_index (ids, i)));
  move->stage_id = g_strdup (stage_id);
  g_task_set_source_tag (task, hjl_stage_choice_set_async);
  g_task_set_task_data (task, move, (GDestroyNotify) move_free);
  hjl_workspace_edit_book_async (workspace, set_stage, move, NULL, NULL, did_set_stage, task);
}

static void
did_set (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = hjl_finish_pointer (HJL_WORKSPACE (object), result, &error);

  if (said != NULL)
    hjl_toast_show (widget, said);
  else
    hjl_toast_show_error (widget, error);
}

void
hjl_stage_choice_set (GtkWidget    *widget,
                      HjlWorkspace *workspace,
                      GPtrArray    *ids,
                      const char   *stage_id)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  hjl_stage_choice_set_async (workspace, ids, stage_id, did_set, g_object_ref (widget));
}
