/* hjl-window-badges.c: the numbers at the names of the views: who needs attention, which roles are not mapped
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/hjl-window-private.h"
#include "store/hjl-store-query.h"

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
count_attention (HjlWindow *self)
{
  HjlCandidateQuery query = { .states = 1u << HJL_STATE_ATTENTION | 1u << HJL_STATE_FAILED };
  HjlStore         *store = self->workspace != NULL ? hjl_workspace_get_store (self->workspace) : NULL;
  int               n = store != NULL ? hjl_store_count_candidates (store, &query, NULL) : 0;

  show_badge (self, GTK_WIDGET (self->candidates_view), MAX (n, 0), n > 0);
}

static void
on_count_cb (gpointer user_data)
{
  HjlWindow *self = user_data;

  self->badges_id = 0;
  count_attention (self);
}

static void
on_workspace_changed_cb (HjlWindow *self,
                         guint      changes)
{
  if (self->badges_id == 0 && (changes & HJL_CHANGES_CANDIDATES) != 0)
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
  show_badge (self, GTK_WIDGET (self->connection_view), 0, attention);
}

static void
on_n_not_mapped_cb (HjlWindow *self)
{
  guint n;

  g_object_get (self->jobs_view, "n-not-mapped", &n, NULL);
  show_badge (self, GTK_WIDGET (self->jobs_stack), n, n > 0);
}

void
hjl_window_start_badges (HjlWindow *self)
{
  g_signal_connect_object (self->jobs_view, "notify::n-not-mapped", G_CALLBACK (on_n_not_mapped_cb), self, G_CONNECT_SWAPPED);
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
  g_clear_handle_id (&self->badges_id, g_source_remove);
  if (self->workspace != NULL)
    {
      g_signal_connect_object (self->workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->workspace, "account-changed", G_CALLBACK (on_account_changed_cb), self, G_CONNECT_SWAPPED);
    }
  count_attention (self);
  on_account_changed_cb (self);
}
