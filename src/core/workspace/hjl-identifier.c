/* hjl-identifier.c: asks a connection whom it belongs to
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workspace/hjl-identifier.h"

#include "model/hjl-catalogue.h"
#include "model/hjl-error.h"
#include "net/hjl-steps.h"

/* Lever's account by the claim of a sign-in's token, without a request (lever/README.md, OAuth) */
#define CLAIM_ACCOUNT_ID "https://oauth.lever.co/accountId"

/* More pages of roles than any company has; the lists of Lever have a bound of their own. */
#define MAX_PAGES 100

typedef struct
{
  HjlLeverClient  *lever;
  HjlSource       *source;
  HjlIdentity     *known;
  char            *known_name;
  HjlIdentity     *found;
  char            *name;
  HjlIdentityMatch match;
  HjlIdentityList  kind; /* what is being read of Lever */
  HjlLists         list;
  guint            n_pages;
} Identification;

static void
free_identification (gpointer data)
{
  Identification *self = data;

  g_clear_object (&self->lever);
  g_clear_object (&self->source);
  g_clear_pointer (&self->known, hjl_identity_free);
  g_clear_pointer (&self->found, hjl_identity_free);
  g_free (self->known_name);
  g_free (self->name);
  g_free (self);
}

static GTask *
new_task (const HjlIdentity  *known,
          gpointer            tag,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  GTask          *task = g_task_new (NULL, cancellable, callback, user_data);
  Identification *self = g_new0 (Identification, 1);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, self, free_identification);
  self->found = hjl_identity_new ();
  self->known = hjl_identity_new ();
  hjl_identity_merge (self->known, known);

  return task;
}

/* Whether nobody could be asked at all; everything else is a list that this connection does not show. */
static gboolean
is_fatal (const GError *error)
{
  return hjl_error_is_passing (error) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_KEYRING) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_KEYRING_LOCKED) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_KEYRING_WAITING);
}

/* Goes on with the next list, unless enough is known. */
static void
go_on (GTask *task)
{
  Identification *self = g_task_get_task_data (task);

  self->match = hjl_identity_compare (self->known, self->found);
  if (self->match == HJL_IDENTITY_SAME)
    hjl_steps_clear (task);
  hjl_steps_next (task);
}

static void
got_list (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask          *task = user_data;
  Identification *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (items == NULL && is_fatal (error))
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return;
    }

  if (items != NULL)
    hjl_identity_add (self->found, self->kind, NULL);
  for (guint i = 0; items != NULL && i < items->len; i++)
    hjl_identity_add (self->found, self->kind, hjl_catalogue_id_of (self->list, g_ptr_array_index (items, i)));
  go_on (task);
}

static void
step_users (GTask *task)
{
  Identification *self = g_task_get_task_data (task);

  self->kind = HJL_IDENTITY_USERS;
  self->list = HJL_LIST_USERS;
  hjl_lever_client_list_async (self->lever, HJL_LIST_USERS, g_task_get_cancellable (task), got_list, task);
}

static void
step_stages (GTask *task)
{
  Identification *self = g_task_get_task_data (task);

  self->kind = HJL_IDENTITY_STAGES;
  self->list = HJL_LIST_STAGES;
  hjl_lever_client_list_async (self->lever, HJL_LIST_STAGES, g_task_get_cancellable (task), got_list, task);
}

static void
step_reasons (GTask *task)
{
  Identification *self = g_task_get_task_data (task);

  self->kind = HJL_IDENTITY_REASONS;
  self->list = HJL_LIST_REASONS;
  hjl_lever_client_list_async (self->lever, HJL_LIST_REASONS, g_task_get_cancellable (task), got_list, task);
}

/* The longest list, and the one that changes most: only where it can tell what the others did not. */
static void
step_postings (GTask *task)
{
  Identification *self = g_task_get_task_data (task);

  if (self->known->lists[HJL_IDENTITY_POSTINGS] == NULL && self->found->lists[HJL_IDENTITY_USERS] != NULL)
    {
      hjl_steps_next (task);
      return;
    }

  self->kind = HJL_IDENTITY_POSTINGS;
  self->list = HJL_LIST_POSTINGS;
  hjl_lever_client_list_postings_async (self->lever, 0, g_task_get_cancellable (task), got_list, task);
}

void
hjl_identifier_lever_async (HjlLeverClient     *lever,
                            const HjlTokens    *tokens,
                            const HjlIdentity  *known,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask          *task = new_task (known, hjl_identifier_lever_async, cancellable, callback, user_data);
  Identification *self = g_task_get_task_data (task);

  self->lever = g_object_ref (lever);
  self->found->account = hjl_tokens_dup_claim (tokens, CLAIM_ACCOUNT_ID);
  self->match = hjl_identity_compare (self->known, self->found);
  if (self->match == HJL_IDENTITY_UNKNOWN)
    {
      hjl_steps_append (task, step_users);
      hjl_steps_append (task, step_stages);
      hjl_steps_append (task, step_reasons);
      hjl_steps_append (task, step_postings);
    }
  hjl_steps_next (task);
}

static void step_roles (GTask *task);

static void
ask_roles (GTask      *task,
           const char *cursor);

static void
got_roles (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask          *task = user_data;
  Identification *self = g_task_get_task_data (task);
  GError         *error = NULL;
  g_autoptr (HjlSourcePage) page = hjl_finish_pointer (HJL_SOURCE (object), result, &error);

  if (page == NULL && is_fatal (error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  for (guint i = 0; page != NULL && i < page->rows->len; i++)
    hjl_identity_add (self->found, HJL_IDENTITY_ROLES, ((HjlRole *) g_ptr_array_index (page->rows, i))->id);
  g_clear_error (&error);

  self->match = hjl_identity_compare (self->known, self->found);
  if (page != NULL && page->cursor != NULL && self->match != HJL_IDENTITY_SAME && ++self->n_pages < MAX_PAGES)
    ask_roles (task, page->cursor);
  else
    go_on (task);
}

static void
ask_roles (GTask      *task,
           const char *cursor)
{
  Identification *self = g_task_get_task_data (task);

  hjl_source_page_roles_async (self->source, cursor, g_task_get_cancellable (task), got_roles, task);
}

static void
step_roles (GTask *task)
{
  ask_roles (task, NULL);
}

static void
got_account (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask          *task = user_data;
  Identification *self = g_task_get_task_data (task);
  GError         *error = NULL;
  g_autoptr (HjlSourceAccount) account = hjl_finish_pointer (HJL_SOURCE (object), result, &error);

  if (account == NULL)
    {
      hjl_steps_fail (task, error);
      return;
    }

  self->found->account = g_strdup (account->company_id);
  self->name = g_strdup (account->company_name);
  self->match = hjl_identity_compare (self->known, self->found);
  /* Data of earlier versions know the company's name only. */
  if (self->match == HJL_IDENTITY_UNKNOWN && self->name != NULL && g_strcmp0 (self->known_name, self->name) == 0)
    self->match = HJL_IDENTITY_SAME;
  else if (self->match == HJL_IDENTITY_UNKNOWN && self->known->lists[HJL_IDENTITY_ROLES] != NULL)
    hjl_steps_append (task, step_roles);
  hjl_steps_next (task);
}

static void
step_account (GTask *task)
{
  Identification *self = g_task_get_task_data (task);

  hjl_source_get_account_async (self->source, g_task_get_cancellable (task), got_account, task);
}

void
hjl_identifier_hackajob_async (HjlSource          *source,
                               const HjlIdentity  *known,
                               const char         *known_name,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask          *task = new_task (known, hjl_identifier_hackajob_async, cancellable, callback, user_data);
  Identification *self = g_task_get_task_data (task);

  self->source = g_object_ref (source);
  self->known_name = g_strdup (known_name);
  hjl_steps_append (task, step_account);
  hjl_steps_next (task);
}

HjlIdentity *
hjl_identifier_finish (GAsyncResult     *result,
                       HjlIdentityMatch *match,
                       char            **name,
                       GError          **error)
{
  Identification *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  self = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  *match = self->match;
  *name = g_steal_pointer (&self->name);

  return g_steal_pointer (&self->found);
}
