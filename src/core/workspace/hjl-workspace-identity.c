/* hjl-workspace-identity.c: makes sure that connections belong to whom the data belong to
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/hjl-token-store-memory.h"
#include "hackajob/hjl-feed-source.h"
#include "net/hjl-steps.h"
#include "workspace/hjl-identifier.h"
#include "workspace/hjl-workspace-private.h"
#include "model/hjl-error.h"
#include "store/hjl-store-lists.h"

#define KEY_SALT "identity/salt"

typedef struct
{
  HjlWorkspace   *self;
  HjlSide         side;
  gboolean        both;    /* the other side is next */
  gboolean        take;    /* whatever it is, as the data were put aside for it */
  HjlTokens      *tokens;  /* of the side that is looked at */
  HjlFeedAddress *feed;    /* nullable: of a connection that is tried, where it is for another address */
  HjlAccount     *account; /* nullable: of a connection that is tried */
  HjlHttp        *http;
  HjlSource      *source;
  HjlLeverClient *lever;
} Confirmation;

static void
free_confirmation (gpointer data)
{
  Confirmation *confirmation = data;

  g_clear_pointer (&confirmation->tokens, hjl_tokens_free);
  g_clear_pointer (&confirmation->feed, hjl_feed_address_free);
  g_clear_object (&confirmation->account);
  g_clear_object (&confirmation->http);
  g_clear_object (&confirmation->source);
  g_clear_object (&confirmation->lever);
  g_free (confirmation);
}

static char *
dup_key (HjlSide     side,
         const char *what)
{
  return g_strconcat ("identity/", hjl_side_to_string (side), what, NULL);
}

/* Tells tokens that were looked at before from others, and says nothing of them: a salted hash of a random
 * text. (transfer full) (nullable) */
static char *
dup_mark (HjlWorkspace       *self,
          const Confirmation *confirmation,
          GError            **error)
{
  const HjlFeedAddress *feed = confirmation->feed != NULL ? confirmation->feed : self->feed;
  const char           *api = confirmation->side == HJL_SIDE_LEVER ? hjl_environment_get_side (self->environment, HJL_SIDE_LEVER)->api : feed->api;
  g_autofree char      *text = g_strjoin ("\n", api, confirmation->tokens->secret, NULL);
  g_autofree char      *salt = hjl_store_get_value (self->store, KEY_SALT);

  if (salt == NULL)
    {
      salt = g_uuid_string_random ();
      if (!hjl_store_set_value (self->store, KEY_SALT, salt, error))
        return NULL;
    }

  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) salt, strlen (salt), text, -1);
}

static void
add_catalogue (HjlIdentity  *identity,
               HjlSide       side,
               HjlCatalogue *catalogue)
{
  GPtrArray *users = hjl_catalogue_get_list (catalogue, HJL_LIST_USERS);
  GPtrArray *postings = hjl_catalogue_get_list (catalogue, HJL_LIST_POSTINGS);
  GPtrArray *stages = hjl_catalogue_get_stages (catalogue, HJL_SIDE_LEVER);
  GPtrArray *reasons = hjl_catalogue_get_list (catalogue, HJL_LIST_REASONS);
  GPtrArray *roles = hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES);

  if (side == HJL_SIDE_HACKAJOB)
    {
      for (guint i = 0; i < roles->len; i++)
        if (((HjlRole *) g_ptr_array_index (roles, i))->status == HJL_ROLE_STATUS_LIVE)
          hjl_identity_add (identity, HJL_IDENTITY_ROLES, ((HjlRole *) g_ptr_array_index (roles, i))->id);
      return;
    }

  for (guint i = 0; i < users->len; i++)
    hjl_identity_add (identity, HJL_IDENTITY_USERS, ((HjlUser *) g_ptr_array_index (users, i))->id);
  for (guint i = 0; i < postings->len; i++)
    if (((HjlPosting *) g_ptr_array_index (postings, i))->state != HJL_POSTING_STATE_GONE)
      hjl_identity_add (identity, HJL_IDENTITY_POSTINGS, ((HjlPosting *) g_ptr_array_index (postings, i))->id);
  for (guint i = 0; i < stages->len; i++)
    hjl_identity_add (identity, HJL_IDENTITY_STAGES, ((HjlStage *) g_ptr_array_index (stages, i))->id);
  for (guint i = 0; i < reasons->len; i++)
    hjl_identity_add (identity, HJL_IDENTITY_REASONS, ((HjlArchiveReason *) g_ptr_array_index (reasons, i))->id);
}

/* Whom the data belong to: what was confirmed, and for data of earlier versions what they are made of. */
static HjlIdentity *
load_known (HjlWorkspace *self,
            HjlSide       side,
            GError      **error)
{
  g_autofree char *key = dup_key (side, "");
  g_autofree char *text = hjl_store_get_value (self->store, key);
  g_autoptr (HjlIdentity) kept = hjl_identity_from_text (text);
  g_autoptr (HjlCatalogue) catalogue = hjl_store_load_lists (self->store, HJL_LIST_ALL, error);
  HjlIdentity *known;

  if (catalogue == NULL)
    return NULL;

  known = hjl_identity_new ();
  add_catalogue (known, side, catalogue);
  hjl_identity_merge (known, kept);

  return known;
}

static gboolean
keep (HjlWorkspace      *self,
      HjlSide            side,
      const HjlIdentity *found,
      const char        *mark,
      GError           **error)
{
  g_autofree char *key = dup_key (side, "");
  g_autofree char *mark_key = dup_key (side, "-token");
  g_autofree char *before = hjl_store_get_value (self->store, key);
  g_autoptr (HjlIdentity) identity = hjl_identity_from_text (before);
  g_autoptr (HjlIdentity) now = hjl_identity_new ();
  g_autofree char *text = NULL;

  hjl_identity_merge (now, found);
  hjl_identity_merge (now, identity);
  text = hjl_identity_to_text (now);

  return hjl_store_set_value (self->store, key, text, error) &&
         hjl_store_set_value (self->store, mark_key, mark, error);
}

/* What was known is of the account before. */
gboolean
hjl_workspace_forget_identity (HjlWorkspace *self,
                               HjlSide       side,
                               GError      **error)
{
  g_autofree char *key = dup_key (side, "");
  g_autofree char *mark_key = dup_key (side, "-token");

  return hjl_store_set_value (self->store, key, NULL, error) &&
         hjl_store_set_value (self->store, mark_key, NULL, error);
}

static GError *
new_refusal (HjlSide side)
{
  return g_error_new_literal (HJL_ERROR,
                              HJL_ERROR_OTHER_ACCOUNT,
                              side == HJL_SIDE_LEVER ? "Lever: another account than the one that the data belong to"
                                                     : "hackajob: another company than the one that the data belong to");
}

static void confirm (GTask *task);

/* The other side, if it was asked for. */
static void
confirm_next (GTask *task)
{
  Confirmation *confirmation = g_task_get_task_data (task);

  g_clear_pointer (&confirmation->tokens, hjl_tokens_free);
  if (confirmation->both && confirmation->side == HJL_SIDE_HACKAJOB)
    {
      confirmation->side = HJL_SIDE_LEVER;
      confirm (task);
      return;
    }

  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
did_identify (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask           *task = user_data;
  Confirmation    *confirmation = g_task_get_task_data (task);
  HjlWorkspace    *self = confirmation->self;
  HjlIdentityMatch match;
  GError          *error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *mark = NULL;
  g_autoptr (HjlIdentity) found = hjl_identifier_finish (result, &match, &name, &error);

  if (found == NULL)
    {
      hjl_steps_fail (task, error);
      return;
    }
  if (match == HJL_IDENTITY_OTHER && !confirmation->take)
    {
      hjl_steps_fail (task, new_refusal (confirmation->side));
      return;
    }

  mark = dup_mark (self, confirmation, &error);
  if (mark == NULL ||
      (!hjl_identity_is_empty (found) && !keep (self, confirmation->side, found, mark, &error)))
    {
      hjl_steps_fail (task, error);
      return;
    }

  confirm_next (task);
}

static void
identify (GTask *task)
{
  Confirmation    *confirmation = g_task_get_task_data (task);
  HjlWorkspace    *self = confirmation->self;
  g_autofree char *mark_key = dup_key (confirmation->side, "-token");
  g_autofree char *known_mark = hjl_store_get_value (self->store, mark_key);
  g_autofree char *name = hjl_workspace_dup_fact (self->store, confirmation->side, "company-name");
  g_autoptr (HjlIdentity) known = NULL;
  GError          *error = NULL;
  g_autofree char *mark = dup_mark (self, confirmation, &error);

  if (mark != NULL && confirmation->account == NULL && g_strcmp0 (mark, known_mark) == 0)
    {
      confirm_next (task);
      return;
    }
  if (mark != NULL)
    known = load_known (self, confirmation->side, &error);
  if (known == NULL)
    {
      hjl_steps_fail (task, error);
      return;
    }

  if (confirmation->side == HJL_SIDE_LEVER)
    hjl_identifier_lever_async (confirmation->lever != NULL ? confirmation->lever : self->lever,
                                confirmation->tokens,
                                known,
                                g_task_get_cancellable (task),
                                did_identify,
                                task);
  else
    hjl_identifier_hackajob_async (confirmation->source != NULL ? confirmation->source : self->source,
                                   known,
                                   name,
                                   g_task_get_cancellable (task),
                                   did_identify,
                                   task);
}

static void
got_tokens (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask        *task = user_data;
  Confirmation *confirmation = g_task_get_task_data (task);
  GError       *error = NULL;

  confirmation->tokens = hjl_finish_pointer (HJL_ACCOUNT (object), result, &error);
  if (confirmation->tokens == NULL)
    hjl_steps_fail (task, error);
  else
    identify (task);
}

static void
confirm (GTask *task)
{
  Confirmation    *confirmation = g_task_get_task_data (task);
  HjlWorkspace    *self = confirmation->self;
  g_autofree char *way = hjl_workspace_dup_fact (self->store, confirmation->side, "way");

  if (confirmation->side == HJL_SIDE_HACKAJOB)
    hjl_workspace_use_feed (self);
  if (way == NULL)
    confirm_next (task);
  else if (confirmation->side == HJL_SIDE_HACKAJOB && self->feed == NULL)
    hjl_steps_fail (task, hjl_feed_address_new_missing ());
  else
    hjl_account_load_async (self->sides[confirmation->side].account,
                            g_task_get_cancellable (task),
                            got_tokens,
                            task);
}

static GTask *
new_task (HjlWorkspace       *self,
          HjlSide             side,
          gpointer            tag,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  GTask        *task = g_task_new (NULL, cancellable, callback, user_data);
  Confirmation *confirmation = g_new0 (Confirmation, 1);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, confirmation, free_confirmation);
  confirmation->self = self;
  confirmation->side = side;

  return task;
}

void
hjl_workspace_confirm_async (HjlWorkspace       *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  /* With files there is nobody to be on hackajob's side. */
  HjlSide       first = self->from == HJL_CANDIDATES_FROM_FEED ? HJL_SIDE_HACKAJOB : HJL_SIDE_LEVER;
  GTask        *task = new_task (self, first, hjl_workspace_confirm_async, cancellable, callback, user_data);
  Confirmation *confirmation = g_task_get_task_data (task);

  confirmation->both = TRUE;
  confirm (task);
}

void
hjl_workspace_confirm_side_async (HjlWorkspace       *self,
                                  HjlSide             side,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  confirm (new_task (self, side, hjl_workspace_confirm_side_async, cancellable, callback, user_data));
}

static void
did_keep_for_now (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  GTask  *task = user_data;
  GError *error = NULL;

  if (!hjl_finish (HJL_ACCOUNT (object), result, &error))
    hjl_steps_fail (task, error);
  else
    identify (task);
}

void
hjl_workspace_confirm_tokens_async (HjlWorkspace         *self,
                                    HjlSide               side,
                                    const HjlTokens      *tokens,
                                    const HjlFeedAddress *feed,
                                    gboolean              take,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data)
{
  GTask        *task = new_task (self, side, hjl_workspace_confirm_tokens_async, cancellable, callback, user_data);
  Confirmation *confirmation = g_task_get_task_data (task);
  g_autoptr (HjlTokenStore) memory = hjl_token_store_memory_new ();

  /* With an account of its own: nothing of these tokens is in the keyring before they are known to fit. */
  confirmation->take = take;
  confirmation->tokens = hjl_tokens_copy (tokens);
  confirmation->feed = hjl_feed_address_copy (feed);
  confirmation->account = hjl_workspace_make_account (self, side, feed, memory, NULL);
  confirmation->http = hjl_workspace_make_http (self, side, feed, confirmation->account);
  if (side == HJL_SIDE_LEVER)
    confirmation->lever = hjl_lever_client_new (confirmation->http);
  else
    confirmation->source = hjl_feed_source_new (confirmation->http);
  hjl_account_save_async (confirmation->account, tokens, cancellable, did_keep_for_now, task);
}
