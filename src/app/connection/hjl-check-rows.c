/* hjl-check-rows.c: what was checked, as rows with a mark and what to do
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/connection/hjl-check-rows.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HjlSide     side;
  const char *title;
  const char *advice;
} Need;

/* In hackajob's own words. */
static const Need needs[] = {
  { HJL_SIDE_HACKAJOB, N_ ("The Master Account permission in hackajob"),
    N_ ("Without it your hackajob user has no Connect buttons. Ask your Customer Success Manager for it.") },
  { HJL_SIDE_HACKAJOB, N_ ("The Lever integration, enabled for your company in hackajob"),
    N_ ("Your Customer Success Manager enables it.") },
  { HJL_SIDE_LEVER, N_ ("A Super Admin in Lever"),
    N_ ("“Admin” is not enough.") },
  { HJL_SIDE_LEVER, N_ ("A Lever plan with the Lever API"),
    N_ ("LeverTRM and LeverTRM Enterprise include it.") },
};

/* With files hackajob itself needs nothing. */
static const Need ways_of_files[] = {
  { HJL_SIDE_HACKAJOB, N_ ("Nothing to ask hackajob for"),
    N_ ("Download CVs and profiles from hackajob as you do today, and add them to a role in Jobs.") },
  { HJL_SIDE_HACKAJOB, N_ ("Stage changes both ways"),
    N_ ("When somebody moves in Lever, HjLever tells you whom to move in hackajob. When you move somebody in hackajob, "
        "tell HjLever, and Lever follows.") },
};

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
add_row (GtkListBox *list,
         const char *icon,
         const char *style,
         const char *state,
         const char *title,
         const char *advice)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *image = gtk_image_new_from_icon_name (icon);
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *advice_markup = advice != NULL ? g_markup_escape_text (advice, -1) : NULL;

  gtk_widget_add_css_class (image, style);
  gtk_widget_set_tooltip_text (image, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, state, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (advice_markup != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), advice_markup);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, row);
}

static gboolean
is_of_side (const HjlCheck *check,
            HjlSide         side)
{
  return g_str_has_prefix (check->code, side == HJL_SIDE_LEVER ? "lever-" : "hackajob-");
}

/* Of what did not pass: as it is. */
static void
add_check (GtkListBox     *list,
           const HjlCheck *check)
{
  g_autofree char *words = hjl_check_describe (check);

  if (check->result == HJL_CHECK_FAIL)
    add_row (list, "dialog-warning-symbolic", check->needed ? "error" : "warning", _ ("Needs attention"), words, check->advice);
  else
    add_row (list, "dialog-question-symbolic", "dim-label", _ ("Unknown"), words, check->advice);
}

void
hjl_check_rows_show_needs (GtkListBox *list,
                           HjlSide     side)
{
  g_return_if_fail (GTK_IS_LIST_BOX (list));

  clear (list);
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    {
      if (needs[i].side == side)
        add_row (list, "dialog-question-symbolic", "dim-label", _ ("Checked after the sign-in"), _ (needs[i].title), _ (needs[i].advice));
    }
}

void
hjl_check_rows_show_files (GtkListBox *list)
{
  g_return_if_fail (GTK_IS_LIST_BOX (list));

  clear (list);
  for (guint i = 0; i < G_N_ELEMENTS (ways_of_files); i++)
    add_row (list, "object-select-symbolic", "success", _ ("Ready"), _ (ways_of_files[i].title), _ (ways_of_files[i].advice));
}

void
hjl_check_rows_show (GtkListBox *list,
                     HjlSide     side,
                     GPtrArray  *checks)
{
  static const HjlCheckResult order[] = { HJL_CHECK_FAIL, HJL_CHECK_UNKNOWN, HJL_CHECK_PASS };
  guint                       passed = 0;
  guint                       other = 0;

  g_return_if_fail (GTK_IS_LIST_BOX (list));
  g_return_if_fail (checks != NULL);

  clear (list);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      for (guint j = 0; j < checks->len; j++)
        {
          const HjlCheck *check = checks->pdata[j];

          if (!is_of_side (check, side) || check->result != order[i])
            continue;
          if (check->result == HJL_CHECK_PASS)
            passed++;
          else
            {
              add_check (list, check);
              other++;
            }
        }
    }

  /* What is fine is one quiet line. */
  if (passed > 0)
    {
      g_autofree char *title = other > 0 ? g_strdup_printf (ngettext ("%'u other check passed", "%'u other checks passed", passed), passed)
                                         : g_strdup_printf (ngettext ("%'u check passed", "All %'u checks passed", passed), passed);

      add_row (list, "object-select-symbolic", "success", _ ("Yes"), title, NULL);
    }
}

char *
hjl_check_rows_dup_details (GPtrArray *checks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; checks != NULL && i < checks->len; i++)
    {
      const HjlCheck *check = checks->pdata[i];

      g_string_append_printf (text, "%s: %s\n", check->code, hjl_check_result_to_string (check->result));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
