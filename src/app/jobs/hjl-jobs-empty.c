/* hjl-jobs-empty.c: what the view of all roles says where there is none to show
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/jobs/hjl-jobs-empty.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *icon;
  const char *title;
  const char *text;
  const char *label;  /* nullable: of the button */
  const char *action; /* its detailed name */
} Words;

static const Words hidden = {
  "system-search-symbolic", N_ ("No Role Fits"), N_ ("No role fits the search and the filter."),
  N_ ("Show All Roles"), "jobs.show-all"
};
static const Words not_connected = {
  "network-offline-symbolic", N_ ("Connect Your Accounts First"),
  N_ ("The live roles of your company appear here once hackajob and Lever are connected."),
  N_ ("Connect"), "win.show-page::connection"
};
static const Words reading = {
  "content-loading-symbolic", N_ ("Reading Your Roles"), N_ ("They appear here in a moment."), NULL, NULL
};
static const Words not_read = {
  "view-list-symbolic", N_ ("Not Read Yet"), N_ ("Your live roles appear here with the next sync."), N_ ("Sync Now"), "win.sync-now"
};
static const Words none = {
  "view-list-symbolic", N_ ("No Live Roles"),
  N_ ("hackajob has no live role of your company. One that you publish there appears here with the next sync."),
  N_ ("Sync Now"), "win.sync-now"
};

static gboolean
is_connected (HjlWorkspace *workspace,
              HjlSide       side)
{
  g_autoptr (HjlAccountInfo) info = hjl_workspace_dup_account (workspace, side);

  return info->state == HJL_ACCOUNT_CONNECTED || info->state == HJL_ACCOUNT_ATTENTION;
}

/* hackajob always has stages: where there is none, nothing was ever read. */
static gboolean
was_read (HjlCatalogue *catalogue)
{
  return catalogue != NULL && hjl_catalogue_get_stages (catalogue, HJL_SIDE_HACKAJOB)->len > 0;
}

static const Words *
choose (HjlWorkspace *workspace,
        HjlCatalogue *catalogue,
        gboolean      loading)
{
  if (workspace == NULL || !is_connected (workspace, HJL_SIDE_HACKAJOB) || !is_connected (workspace, HJL_SIDE_LEVER))
    return &not_connected;
  if (loading || hjl_workspace_get_progress (workspace).phase != HJL_PHASE_IDLE)
    return &reading;

  return was_read (catalogue) ? &none : &not_read;
}

static GtkWidget *
make_button (const Words *words)
{
  GtkWidget *button = gtk_button_new_with_label (_ (words->label));

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), words->action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");

  return button;
}

void
hjl_jobs_empty_update (AdwStatusPage *page,
                       HjlWorkspace  *workspace,
                       HjlJobList    *list,
                       gboolean       loading)
{
  const Words *words = hjl_job_list_get_n_items (list) > 0 ? &hidden : choose (workspace, hjl_job_list_get_catalogue (list), loading);

  g_return_if_fail (ADW_IS_STATUS_PAGE (page));

  /* A button that is made anew would lose the focus. */
  if (g_object_get_data (G_OBJECT (page), "hjl-words") == words)
    return;

  g_object_set_data (G_OBJECT (page), "hjl-words", (gpointer) words);
  adw_status_page_set_icon_name (page, words->icon);
  adw_status_page_set_title (page, _ (words->title));
  adw_status_page_set_description (page, _ (words->text));
  adw_status_page_set_child (page, words->label != NULL ? make_button (words) : NULL);
}
