/* hjl-demo-feed-candidate.c: one candidate of hackajob's stand-in: reading, files, moving, marking
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/hackajob/hjl-demo-feed.h"

#include "demo/hjl-demo-json.h"
#include "demo/world/hjl-demo-files.h"
#include "demo/world/hjl-demo-person.h"

JsonObject *
hjl_demo_feed_row (HjlDemoCandidate *candidate)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *version = hjl_demo_candidate_dup_version (candidate);
  gint64           number;

  json_object_set_string_member (object, "id", candidate->id);
  json_object_set_string_member (object, "talent_id", candidate->talent_id);
  json_object_set_string_member (object, "role_id", candidate->role->id);
  json_object_set_string_member (object, "stage_id", candidate->stage->id);
  json_object_set_string_member (object, "status", hjl_demo_status_to_string (candidate->status));
  hjl_demo_json_set_time (object, "accepted_at", candidate->accepted_at);
  hjl_demo_json_set_time (object, "updated_at", candidate->updated_at);
  if (g_ascii_string_to_signed (version, 10, 0, G_MAXINT64, &number, NULL))
    json_object_set_int_member (object, "version", number);
  else
    json_object_set_string_member (object, "version", version);
  return object;
}

static HjlDemoCandidate *
find (HjlDemoCall *call)
{
  HjlDemoCandidate *candidate = hjl_demo_world_candidate (call->world, hjl_demo_call_argument (call, 0));

  if (candidate == NULL || candidate->hidden)
    {
      hjl_demo_call_error (call, 404, "not_found", "There is no such candidate.");
      return NULL;
    }
  return candidate;
}

static HjlDemoTrace *
trace_of (HjlDemoCandidate *candidate)
{
  if (candidate->trace == NULL)
    candidate->trace = hjl_demo_trace_new ();
  return candidate->trace;
}

void
hjl_demo_feed_get (HjlDemoCall *call)
{
  HjlDemoCandidate *candidate = find (call);
  JsonObject       *object;
  g_autofree char  *url = NULL;

  if (candidate == NULL)
    return;
  object = hjl_demo_feed_row (candidate);
  /* Only who has accepted carries personal data. */
  if (candidate->status == HJL_DEMO_STATUS_ACCEPTED)
    {
      url = hjl_demo_candidate_dup_url (candidate);
      json_object_set_object_member (object, "profile", hjl_demo_profile_to_json (call->world, candidate));
      json_object_set_object_member (object, "request", hjl_demo_request_to_json (call->world, candidate));
      json_object_set_string_member (object, "url", url);
    }
  hjl_demo_call_json (call, 200, object);
}

static char *
disposition_of (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autofree char *star = g_uri_escape_string (name, "-._~", FALSE);
  g_autoptr (GString) quoted = g_string_new (NULL);

  for (const char *c = ascii; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *c);
    }
  return g_strdup_printf ("attachment; filename=\"%s\"; filename*=UTF-8''%s", quoted->str, star);
}

static void
answer_file (HjlDemoCall *call,
             GBytes      *bytes,
             const char  *type,
             const char  *name,
             char       **sha256)
{
  g_autofree char *disposition = disposition_of (name);

  g_free (*sha256);
  *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  soup_message_headers_replace (soup_server_message_get_response_headers (call->message),
                                "Content-Disposition", disposition);
  hjl_demo_call_bytes (call, 200, type, bytes);
}

void
hjl_demo_feed_cv (HjlDemoCall *call)
{
  HjlDemoCandidate *candidate = find (call);
  const char       *type;
  HjlDemoPerson     person;
  g_autoptr (GBytes) bytes = NULL;

  if (candidate == NULL)
    return;
  if (candidate->status == HJL_DEMO_STATUS_ACCEPTED)
    bytes = hjl_demo_files_make_cv (call->world, candidate, &type);
  if (bytes == NULL)
    {
      hjl_demo_call_error (call, 404, "not_found", "There is no CV.");
      return;
    }
  hjl_demo_person_init (&person, call->world, candidate);
  answer_file (call, bytes, type, person.cv_name, &trace_of (candidate)->cv_sha256);
  hjl_demo_person_clear (&person);
}

void
hjl_demo_feed_profile (HjlDemoCall *call)
{
  HjlDemoCandidate *candidate = find (call);
  g_autoptr (GBytes) bytes = NULL;

  if (candidate == NULL)
    return;
  if (candidate->status == HJL_DEMO_STATUS_ACCEPTED)
    bytes = hjl_demo_files_make_profile (call->world, candidate);
  if (bytes == NULL)
    hjl_demo_call_error (call, 404, "not_found", "There is no profile document.");
  else
    answer_file (call, bytes, "application/pdf", "hackajob profile.pdf", &trace_of (candidate)->profile_sha256);
}

void
hjl_demo_feed_patch (HjlDemoCall *call)
{
  HjlDemoCandidate *candidate = find (call);
  const char       *match = hjl_demo_call_header (call, "If-Match");
  JsonObject       *body = candidate != NULL ? hjl_demo_call_body (call, "stage_id reason") : NULL;
  HjlDemoStage     *stage;
  g_autofree char  *version = NULL;
  g_autofree char  *quoted = NULL;

  if (body == NULL)
    return;
  if (match == NULL || strlen (match) < 2 || match[0] != '"' || match[strlen (match) - 1] != '"')
    {
      hjl_demo_call_violation (call, "If-Match with the version in quotes is required.");
      return;
    }
  if (candidate->status != HJL_DEMO_STATUS_ACCEPTED)
    {
      hjl_demo_call_error (call, 409, "not_accepted", "The candidate has not accepted.");
      return;
    }
  version = hjl_demo_candidate_dup_version (candidate);
  quoted = g_strdup_printf ("\"%s\"", version);
  if (strcmp (match, quoted) != 0)
    {
      hjl_demo_call_error (call, 412, "version_mismatch", "The candidate has changed meanwhile.");
      return;
    }
  stage = hjl_demo_find (call->world->stages, json_object_get_string_member_with_default (body, "stage_id", NULL));
  if (stage == NULL)
    {
      hjl_demo_call_error (call, 422, "unknown_stage", "There is no such stage.");
      return;
    }
  candidate->stage = stage;
  hjl_demo_world_change_candidate (call->world, candidate);
  g_ptr_array_add (trace_of (candidate)->moves, g_strdup (stage->id));
  hjl_demo_call_json (call, 200, hjl_demo_feed_row (candidate));
}

static JsonObject *
mark_to_json (HjlDemoTrace *trace)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "ats", "lever");
  json_object_set_string_member (object, "record_id", trace->record_id);
  json_object_set_string_member (object, "record_url", trace->record_url);
  json_object_set_string_member (object, "exported_at", trace->exported_at);
  return object;
}

/* The 412 carries the existing record's fields beside `error`. */
static void
answer_conflict (HjlDemoCall  *call,
                 HjlDemoTrace *trace)
{
  JsonObject *object = mark_to_json (trace);
  JsonObject *error = json_object_new ();

  trace->conflicts++;
  json_object_set_string_member (error, "code", "already_exported");
  json_object_set_string_member (error, "message", "Another desktop exported first.");
  json_object_set_object_member (object, "error", error);
  hjl_demo_call_json (call, 412, object);
}

void
hjl_demo_feed_export (HjlDemoCall *call)
{
  static const char *const names[] = { "ats", "record_id", "record_url", "exported_at" };
  HjlDemoCandidate        *candidate = find (call);
  HjlDemoTrace            *trace;
  JsonObject              *body;
  g_autoptr (GDateTime) exported_at = NULL;

  if (candidate == NULL)
    return;
  body = hjl_demo_call_body (call, "ats record_id record_url exported_at");
  if (body == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (json_object_get_string_member_with_default (body, names[i], NULL) == NULL)
      {
        hjl_demo_call_violation (call, "“%s” is required.", names[i]);
        return;
      }
  exported_at = g_date_time_new_from_iso8601 (json_object_get_string_member (body, "exported_at"), NULL);
  if (exported_at == NULL || strcmp (json_object_get_string_member (body, "ats"), "lever") != 0)
    {
      hjl_demo_call_violation (call, "ats must be lever, and exported_at a time of RFC 3339.");
      return;
    }
  if (g_strcmp0 (hjl_demo_call_header (call, "If-None-Match"), "*") != 0)
    {
      hjl_demo_call_violation (call, "If-None-Match: * is required.");
      return;
    }
  if (candidate->status != HJL_DEMO_STATUS_ACCEPTED)
    {
      hjl_demo_call_error (call, 409, "not_accepted", "The candidate has not accepted.");
      return;
    }

  trace = trace_of (candidate);
  if (trace->record_id != NULL)
    {
      answer_conflict (call, trace);
      return;
    }
  trace->exports++;
  trace->record_id = g_strdup (json_object_get_string_member (body, "record_id"));
  trace->record_url = g_strdup (json_object_get_string_member (body, "record_url"));
  trace->exported_at = g_strdup (json_object_get_string_member (body, "exported_at"));
  hjl_demo_call_json (call, 201, mark_to_json (trace));
}
