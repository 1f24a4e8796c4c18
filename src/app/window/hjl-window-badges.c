/* hjl-window-badges.c: the numbers that the window shows beside its views: who needs attention, which roles are not
 * mapped, who is held back, and for whom something was written today
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/window/hjl-window-private.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-words.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-runs.h"
#include "sync/hjl-brake.h"

/* As they stand in the switcher. */
#define TAB_JOBS 1
#define TAB_CANDIDATES 2

/* Milliseconds: a long sync changes numbers ten times a second. */
#define COUNT_AFTER 500

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

/* A switcher's button is called by its title alone, whatever number stands at it; what is said here comes beside the title.
 * @label: (nullable); @place: counts down to it */
static gboolean
name_tab (GtkWidget  *root,
          const char *label,
          int        *place)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), "AdwViewSwitcherButton") && (*place)-- == 0)
    {
      if (label != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      else
        gtk_accessible_reset_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL);
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (name_tab (child, label, place))
        return TRUE;
    }

  return FALSE;
}

static char *
describe_candidates (guint attention,
                     guint todos)
{
  g_autofree char *urgent = g_strdup_printf (ngettext ("%u needs attention", "%u need attention", attention), attention);
  g_autofree char *todo = g_strdup_printf (ngettext ("%u to do in hackajob", "%u to do in hackajob", todos), todos);

  if (attention > 0 && todos > 0)
    return g_strdup_printf ("%s, %s", urgent, todo);

  return attention > 0 ? g_steal_pointer (&urgent) : todos > 0 ? g_steal_pointer (&todo)
                                                               : NULL;
}

/* @tab: the number of the tab; @label: (nullable) */
static void
describe_tab (HjlWindow  *self,
              int         tab,
              const char *label)
{
  GtkWidget *switchers[] = { self->switcher, self->switcher_bar };

  for (guint i = 0; i < G_N_ELEMENTS (switchers); i++)
    {
      int place = tab;

      if (switchers[i] != NULL)
        name_tab (switchers[i], label, &place);
    }
}

void
hjl_window_describe_tabs (HjlWindow *self)
{
  guint            n = self->n_not_mapped;
  g_autofree char *roles = n > 0 ? g_strdup_printf (ngettext ("%u role isn’t mapped", "%u roles aren’t mapped", n), n) : NULL;
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
            guint      n_mapped)
{
  self->n_not_mapped = n_not_mapped;
  self->n_mapped = n_mapped;
  show_badge (self, GTK_WIDGET (self->jobs_stack), n_not_mapped, n_not_mapped > 0);
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

  self->not_erased = n_erasures;
  gtk_widget_set_visible (self->held_notice, n_writes + n_erasures > 0);
  if (n_writes + n_erasures == 0)
    return;

  if (n_writes > 0)
    text = g_strdup_printf (ngettext ("%u candidate is on hold: so many changes at once need your go-ahead.",
                                      "%u candidates are on hold: so many changes at once need your go-ahead.",
                                      n_writes),
                            n_writes);
  else if (clock_off)
    text = hjl_words_show (HJL_WORDS ("clock-off"));
  else
    text = g_strdup_printf (ngettext ("%u candidate wasn’t erased: so many gone at once may be a fault.",
                                      "%u candidates weren’t erased: so many gone at once may be a fault.",
                                      n_erasures),
                            n_erasures);
  gtk_label_set_text (self->held_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->held_button), n_writes > 0 || !clock_off);
  gtk_button_set_label (self->held_button, n_writes > 0 ? _ ("Review…") : _ ("Decide…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->held_button), n_writes > 0 ? "win.review" : "win.ask-to-erase");
}

static void
show_today (HjlWindow *self,
            guint      n)
{
  self->n_today = n;
  if (self->sync_bar != NULL)
    hjl_sync_bar_set_n_today (self->sync_bar, n);
}

typedef struct
{
  int      not_mapped; /* live roles */
  guint    mapped;     /* roles */
  int      attention;  /* candidates */
  int      todos;      /* on hackajob */
  int      drafts;     /* to be looked at */
  guint    held;       /* until a person says yes */
  guint    not_erased; /* likewise */
  gboolean clock_off;  /* nobody can say yes to an erasure */
  int      today;      /* people for whom something was written */
} HjlNumbers;

static HjlTime
get_midnight (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                                          g_date_time_get_day_of_month (now), 0, 0, 0);

  return g_date_time_to_unix (midnight != NULL ? midnight : now) * 1000;
}

static gpointer
count (HjlStore *store,
       gpointer  data,
       GError  **error)
{
  HjlCandidateQuery      query = { .states = HJL_STATES_ATTENTION };
  g_autofree HjlNumbers *numbers = g_new0 (HjlNumbers, 1);
  g_autoptr (GHashTable) mappings = NULL;

  numbers->not_mapped = hjl_store_count_not_mapped (store, error);
  if (numbers->not_mapped < 0)
    return NULL;

  mappings = hjl_store_load_mappings (store, error);
  if (mappings == NULL)
    return NULL;
  numbers->mapped = g_hash_table_size (mappings);

  numbers->attention = hjl_store_count_candidates (store, &query, error);
  if (numbers->attention < 0)
    return NULL;

  hjl_brake_count_asking (store, &numbers->held, &numbers->not_erased);
  numbers->clock_off = hjl_brake_is_clock_off (store);
  numbers->today = hjl_store_count_written (store, get_midnight (), error);
  if (numbers->today < 0)
    return NULL;

  /* A feed moves people by itself. */
  if (GPOINTER_TO_UINT (data) == HJL_CANDIDATES_FROM_FILES)
    {
      numbers->todos = hjl_store_count_todos (store, error);
      numbers->drafts = numbers->todos >= 0 ? hjl_store_count_drafts (store, error) : -1;
    }

  return numbers->todos >= 0 && numbers->drafts >= 0 ? g_steal_pointer (&numbers) : NULL;
}

static void
got_numbers (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree HjlNumbers *numbers = hjl_loader_load_finish (HJL_LOADER (source), result, &error);
  HjlWindow             *self = user_data;

  /* Another environment, or no window any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->badges_cancellable);
  if (numbers == NULL)
    {
      g_debug ("Counting: %s", error->message);
      return;
    }

  show_roles (self, numbers->not_mapped, numbers->mapped);
  show_candidates (self, numbers->attention, numbers->todos);
  hjl_window_describe_tabs (self);
  set_n_drafts (self, numbers->drafts);
  show_held (self, numbers->held, numbers->not_erased, numbers->clock_off);
  show_today (self, numbers->today);
}

/* In the loader's thread, whatever page is seen. */
void
hjl_window_count_again (HjlWindow *self)
{
  HjlLoader *loader = self->workspace != NULL ? hjl_workspace_get_loader (self->workspace) : NULL;

  if (loader == NULL)
    {
      show_roles (self, 0, 0);
      show_candidates (self, 0, 0);
      hjl_window_describe_tabs (self);
      set_n_drafts (self, 0);
      show_held (self, 0, 0, FALSE);
      show_today (self, 0);
      return;
    }

  hjl_window_stop_badges (self);
  self->badges_cancellable = g_cancellable_new ();
  hjl_loader_load_async (loader, count, GUINT_TO_POINTER (hjl_workspace_get_candidates_from (self->workspace, NULL)), NULL, g_free,
                         self->badges_cancellable, got_numbers, self);
}

static void
on_count_cb (gpointer user_data)
{
  HjlWindow *self = user_data;

  self->badges_id = 0;
  hjl_window_count_again (self);
}

static void
on_workspace_changed_cb (HjlWindow *self,
                         guint      changes)
{
  if (self->badges_id == 0 &&
      (changes & (HJL_CHANGES_CATALOGUE | HJL_CHANGES_MAPPINGS | HJL_CHANGES_CANDIDATES | HJL_CHANGES_REVIEW)) != 0)
    self->badges_id = g_timeout_add_once (COUNT_AFTER, on_count_cb, self);
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
  g_clear_handle_id (&self->badges_id, g_source_remove);
  g_cancellable_cancel (self->badges_cancellable);
  g_clear_object (&self->badges_cancellable);
}

void
hjl_window_follow_badges (HjlWindow    *self,
                          HjlWorkspace *old)
{
  if (old != NULL)
    {
      g_signal_handlers_disconnect_by_func (old, on_workspace_changed_cb, self);
      g_signal_handlers_disconnect_by_func (old, on_account_changed_cb, self);
    }
  hjl_window_stop_badges (self);
  if (self->workspace != NULL)
    {
      g_signal_connect_object (self->workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->workspace, "account-changed", G_CALLBACK (on_account_changed_cb), self, G_CONNECT_SWAPPED);
    }
  hjl_window_count_again (self);
  on_account_changed_cb (self);
}
