/* hjl-verb-demo-moves.c: the demo's people: recruiters move them in Lever, candidates move in hackajob; and the witness:
 * what was done beside what the stand-ins saw
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb-demo-private.h"

#include <glib/gi18n-lib.h>

/*
 * @what: translated: what somebody did
 * @stage_id: (nullable): the hackajob stage where they must stand afterwards
 * @lever_stage_id: (nullable): the Lever stage where they must stand afterwards
 * @reason_id: (nullable): the reason that they must be archived with
 * @export: they must be in Lever, once
 */
typedef struct
{
  char *candidate_id;
  char *what;
  char *stage_id;
  char *lever_stage_id;
  char *reason_id;
  gboolean export;
} Move;

typedef struct
{
  HjlDemo      *demo;
  HjlCatalogue *catalogue;
  GHashTable   *mappings;
} Stageplay;

/* One who was exported, as the stand-ins know them. */
typedef struct
{
  const char *id;
  const char *stage_id;
  const char *lever_stage_id;
  HjlMapping *mapping;
} Person;

typedef enum
{
  SCENE_LEVER_MOVE,
  SCENE_LEVER_ARCHIVE,
  SCENE_HACKAJOB_MOVE,
  SCENE_HACKAJOB_END,
  SCENE_BOTH,
  SCENE_DELETED,
} Scene;

static const Scene scenes[] = {
  SCENE_LEVER_MOVE,
  SCENE_HACKAJOB_MOVE,
  SCENE_BOTH,
  SCENE_LEVER_ARCHIVE,
  SCENE_HACKAJOB_END,
  SCENE_LEVER_MOVE,
  SCENE_HACKAJOB_MOVE,
  SCENE_DELETED,
  SCENE_LEVER_MOVE,
};

static void
move_free (Move *self)
{
  g_free (self->candidate_id);
  g_free (self->what);
  g_free (self->stage_id);
  g_free (self->lever_stage_id);
  g_free (self->reason_id);
  g_free (self);
}

static gboolean
tell (Stageplay  *play,
      const char *command,
      const char *candidate_id,
      const char *member,
      const char *value,
      GError    **error)
{
  JsonObject *arguments = json_object_new ();
  g_autoptr (JsonObject) answer = NULL;

  json_object_set_string_member (arguments, "candidate", candidate_id);
  json_object_set_string_member (arguments, member, value);
  answer = hjl_demo_server_control (play->demo->server, command, arguments, error);

  return answer != NULL;
}

static Move *
note (Stageplay  *play,
      const char *candidate_id,
      char       *what)
{
  Move *move = g_new0 (Move, 1);

  move->candidate_id = g_strdup (candidate_id);
  move->what = what;
  move->export = TRUE;
  g_ptr_array_add (play->demo->moves, move);

  return move;
}

/* hackajob's stages from the one after the present one on, and round again: people move on, mostly. */
static HjlStage *
get_later_stage (Stageplay *play,
                 Person    *person,
                 guint      steps)
{
  GPtrArray *stages = hjl_catalogue_get_stages (play->catalogue, HJL_SIDE_HACKAJOB);
  int        present = hjl_catalogue_index_of_stage (play->catalogue, HJL_SIDE_HACKAJOB, person->stage_id);

  return g_ptr_array_index (stages, ((guint) (present + 1) + steps) % stages->len);
}

/* The next target of the kind that leads hackajob to another stage than the present one. Returns:
 * (nullable) (transfer none) */
static const HjlTarget *
find_move (Stageplay    *play,
           Person       *person,
           HjlTargetKind kind,
           const char  **back)
{
  guint n_stages = hjl_catalogue_get_stages (play->catalogue, HJL_SIDE_HACKAJOB)->len;

  for (guint i = 0; i < n_stages; i++)
    {
      const char      *stage_id = get_later_stage (play, person, i)->id;
      const HjlTarget *target = hjl_mapping_get_target (person->mapping, stage_id);

      if (target == NULL || target->kind != kind || g_strcmp0 (target->id, person->lever_stage_id) == 0)
        continue;
      *back = hjl_mapping_find_back (person->mapping, play->catalogue, target, person->stage_id);
      if (*back != NULL && !g_str_equal (*back, person->stage_id))
        return target;
    }

  return NULL;
}

/* The next mapped hackajob stage whose target is of the kind and is not where the person stands. */
static const HjlTarget *
find_step (Stageplay    *play,
           Person       *person,
           HjlTargetKind kind,
           const char   *not_this,
           const char  **stage_id)
{
  guint n_stages = hjl_catalogue_get_stages (play->catalogue, HJL_SIDE_HACKAJOB)->len;

  for (guint i = 0; i < n_stages; i++)
    {
      const HjlTarget *target;

      *stage_id = get_later_stage (play, person, i)->id;
      target = hjl_mapping_get_target (person->mapping, *stage_id);
      if (target != NULL && target->kind == kind && !g_str_equal (*stage_id, person->stage_id) &&
          g_strcmp0 (*stage_id, not_this) != 0 && g_strcmp0 (target->id, person->lever_stage_id) != 0)
        return target;
    }

  return NULL;
}

static gboolean
play_lever (Stageplay    *play,
            Person       *person,
            HjlTargetKind kind,
            GError      **error)
{
  const char      *back;
  const HjlTarget *target = find_move (play, person, kind, &back);
  gboolean         archive = kind == HJL_TARGET_REASON;
  Move            *move;

  if (target == NULL)
    return TRUE;
  if (!tell (play, archive ? "lever-archive" : "lever-move", person->id, archive ? "reason" : "stage", target->id, error))
    return FALSE;

  move = note (play, person->id, g_strdup_printf (archive ? _ ("A recruiter archives them in Lever: %s") : _ ("A recruiter moves them in Lever to %s"), target->name));
  move->stage_id = g_strdup (back);

  return TRUE;
}

static gboolean
play_hackajob (Stageplay    *play,
               Person       *person,
               HjlTargetKind kind,
               GError      **error)
{
  const char      *stage_id;
  const HjlTarget *target = find_step (play, person, kind, NULL, &stage_id);
  Move            *move;
  HjlStage        *stage;

  if (target == NULL)
    return TRUE;
  if (!tell (play, "hackajob-move", person->id, "stage", stage_id, error))
    return FALSE;

  stage = hjl_catalogue_get_stage (play->catalogue, HJL_SIDE_HACKAJOB, stage_id);
  move = note (play, person->id, g_strdup_printf (_ ("They move in hackajob to %s"), stage->name));
  move->stage_id = g_strdup (stage_id);
  *(kind == HJL_TARGET_REASON ? &move->reason_id : &move->lever_stage_id) = g_strdup (target->id);

  return TRUE;
}

/* Both sides at once: Lever's change counts (src/README.md, The way of the data). */
static gboolean
play_both (Stageplay *play,
           Person    *person,
           GError   **error)
{
  const char      *back;
  const char      *stage_id;
  const HjlTarget *target = find_move (play, person, HJL_TARGET_STAGE, &back);
  Move            *move;

  if (target == NULL || find_step (play, person, HJL_TARGET_STAGE, back, &stage_id) == NULL)
    return TRUE;
  if (!tell (play, "hackajob-move", person->id, "stage", stage_id, error))
    return FALSE;

  /* The way back starts at where hackajob has them now. */
  back = hjl_mapping_find_back (person->mapping, play->catalogue, target, stage_id);
  if (!tell (play, "lever-move", person->id, "stage", target->id, error))
    return FALSE;

  move = note (play, person->id, g_strdup_printf (_ ("Both sides move them at once; Lever to %s"), target->name));
  move->stage_id = g_strdup (back);
  move->lever_stage_id = g_strdup (target->id);

  return TRUE;
}

static gboolean
play_scene (Stageplay *play,
            Person    *person,
            Scene      scene,
            GError   **error)
{
  switch (scene)
    {
    case SCENE_LEVER_MOVE:
      return play_lever (play, person, HJL_TARGET_STAGE, error);

    case SCENE_LEVER_ARCHIVE:
      return play_lever (play, person, HJL_TARGET_REASON, error);

    case SCENE_HACKAJOB_MOVE:
      return play_hackajob (play, person, HJL_TARGET_STAGE, error);

    case SCENE_HACKAJOB_END:
      return play_hackajob (play, person, HJL_TARGET_REASON, error);

    case SCENE_BOTH:
      return play_both (play, person, error);

    case SCENE_DELETED:
    default:
      if (!tell (play, "hackajob-status", person->id, "status", "deleted", error))
        return FALSE;
      note (play, person->id, g_strdup (_ ("They withdraw their data from hackajob")));
      return TRUE;
    }
}

/* Two who were asked say yes now. */
static gboolean
play_acceptances (Stageplay *play,
                  GError   **error)
{
  g_autoptr (JsonObject) state = hjl_demo_server_control (play->demo->server, "state", NULL, error);
  JsonArray *candidates = state != NULL ? json_object_get_array_member (state, "candidates") : NULL;
  guint      found = 0;

  for (guint i = 0; candidates != NULL && i < json_array_get_length (candidates) && found < 2; i++)
    {
      JsonObject *candidate = json_array_get_object_element (candidates, i);
      const char *id = json_object_get_string_member (candidate, "id");

      if (!g_str_equal (json_object_get_string_member (candidate, "status"), "requested") ||
          !g_hash_table_contains (play->mappings, json_object_get_string_member (candidate, "role")))
        continue;
      if (!tell (play, "hackajob-status", id, "status", "accepted", error))
        return FALSE;
      note (play, id, g_strdup (_ ("They accept their interview request")));
      found++;
    }

  return candidates != NULL;
}

gboolean
hjl_verb_demo_move_people (HjlDemo *demo,
                           GError **error)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (demo->server, FALSE);
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_load_catalogue (demo->cli->workspace, error);
  g_autoptr (GHashTable) mappings = catalogue != NULL ? hjl_workspace_load_mappings (demo->cli->workspace, error) : NULL;
  Stageplay  play = { demo, catalogue, mappings };
  JsonArray *candidates;
  guint      scene = 0;

  demo->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) move_free);
  if (mappings == NULL)
    return FALSE;

  candidates = json_object_get_array_member (ledger, "candidates");
  for (guint i = 0; i < json_array_get_length (candidates) && scene < G_N_ELEMENTS (scenes); i++)
    {
      JsonObject *object = json_array_get_object_element (candidates, i);
      JsonArray  *opportunities = json_object_get_array_member (object, "opportunities");
      JsonObject *opportunity = json_array_get_length (opportunities) == 1 ? json_array_get_object_element (opportunities, 0) : NULL;
      Person      person = {
             .id = json_object_get_string_member (object, "id"),
             .stage_id = json_object_get_string_member (object, "stage"),
             .mapping = g_hash_table_lookup (mappings, json_object_get_string_member (object, "role")),
      };

      if (opportunity == NULL || person.mapping == NULL ||
          !json_object_get_null_member (opportunity, "archived") ||
          !g_str_equal (json_object_get_string_member (object, "status"), "accepted"))
        continue;
      person.lever_stage_id = json_object_get_string_member (opportunity, "stage");
      if (!play_scene (&play, &person, scenes[scene++], error))
        return FALSE;
    }

  return play_acceptances (&play, error);
}

typedef struct
{
  HjlTable    *table;
  JsonBuilder *builder;
  gboolean     agree;
} Witness;

static void
compare (Witness    *witness,
         const char *code,
         const char *title,
         gint64      said,
         gint64      seen)
{
  g_autofree char *said_text = g_strdup_printf ("%" G_GINT64_FORMAT, said);
  g_autofree char *seen_text = g_strdup_printf ("%" G_GINT64_FORMAT, seen);

  witness->agree = witness->agree && said == seen;
  hjl_table_add (witness->table, title, said_text, seen_text, said == seen ? _ ("yes") : _ ("NO"));
  hjl_json_open (witness->builder, NULL);
  hjl_json_string (witness->builder, "what", code);
  hjl_json_int (witness->builder, "said", said);
  hjl_json_int (witness->builder, "seen", seen);
  hjl_json_boolean (witness->builder, "agree", said == seen);
  hjl_json_close (witness->builder);
}

static JsonObject *
find_candidate (JsonObject *ledger,
                const char *id)
{
  JsonArray *candidates = json_object_get_array_member (ledger, "candidates");

  for (guint i = 0; i < json_array_get_length (candidates); i++)
    {
      JsonObject *candidate = json_array_get_object_element (candidates, i);

      if (g_str_equal (json_object_get_string_member (candidate, "id"), id))
        return candidate;
    }

  return NULL;
}

static gboolean
stands_right (JsonObject *ledger,
              const Move *move)
{
  JsonObject *candidate = find_candidate (ledger, move->candidate_id);
  JsonArray  *opportunities = candidate != NULL ? json_object_get_array_member (candidate, "opportunities") : NULL;
  JsonObject *opportunity;

  if (opportunities == NULL || json_array_get_length (opportunities) != 1)
    return !move->export;

  opportunity = json_array_get_object_element (opportunities, 0);
  if (move->stage_id != NULL && g_strcmp0 (json_object_get_string_member (candidate, "stage"), move->stage_id) != 0)
    return FALSE;
  if (move->lever_stage_id != NULL && g_strcmp0 (json_object_get_string_member (opportunity, "stage"), move->lever_stage_id) != 0)
    return FALSE;
  if (move->reason_id != NULL &&
      g_strcmp0 (json_object_get_string_member_with_default (opportunity, "archived", NULL), move->reason_id) != 0)
    return FALSE;

  return TRUE;
}

/* How many stand where they must. */
static guint
show_moves (HjlDemo    *demo,
            JsonObject *ledger)
{
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Candidate"), _ ("What happened"), _ ("Up to date now"), NULL);
  guint right = 0;

  for (guint i = 0; i < demo->moves->len; i++)
    {
      const Move *move = g_ptr_array_index (demo->moves, i);
      gboolean    ok = stands_right (ledger, move);

      right += ok;
      hjl_table_add (table, move->candidate_id, move->what, ok ? _ ("yes") : _ ("NO"));
    }
  if (!demo->cli->json)
    hjl_table_print (table, NULL);

  return right;
}

/* The number of moves that came through an API, all candidates together. */
static gint64
count_moves (JsonObject *ledger,
             const char *member)
{
  JsonArray *candidates = json_object_get_array_member (ledger, "candidates");
  gint64     count = 0;

  for (guint i = 0; i < json_array_get_length (candidates); i++)
    {
      JsonObject *candidate = json_array_get_object_element (candidates, i);

      if (json_object_has_member (candidate, member))
        count += json_array_get_length (json_object_get_array_member (candidate, member));
    }

  return count;
}

gboolean
hjl_verb_demo_compare (HjlDemo *demo)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (demo->server, FALSE);
  g_autoptr (HjlTable) table = hjl_table_new (_ ("What"), _ ("HjLever says"), _ ("The stand-ins saw"), _ ("Agree"), NULL);
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();
  Witness              witness = { table, builder, TRUE };
  const HjlSyncReport *a = demo->first;
  const HjlSyncReport *b = demo->second;
  JsonObject          *totals = json_object_get_object_member (ledger, "totals");
  guint                exported = a->exported + b->exported;
  guint                right = show_moves (demo, ledger);

  hjl_json_open_list (builder, "comparison");
  compare (&witness, "exported", _ ("Candidates exported"), exported, json_object_get_int_member (totals, "exported"));
  compare (&witness, "exported-once", _ ("… each exactly once"), exported, json_object_get_int_member (totals, "exported_once"));
  compare (&witness, "complete", _ ("… with CV and hackajob profile"), exported, json_object_get_int_member (totals, "complete"));
  compare (&witness, "marked", _ ("Export marks in hackajob"), a->marked + b->marked, json_object_get_int_member (totals, "marked"));
  compare (&witness, "moved-in-lever", _ ("Moved or archived in Lever"),
           a->moved_in_lever + a->archived_in_lever + a->unarchived_in_lever +
             b->moved_in_lever + b->archived_in_lever + b->unarchived_in_lever,
           count_moves (ledger, "lever_moves"));
  compare (&witness, "moved-in-hackajob", _ ("Moved in hackajob"), a->moved_in_hackajob + b->moved_in_hackajob, count_moves (ledger, "moves"));
  compare (&witness, "in-step", _ ("People who moved, and are up to date now"), demo->moves->len, right);
  compare (&witness, "left", _ ("Changes that another sync would make"), 0, demo->n_left);
  compare (&witness, "unmatched", _ ("Records in Lever without a candidate"), 0, json_object_get_int_member (ledger, "unmatched"));
  compare (&witness, "violations", _ ("Requests that the services do not allow"), 0, json_object_get_int_member (ledger, "violation_count"));
  hjl_json_close_list (builder);
  hjl_json_boolean (builder, "agree", witness.agree);

  if (demo->cli->json)
    hjl_json_print (builder, TRUE);
  else
    {
      hjl_print (" ");
      hjl_table_print (table, NULL);
    }

  return witness.agree;
}
