/* fuzz-feed.c: what hackajob's feed answers
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "hackajob/hjl-feed-answer.h"
#include "hackajob/hjl-feed-file.h"
#include "hackajob/hjl-feed-json.h"
#include "hackajob/hjl-feed-parse.h"
#include "hackajob/hjl-feed-text.h"
#include "model/hjl-candidate-profile.h"

static const struct
{
  HjlFeedReadFunc read;
  GDestroyNotify  free;
} answers[] = {
  { hjl_feed_read_account, (GDestroyNotify) hjl_source_account_free },
  { hjl_feed_read_role_page, (GDestroyNotify) hjl_source_page_free },
  { hjl_feed_read_candidate_page, (GDestroyNotify) hjl_source_page_free },
  { hjl_feed_read_candidate, g_object_unref },
  { hjl_feed_read_moved, g_object_unref },
  { hjl_feed_read_full, (GDestroyNotify) hjl_source_person_free },
  { hjl_feed_read_cv, (GDestroyNotify) hjl_document_free },
  { hjl_feed_read_profile_document, (GDestroyNotify) hjl_document_free },
  { hjl_feed_read_marked, (GDestroyNotify) hjl_feed_marked_free },
};

static void
read_answers (const guint8 *data,
              gsize         size,
              guint         status)
{
  HjlFuzz input = { data, size };
  g_autoptr (HjlResponse) response = hjl_fuzz_response (&input, status);
  g_autoptr (HjlDocument) file = hjl_feed_file_read (response, "cv", NULL);
  g_autofree char *text = hjl_response_dup_text (response);
  g_autofree char *quoted = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = hjl_feed_read_json (response, &error);

  hjl_fuzz_has_outcome (node != NULL, &error);
  g_assert_true (g_utf8_validate (file->name, -1, NULL));
  g_assert_null (strchr (file->name, '/'));
  /* Of valid JSON only. */
  if (node != NULL)
    quoted = hjl_feed_quote_versions (text, strlen (text));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      gpointer value = answers[i].read (response, "c1", &error);

      hjl_fuzz_has_outcome (value != NULL, &error);
      if (value != NULL)
        answers[i].free (value);
    }
}

static void
read_rows (JsonNode *node)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlRole) role = hjl_feed_parse_role (node, &error);
  g_autoptr (HjlStage) stage = NULL;
  g_autoptr (HjlCandidate) candidate = NULL;
  g_autoptr (HjlCandidateProfile) profile = NULL;
  g_autoptr (HjlSourceAccount) account = NULL;
  g_autoptr (HjlExportMark) mark = NULL;

  hjl_fuzz_has_outcome (role != NULL, &error);
  stage = hjl_feed_parse_stage (node, &error);
  hjl_fuzz_has_outcome (stage != NULL, &error);
  candidate = hjl_feed_parse_candidate (node, &error);
  hjl_fuzz_has_outcome (candidate != NULL, &error);
  profile = hjl_feed_parse_profile (node, &error);
  g_clear_error (&error);
  account = hjl_feed_parse_account (node, &error);
  hjl_fuzz_has_outcome (account != NULL, &error);
  mark = hjl_feed_parse_mark (node, &error);
  hjl_fuzz_has_outcome (mark != NULL, &error);
  hjl_fuzz_is_text (hjl_feed_show (node));
}

static void
show_members (JsonNode *node)
{
  g_autoptr (GList) members = NULL;
  JsonObject *object, *profile;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    {
      /* Turning a value into another type takes the object's own name of it away. */
      g_autofree char *member = g_strdup (l->data);

      hjl_fuzz_is_text (hjl_feed_dup_words (object, member));
      hjl_fuzz_is_text (hjl_feed_dup_amount (object, member));
    }
  hjl_feed_get_profile (object, &profile, NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  HjlFuzz input = { data, size };
  g_autoptr (HjlResponse) response = hjl_fuzz_response (&input, 200);
  g_autoptr (JsonNode) node = hjl_feed_read_json (response, NULL);

  read_answers (data, size, 200);
  read_answers (data, size, 412);
  if (node != NULL)
    {
      show_members (node);
      read_rows (node);
    }

  return 0;
}
