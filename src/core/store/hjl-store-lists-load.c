/* hjl-store-lists-load.c: gives back what exists on both sides
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-lists.h"

#include "store/hjl-store-private.h"

static gboolean
load_roles (HjlStore     *self,
            HjlCatalogue *catalogue,
            GError      **error)
{
  HjlStatement *statement;

  statement = hjl_store_prepare (self,
                                 "SELECT id, title, status, location, workplace, team, url, salary_min,"
                                 " salary_max, currency, published_at, updated_at, accepted_count FROM role"
                                 " ORDER BY published_at DESC, updated_at DESC, id");

  while (hjl_statement_next (statement))
    {
      g_autoptr (HjlRole) role = NULL;
      HjlRole facts = { 0 };

      facts.id = hjl_statement_get_text (statement);
      facts.title = hjl_statement_get_text (statement);
      facts.status = hjl_role_status_from_string (hjl_statement_get_text (statement));
      facts.location = hjl_statement_get_text (statement);
      facts.workplace = hjl_statement_get_text (statement);
      facts.team = hjl_statement_get_text (statement);
      facts.url = hjl_statement_get_text (statement);
      facts.salary_min = hjl_statement_get_double (statement);
      facts.salary_max = hjl_statement_get_double (statement);
      facts.currency = hjl_statement_get_text (statement);
      facts.published_at = hjl_statement_get_int (statement);
      facts.updated_at = hjl_statement_get_int (statement);
      facts.accepted_count = hjl_statement_get_int (statement);
      role = hjl_role_new (&facts);
      hjl_catalogue_add (catalogue, HJL_LIST_ROLES, role);
    }

  return hjl_statement_end (statement, error);
}

static gboolean
load_postings (HjlStore     *self,
               HjlCatalogue *catalogue,
               GError      **error)
{
  HjlStatement *statement;

  statement = hjl_store_prepare (self,
                                 "SELECT id, title, gone, state, state_text, location, team, department,"
                                 " commitment, workplace, owner, hiring_manager, creator, url, confidential,"
                                 " updated_at FROM posting ORDER BY position, id");

  while (hjl_statement_next (statement))
    {
      g_autoptr (HjlPosting) posting = NULL;
      HjlPosting facts = { 0 };
      gboolean   gone;

      facts.id = hjl_statement_get_text (statement);
      facts.title = hjl_statement_get_text (statement);
      gone = hjl_statement_get_boolean (statement);
      facts.state = hjl_posting_state_from_string (hjl_statement_get_text (statement));
      if (gone)
        facts.state = HJL_POSTING_STATE_GONE;
      facts.state_text = hjl_statement_get_text (statement);
      facts.location = hjl_statement_get_text (statement);
      facts.team = hjl_statement_get_text (statement);
      facts.department = hjl_statement_get_text (statement);
      facts.commitment = hjl_statement_get_text (statement);
      facts.workplace = hjl_statement_get_text (statement);
      facts.owner = hjl_statement_get_text (statement);
      facts.hiring_manager = hjl_statement_get_text (statement);
      facts.creator = hjl_statement_get_text (statement);
      facts.url = hjl_statement_get_text (statement);
      facts.confidential = hjl_statement_get_boolean (statement);
      facts.updated_at = hjl_statement_get_int (statement);
      posting = hjl_posting_new (&facts);
      hjl_catalogue_add (catalogue, HJL_LIST_POSTINGS, posting);
    }

  return hjl_statement_end (statement, error);
}

static gboolean
load_stages (HjlStore     *self,
             HjlCatalogue *catalogue,
             GError      **error)
{
  HjlStatement *statement;

  statement = hjl_store_prepare (self, "SELECT side, id, name, kind, pipeline, rank FROM stage"
                                       " ORDER BY side, rank, id");

  while (hjl_statement_next (statement))
    {
      g_autoptr (HjlStage) stage = NULL;
      HjlStage facts = { 0 };

      /* A damaged file may have any number. */
      facts.side = hjl_statement_get_int (statement) == HJL_SIDE_LEVER ? HJL_SIDE_LEVER : HJL_SIDE_HACKAJOB;
      facts.id = hjl_statement_get_text (statement);
      facts.name = hjl_statement_get_text (statement);
      facts.kind = hjl_stage_kind_from_string (hjl_statement_get_text (statement));
      facts.pipeline = hjl_statement_get_text (statement);
      facts.order = hjl_statement_get_double (statement);
      stage = hjl_stage_new (&facts);
      hjl_catalogue_add_stage (catalogue, stage);
    }

  return hjl_statement_end (statement, error);
}

static gboolean
load_reasons (HjlStore     *self,
              HjlCatalogue *catalogue,
              GError      **error)
{
  HjlStatement *statement;

  statement = hjl_store_prepare (self, "SELECT id, name, hired, active FROM reason ORDER BY position");

  while (hjl_statement_next (statement))
    {
      g_autoptr (HjlArchiveReason) reason = NULL;
      HjlArchiveReason facts = { 0 };

      facts.id = hjl_statement_get_text (statement);
      facts.name = hjl_statement_get_text (statement);
      facts.hired = hjl_statement_get_boolean (statement);
      facts.active = hjl_statement_get_boolean (statement);
      reason = hjl_archive_reason_new (&facts);
      hjl_catalogue_add (catalogue, HJL_LIST_REASONS, reason);
    }

  return hjl_statement_end (statement, error);
}

static gboolean
load_users (HjlStore     *self,
            HjlCatalogue *catalogue,
            GError      **error)
{
  HjlStatement *statement;

  statement = hjl_store_prepare (self, "SELECT id, name, email, access_role, active FROM user"
                                       " ORDER BY position");

  while (hjl_statement_next (statement))
    {
      g_autoptr (HjlUser) user = NULL;
      HjlUser facts = { 0 };

      facts.id = hjl_statement_get_text (statement);
      facts.name = hjl_statement_get_text (statement);
      facts.email = hjl_statement_get_text (statement);
      facts.access_role = hjl_statement_get_text (statement);
      facts.active = hjl_statement_get_boolean (statement);
      user = hjl_user_new (&facts);
      hjl_catalogue_add (catalogue, HJL_LIST_USERS, user);
    }

  return hjl_statement_end (statement, error);
}

static gboolean
load_texts (HjlStore     *self,
            const char   *sql,
            HjlLists      list,
            HjlCatalogue *catalogue,
            GError      **error)
{
  HjlStatement *statement = hjl_store_prepare (self, sql);

  while (hjl_statement_next (statement))
    hjl_catalogue_add (catalogue, list, (gpointer) hjl_statement_get_text (statement));

  return hjl_statement_end (statement, error);
}

static gboolean
load_sources (HjlStore     *self,
              HjlCatalogue *catalogue,
              GError      **error)
{
  return load_texts (self, "SELECT text FROM source ORDER BY position", HJL_LIST_SOURCES, catalogue, error);
}

static gboolean
load_tags (HjlStore     *self,
           HjlCatalogue *catalogue,
           GError      **error)
{
  return load_texts (self, "SELECT text FROM tag ORDER BY position", HJL_LIST_TAGS, catalogue, error);
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
    HjlLists lists;
    gboolean (*load) (HjlStore *self, HjlCatalogue *catalogue, GError **error);
  } loaders[] = {
    { HJL_LIST_ROLES, load_roles },
    { HJL_LIST_POSTINGS, load_postings },
    { HJL_LIST_ROLE_STAGES | HJL_LIST_STAGES, load_stages },
    { HJL_LIST_REASONS, load_reasons },
    { HJL_LIST_USERS, load_users },
    { HJL_LIST_SOURCES, load_sources },
    { HJL_LIST_TAGS, load_tags },
  };
  g_autoptr (HjlCatalogue) catalogue = NULL;
  gboolean ok = TRUE;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  if (!hjl_store_begin_read (self, error))
    return NULL;

  catalogue = hjl_catalogue_new ();
  for (guint i = 0; ok && i < G_N_ELEMENTS (loaders); i++)
    ok = (loaders[i].lists & lists) == 0 || loaders[i].load (self, catalogue, error);
  hjl_catalogue_set_known (catalogue, hjl_store_get_known (self));
  hjl_store_end_read (self);

  return ok ? g_steal_pointer (&catalogue) : NULL;
}

HjlCatalogue *
hjl_store_load_catalogue (HjlStore *self,
                          GError  **error)
{
  return hjl_store_load_lists (self, HJL_LIST_ALL, error);
}
