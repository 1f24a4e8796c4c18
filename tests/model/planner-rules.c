/* planner-rules.c: makes a case from a row, plans it, and writes the plan as text
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "planner-rules.h"

#include "model/hjl-candidate.h"
#include "model/hjl-hold.h"
#include "model/hjl-link.h"
#include "model/hjl-mapping.h"
#include "model/hjl-opportunity.h"
#include "model/hjl-planner.h"
#include "model/hjl-words.h"

/* Returns: (transfer full) (nullable): what follows `word=` in the row's special words, or "" */
static char *
get_word (const Row  *row,
          const char *word)
{
  g_auto (GStrv) words = g_strsplit (row->more, " ", -1);
  gsize length = strlen (word);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strcmp (words[i], word) == 0)
        return g_strdup ("");
      if (g_str_has_prefix (words[i], word) && words[i][length] == '=')
        return g_strdup (words[i] + length + 1);
    }

  return NULL;
}

static gboolean
has_word (const Row  *row,
          const char *word)
{
  g_autofree char *value = get_word (row, word);

  return value != NULL;
}

static HjlTarget *
read_target (const char *text)
{
  if (strcmp (text, "-") == 0)
    return NULL;
  if (strcmp (text, "!-") == 0)
    return hjl_target_new (HJL_TARGET_REASON, NULL, NULL);
  if (*text == '!')
    return hjl_target_new (HJL_TARGET_REASON, text + 1, text + 1);

  return hjl_target_new (HJL_TARGET_STAGE, text, text);
}

static HjlCatalogue *
make_catalogue (const Row *row)
{
  static const char *const  here[] = { "req", "acc", "int", "fin", "off", "hir", "rej", "wit" };
  static const HjlStageKind kinds[] = {
    HJL_STAGE_KIND_REQUESTED, HJL_STAGE_KIND_ACCEPTED, HJL_STAGE_KIND_IN_PROCESS, HJL_STAGE_KIND_IN_PROCESS,
    HJL_STAGE_KIND_OFFER, HJL_STAGE_KIND_HIRED, HJL_STAGE_KIND_REJECTED, HJL_STAGE_KIND_WITHDRAWN
  };
  static const char *const there[] = { "lead", "scr", "ons", "offer" };
  g_autofree char         *state = get_word (row, "posting");
  g_autofree char         *actor = get_word (row, "actor");
  gboolean                 somebody = g_strcmp0 (actor, "nobody") != 0;
  HjlCatalogue            *catalogue = hjl_catalogue_new ();
  g_autoptr (HjlUser) owner = hjl_user_new (&(HjlUser){ .id = "owner", .active = somebody });
  g_autoptr (HjlPosting) posting = NULL;
  g_autoptr (HjlArchiveReason) hired = NULL;
  g_autoptr (HjlArchiveReason) under = NULL;
  g_autoptr (HjlArchiveReason) old = NULL;

  if (has_word (row, "unread"))
    return catalogue;

  hjl_catalogue_add (catalogue, HJL_LIST_USERS, owner);
  for (guint i = 0; i < G_N_ELEMENTS (here) + G_N_ELEMENTS (there); i++)
    {
      gboolean    mine = i < G_N_ELEMENTS (here);
      const char *id = mine ? here[i] : there[i - G_N_ELEMENTS (here)];
      g_autoptr (HjlStage) stage =
        hjl_stage_new (&(HjlStage){
          .side = mine ? HJL_SIDE_HACKAJOB : HJL_SIDE_LEVER,
          .id = id,
          .name = id,
          .kind = mine ? kinds[i] : HJL_STAGE_KIND_IN_PROCESS,
          .order = i,
        });

      hjl_catalogue_add_stage (catalogue, stage);
    }

  hired = hjl_archive_reason_new (&(HjlArchiveReason){ .id = "hired", .name = "Hired", .hired = TRUE, .active = TRUE });
  under = hjl_archive_reason_new (&(HjlArchiveReason){ .id = "under", .name = "Underqualified", .active = TRUE });
  old = hjl_archive_reason_new (&(HjlArchiveReason){ .id = "old", .name = "Old", .active = FALSE });
  hjl_catalogue_add (catalogue, HJL_LIST_REASONS, hired);
  hjl_catalogue_add (catalogue, HJL_LIST_REASONS, under);
  hjl_catalogue_add (catalogue, HJL_LIST_REASONS, old);

  posting = hjl_posting_new (&(HjlPosting){
    .id = "p",
    .title = "Posting",
    .owner = "owner",
    .state = state != NULL ? hjl_posting_state_from_string (state) : HJL_POSTING_STATE_PUBLISHED,
  });
  if (g_strcmp0 (state, "gone") != 0)
    hjl_catalogue_add (catalogue, HJL_LIST_POSTINGS, posting);
  hjl_catalogue_set_known (catalogue, HJL_LIST_ALL);

  return catalogue;
}

static HjlMapping *
make_mapping (const Row *row)
{
  g_autofree char *posting = get_word (row, "posting");
  g_auto (GStrv) entries = NULL;
  HjlMapping *mapping;
  gboolean    known;

  if (row->map == NULL)
    return NULL;

  mapping = hjl_mapping_new ("R");
  if (g_strcmp0 (posting, "none") != 0)
    hjl_mapping_set_posting (mapping, "p", "Posting");
  hjl_mapping_set_direction (mapping, hjl_direction_from_string (row->direction, &known));
  g_assert_true (known);

  entries = g_strsplit (row->map, " ", -1);
  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_auto (GStrv) sides = g_strsplit (entries[i], ">", 2);
      g_auto (GStrv) texts = g_strsplit (sides[1], "+", -1);
      g_autoptr (HjlTarget) target = read_target (texts[0]);

      if (strcmp (sides[0], "landing") == 0)
        hjl_mapping_set_landing (mapping, sides[1], sides[1]);
      else
        hjl_mapping_set_target (mapping, sides[0], sides[0], target);
      if (has_word (row, "forced"))
        hjl_mapping_set_forced (mapping, sides[0], TRUE);
      for (guint n = 1; texts[0] != NULL && texts[n] != NULL; n++)
        {
          g_autoptr (HjlTarget) reason = hjl_target_new (HJL_TARGET_REASON, texts[n], texts[n]);

          g_assert_true (hjl_mapping_add_also (mapping, sides[0], reason));
        }
    }
  hjl_mapping_set_paused (mapping, has_word (row, "paused"));

  return mapping;
}

static HjlLink *
make_link (const Row *row)
{
  g_auto (GStrv) sides = NULL;
  HjlLink *link;

  if (row->base == NULL)
    return NULL;

  sides = g_strsplit (row->base, "/", 2);
  link = hjl_link_new ("c", "o");
  link->posting_id = get_word (row, "linked");
  if (link->posting_id == NULL)
    link->posting_id = g_strdup ("p");
  link->kept_posting_id = get_word (row, "kept");
  link->kept_reason_id = get_word (row, "keptreason");
  link->base_stage_id = strcmp (sides[0], "-") != 0 ? g_strdup (sides[0]) : NULL;
  link->base_target = read_target (sides[1]);
  link->wanted_stage_id = get_word (row, "wanted");
  link->marked = !has_word (row, "unmarked");
  link->erased = has_word (row, "erased");

  return link;
}

static HjlOpportunity *
make_opportunity (const Row  *row,
                  const char *text)
{
  g_auto (GStrv) parts = NULL;
  HjlOpportunity *opportunity;

  if (*text == '\0')
    return NULL;

  parts = g_strsplit (text, "@", 2);
  opportunity = hjl_opportunity_new ("o");
  opportunity->archived = *text == '!';
  if (opportunity->archived)
    opportunity->archive_reason_id = strcmp (parts[0], "!-") != 0 ? g_strdup (parts[0] + 1) : NULL;
  else if (strcmp (text, "-") != 0)
    opportunity->stage_id = g_strdup (text);
  if (parts[1] != NULL)
    opportunity->stage_id = g_strdup (parts[1]);
  opportunity->posting_id = get_word (row, "in");
  opportunity->deleted = has_word (row, "deleted");
  opportunity->anonymized = has_word (row, "anonymized");

  return opportunity;
}

static HjlCase *
make_case (const Row *row)
{
  g_auto (GStrv) sides = g_strsplit (row->now, "/", 2);
  g_autofree char *status = get_word (row, "status");
  g_autofree char *hold = get_word (row, "hold");
  g_autoptr (HjlCandidate) candidate = hjl_candidate_new ("c");
  HjlCase *c;

  candidate->role_id = g_strdup ("R");
  candidate->stage_id = g_strdup (sides[0]);
  candidate->status = hjl_candidate_status_from_string (status != NULL ? status : "accepted");
  candidate->version = g_strdup ("7");
  candidate->name = has_word (row, "named") ? g_strdup ("Name") : NULL;

  c = hjl_case_new (candidate);
  c->in_book = has_word (row, "byhand");
  c->in_feed = !c->in_book;
  c->closed = has_word (row, "roleclosed");
  c->link = make_link (row);
  c->opportunity = make_opportunity (row, sides[1]);
  if (hold != NULL)
    {
      c->hold = hjl_hold_new ("c", hjl_hold_kind_from_string (hold));
      c->hold->decision = get_word (row, "decision");
      c->hold->detail = get_word (row, "detail");
      c->hold->posting_id = get_word (row, "about");
      c->hold->marked = has_word (row, "holdmarked");
    }

  return c;
}

/* What is only shown of a paused mapping stands behind a bar. */
static char *
write_plan (HjlPlan *plan)
{
  GString *text = g_string_new (NULL);
  guint    n = plan->actions->len;

  for (guint i = 0; i < n + plan->paused->len; i++)
    {
      HjlAction  *action = i < n ? g_ptr_array_index (plan->actions, i) : g_ptr_array_index (plan->paused, i - n);
      const char *target = action->target != NULL && action->target->id != NULL ? action->target->id : "-";

      g_assert_cmpstr (action->candidate_id, ==, "c");
      g_assert_cmpstr (action->role_id, ==, "R");
      g_assert_cmpstr (action->version, ==, "7");
      g_assert_nonnull (action->reason);
      g_assert_true (g_utf8_validate (action->reason, -1, NULL));

      g_string_append_printf (text, "%s%s %s>%s%s", i == n ? "| " : (i > 0 ? "; " : ""), hjl_action_kind_to_string (action->kind),
                              action->stage_id != NULL ? action->stage_id : "-",
                              action->target != NULL && action->target->kind == HJL_TARGET_REASON ? "!" : "", target);
      if (action->conflict)
        g_string_append_printf (text, " conflict:%s", action->passed_over);
      if (action->hold != HJL_HOLD_NONE)
        g_string_append_printf (text, " %s", hjl_hold_kind_to_string (action->hold));
      if (action->detail != NULL)
        {
          g_autofree char *detail = hjl_words_show (action->detail);

          g_string_append_printf (text, " %s", detail);
        }
    }

  return g_string_free (text, FALSE);
}

static char *
write_counts (HjlPlan *plan)
{
  return g_strdup_printf ("%s%s%s%s%s", plan->n_closed == 1 ? "closed" : "", plan->n_unmapped == 1 ? "unmapped" : "", plan->n_broken == 1 ? "broken" : "",
                          plan->n_paused == 1 ? "paused" : "", plan->n_held == 1 ? "held" : "");
}

char *
rules_path (const char *group,
            const char *name)
{
  g_autofree char *plain = g_strdelimit (g_strdup (name), " ", '-');

  return g_strdup_printf ("/planner/rules/%s/%s", group, plain);
}

void
rules_check (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (HjlCatalogue) catalogue = make_catalogue (row);
  g_autoptr (HjlMapping) mapping = make_mapping (row);
  g_autoptr (HjlSnapshot) snapshot = hjl_snapshot_new (catalogue);
  g_autoptr (GHashTable) mappings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (HjlCase) c = make_case (row);
  g_autoptr (HjlPlan) plan = hjl_plan_new ();
  g_autofree char *text = NULL;
  g_autofree char *counts = NULL;

  if (mapping != NULL)
    g_hash_table_insert (mappings, (gpointer) "R", mapping);
  if (has_word (row, "unread"))
    snapshot->acting_user_id = g_strdup ("somebody");
  snapshot->from_files = has_word (row, "byhand");

  hjl_planner_plan (plan, c, snapshot, mappings);
  text = write_plan (plan);
  counts = write_counts (plan);

  g_assert_cmpstr (text, ==, row->expect);
  g_assert_cmpstr (counts, ==, row->counts != NULL ? row->counts : "");
}
