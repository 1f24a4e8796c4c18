/* hjl-feed-parse.c: the feed's JSON in, model objects out; no I/O
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hackajob/hjl-feed-parse.h"

#include "model/hjl-error.h"
#include "net/hjl-json-loose.h"
#include "net/hjl-json.h"

static gboolean
fail (const char *member,
      const char *trouble,
      GError    **error)
{
  return hjl_error_fail (error, HJL_ERROR_BAD_RESPONSE, "“%s” is %s", member, trouble);
}

/* Ids are opaque text that can go into an address. */
static gboolean
need_id (JsonObject *object,
         const char *member,
         char      **value,
         GError    **error)
{
  *value = g_strdup (hjl_json_loose_need_id (object, member, error));

  return *value != NULL;
}

/* Whether a person may be exported depends on it, so it is not guessed. */
static gboolean
need_status (JsonObject  *object,
             const char **status,
             GError     **error)
{
  JsonNode *node = json_object_get_member (object, "status");

  *status = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return fail ("status", "missing", error);
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return fail ("status", "not text", error);

  *status = json_node_get_string (node);
  return TRUE;
}

HjlRole *
hjl_feed_parse_role (JsonNode *row,
                     GError  **error)
{
  g_autofree char *id = NULL;
  JsonObject      *object;
  JsonObject      *salary;
  const char      *title;
  const char      *status;

  if (!hjl_json_object (row, &object, error) ||
      !need_id (object, "id", &id, error))
    return NULL;

  title = hjl_json_loose_text (object, "title");
  status = hjl_json_loose_text (object, "status");
  salary = hjl_json_loose_object (object, "salary");

  return hjl_role_new (&(HjlRole){
    .id = id,
    .title = title != NULL ? title : id,
    /* The list that is asked for is that of the live ones. */
    .status = status != NULL ? hjl_role_status_from_string (status) : HJL_ROLE_STATUS_LIVE,
    .location = hjl_json_loose_text (object, "location"),
    .workplace = hjl_json_loose_text (object, "workplace"),
    .team = hjl_json_loose_text (object, "team"),
    .url = hjl_json_loose_text (object, "url"),
    .salary_min = salary != NULL ? hjl_json_loose_number (salary, "min", 0) : 0.0,
    .salary_max = salary != NULL ? hjl_json_loose_number (salary, "max", 0) : 0.0,
    .currency = salary != NULL ? hjl_json_loose_text (salary, "currency") : NULL,
    .published_at = hjl_json_loose_time (object, "published_at"),
    .updated_at = hjl_json_loose_time (object, "updated_at"),
    .accepted_count = CLAMP (hjl_json_loose_number (object, "accepted_count", -1), -1, G_MAXINT),
  });
}

HjlStage *
hjl_feed_parse_stage (JsonNode *row,
                      GError  **error)
{
  g_autofree char *id = NULL;
  JsonObject      *object;
  const char      *name;

  if (!hjl_json_object (row, &object, error) ||
      !need_id (object, "id", &id, error))
    return NULL;

  name = hjl_json_loose_text (object, "name");

  return hjl_stage_new (&(HjlStage){
    .side = HJL_SIDE_HACKAJOB,
    .id = id,
    .name = name != NULL ? name : id,
    .kind = hjl_stage_kind_from_string (hjl_json_loose_text (object, "kind")),
    /* One without a place comes last. */
    .order = hjl_json_loose_number (object, "position", G_MAXINT),
  });
}

gboolean
hjl_feed_get_profile (JsonObject  *object,
                      JsonObject **profile,
                      GError     **error)
{
  const char *status;

  *profile = NULL;
  if (!need_status (object, &status, error))
    return FALSE;

  /* Only accepted candidates carry personal data (hackajob/README.md): what comes all the same is not
   * taken. */
  switch (hjl_candidate_status_from_string (status))
    {
    case HJL_CANDIDATE_STATUS_REQUESTED:
    case HJL_CANDIDATE_STATUS_DECLINED:
    case HJL_CANDIDATE_STATUS_DELETED:
      return TRUE;

    case HJL_CANDIDATE_STATUS_UNKNOWN:
    case HJL_CANDIDATE_STATUS_ACCEPTED:
    case HJL_CANDIDATE_STATUS_WITHDRAWN:
    default:
      *profile = hjl_json_loose_object (object, "profile");
      return TRUE;
    }
}

HjlCandidate *
hjl_feed_parse_candidate (JsonNode *row,
                          GError  **error)
{
  g_autoptr (HjlCandidate) candidate = hjl_candidate_new (NULL);
  JsonObject *object;
  JsonObject *profile;
  const char *status;

  if (!hjl_json_object (row, &object, error) ||
      !need_id (object, "id", &candidate->id, error) ||
      !need_id (object, "talent_id", &candidate->talent_id, error) ||
      !need_id (object, "role_id", &candidate->role_id, error) ||
      !need_id (object, "stage_id", &candidate->stage_id, error) ||
      !need_status (object, &status, error) ||
      !hjl_feed_get_profile (object, &profile, error))
    return NULL;

  candidate->accepted_at = hjl_json_loose_time (object, "accepted_at");
  candidate->updated_at = hjl_json_loose_time (object, "updated_at");
  candidate->version = g_strdup (hjl_json_loose_text (object, "version"));
  candidate->url = g_strdup (hjl_json_loose_text (object, "url"));
  if (profile != NULL)
    candidate->name = g_strdup (hjl_json_loose_name (profile, "name"));
  candidate->status = hjl_candidate_status_from_string (status);

  return g_steal_pointer (&candidate);
}

static gboolean
has_text (JsonObject *object,
          const char *member,
          const char *text)
{
  g_auto (GStrv) texts = hjl_json_loose_texts (object, member);

  return g_strv_contains ((const char *const *) texts, text);
}

HjlSourceAccount *
hjl_feed_parse_account (JsonNode *root,
                        GError  **error)
{
  g_autoptr (HjlSourceAccount) account = g_new0 (HjlSourceAccount, 1);
  JsonObject *object;
  JsonObject *user;
  JsonObject *company;

  if (!hjl_json_object (root, &object, error) ||
      !hjl_json_get_object (object, "user", &user, error) ||
      !hjl_json_get_object (object, "company", &company, error))
    return NULL;

  if (user == NULL || company == NULL)
    {
      fail (user == NULL ? "user" : "company", "missing", error);
      return NULL;
    }

  if (!need_id (user, "id", &account->user_id, error) ||
      !need_id (company, "id", &account->company_id, error))
    return NULL;

  account->user_name = g_strdup (hjl_json_loose_text (user, "name"));
  account->user_email = g_strdup (hjl_json_loose_text (user, "email"));
  account->company_name = g_strdup (hjl_json_loose_text (company, "name"));
  if (account->company_name == NULL)
    account->company_name = g_strdup (account->company_id);
  account->master_account = has_text (object, "permissions", "master_account");
  account->lever_enabled = has_text (object, "ats_integrations", "lever");

  return g_steal_pointer (&account);
}

HjlExportMark *
hjl_feed_parse_mark (JsonNode *root,
                     GError  **error)
{
  g_autoptr (HjlExportMark) mark = g_new0 (HjlExportMark, 1);
  JsonObject *object;

  if (!hjl_json_object (root, &object, error) ||
      !need_id (object, "record_id", &mark->record_id, error))
    return NULL;

  mark->record_url = g_strdup (hjl_json_loose_text (object, "record_url"));
  mark->exported_at = hjl_json_loose_time (object, "exported_at");

  return g_steal_pointer (&mark);
}
