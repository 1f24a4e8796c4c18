/* hjl-store-lists-load.c: gives back what exists on both sides
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "store/hjl-store-lists.h"

#include "store/hjl-store-private.h"

/* Arguments of a call are evaluated in any order and columns are read in theirs: one by one, then. */
#define TEXT(name) const char *name = hjl_statement_get_text (statement)
#define INT(name) gint64 name = hjl_statement_get_int (statement)
#define BOOLEAN(name) gboolean name = hjl_statement_get_boolean (statement)
#define DOUBLE(name) double name = hjl_statement_get_double (statement)

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
      TEXT (id);
      TEXT (title);
      TEXT (status);
      TEXT (location);
      TEXT (workplace);
      TEXT (team);
      TEXT (url);
      DOUBLE (salary_min);
      DOUBLE (salary_max);
      TEXT (currency);
      INT (published_at);
      INT (updated_at);
      INT (accepted_count);
      g_autoptr (HjlRole) role = hjl_role_new (&(HjlRole){
        .id = id,
        .title = title,
        .status = hjl_role_status_from_string (status),
        .location = location,
        .workplace = workplace,
        .team = team,
        .url = url,
        .salary_min = salary_min,
        .salary_max = salary_max,
        .currency = currency,
        .published_at = published_at,
        .updated_at = updated_at,
        .accepted_count = accepted_count,
      });

      hjl_catalogue_add_role (catalogue, role);
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
      TEXT (id);
      TEXT (title);
      BOOLEAN (gone);
      TEXT (state);
      TEXT (state_text);
      TEXT (location);
      TEXT (team);
      TEXT (department);
      TEXT (commitment);
      TEXT (workplace);
      TEXT (owner);
      TEXT (hiring_manager);
      TEXT (creator);
      TEXT (url);
      BOOLEAN (confidential);
      INT (updated_at);
      g_autoptr (HjlPosting) posting =
        hjl_posting_new (&(HjlPosting){
          .id = id,
          .title = title,
          .state = gone ? HJL_POSTING_STATE_GONE : hjl_posting_state_from_string (state),
          .state_text = state_text,
          .location = location,
          .team = team,
          .department = department,
          .commitment = commitment,
          .workplace = workplace,
          .owner = owner,
          .hiring_manager = hiring_manager,
          .creator = creator,
          .url = url,
          .confidential = confidential,
          .updated_at = updated_at,
        });

      hjl_catalogue_add_posting (catalogue, posting);
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
      INT (side);
      TEXT (id);
      TEXT (name);
      TEXT (kind);
      TEXT (pipeline);
      DOUBLE (rank);
      g_autoptr (HjlStage) stage = hjl_stage_new (&(HjlStage){
        .side = side,
        .id = id,
        .name = name,
        .kind = hjl_stage_kind_from_string (kind),
        .pipeline = pipeline,
        .order = rank,
      });

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
      TEXT (id);
      TEXT (name);
      BOOLEAN (hired);
      BOOLEAN (active);
      g_autoptr (HjlArchiveReason) reason = hjl_archive_reason_new (&(HjlArchiveReason){
        .id = id,
        .name = name,
        .hired = hired,
        .active = active,
      });

      hjl_catalogue_add_reason (catalogue, reason);
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
      TEXT (id);
      TEXT (name);
      TEXT (email);
      TEXT (access_role);
      BOOLEAN (active);
      g_autoptr (HjlUser) user = hjl_user_new (&(HjlUser){
        .id = id,
        .name = name,
        .email = email,
        .access_role = access_role,
        .active = active,
      });

      hjl_catalogue_add_user (catalogue, user);
    }

  return hjl_statement_end (statement, error);
}

typedef void (*AddText) (HjlCatalogue *catalogue,
                         const char   *text);

static gboolean
load_texts (HjlStore     *self,
            const char   *sql,
            HjlCatalogue *catalogue,
            AddText       add,
            GError      **error)
{
  HjlStatement *statement = hjl_store_prepare (self, sql);

  while (hjl_statement_next (statement))
    add (catalogue, hjl_statement_get_text (statement));

  return hjl_statement_end (statement, error);
}

static gboolean
load_sources (HjlStore     *self,
              HjlCatalogue *catalogue,
              GError      **error)
{
  return load_texts (self, "SELECT text FROM source ORDER BY position", catalogue, hjl_catalogue_add_source, error);
}

static gboolean
load_tags (HjlStore     *self,
           HjlCatalogue *catalogue,
           GError      **error)
{
  return load_texts (self, "SELECT text FROM tag ORDER BY position", catalogue, hjl_catalogue_add_tag, error);
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
