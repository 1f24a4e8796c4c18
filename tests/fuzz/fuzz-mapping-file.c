/* fuzz-mapping-file.c: a file of mappings that somebody else has written
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "workspace/hjl-mapping-file.h"

static HjlCatalogue *
new_catalogue (void)
{
  HjlCatalogue *catalogue = hjl_catalogue_new ();
  g_autoptr (HjlRole) role = hjl_role_new (&(HjlRole){ .id = "r1", .title = "Data Engineer", .accepted_count = -1 });
  g_autoptr (HjlPosting) posting = hjl_posting_new (&(HjlPosting){ .id = "p1", .title = "Data Engineer" });
  g_autoptr (HjlStage) accepted = hjl_stage_new (&(HjlStage){ .id = "accepted", .name = "Accepted", .side = HJL_SIDE_HACKAJOB });
  g_autoptr (HjlStage) applicant = hjl_stage_new (&(HjlStage){ .id = "applicant", .name = "New applicant", .side = HJL_SIDE_LEVER });

  hjl_catalogue_add (catalogue, HJL_LIST_ROLES, role);
  hjl_catalogue_add (catalogue, HJL_LIST_POSTINGS, posting);
  hjl_catalogue_add_stage (catalogue, accepted);
  hjl_catalogue_add_stage (catalogue, applicant);
  hjl_catalogue_set_known (catalogue, HJL_LIST_ALL);

  return catalogue;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  HjlFuzz          input = { data, size };
  g_autofree char *text = hjl_fuzz_text (&input);
  g_autoptr (HjlCatalogue) catalogue = new_catalogue ();

  for (gboolean force = FALSE; force <= TRUE; force++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GPtrArray) mappings = hjl_mapping_file_read (text, catalogue, force, &problems, &error);

      hjl_fuzz_has_outcome (mappings != NULL, &error);
      for (guint i = 0; problems != NULL && i < problems->len; i++)
        hjl_fuzz_is_text (g_strdup (g_ptr_array_index (problems, i)));
    }

  return 0;
}
