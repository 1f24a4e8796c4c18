/* hjl-window-badges.c: the numbers that the window shows beside its views: who needs attention, which roles are not
 * mapped or broken, who is held back, and for whom something was written today
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/hjl-window-private.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-words.h"

/* As they stand in the switcher. */
#define TAB_JOBS 1
#define TAB_CANDIDATES 2

static void
show_badge (HjlWindow *self,
            GtkWidget *view,
            guint      number,
            gboolean   needs_attention)
{
  AdwViewStackPage *page = adw_view_stack_get_page (self->view_stack, view);

  adw_view_stack_page_set_badge_number (page, number);
  adw_view_stack_page_set_needs_attention (page, needs_attention);
}

static void
set_n_attention (HjlWindow *self,
                 guint      n)
{
  self->n_attention = n;
  if (self->candidates_view != NULL)
    hjl_candidates_view_set_n_attention (self->candidates_view, n);
}

static void
set_n_todos (HjlWindow *self,
             guint      n)
{
  self->n_todos = n;
  if (self->candidates_view != NULL)
    hjl_candidates_view_set_n_todos (self->candidates_view, n);
}

static void
set_n_drafts (HjlWindow *self,
              guint      n)
{
  self->n_drafts = n;
  if (self->candidates_view != NULL)
    hjl_candidates_view_set_n_drafts (self->candidates_view, n);
}

/* A switcher's button is called by its title alone, whatever number stands at it; what is said here comes after the title.
 * @words: (nullable); @place: counts down to it */
static gboolean
describe_button (GtkWidget  *root,
                 const char *words,
                 int        *place)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), "AdwViewSwitcherButton") && (*place)-- == 0)
    {
      if (words != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
      else
        gtk_accessible_reset_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (describe_button (child, words, place))
        return TRUE;
    }

  return FALSE;
}

/* What there is none of isn't said. Returns: (nullable): NULL where there is nothing to say */
static char *
join_counts (guint       n_first,
             const char *first,
             guint       n_second,
             const char *second)
{
  if (n_first > 0 && n_second > 0)
    return g_strdup_printf ("%s, %s", first, second);

  return n_first > 0 ? g_strdup (first) : n_second > 0 ? g_strdup (second)
                                                       : NULL;
}

static char *
describe_roles (guint not_mapped,
                guint broken)
{
  g_autofree char *first = g_strdup_printf (ngettext ("%'u role isn’t mapped", "%'u roles aren’t mapped", not_mapped), not_mapped);
  g_autofree char *second = g_strdup_printf (ngettext ("%'u mapping is broken", "%'u mappings are broken", broken), broken);

  return join_counts (not_mapped, first, broken, second);
}

static char *
describe_candidates (guint attention,
                     guint todos)
{
  g_autofree char *first = g_strdup_printf (ngettext ("%'u needs attention", "%'u need attention", attention), attention);
  g_autofree char *second = g_strdup_printf (ngettext ("%'u to do in hackajob", "%'u to do in hackajob", todos), todos);

  return join_counts (attention, first, todos, second);
}

/* @tab: the number of the tab; @words: (nullable) */
static void
describe_tab (HjlWindow  *self,
              int         tab,
              const char *words)
{
  GtkWidget *switchers[] = { self->switcher, self->switcher_bar };

  for (guint i = 0; i < G_N_ELEMENTS (switchers); i++)
    {
      int place = tab;

      if (switchers[i] != NULL)
        describe_button (switchers[i], words, &place);
    }
}

void
hjl_window_describe_tabs (HjlWindow *self)
{
  g_autofree char *roles = describe_roles (self->n_not_mapped, self->n_broken);
  g_autofree char *candidates = describe_candidates (self->n_attention, self->n_todos);

  describe_tab (self, TAB_JOBS, roles);
  describe_tab (self, TAB_CANDIDATES, candidates);
}

static void
show_candidates (HjlWindow *self,
                 guint      attention,
                 guint      todos)
{
  show_badge (self, GTK_WIDGET (self->candidates_page), attention + todos, attention + todos > 0);
  set_n_attention (self, attention);
  set_n_todos (self, todos);
}

static void
show_roles (HjlWindow *self,
            guint      n_not_mapped,
            guint      n_broken,
            guint      n_mapped)
{
  guint n = n_not_mapped + n_broken;

  self->n_not_mapped = n_not_mapped;
  self->n_broken = n_broken;
  self->n_mapped = n_mapped;
  show_badge (self, GTK_WIDGET (self->jobs_stack), n, n > 0);
  if (self->connection_view != NULL)
    hjl_connection_view_set_n_roles (self->connection_view, n_not_mapped, n_mapped);
}

/* Stays until it is answered. */
static void
show_held (HjlWindow *self,
           guint      n_writes,
           guint      n_erasures,
           gboolean   clock_off)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->held_notice, n_writes + n_erasures > 0);
  if (n_writes + n_erasures == 0)
    return;

  if (n_writes > 0)
    text = g_strdup_printf (ngettext ("%'u candidate is on hold: so many changes at once need your go-ahead.",
                                      "%'u candidates are on hold: so many changes at once need your go-ahead.",
                                      n_writes),
                            n_writes);
  else if (clock_off)
    text = hjl_words_show (HJL_WORDS ("clock-off"));
  else
    text = g_strdup_printf (ngettext ("%'u candidate wasn’t erased: so many gone at once may be a fault.",
                                      "%'u candidates weren’t erased: so many gone at once may be a fault.",
                                      n_erasures),
                            n_erasures);
  gtk_label_set_text (self->held_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->held_button), n_writes > 0 || !clock_off);
  gtk_button_set_label (self->held_button, n_writes > 0 ? _ ("Review…") : _ ("Decide…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->held_button), n_writes > 0 ? "win.review" : "win.ask-to-erase");
}

static void
show_times (HjlWindow *self,
            gint64     synced,
            guint      n_today)
{
  self->synced = synced;
  self->n_today = n_today;
  if (self->sync_bar != NULL)
    hjl_sync_bar_set_counted (self->sync_bar, synced, n_today);
}

/* @waiting: (nullable): nothing, as nothing is open */
static void
show_numbers (HjlWindow        *self,
              const HjlWaiting *waiting)
{
  static const HjlWaiting nothing = { 0 };
  const HjlWaiting       *shown = waiting != NULL ? waiting : &nothing;

  show_roles (self, waiting != NULL ? waiting->not_mapped->len : 0, waiting != NULL ? waiting->broken->len : 0,
              shown->n_mapped);
  show_candidates (self, shown->attention, shown->todos);
  hjl_window_describe_tabs (self);
  set_n_drafts (self, shown->drafts);
  show_held (self, shown->held, shown->not_erased, shown->clock_off);
  show_times (self, shown->synced, shown->today);
}

void
hjl_window_count_again (HjlWindow *self)
{
  if (self->tally != NULL)
    hjl_tally_count (self->tally);
}

static void
on_account_changed_cb (HjlWindow *self)
{
  static const HjlSide sides[] = { HJL_SIDE_HACKAJOB, HJL_SIDE_LEVER };
  gboolean             attention = FALSE;

  for (guint i = 0; self->workspace != NULL && i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (HjlAccountInfo) info = hjl_workspace_dup_account (self->workspace, sides[i]);

      attention |= info->state == HJL_ACCOUNT_ATTENTION;
    }
  show_badge (self, GTK_WIDGET (self->connection_page), 0, attention);
}

void
hjl_window_stop_badges (HjlWindow *self)
{
  if (self->tally != NULL)
    g_signal_handlers_disconnect_by_func (self->tally, show_numbers, self);
  g_clear_object (&self->tally);
}

void
hjl_window_follow_badges (HjlWindow    *self,
                          HjlWorkspace *old)
{
  if (old != NULL)
    g_signal_handlers_disconnect_by_func (old, on_account_changed_cb, self);
  hjl_window_stop_badges (self);
  if (self->workspace != NULL)
    {
      g_signal_connect_object (self->workspace, "account-changed", G_CALLBACK (on_account_changed_cb), self, G_CONNECT_SWAPPED);
      self->tally = hjl_tally_get (self->workspace);
      g_signal_connect_object (self->tally, "counted", G_CALLBACK (show_numbers), self, G_CONNECT_SWAPPED);
    }
  show_numbers (self, self->tally != NULL ? hjl_tally_get_waiting (self->tally) : NULL);
  on_account_changed_cb (self);
}
