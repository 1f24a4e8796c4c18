/* hjl-cli-demo-witness.c: the demo's witness: what was done beside what the stand-ins saw
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/hjl-cli-demo-private.h"

#include <glib/gi18n-lib.h>

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
stands_right (JsonObject        *ledger,
              const HjlDemoMove *move)
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
      const HjlDemoMove *move = g_ptr_array_index (demo->moves, i);
      gboolean           ok = stands_right (ledger, move);

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
hjl_cli_demo_compare (HjlDemo *demo)
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
