/* hjl-intake-table.c: people of a table: whose role, which stage, what is refused
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "workspace/hjl-intake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/hjl-grouping.h"
#include "files/hjl-people-csv.h"
#include "model/hjl-fold.h"
#include "model/hjl-mapping.h"
#include "model/hjl-role.h"
#include "model/hjl-stage.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-mapping.h"

typedef struct
{
  GPtrArray    *roles;
  GPtrArray    *stages;
  GHashTable   *mappings;
  HjlPeopleCsv *csv;
  const char   *role_id;
} Table;

/* By its id or its title, where no other has it but the one that was named. (nullable) */
static const char *
find_role (Table      *table,
           const char *text,
           gboolean   *several)
{
  const char *found = NULL;

  *several = FALSE;
  for (guint i = 0; i < table->roles->len; i++)
    {
      HjlRole *role = g_ptr_array_index (table->roles, i);

      if (role->status != HJL_ROLE_STATUS_LIVE)
        continue;
      if (g_strcmp0 (role->id, text) == 0)
        return role->id;
      if (!hjl_fold_equal (role->title, text))
        continue;
      if (g_strcmp0 (role->id, table->role_id) == 0)
        {
          *several = FALSE;
          return table->role_id;
        }
      *several = found != NULL;
      found = role->id;
    }

  return *several ? NULL : found;
}

/* Whether the role is mapped, and whether to the posting whose page is @url. */
static gboolean
is_mapped (Table      *table,
           const char *role_id,
           const char *url,
           gboolean   *to_url)
{
  HjlMapping *mapping = g_hash_table_lookup (table->mappings, role_id);
  const char *posting_id = mapping != NULL ? hjl_mapping_get_posting_id (mapping) : NULL;
  gboolean    mapped = posting_id != NULL && *posting_id != '\0';

  *to_url = mapped && strstr (url, posting_id) != NULL;

  return mapped;
}

/* The role that is mapped to the posting whose page is @url, where no other is. (nullable) */
static const char *
find_mapped (Table      *table,
             const char *url,
             gboolean   *several)
{
  GHashTableIter iter;
  gpointer       role_id;
  const char    *found = NULL;

  *several = FALSE;
  g_hash_table_iter_init (&iter, table->mappings);
  while (g_hash_table_iter_next (&iter, &role_id, NULL))
    {
      gboolean to_url;

      is_mapped (table, role_id, url, &to_url);
      *several |= to_url && found != NULL;
      found = to_url ? role_id : found;
    }

  return *several ? NULL : found;
}

/* Returns: (nullable): NULL once the row was refused */
static const char *
pick_role (Table        *table,
           HjlPeopleRow *row)
{
  const char *title = row->values[HJL_PEOPLE_ROLE];
  const char *posting = row->values[HJL_PEOPLE_POSTING];
  const char *found = table->role_id;
  gboolean    several = FALSE;
  gboolean    to_posting;

  if (title != NULL)
    {
      found = find_role (table, title, &several);
      if (found == NULL)
        hjl_people_csv_refuse (table->csv, row, HJL_PEOPLE_ROLE,
                               several ? _ ("Several roles are called so. Write the role’s id.")
                                       : _ ("No live role here is called so. Add it first, or correct the title."));
      else if (table->role_id != NULL && !g_str_equal (found, table->role_id))
        {
          hjl_people_csv_refuse (table->csv, row, HJL_PEOPLE_ROLE, _ ("This is another role than the one that these candidates are added to."));
          return NULL;
        }
    }
  else if (posting != NULL && table->role_id == NULL)
    {
      found = find_mapped (table, posting, &several);
      if (found == NULL)
        hjl_people_csv_refuse (table->csv, row, HJL_PEOPLE_POSTING,
                               several ? _ ("Several roles are mapped to this posting. Name the role, or add a column “Role”.")
                                       : _ ("No role here is mapped to this posting. Map one to it first."));
    }
  else if (found == NULL)
    {
      hjl_people_csv_refuse (table->csv, row, -1, _ ("It does not say for which role. Name the role, or add a column “Role”."));
    }
  if (found != NULL && posting != NULL && is_mapped (table, found, posting, &to_posting) && !to_posting)
    {
      hjl_people_csv_refuse (table->csv, row, HJL_PEOPLE_POSTING, _ ("The role is mapped to another posting than this one."));
      return NULL;
    }

  return found;
}

/* hackajob's stage by its name, or the one whose entry in the role's mapping is Lever's of this name. Returns: FALSE once the
 * row was refused */
static gboolean
pick_stage (Table        *table,
            HjlPeopleRow *row,
            const char   *role_id,
            const char  **stage_id)
{
  const char *text = row->values[HJL_PEOPLE_STAGE];
  HjlMapping *mapping = g_hash_table_lookup (table->mappings, role_id);

  *stage_id = NULL;
  if (text == NULL)
    return TRUE;

  for (guint i = 0; i < table->stages->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (table->stages, i);

      if (g_strcmp0 (stage->id, text) == 0 || hjl_fold_equal (stage->name, text))
        {
          *stage_id = stage->id;
          return TRUE;
        }
    }
  for (guint i = 0; mapping != NULL && i < table->stages->len; i++)
    {
      const char      *id = ((HjlStage *) g_ptr_array_index (table->stages, i))->id;
      const HjlTarget *target = hjl_mapping_get_target (mapping, id);

      if (target != NULL && hjl_fold_equal (target->name, text))
        {
          *stage_id = id;
          return TRUE;
        }
    }
  /* Lever's own first stage is where the mapping lets people land. */
  if (mapping != NULL && hjl_fold_equal (hjl_mapping_get_landing_name (mapping), text))
    return TRUE;

  hjl_people_csv_refuse (table->csv, row, HJL_PEOPLE_STAGE,
                         _ ("Neither is this one of hackajob’s stages here, nor a stage of Lever that the role’s mapping has."));
  return FALSE;
}

static void
set_one (HjlDraft   *draft,
         HjlCvField  field,
         const char *value)
{
  const char *values[] = { value, NULL };

  if (value != NULL)
    hjl_draft_set (draft, field, values);
}

static void
set_all (HjlDraft  *draft,
         HjlCvField field,
         GStrv      values)
{
  if (values != NULL && values[0] != NULL)
    hjl_draft_set (draft, field, (const char *const *) values);
}

/* (transfer full) */
static HjlGroupRow *
make_row (HjlPeopleRow *row,
          const char   *role_id,
          const char   *stage_id)
{
  HjlDraft *draft = hjl_draft_new (role_id);

  draft->row = row->number;
  draft->person->stage_id = g_strdup (stage_id);
  draft->person->profile->url = g_strdup (row->values[HJL_PEOPLE_URL]);
  set_one (draft, HJL_CV_FIELD_NAME, row->values[HJL_PEOPLE_NAME]);
  set_one (draft, HJL_CV_FIELD_PLACE, row->values[HJL_PEOPLE_PLACE]);
  set_one (draft, HJL_CV_FIELD_HEADLINE, row->values[HJL_PEOPLE_HEADLINE]);
  set_all (draft, HJL_CV_FIELD_EMAIL, row->emails);
  set_all (draft, HJL_CV_FIELD_PHONE, row->phones);
  set_all (draft, HJL_CV_FIELD_LINK, row->links);

  return hjl_group_row_new (draft, row->values[HJL_PEOPLE_CV], row->values[HJL_PEOPLE_PROFILE]);
}

static void
report_refused (Table           *table,
                HjlIntakeReport *report)
{
  report->unused = g_steal_pointer (&table->csv->unused);
  report->n_refused_rows = table->csv->problems->len;
  if (table->csv->problems->len > 0)
    report->refused_rows = hjl_people_csv_format_refused (table->csv);
  for (guint i = 0; i < table->csv->problems->len; i++)
    {
      const HjlPeopleProblem *problem = g_ptr_array_index (table->csv->problems, i);
      g_autoptr (GString) title = g_string_new (NULL);

      if (problem->number > 0)
        /* Translators: a row of a table. */
        g_string_append_printf (title, _ ("Row %u"), problem->number);
      if (problem->column != NULL)
        g_string_append_printf (title, "%s%s", title->len > 0 ? ", " : "", problem->column);
      if (problem->value != NULL)
        g_string_append_printf (title, " “%s”", problem->value);
      g_ptr_array_add (report->refusals, hjl_refusal_new (title->str, problem->reason, NULL));
    }
}

char *
hjl_intake_report_dup_unused (const HjlIntakeReport *self)
{
  g_autofree char *joined = self->unused != NULL ? g_strjoinv (", ", self->unused) : NULL;
  g_autofree char *line = hjl_fold_line (joined);

  /* Translators: titles of columns of a table. */
  return line != NULL && *line != '\0' ? g_strdup_printf (_ ("Columns not used: %s"), line) : NULL;
}

GPtrArray *
hjl_intake_read_table (HjlStore        *store,
                       GBytes          *content,
                       const char      *role_id,
                       HjlIntakeReport *report,
                       GError         **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_group_row_free);
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (store, error);
  g_autoptr (GPtrArray) stages = roles != NULL ? hjl_store_list_book_stages (store, error) : NULL;
  g_autoptr (GHashTable) mappings = stages != NULL ? hjl_store_load_mappings (store, error) : NULL;
  g_autoptr (HjlPeopleCsv) csv = mappings != NULL ? hjl_people_csv_read (content, error) : NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  Table table = { roles, stages, mappings, csv, role_id };

  if (csv == NULL)
    return NULL;

  /* A row that is refused leaves the list. */
  g_ptr_array_extend (all, csv->rows, NULL, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      HjlPeopleRow *row = g_ptr_array_index (all, i);
      const char   *role = pick_role (&table, row);
      const char   *stage;

      if (role != NULL && pick_stage (&table, row, role, &stage))
        g_ptr_array_add (rows, make_row (row, role, stage));
    }
  report_refused (&table, report);

  return g_steal_pointer (&rows);
}
