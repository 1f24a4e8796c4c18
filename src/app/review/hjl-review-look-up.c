/* hjl-review-look-up.c: asks Lever about everybody in the review, and again where it could not answer
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/review/hjl-review-window-private.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"

/* Seconds until Lever is asked again by itself; twice as long after each time. */
#define RETRY_FIRST 5
#define RETRY_MOST 300

/* Returns: (transfer none) (nullable): why the first of those who are not known is not; @n: (out): how many there are */
static const GError *
find_trouble (HjlReviewWindow *self,
              guint           *n)
{
  const GError *error = NULL;

  *n = 0;
  for (guint i = 0; i < hjl_review_window_count (self); i++)
    {
      HjlReviewItem *item = hjl_review_window_get_item (self, i);

      if (!hjl_review_item_is_unknown (item))
        continue;
      ++*n;
      if (error == NULL)
        error = item->finding->error;
    }

  return error;
}

static void
show_trouble (HjlReviewWindow *self)
{
  guint            n;
  const GError    *error = find_trouble (self, &n);
  g_autofree char *why = error != NULL ? hjl_error_describe (error) : NULL;
  g_autofree char *head = g_strdup_printf (ngettext ("%'u candidate could not be looked up in Lever.", "%'u candidates could not be looked up in Lever.", n), n);
  g_autofree char *text = why != NULL ? g_strdup_printf ("%s %s", head, why) : g_strdup (head);

  gtk_widget_set_visible (self->trouble, n > 0);
  gtk_label_set_text (self->trouble_label, n > 0 ? text : "");
}

static gboolean
on_retry_cb (gpointer user_data)
{
  HjlReviewWindow *self = user_data;

  self->retry_id = 0;
  hjl_review_window_look_again (self);

  return G_SOURCE_REMOVE;
}

static void
retry_later (HjlReviewWindow *self)
{
  guint n;

  find_trouble (self, &n);
  if (n == 0)
    {
      self->retry_after = RETRY_FIRST;
      return;
    }
  if (self->retry_id != 0)
    return;

  self->retry_id = g_timeout_add_seconds (self->retry_after, on_retry_cb, self);
  self->retry_after = MIN (self->retry_after * 2, RETRY_MOST);
}

/* Nobody was answered about: the others would not be either, and are not asked about one after the other. */
static void
give_up (HjlReviewWindow *self,
         const GError    *error)
{
  for (guint i = 0; i < hjl_review_window_count (self); i++)
    {
      HjlReviewItem *item = hjl_review_window_get_item (self, i);
      HjlFinding    *finding;

      if (item->finding != NULL || !hjl_review_item_can_be_looked_up (item))
        continue;
      finding = hjl_finding_new (HJL_FINDING_UNKNOWN);
      finding->error = g_error_copy (error);
      hjl_review_item_take_finding (item, finding);
    }
}

/* Returns: (transfer full) (nullable): what nobody was answered about for */
static GError *
take_findings (HjlReviewWindow *self,
               GPtrArray       *findings)
{
  g_autoptr (GError) error = NULL;
  guint n_unknown = 0;

  g_ptr_array_set_free_func (findings, NULL);
  for (guint i = 0; i < self->asked->len; i++)
    {
      HjlReviewItem *item = g_ptr_array_index (self->asked, i);
      HjlFinding    *finding = g_ptr_array_index (findings, i);

      if (finding->kind == HJL_FINDING_UNKNOWN)
        {
          n_unknown++;
          if (finding->error != NULL && error == NULL)
            error = g_error_copy (finding->error);
        }
      hjl_review_item_set_looking (item, FALSE);
      /* Somebody else by now: they are asked about again. */
      if (item->draft->updated_at != self->asked_at[i])
        hjl_finding_free (finding);
      else
        hjl_review_item_take_finding (item, finding);
    }

  return n_unknown == self->asked->len ? g_steal_pointer (&error) : NULL;
}

/* @drops: whether what was found for another posting is asked again. Returns: whether there was any */
static gboolean
heed (HjlReviewWindow *self,
      gboolean         drops)
{
  gboolean any = FALSE;

  for (guint i = 0; i < hjl_review_window_count (self); i++)
    {
      HjlReviewItem *item = hjl_review_window_get_item (self, i);
      HjlMapping    *mapping = hjl_review_window_find_mapping (self, item);
      const char    *posting_id = mapping != NULL ? hjl_mapping_get_posting_id (mapping) : NULL;
      gboolean       other = item->finding != NULL && item->finding->kind != HJL_FINDING_UNKNOWN &&
                       g_strcmp0 (item->finding->posting_id, posting_id) != 0;

      any |= other;
      if (other && drops)
        hjl_review_item_take_finding (item, NULL);
      hjl_review_item_set_ownerless (item, posting_id != NULL && g_hash_table_contains (self->ownerless, posting_id));
    }

  return any;
}

static void
got_findings (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (HjlReviewWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);

  if (self->closed)
    return;

  g_clear_object (&self->looking);
  if (findings != NULL)
    error = take_findings (self, findings);
  for (guint i = 0; i < self->asked->len; i++)
    hjl_review_item_set_looking (g_ptr_array_index (self->asked, i), FALSE);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    give_up (self, error);
  /* By what was read last, which another program may have changed: only a new read drops what was answered, as Lever would be asked
   * about it again and again. */
  if (heed (self, FALSE))
    hjl_review_window_read_again (self);
  show_trouble (self);
  hjl_review_window_show_numbers (self);
  hjl_review_window_look_up (self);
}

static void
ask_about (HjlReviewWindow *self,
           HjlReviewItem   *item,
           GPtrArray       *people)
{
  const HjlDraft *draft;

  if (item == NULL || people->len == LOOK_UPS || item->finding != NULL || !hjl_review_item_can_be_looked_up (item))
    return;

  draft = item->draft;
  for (guint i = 0; i < self->asked->len; i++)
    if (self->asked->pdata[i] == item)
      return;
  self->asked_at[people->len] = draft->updated_at;
  g_ptr_array_add (people, draft->person);
  g_ptr_array_add (self->asked, g_object_ref (item));
}

/* The row that is before the person comes first, then the table from its top. */
void
hjl_review_window_look_up (HjlReviewWindow *self)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  if (self->looking != NULL)
    return;

  self->asked = g_ptr_array_new_with_free_func (g_object_unref);
  ask_about (self, hjl_review_window_get_selected (self), people);
  for (guint i = 0; i < hjl_review_window_count (self) && people->len < LOOK_UPS; i++)
    ask_about (self, hjl_review_window_get_item (self, i), people);
  if (people->len == 0)
    {
      g_clear_pointer (&self->asked, g_ptr_array_unref);
      show_trouble (self);
      retry_later (self);
      return;
    }

  self->looking = g_cancellable_new ();
  hjl_workspace_look_up_async (self->workspace, people, self->looking, got_findings, g_object_ref (self));
  for (guint i = 0; i < self->asked->len; i++)
    hjl_review_item_set_looking (g_ptr_array_index (self->asked, i), TRUE);
}

void
hjl_review_window_look_again (HjlReviewWindow *self)
{
  g_clear_handle_id (&self->retry_id, g_source_remove);
  for (guint i = 0; i < hjl_review_window_count (self); i++)
    {
      HjlReviewItem *item = hjl_review_window_get_item (self, i);

      if (hjl_review_item_is_unknown (item))
        hjl_review_item_take_finding (item, NULL);
    }
  hjl_review_window_look_up (self);
}

void
hjl_review_window_heed_mappings (HjlReviewWindow *self)
{
  heed (self, TRUE);
}

void
hjl_review_window_stop_looking (HjlReviewWindow *self)
{
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
}

static void
on_network_changed_cb (HjlReviewWindow *self,
                       gboolean         available)
{
  if (available && !self->closed && self->retry_id != 0)
    hjl_review_window_look_again (self);
}

/* Whether Lever's account is whole: what was refused may be answered now. A refusal changes an account too. */
static gboolean
is_connected (HjlReviewWindow *self)
{
  g_autoptr (HjlAccountInfo) info = hjl_workspace_dup_account (self->workspace, HJL_SIDE_LEVER);

  return info->state == HJL_ACCOUNT_CONNECTED;
}

static void
on_account_changed_cb (HjlReviewWindow *self,
                       HjlSide          side)
{
  gboolean was = self->connected;

  if (side != HJL_SIDE_LEVER || self->closed)
    return;

  self->connected = is_connected (self);
  if (self->connected && !was)
    hjl_review_window_look_again (self);
}

void
hjl_review_window_watch_services (HjlReviewWindow *self)
{
  self->retry_after = RETRY_FIRST;
  self->connected = is_connected (self);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (on_network_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "account-changed", G_CALLBACK (on_account_changed_cb), self, G_CONNECT_SWAPPED);
}
