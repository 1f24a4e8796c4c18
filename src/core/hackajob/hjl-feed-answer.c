/* hjl-feed-answer.c: what each call of the feed makes of its answer, whatever the status is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hackajob/hjl-feed-answer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hackajob/hjl-feed-file.h"
#include "hackajob/hjl-feed-json.h"
#include "hackajob/hjl-feed-parse.h"
#include "model/hjl-error.h"
#include "net/hjl-json-loose.h"
#include "net/hjl-json.h"

typedef gpointer (*ParseFunc) (JsonNode *row,
                               GError  **error);

/* What hackajob refuses to a whole account (README.md, The partner feed). */
static gboolean
is_of_account (const char *code)
{
  return g_strcmp0 (code, "master_account_required") == 0 || g_strcmp0 (code, "integration_disabled") == 0;
}

void
hjl_feed_withhold (GError *error)
{
  if (g_error_matches (error, HJL_ERROR, HJL_ERROR_FORBIDDEN))
    error->code = HJL_ERROR_WITHHELD;
}

static gboolean
check (HjlResponse *response,
       GError     **error)
{
  g_autoptr (GError) failure = NULL;

  if (hjl_response_check (response, &failure))
    return TRUE;

  g_propagate_error (error, hjl_feed_explain (g_steal_pointer (&failure)));
  return FALSE;
}

static JsonNode *
check_json (HjlResponse *response,
            GError     **error)
{
  return check (response, error) ? hjl_feed_read_json (response, error) : NULL;
}

/* The same for a call about one candidate. */
static gboolean
check_one (HjlResponse *response,
           GError     **error)
{
  g_autofree char *code = NULL;
  GError          *failure = NULL;

  if (check (response, &failure))
    return TRUE;

  code = hjl_response_dup_error_code (response);
  if (!is_of_account (code))
    hjl_feed_withhold (failure);
  g_propagate_error (error, failure);

  return FALSE;
}

static JsonNode *
check_one_json (HjlResponse *response,
                GError     **error)
{
  return check_one (response, error) ? hjl_feed_read_json (response, error) : NULL;
}

/* (transfer full): a list's page, parsed */
static HjlSourcePage *
read_page (HjlResponse   *response,
           const char    *sent,
           ParseFunc      parse,
           GDestroyNotify free_row,
           GError       **error)
{
  g_autoptr (JsonNode) root = check_json (response, error);
  g_autoptr (HjlSourcePage) page = g_new0 (HjlSourcePage, 1);
  JsonObject      *object;
  JsonArray       *data;
  g_autofree char *next = NULL;

  if (root == NULL ||
      !hjl_json_object (root, &object, error) ||
      !hjl_json_get_array (object, "data", &data, error) ||
      !hjl_json_dup_scalar (object, "next_cursor", &next, error))
    return NULL;

  if (data == NULL)
    return hjl_error_fail_null (error, HJL_ERROR_BAD_RESPONSE, "“data” is missing");

  /* A list that leads back to where it was would never end. */
  if (next != NULL && g_strcmp0 (next, sent) == 0)
    return hjl_error_fail_null (error, HJL_ERROR_BAD_RESPONSE, "“next_cursor” leads to the same page");

  page->rows = g_ptr_array_new_with_free_func (free_row);
  page->unread = hjl_unread_list_new ();
  for (guint i = 0; i < json_array_get_length (data); i++)
    {
      g_autoptr (GError) problem = NULL;
      JsonNode *node = json_array_get_element (data, i);
      gpointer  row = parse (node, &problem);

      if (row != NULL)
        g_ptr_array_add (page->rows, row);
      else
        g_ptr_array_add (page->unread, hjl_json_loose_unread (node, problem));
    }
  page->cursor = next != NULL && *next != '\0' ? g_steal_pointer (&next) : NULL;

  return g_steal_pointer (&page);
}

void
hjl_feed_marked_free (HjlFeedMarked *self)
{
  hjl_export_mark_free (self->existing);
  g_clear_error (&self->error);
  g_free (self);
}

GError *
hjl_feed_explain (GError *error)
{
  const char *words = NULL;

  if (!g_error_matches (error, HJL_ERROR, HJL_ERROR_FORBIDDEN))
    return error;

  if (strstr (error->message, "master_account_required") != NULL)
    words = _ ("This hackajob user has no Master Account permission. Ask your Customer Success Manager at hackajob for it.");
  else if (strstr (error->message, "integration_disabled") != NULL)
    words = _ ("The Lever integration is switched off in hackajob. Ask your Customer Success Manager at hackajob to switch it on.");

  if (words == NULL)
    return error;

  g_error_free (error);
  return g_error_new_literal (HJL_ERROR, HJL_ERROR_FORBIDDEN, words);
}

gpointer
hjl_feed_read_account (HjlResponse *response,
                       const char  *detail,
                       GError     **error)
{
  g_autoptr (JsonNode) root = check_json (response, error);

  return root != NULL ? hjl_feed_parse_account (root, error) : NULL;
}

gpointer
hjl_feed_read_role_page (HjlResponse *response,
                         const char  *detail,
                         GError     **error)
{
  return read_page (response, detail, (ParseFunc) hjl_feed_parse_role, g_object_unref, error);
}

gpointer
hjl_feed_read_candidate_page (HjlResponse *response,
                              const char  *detail,
                              GError     **error)
{
  return read_page (response, detail, (ParseFunc) hjl_feed_parse_candidate, (GDestroyNotify) hjl_candidate_unref, error);
}

gpointer
hjl_feed_read_candidate (HjlResponse *response,
                         const char  *detail,
                         GError     **error)
{
  g_autoptr (JsonNode) root = check_one_json (response, error);

  return root != NULL ? hjl_feed_parse_candidate (root, error) : NULL;
}

gpointer
hjl_feed_read_moved (HjlResponse *response,
                     const char  *detail,
                     GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (HjlCandidate) candidate = hjl_feed_read_candidate (response, NULL, &trouble);

  if (candidate == NULL)
    g_set_error (error, HJL_ERROR, HJL_ERROR_UNCERTAIN,
                 "hackajob said yes and nothing else, and the candidate could not be read: %s", trouble->message);
  else if (g_strcmp0 (candidate->stage_id, detail) != 0)
    g_set_error_literal (error, HJL_ERROR, HJL_ERROR_UNCERTAIN,
                         "hackajob said yes and nothing else, and the candidate is not in that stage");
  else
    return g_steal_pointer (&candidate);

  return NULL;
}

gpointer
hjl_feed_read_full (HjlResponse *response,
                    const char  *detail,
                    GError     **error)
{
  g_autoptr (JsonNode) root = check_one_json (response, error);
  g_autoptr (HjlSourcePerson) full = NULL;
  g_autoptr (GError) failure = NULL;

  if (root == NULL)
    return NULL;

  full = g_new0 (HjlSourcePerson, 1);
  full->candidate = hjl_feed_parse_candidate (root, &failure);
  if (full->candidate != NULL)
    full->profile = hjl_feed_parse_profile (root, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (full->profile != NULL)
    full->profile->mended = hjl_response_was_mended (response);

  return g_steal_pointer (&full);
}

gpointer
hjl_feed_read_cv (HjlResponse *response,
                  const char  *detail,
                  GError     **error)
{
  return check_one (response, error) ? hjl_feed_file_read (response, "cv", NULL) : NULL;
}

gpointer
hjl_feed_read_profile_document (HjlResponse *response,
                                const char  *detail,
                                GError     **error)
{
  const guint status = response->status;

  /* Where hackajob makes none a file server may say so in its own way. Had it been a gateway's word, only the look of the
   * document is lost: ours has the same content. */
  if (status == 404 || status == 410)
    return hjl_error_fail_null (error, HJL_ERROR_NOT_FOUND, "%u: hackajob has no document of this profile", status);

  return check_one (response, error) ? hjl_feed_file_read (response, "hackajob-profile", "application/pdf") : NULL;
}

/* A mark counts only where hackajob says that it is there: by its 201, or by naming the record. Somebody on the
 * way answers with a 200 and a page of its own. */
static void
read_new_mark (HjlResponse   *response,
               HjlFeedMarked *marked)
{
  gboolean made = response->status == 201;
  g_autoptr (JsonNode) root = NULL;

  if (made && hjl_response_is_empty (response))
    return;

  if (hjl_response_is_empty (response))
    {
      g_set_error_literal (&marked->error, HJL_ERROR, HJL_ERROR_UNCERTAIN,
                           "hackajob said yes and nothing else, also when it was asked again");
      return;
    }

  root = hjl_feed_read_json (response, &marked->error);
  if (root == NULL)
    return;
  marked->existing = hjl_feed_parse_mark (root, NULL);
  if (marked->existing == NULL &&
      (!made || !JSON_NODE_HOLDS_OBJECT (root) || json_object_has_member (json_node_get_object (root), "error")))
    g_set_error_literal (&marked->error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE,
                         "The answer does not say that the candidate was marked");
  else if (marked->existing != NULL)
    /* Forgotten below where it is the one that was sent. */
    g_set_error_literal (&marked->error, HJL_ERROR, HJL_ERROR_CONFLICT, "The mark names another record");
}

gpointer
hjl_feed_read_marked (HjlResponse *response,
                      const char  *detail,
                      GError     **error)
{
  g_autoptr (HjlFeedMarked) marked = g_new0 (HjlFeedMarked, 1);

  if (check_one (response, &marked->error))
    {
      read_new_mark (response, marked);
    }
  else if (response->status == 412)
    {
      g_autoptr (JsonNode) root = hjl_feed_read_json (response, NULL);

      if (root != NULL)
        marked->existing = hjl_feed_parse_mark (root, NULL);
    }

  /* Only hackajob knows such a record, whether or not it words an error beside it. */
  if (marked->existing != NULL && g_error_matches (marked->error, HJL_ERROR, HJL_ERROR_GATEWAY))
    marked->error->code = HJL_ERROR_CONFLICT;

  if (marked->existing != NULL && g_strcmp0 (marked->existing->record_id, detail) == 0)
    {
      g_clear_pointer (&marked->existing, hjl_export_mark_free);
      g_clear_error (&marked->error);
    }

  return g_steal_pointer (&marked);
}
