/* hjl-feed-parse.c: the feed's JSON in, model objects out; no I/O
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "hackajob/hjl-feed-parse.h"

#include "hackajob/hjl-feed-text.h"
#include "model/hjl-error.h"
#include "net/hjl-json.h"

static gboolean
fail (const char *member,
      const char *trouble,
      GError    **error)
{
  g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE, "“%s” is %s", member, trouble);
  return FALSE;
}

static gboolean
has_value (JsonObject *object,
           const char *member)
{
  return json_object_has_member (object, member) && !json_object_get_null_member (object, member);
}

/* Ids are opaque, but they have to be text that can go into an address. */
static gboolean
need_id (JsonObject *object,
         const char *member,
         char      **value,
         GError    **error)
{
  const char *text;

  *value = NULL;

  if (!hjl_json_need_string (object, member, &text, error))
    return FALSE;
  if (*text == '\0')
    return fail (member, "empty", error);
  if (!g_utf8_validate (text, -1, NULL))
    return fail (member, "not text", error);

  *value = g_strdup (text);
  return TRUE;
}

static gboolean
need_text (JsonObject *object,
           const char *member,
           char      **value,
           GError    **error)
{
  if (!hjl_feed_dup_text (object, member, value, error))
    return FALSE;

  return *value != NULL || fail (member, "missing", error);
}

static gboolean
need_time (JsonObject *object,
           const char *member,
           HjlTime    *value,
           GError    **error)
{
  const char *text;

  return hjl_json_need_string (object, member, &text, error) &&
         hjl_json_get_time (object, member, value, error);
}

static gboolean
need_number (JsonObject *object,
             const char *member,
             double     *value,
             GError    **error)
{
  if (!hjl_json_get_double (object, member, value, error))
    return FALSE;

  return has_value (object, member) || fail (member, "missing", error);
}

/* Text or number, and never empty: without it a change could not be sent back. */
static gboolean
need_version (JsonObject *object,
              char      **value,
              GError    **error)
{
  if (!hjl_json_dup_scalar (object, "version", value, error))
    return FALSE;

  if (*value == NULL || **value == '\0')
    return fail ("version", "missing", error);

  return g_utf8_validate (*value, -1, NULL) || fail ("version", "not text", error);
}

static gboolean
read_salary (JsonObject *object,
             double     *min,
             double     *max,
             char      **currency,
             GError    **error)
{
  JsonObject *salary;

  *min = *max = 0;
  *currency = NULL;

  if (!hjl_json_get_object (object, "salary", &salary, error))
    return FALSE;

  return salary == NULL ||
         (hjl_json_get_double (salary, "min", min, error) &&
          hjl_json_get_double (salary, "max", max, error) &&
          hjl_feed_dup_text (salary, "currency", currency, error));
}

HjlRole *
hjl_feed_parse_role (JsonNode *row,
                     GError  **error)
{
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *location = NULL;
  g_autofree char *workplace = NULL;
  g_autofree char *team = NULL;
  g_autofree char *url = NULL;
  g_autofree char *currency = NULL;
  JsonObject      *object;
  const char      *status;
  HjlTime          published_at;
  HjlTime          updated_at;
  double           min;
  double           max;
  gint64           accepted_count;

  if (!hjl_json_object (row, &object, error) ||
      !need_id (object, "id", &id, error) ||
      !need_text (object, "title", &title, error) ||
      !hjl_json_need_string (object, "status", &status, error) ||
      !hjl_feed_dup_text (object, "location", &location, error) ||
      !hjl_feed_dup_text (object, "workplace", &workplace, error) ||
      !hjl_feed_dup_text (object, "team", &team, error) ||
      !read_salary (object, &min, &max, &currency, error) ||
      !hjl_json_get_time (object, "published_at", &published_at, error) ||
      !need_time (object, "updated_at", &updated_at, error) ||
      !hjl_feed_dup_text (object, "url", &url, error) ||
      !hjl_json_get_int (object, "accepted_count", &accepted_count, error))
    return NULL;

  if (!has_value (object, "accepted_count"))
    accepted_count = -1;

  return g_object_new (HJL_TYPE_ROLE,
                       "id", id,
                       "title", title,
                       "status", hjl_role_status_from_string (status),
                       "location", location,
                       "workplace", workplace,
                       "team", team,
                       "url", url,
                       "salary-min", min,
                       "salary-max", max,
                       "currency", currency,
                       "published-at", published_at,
                       "updated-at", updated_at,
                       "accepted-count", (int) CLAMP (accepted_count, -1, G_MAXINT),
                       NULL);
}

HjlStage *
hjl_feed_parse_stage (JsonNode *row,
                      GError  **error)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  JsonObject      *object;
  const char      *kind;
  double           position;

  if (!hjl_json_object (row, &object, error) ||
      !need_id (object, "id", &id, error) ||
      !need_text (object, "name", &name, error) ||
      !need_number (object, "position", &position, error) ||
      !hjl_json_need_string (object, "kind", &kind, error))
    return NULL;

  return g_object_new (HJL_TYPE_STAGE,
                       "side", HJL_SIDE_HACKAJOB,
                       "id", id,
                       "name", name,
                       "kind", hjl_stage_kind_from_string (kind),
                       "order", position,
                       NULL);
}

gboolean
hjl_feed_get_profile (JsonObject  *object,
                      JsonObject **profile,
                      GError     **error)
{
  const char *status;

  *profile = NULL;
  if (!hjl_json_need_string (object, "status", &status, error))
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
      return hjl_json_get_object (object, "profile", profile, error);
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
      !hjl_json_need_string (object, "status", &status, error) ||
      !hjl_json_get_time (object, "accepted_at", &candidate->accepted_at, error) ||
      !need_time (object, "updated_at", &candidate->updated_at, error) ||
      !need_version (object, &candidate->version, error) ||
      !hjl_feed_dup_text (object, "url", &candidate->url, error) ||
      !hjl_feed_get_profile (object, &profile, error))
    return NULL;

  if (profile != NULL && !hjl_feed_dup_text (profile, "name", &candidate->name, error))
    return NULL;

  candidate->status = hjl_candidate_status_from_string (status);

  return g_steal_pointer (&candidate);
}

HjlSourceAccount *
hjl_feed_parse_account (JsonNode *root,
                        GError  **error)
{
  g_autoptr (HjlSourceAccount) account = g_new0 (HjlSourceAccount, 1);
  g_auto (GStrv) permissions = NULL;
  g_auto (GStrv) integrations = NULL;
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
      !hjl_feed_dup_text (user, "name", &account->user_name, error) ||
      !hjl_feed_dup_text (user, "email", &account->user_email, error) ||
      !need_id (company, "id", &account->company_id, error) ||
      !need_text (company, "name", &account->company_name, error) ||
      !hjl_json_dup_strings (object, "permissions", &permissions, error) ||
      !hjl_json_dup_strings (object, "ats_integrations", &integrations, error))
    return NULL;

  account->master_account = g_strv_contains ((const char *const *) permissions, "master_account");
  account->lever_enabled = g_strv_contains ((const char *const *) integrations, "lever");

  return g_steal_pointer (&account);
}

HjlExportMark *
hjl_feed_parse_mark (JsonNode *root,
                     GError  **error)
{
  g_autoptr (HjlExportMark) mark = g_new0 (HjlExportMark, 1);
  JsonObject *object;

  if (!hjl_json_object (root, &object, error) ||
      !need_id (object, "record_id", &mark->record_id, error) ||
      !hjl_feed_dup_text (object, "record_url", &mark->record_url, error) ||
      !hjl_json_get_time (object, "exported_at", &mark->exported_at, error))
    return NULL;

  return g_steal_pointer (&mark);
}
