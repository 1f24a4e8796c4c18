/* hjl-store-lists-load.c: gives back what exists on both sides
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-lists.h"

#include "store/hjl-store-private.h"

gpointer
hjl_store_read_role (HjlStatement *statement)
{
  HjlRole     facts = { 0 };
  const char *status;

  hjl_statement_load (statement, "tttttttddtxxi", &facts.id, &facts.title, &status, &facts.location, &facts.workplace,
                      &facts.team, &facts.url, &facts.salary_min, &facts.salary_max, &facts.currency,
                      &facts.published_at, &facts.updated_at, &facts.accepted_count);
  facts.status = hjl_role_status_from_string (status);

  return hjl_role_new (&facts);
}

static gpointer
read_posting (HjlStatement *statement)
{
  HjlPosting  facts = { 0 };
  gboolean    gone;
  const char *state;

  hjl_statement_load (statement, "ttbtttttttttttbx", &facts.id, &facts.title, &gone, &state, &facts.state_text, &facts.location,
                      &facts.team, &facts.department, &facts.commitment, &facts.workplace, &facts.owner,
                      &facts.hiring_manager, &facts.creator, &facts.url, &facts.confidential, &facts.updated_at);
  facts.state = gone ? HJL_POSTING_STATE_GONE : hjl_posting_state_from_string (state);

  return hjl_posting_new (&facts);
}

static gpointer
read_stage (HjlStatement *statement)
{
  HjlStage    facts = { 0 };
  gint64      side;
  const char *kind;

  hjl_statement_load (statement, "xttttd", &side, &facts.id, &facts.name, &kind, &facts.pipeline, &facts.order);
  /* A damaged file may have any number. */
  facts.side = side == HJL_SIDE_LEVER ? HJL_SIDE_LEVER : HJL_SIDE_HACKAJOB;
  facts.kind = hjl_stage_kind_from_string (kind);

  return hjl_stage_new (&facts);
}

static gpointer
read_reason (HjlStatement *statement)
{
  HjlArchiveReason facts = { 0 };

  hjl_statement_load (statement, "ttbb", &facts.id, &facts.name, &facts.hired, &facts.active);

  return hjl_archive_reason_new (&facts);
}

static gpointer
read_user (HjlStatement *statement)
{
  HjlUser facts = { 0 };

  hjl_statement_load (statement, "ttttb", &facts.id, &facts.name, &facts.email, &facts.access_role, &facts.active);

  return hjl_user_new (&facts);
}

HjlLists
hjl_store_get_known (HjlStore *self)
{
  g_return_val_if_fail (HJL_IS_STORE (self), 0);

  return hjl_store_get_int (self, HJL_STORE_KNOWN_KEY, 0);
}

HjlCatalogue *
hjl_store_load_lists (HjlStore *self,
                      HjlLists  lists,
                      GError  **error)
{
  static const struct
  {
    HjlLists             lists;
    HjlLists             list; /* one of them, of all that are read */
    HjlStatementReadFunc read;
    GDestroyNotify       free_item;
    const char          *sql;
  } loaders[] = {
    { HJL_LIST_ROLES, HJL_LIST_ROLES, hjl_store_read_role, g_object_unref,
      "SELECT id, title, status, location, workplace, team, url, salary_min,"
      " salary_max, currency, published_at, updated_at, accepted_count FROM role"
      " ORDER BY published_at DESC, updated_at DESC, id" },
    { HJL_LIST_POSTINGS, HJL_LIST_POSTINGS, read_posting, g_object_unref,
      "SELECT id, title, gone, state, state_text, location, team, department,"
      " commitment, workplace, owner, hiring_manager, creator, url, confidential,"
      " updated_at FROM posting ORDER BY position, id" },
    { HJL_LIST_ROLE_STAGES | HJL_LIST_STAGES, HJL_LIST_STAGES, read_stage, g_object_unref,
      "SELECT side, id, name, kind, pipeline, rank FROM stage ORDER BY side, rank, id" },
    { HJL_LIST_REASONS, HJL_LIST_REASONS, read_reason, g_object_unref,
      "SELECT id, name, hired, active FROM reason ORDER BY position" },
    { HJL_LIST_USERS, HJL_LIST_USERS, read_user, g_object_unref,
      "SELECT id, name, email, access_role, active FROM user ORDER BY position" },
    { HJL_LIST_SOURCES, HJL_LIST_SOURCES, (HjlStatementReadFunc) hjl_statement_dup_text, g_free, "SELECT text FROM source ORDER BY position" },
    { HJL_LIST_TAGS, HJL_LIST_TAGS, (HjlStatementReadFunc) hjl_statement_dup_text, g_free, "SELECT text FROM tag ORDER BY position" },
  };
  g_autoptr (HjlCatalogue) catalogue = NULL;
  gboolean ok = TRUE;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  if (!hjl_store_begin_read (self, error))
    return NULL;

  catalogue = hjl_catalogue_new ();
  for (guint i = 0; ok && i < G_N_ELEMENTS (loaders); i++)
    {
      g_autoptr (GPtrArray) items = NULL;

      if ((loaders[i].lists & lists) == 0)
        continue;
      items = hjl_statement_take_all (hjl_store_prepare (self, loaders[i].sql), loaders[i].read, loaders[i].free_item, error);
      ok = items != NULL;
      for (guint n = 0; ok && n < items->len; n++)
        hjl_catalogue_add (catalogue, loaders[i].list, g_ptr_array_index (items, n));
    }
  hjl_catalogue_set_known (catalogue, hjl_store_get_known (self));
  hjl_store_end_read (self);

  return ok ? g_steal_pointer (&catalogue) : NULL;
}
