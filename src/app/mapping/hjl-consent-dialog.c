/* hjl-consent-dialog.c: asks before a mapping writes about people for the first time, and names them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-consent-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/window/hjl-dialogs.h"
#include "model/hjl-words.h"

/* As much of the list shows without scrolling. */
#define LIST_HEIGHT 240

/* Returns: (nullable): the posting of the action's role */
static const char *
get_posting (const HjlAction *action,
             GPtrArray       *mappings)
{
  for (guint i = 0; i < mappings->len; i++)
    {
      HjlMapping *mapping = g_ptr_array_index (mappings, i);
      const char *title = hjl_mapping_get_posting_title (mapping);

      if (g_strcmp0 (hjl_mapping_get_role_id (mapping), action->role_id) == 0)
        return title != NULL ? title : hjl_mapping_get_posting_id (mapping);
    }

  return action->posting_id;
}

/* Returns: (transfer full) (nullable): NULL for what nobody would notice in Lever or on hackajob's pages */
static char *
describe (const HjlAction *action,
          GPtrArray       *mappings)
{
  const char      *posting = get_posting (action, mappings);
  g_autofree char *target = action->target != NULL ? hjl_words_show (hjl_target_keep_name (action->target)) : NULL;

  switch (action->kind)
    {
    case HJL_ACTION_EXPORT:
      /* Translators: a posting, and a stage of Lever's. */
      return target != NULL ? g_strdup_printf (_ ("Export to “%s” at “%s”"), posting, target)
                            : g_strdup_printf (_ ("Export to “%s”"), posting);
    case HJL_ACTION_MOVE_IN_LEVER:
      return g_strdup_printf (_ ("Move to “%s” in Lever"), target);
    case HJL_ACTION_ARCHIVE_IN_LEVER:
      return g_strdup_printf (_ ("Archive in Lever as “%s”"), target);
    case HJL_ACTION_UNARCHIVE_IN_LEVER:
      return g_strdup (_ ("Unarchive in Lever"));
    case HJL_ACTION_MOVE_IN_HACKAJOB:
      return g_strdup_printf (action->by_hand ? _ ("List for you to move in hackajob to the stage for “%s”")
                                              : _ ("Move in hackajob to the stage for “%s”"),
                              target);
    case HJL_ACTION_MARK_EXPORTED:
    case HJL_ACTION_ERASE:
    case HJL_ACTION_SETTLE:
    case HJL_ACTION_NEEDS_ATTENTION:
    case HJL_ACTION_RELEASE:
    default:
      return NULL;
    }
}

/* Each person once, in the plan's order: the name in the first line, and in the others what is written.
 * Returns: (transfer full) */
static GtkStringList *
list_people (HjlPlan   *plan,
             GPtrArray *mappings)
{
  GtkStringList *people = gtk_string_list_new (NULL);
  g_autoptr (GString) person = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 0; i < plan->actions->len; i++)
    {
      const HjlAction *action = g_ptr_array_index (plan->actions, i);
      g_autofree char *what = describe (action, mappings);
      g_autofree char *name = NULL;

      if (what == NULL)
        continue;
      /* Those of one candidate stand together. */
      if (last == NULL || !g_str_equal (last, action->candidate_id))
        {
          if (person->len > 0)
            gtk_string_list_append (people, person->str);
          name = g_strdelimit (g_strdup (action->name != NULL ? action->name : _ ("New candidate")), "\n", ' ');
          g_string_assign (person, name);
        }
      g_string_append_printf (person, "\n%s", what);
      last = action->candidate_id;
    }
  if (person->len > 0)
    gtk_string_list_append (people, person->str);

  return people;
}

static gboolean
archives (HjlPlan *plan)
{
  return hjl_plan_count (plan, HJL_ACTION_ARCHIVE_IN_LEVER) > 0;
}

static gboolean
only_exports (HjlPlan *plan)
{
  return hjl_plan_count (plan, HJL_ACTION_EXPORT) + hjl_plan_count (plan, HJL_ACTION_MARK_EXPORTED) ==
         hjl_plan_count_remote (plan);
}

static GtkWidget *
make_label (const char *style)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "xalign", 0.0,
                       "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "css-classes", (const char *const[]){ style, NULL },
                       NULL);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_widget_set_margin_start (row, 9);
  gtk_widget_set_margin_end (row, 9);
  gtk_box_append (GTK_BOX (row), make_label ("heading"));
  gtk_box_append (GTK_BOX (row), make_label ("body"));
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *list_item)
{
  g_auto (GStrv) parts = g_strsplit (gtk_string_object_get_string (gtk_list_item_get_item (list_item)), "\n", 2);
  GtkWidget       *row = gtk_list_item_get_child (list_item);
  GtkWidget       *name = gtk_widget_get_first_child (row);
  g_autofree char *label = g_strdup_printf ("%s: %s", parts[0], parts[1]);

  gtk_label_set_text (GTK_LABEL (name), parts[0]);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), parts[1]);
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* @people: (transfer full) */
static GtkWidget *
make_list (GtkStringList *people)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *list;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (people))), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What will be written"), -1);

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                       "hscrollbar-policy", GTK_POLICY_NEVER,
                       "propagate-natural-height", TRUE,
                       "max-content-height", LIST_HEIGHT,
                       "css-classes", (const char *const[]){ "card", NULL },
                       "child", list,
                       NULL);
}

static char *
make_heading (HjlPlan *plan,
              guint    n)
{
  if (only_exports (plan))
    return g_strdup_printf (ngettext ("Export %'u Candidate to Lever?", "Export %'u Candidates to Lever?", n), n);

  return g_strdup_printf (ngettext ("Update %'u Candidate?", "Update %'u Candidates?", n), n);
}

static char *
make_answer (HjlPlan *plan,
             gboolean saving,
             guint    n)
{
  if (!saving)
    return g_strdup_printf (only_exports (plan) ? ngettext ("_Switch On and Export %'u", "_Switch On and Export %'u", n)
                                                : ngettext ("_Switch On and Update %'u", "_Switch On and Update %'u", n),
                            n);

  return g_strdup_printf (only_exports (plan) ? ngettext ("_Save and Export %'u", "_Save and Export %'u", n)
                                              : ngettext ("_Save and Update %'u", "_Save and Update %'u", n),
                          n);
}

GtkWidget *
hjl_consent_dialog_new (GtkWindow *parent,
                        GPtrArray *mappings,
                        HjlPlan   *plan,
                        gboolean   saving)
{
  g_autofree char *heading = NULL;
  g_autofree char *label = NULL;
  guint            n;
  GtkWidget       *dialog;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (mappings != NULL, NULL);
  g_return_val_if_fail (plan != NULL, NULL);

  n = hjl_plan_count_people (plan, TRUE);
  heading = make_heading (plan, n);
  label = make_answer (plan, saving, n);

  dialog = hjl_dialogs_new_question (GTK_WIDGET (parent), heading,
                                     _ ("The next sync will do this. From then on, candidates who accept "
                                        "are exported automatically."),
                                     TRUE);
  hjl_dialogs_set_content (dialog, make_list (list_people (plan, mappings)));
  /* Return does what changes nothing in Lever. */
  if (saving)
    hjl_dialogs_add_choice (dialog, HJL_CONSENT_PAUSE, _ ("Save, _Don’t Export Yet"), HJL_DIALOG_CHOICE_BY_RETURN);
  hjl_dialogs_add_choice (dialog, HJL_CONSENT_WRITE, label,
                          archives (plan) ? HJL_DIALOG_CHOICE_DESTRUCTIVE : HJL_DIALOG_CHOICE_SUGGESTED);
  hjl_dialogs_focus_choice (dialog);

  return dialog;
}

GtkWidget *
hjl_consent_dialog_new_for_one (GtkWindow  *parent,
                                HjlMapping *mapping,
                                HjlPlan    *plan,
                                gboolean    saving)
{
  g_autoptr (GPtrArray) mappings = g_ptr_array_new ();

  g_return_val_if_fail (HJL_IS_MAPPING (mapping), NULL);

  g_ptr_array_add (mappings, mapping);

  return hjl_consent_dialog_new (parent, mappings, plan, saving);
}
