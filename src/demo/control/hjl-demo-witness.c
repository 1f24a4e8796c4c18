/* hjl-demo-witness.c: whom what was made is about, and all that the stand-ins saw, as JSON
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/control/hjl-demo-witness.h"

#include "demo/hjl-demo-json.h"
#include "demo/world/hjl-demo-person.h"

static gboolean
is_named (HjlDemoWorld     *world,
          HjlDemoCandidate *candidate,
          const char       *name)
{
  HjlDemoPerson person;
  gboolean      same;

  hjl_demo_person_init (&person, world, candidate);
  same = g_strcmp0 (person.name, name) == 0;
  hjl_demo_person_clear (&person);
  return same;
}

static HjlDemoCandidate *
find_by_link (HjlDemoWorld *world,
              GPtrArray    *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (g_ptr_array_index (links, i), "/?#=&", -1);

      for (guint j = 0; parts[j] != NULL; j++)
        if (hjl_demo_world_candidate (world, parts[j]) != NULL)
          return hjl_demo_world_candidate (world, parts[j]);
    }
  return NULL;
}

/* One person may stand in two roles: whoever has no opportunity yet comes first. */
static HjlDemoCandidate *
find_by_email (HjlDemoWorld *world,
               const char   *name,
               GPtrArray    *emails)
{
  HjlDemoCandidate *found = NULL;

  for (guint i = 0; i < emails->len; i++)
    {
      GPtrArray *list = hjl_demo_person_find (world, g_ptr_array_index (emails, i));

      for (guint j = 0; list != NULL && j < list->len; j++)
        {
          HjlDemoCandidate *candidate = g_ptr_array_index (list, j);

          if (list->len > 1 && !is_named (world, candidate, name))
            continue;
          if (found == NULL || (found->trace != NULL && found->trace->opportunities->len > 0))
            found = candidate;
        }
    }
  return found;
}

static HjlDemoCandidate *
find_by_name (HjlDemoWorld *world,
              const char   *name)
{
  for (guint i = 0; name != NULL && *name != '\0' && i < world->candidates->len; i++)
    if (is_named (world, g_ptr_array_index (world->candidates, i), name))
      return g_ptr_array_index (world->candidates, i);
  return NULL;
}

void
hjl_demo_witness_created (HjlDemoWorld       *world,
                          HjlDemoOpportunity *opportunity,
                          const char         *name,
                          GPtrArray          *emails,
                          GPtrArray          *links)
{
  HjlDemoCandidate *candidate = find_by_link (world, links);

  if (candidate == NULL)
    candidate = find_by_email (world, name, emails);
  if (candidate == NULL)
    candidate = find_by_name (world, name);
  if (candidate == NULL)
    {
      g_ptr_array_add (world->ledger.strangers, opportunity);
      return;
    }
  if (candidate->trace == NULL)
    candidate->trace = hjl_demo_trace_new ();
  opportunity->trace = candidate->trace;
  g_ptr_array_add (candidate->trace->opportunities, opportunity);
}

typedef struct
{
  guint accepted;
  guint exported;
  guint once;
  guint twice;
  guint marked;
  guint complete;
} Totals;

static JsonObject *
file_to_json (HjlDemoFile *file)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", file->name);
  json_object_set_string_member (object, "kind", file->resume ? "resume" : "file");
  json_object_set_int_member (object, "size", file->size);
  json_object_set_string_member (object, "sha256", file->sha256);
  return object;
}

static JsonObject *
opportunity_to_json (HjlDemoOpportunity *opportunity)
{
  JsonObject *object = json_object_new ();
  JsonArray  *files = json_array_new ();

  json_object_set_string_member (object, "id", opportunity->id);
  json_object_set_string_member (object, "contact", opportunity->contact->id);
  json_object_set_string_member (object, "posting", opportunity->posting != NULL ? opportunity->posting->id : NULL);
  json_object_set_string_member (object, "stage", opportunity->stage->id);
  json_object_set_string_member (object, "archived", opportunity->reason != NULL ? opportunity->reason->id : NULL);
  json_object_set_boolean_member (object, "deleted", opportunity->deleted_at != 0);
  json_object_set_string_member (object, "origin", opportunity->origin);
  json_object_set_array_member (object, "sources", hjl_demo_json_strings (opportunity->sources));
  for (guint i = 0; opportunity->files != NULL && i < opportunity->files->len; i++)
    json_array_add_object_element (files, file_to_json (g_ptr_array_index (opportunity->files, i)));
  json_object_set_array_member (object, "files", files);
  return object;
}

static JsonArray *
strangers_to_json (GPtrArray *strangers)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < strangers->len; i++)
    {
      HjlDemoOpportunity *opportunity = g_ptr_array_index (strangers, i);
      JsonObject         *object = opportunity_to_json (opportunity);

      json_object_set_string_member (object, "name", opportunity->contact->name);
      json_object_set_array_member (object, "emails", hjl_demo_json_strings (opportunity->contact->emails));
      json_array_add_object_element (array, object);
    }

  return array;
}

static gboolean
has_file (HjlDemoOpportunity *opportunity,
          const char         *sha256,
          gboolean            resume)
{
  for (guint i = 0; opportunity->files != NULL && i < opportunity->files->len; i++)
    {
      HjlDemoFile *file = g_ptr_array_index (opportunity->files, i);

      if (file->resume == resume && (sha256 == NULL || strcmp (file->sha256, sha256) == 0))
        return TRUE;
    }
  return FALSE;
}

/* Exported once, with the CV as it was served where there is one that Lever takes, and with a
 * profile document: hackajob's own where it makes one, else one that the program made. */
static gboolean
is_complete (HjlDemoTrace  *trace,
             HjlDemoPerson *person)
{
  HjlDemoOpportunity *opportunity;
  gboolean            needs_cv = person->cv <= HJL_DEMO_CV_PNG;

  if (trace == NULL || trace->opportunities->len != 1)
    return FALSE;
  opportunity = g_ptr_array_index (trace->opportunities, 0);
  if (needs_cv && (trace->cv_sha256 == NULL || !has_file (opportunity, trace->cv_sha256, TRUE)))
    return FALSE;
  if (person->profile_pdf && trace->profile_sha256 == NULL)
    return FALSE;
  return has_file (opportunity, person->profile_pdf ? trace->profile_sha256 : NULL, FALSE);
}

static JsonObject *
candidate_to_json (HjlDemoWorld     *world,
                   HjlDemoCandidate *candidate,
                   Totals           *totals)
{
  JsonObject   *object = json_object_new ();
  HjlDemoTrace *trace = candidate->trace;
  JsonArray    *opportunities = json_array_new ();
  JsonObject   *mark = NULL;
  HjlDemoPerson person;
  gboolean      complete;

  hjl_demo_person_init (&person, world, candidate);
  complete = is_complete (trace, &person);
  json_object_set_string_member (object, "id", candidate->id);
  json_object_set_string_member (object, "status", hjl_demo_status_to_string (candidate->status));
  json_object_set_string_member (object, "role", candidate->role->id);
  json_object_set_string_member (object, "stage", candidate->stage->id);
  json_object_set_string_member (object, "cv", hjl_demo_cv_to_string (person.cv));
  json_object_set_boolean_member (object, "profile_pdf", person.profile_pdf);
  json_object_set_boolean_member (object, "complete", complete);
  json_object_set_int_member (object, "created", trace != NULL ? trace->opportunities->len : 0);
  for (guint i = 0; trace != NULL && i < trace->opportunities->len; i++)
    json_array_add_object_element (opportunities, opportunity_to_json (g_ptr_array_index (trace->opportunities, i)));
  json_object_set_array_member (object, "opportunities", opportunities);
  if (trace != NULL)
    {
      json_object_set_string_member (object, "cv_sha256", trace->cv_sha256);
      json_object_set_string_member (object, "profile_sha256", trace->profile_sha256);
      json_object_set_array_member (object, "lever_moves", hjl_demo_json_strings (trace->lever_moves));
      json_object_set_array_member (object, "moves", hjl_demo_json_strings (trace->moves));
      json_object_set_int_member (object, "exports", trace->exports);
      json_object_set_int_member (object, "export_conflicts", trace->conflicts);
      if (trace->record_id != NULL)
        {
          mark = json_object_new ();
          json_object_set_string_member (mark, "record_id", trace->record_id);
          json_object_set_string_member (mark, "record_url", trace->record_url);
          json_object_set_string_member (mark, "exported_at", trace->exported_at);
          json_object_set_object_member (object, "export", mark);
        }
      totals->exported += trace->opportunities->len > 0;
      totals->once += trace->opportunities->len == 1;
      totals->twice += trace->opportunities->len > 1;
      totals->marked += trace->record_id != NULL;
    }
  totals->complete += complete;
  hjl_demo_person_clear (&person);
  return object;
}

static JsonObject *
counts_to_json (GHashTable *counts)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (counts), (GCompareFunc) strcmp);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      g_auto (GStrv) halves = g_strsplit (l->data, " ", 2);
      JsonObject *side;

      if (!json_object_has_member (object, halves[0]))
        json_object_set_object_member (object, halves[0], json_object_new ());
      side = json_object_get_object_member (object, halves[0]);
      json_object_set_int_member (side, halves[1], GPOINTER_TO_UINT (g_hash_table_lookup (counts, l->data)));
    }
  return object;
}

JsonObject *
hjl_demo_witness_to_json (HjlDemoWorld *world,
                          gboolean      all)
{
  HjlDemoLedger *ledger = &world->ledger;
  JsonObject    *object = json_object_new ();
  JsonObject    *summary = json_object_new ();
  JsonArray     *candidates = json_array_new ();
  Totals         totals = { 0 };

  for (guint i = 0; i < world->candidates->len; i++)
    {
      HjlDemoCandidate *candidate = g_ptr_array_index (world->candidates, i);

      totals.accepted += candidate->status == HJL_DEMO_STATUS_ACCEPTED;
      if (all || candidate->trace != NULL)
        json_array_add_object_element (candidates, candidate_to_json (world, candidate, &totals));
    }
  json_object_set_int_member (summary, "accepted", totals.accepted);
  json_object_set_int_member (summary, "exported", totals.exported);
  json_object_set_int_member (summary, "exported_once", totals.once);
  json_object_set_int_member (summary, "exported_twice", totals.twice);
  json_object_set_int_member (summary, "marked", totals.marked);
  json_object_set_int_member (summary, "complete", totals.complete);
  json_object_set_array_member (object, "candidates", candidates);
  json_object_set_object_member (object, "totals", summary);
  json_object_set_object_member (object, "calls", counts_to_json (ledger->calls));
  json_object_set_object_member (object, "statuses", counts_to_json (ledger->statuses));
  json_object_set_array_member (object, "violations", hjl_demo_json_strings (ledger->violations));
  json_object_set_int_member (object, "violation_count", ledger->n_violations);
  json_object_set_int_member (object, "throttled", ledger->throttled);
  json_object_set_int_member (object, "waiting", ledger->waiting);
  json_object_set_array_member (object, "strangers", strangers_to_json (ledger->strangers));
  json_object_set_int_member (object, "unmatched", ledger->strangers->len);
  return object;
}
