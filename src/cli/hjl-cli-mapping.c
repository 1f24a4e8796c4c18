/* hjl-cli-mapping.c: what the verbs of map share: the lists, saving, showing a mapping
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/hjl-cli-mapping.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-report.h"
#include "store/hjl-store-default.h"
#include "workspace/hjl-workspace-default.h"

#define LISTS (HJL_LIST_HACKAJOB | HJL_LIST_POSTINGS | HJL_LIST_STAGES | HJL_LIST_REASONS)

void
hjl_cli_maps_clear (HjlCliMaps *self)
{
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->mappings, g_hash_table_unref);
  g_clear_object (&self->standard);
}

gboolean
hjl_cli_maps_open (HjlCli     *cli,
                   HjlCliMaps *maps)
{
  g_autoptr (GError) error = NULL;

  if (!hjl_cli_open (cli) || (maps->catalogue = hjl_cli_load_catalogue (cli, LISTS)) == NULL)
    return FALSE;

  maps->mappings = hjl_workspace_load_mappings (cli->workspace, &error);
  if (maps->mappings == NULL)
    hjl_cli_fail (cli, error);
  else
    maps->standard = hjl_workspace_dup_default (cli->workspace);

  return maps->mappings != NULL;
}

gboolean
hjl_cli_maps_start (HjlCli             *cli,
                    HjlCliMaps         *maps,
                    GStrv              *arguments,
                    const GOptionEntry *entries,
                    const char         *parameters,
                    int                 least,
                    int                 most)
{
  return hjl_cli_parse (cli, arguments, entries, parameters, least, most) && hjl_cli_maps_open (cli, maps);
}

static HjlPlan *
plan_mapping (HjlCli     *cli,
              HjlMapping *mapping,
              GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_workspace_plan_mapping_async (cli->workspace, mapping, cli->cancellable, hjl_cli_got_result, &result);

  return hjl_finish_pointer (cli->workspace, hjl_cli_wait (&result), error);
}

gboolean
hjl_cli_save_mapping (HjlCli     *cli,
                      HjlMapping *mapping,
                      gboolean    whole,
                      HjlPlan   **seen)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlPlan) plan = plan_mapping (cli, mapping, &error);

  *seen = NULL;
  if (plan == NULL)
    return hjl_cli_fail (cli, error) == HJL_EXIT_DONE;

  if (whole)
    hjl_workspace_save_seen_mapping_async (cli->workspace, mapping, plan, cli->cancellable, hjl_cli_got_result, &result);
  else
    hjl_workspace_switch_mapping_async (cli->workspace, hjl_mapping_get_role_id (mapping), hjl_mapping_get_paused (mapping), plan,
                                        cli->cancellable, hjl_cli_got_result, &result);
  if (!hjl_cli_finish (cli, &result))
    return FALSE;

  *seen = g_steal_pointer (&plan);

  return TRUE;
}

char *
hjl_cli_resolve_role (HjlCli     *cli,
                      HjlCliMaps *maps,
                      const char *text)
{
  /* A mapping outlives its role, and must still be shown and removed. */
  if (g_hash_table_contains (maps->mappings, text))
    return g_strdup (text);

  return hjl_cli_resolve (cli, maps->catalogue, HJL_LIST_ROLES, text);
}

HjlMapping *
hjl_cli_find_mapping (HjlCli     *cli,
                      HjlCliMaps *maps,
                      const char *text)
{
  g_autofree char *role_id = hjl_cli_resolve_role (cli, maps, text);
  HjlMapping      *mapping = role_id != NULL ? g_hash_table_lookup (maps->mappings, role_id) : NULL;

  if (role_id != NULL && mapping == NULL)
    hjl_cli_refuse (cli, _ ("“%s” is not mapped"), text);

  return mapping;
}

char *
hjl_cli_resolve_posting (HjlCli     *cli,
                         HjlCliMaps *maps,
                         const char *text)
{
  g_autofree char *id = hjl_cli_resolve (cli, maps->catalogue, HJL_LIST_POSTINGS, text);
  HjlPosting      *posting = id != NULL ? hjl_catalogue_get_posting (maps->catalogue, id) : NULL;

  if (posting != NULL && !hjl_posting_is_open (posting))
    {
      hjl_cli_refuse (cli, _ ("The posting “%s” is closed; choose an open one"), posting->title);
      return NULL;
    }

  return g_steal_pointer (&id);
}

static const char *
name_break (HjlBreakKind kind)
{
  switch (kind)
    {
    case HJL_BREAK_NO_POSTING:
      return "no-posting";

    case HJL_BREAK_POSTING_CLOSED:
      return "posting-closed";

    case HJL_BREAK_POSTING_GONE:
      return "posting-gone";

    case HJL_BREAK_STAGE_GONE:
      return "stage-gone";

    case HJL_BREAK_REASON_GONE:
      return "reason-gone";

    case HJL_BREAK_SENSELESS:
      return "senseless";

    case HJL_BREAK_ROLE_STAGE_GONE:
    default:
      return "hackajob-stage-gone";
    }
}

void
hjl_cli_add_breaks (JsonBuilder *builder,
                    const char  *member,
                    GPtrArray   *breaks)
{
  hjl_json_open_list (builder, member);
  for (guint i = 0; i < breaks->len; i++)
    {
      const HjlBreak  *item = g_ptr_array_index (breaks, i);
      g_autofree char *text = hjl_break_describe (item);

      hjl_json_open (builder, NULL);
      hjl_json_string (builder, "kind", name_break (item->kind));
      hjl_json_string (builder, "hackajob_stage", item->stage_id);
      hjl_json_thing (builder, "what", item->id, item->name);
      hjl_json_string (builder, "message", text);
      hjl_json_close (builder);
    }
  hjl_json_close_list (builder);
}

/* @also: (nullable) (element-type HjlTarget) */
static void
add_also (JsonBuilder *builder,
          GPtrArray   *also)
{
  hjl_json_open_list (builder, "also");
  for (guint i = 0; also != NULL && i < also->len; i++)
    {
      const HjlTarget *reason = also->pdata[i];

      hjl_json_thing (builder, NULL, reason->id, reason->name);
    }
  hjl_json_close_list (builder);
}

static gboolean
is_default (HjlMapping *mapping)
{
  return g_str_equal (hjl_mapping_get_role_id (mapping), HJL_STORE_DEFAULT_ROLE);
}

/* The account's default has no posting on purpose. (transfer full) (element-type HjlBreak) */
static GPtrArray *
find_breaks (HjlMapping   *mapping,
             HjlCatalogue *catalogue)
{
  GPtrArray *breaks = hjl_mapping_find_breaks (mapping, catalogue);

  if (is_default (mapping) && breaks->len > 0 && ((HjlBreak *) g_ptr_array_index (breaks, 0))->kind == HJL_BREAK_NO_POSTING)
    g_ptr_array_remove_index (breaks, 0);

  return breaks;
}

void
hjl_cli_add_mapping (JsonBuilder  *builder,
                     const char   *member,
                     HjlMapping   *mapping,
                     HjlCatalogue *catalogue)
{
  g_autoptr (GPtrArray) stages = hjl_mapping_list_stage_ids (mapping);
  g_autoptr (GPtrArray) breaks = find_breaks (mapping, catalogue);

  hjl_json_open (builder, member);
  hjl_json_thing (builder, "role", hjl_mapping_get_role_id (mapping), hjl_mapping_get_role_title (mapping));
  hjl_json_thing (builder, "posting", hjl_mapping_get_posting_id (mapping), hjl_mapping_get_posting_title (mapping));
  hjl_json_string (builder, "direction", hjl_direction_to_string (hjl_mapping_get_direction (mapping)));
  hjl_json_thing (builder, "landing_stage", hjl_mapping_get_landing_id (mapping), hjl_mapping_get_landing_name (mapping));
  hjl_json_open_list (builder, "stages");
  for (guint i = 0; i < stages->len; i++)
    {
      const char      *id = g_ptr_array_index (stages, i);
      const HjlTarget *target = hjl_mapping_get_target (mapping, id);

      hjl_json_open (builder, NULL);
      hjl_json_thing (builder, "hackajob_stage", id, hjl_mapping_get_stage_name (mapping, id));
      hjl_json_thing (builder, "lever_stage", target->kind == HJL_TARGET_STAGE ? target->id : NULL, target->name);
      hjl_json_thing (builder, "archive_reason", target->kind == HJL_TARGET_REASON ? target->id : NULL, target->name);
      add_also (builder, hjl_mapping_get_also (mapping, id));
      hjl_json_boolean (builder, "forced", hjl_mapping_is_forced (mapping, id));
      hjl_json_close (builder);
    }
  hjl_json_close_list (builder);
  hjl_json_boolean (builder, "paused", hjl_mapping_get_paused (mapping));
  hjl_json_boolean (builder, "broken", is_default (mapping) ? breaks->len > 0 : hjl_mapping_is_broken (mapping, catalogue));
  hjl_cli_add_breaks (builder, "breaks", breaks);
  hjl_json_close (builder);
}

static const char *
describe_direction (HjlDirection direction)
{
  switch (direction)
    {
    case HJL_DIRECTION_TO_HACKAJOB:
      return _ ("Lever’s stage changes are synced back to hackajob");

    case HJL_DIRECTION_EXPORT_ONLY:
      return _ ("candidates are exported, stage changes aren’t synced");

    case HJL_DIRECTION_BOTH:
    default:
      return _ ("stage changes are synced both ways");
    }
}

static const char *
or_id (const char *name,
       const char *id)
{
  return name != NULL && *name != '\0' ? name : id;
}

void
hjl_cli_print_mapping (HjlMapping   *mapping,
                       HjlCatalogue *catalogue)
{
  g_autoptr (GPtrArray) stages = hjl_mapping_list_stage_ids (mapping);
  g_autoptr (GPtrArray) breaks = find_breaks (mapping, catalogue);
  g_autoptr (HjlTable) table = NULL;
  const char *posting = or_id (hjl_mapping_get_posting_title (mapping), hjl_mapping_get_posting_id (mapping));
  const char *landing = or_id (hjl_mapping_get_landing_name (mapping), hjl_mapping_get_landing_id (mapping));

  if (is_default (mapping))
    hjl_print (_ ("Account default (%s)"), describe_direction (hjl_mapping_get_direction (mapping)));
  else
    hjl_print (_ ("%s → %s (%s)"),
               or_id (hjl_mapping_get_role_title (mapping), hjl_mapping_get_role_id (mapping)),
               posting != NULL ? posting : _ ("no posting yet"),
               describe_direction (hjl_mapping_get_direction (mapping)));

  table = hjl_table_new (_ ("  hackajob"), "Lever", NULL);
  for (guint i = 0; i < stages->len; i++)
    {
      const char      *id = g_ptr_array_index (stages, i);
      const HjlTarget *target = hjl_mapping_get_target (mapping, id);
      GPtrArray       *also = hjl_mapping_get_also (mapping, id);
      g_autofree char *from = g_strconcat ("  ", or_id (hjl_mapping_get_stage_name (mapping, id), id), NULL);
      g_autofree char *to = g_strdup_printf (target->kind == HJL_TARGET_REASON ? _ ("archived: %s") : "%s", or_id (target->name, target->id));

      hjl_table_add (table, from, to);
      for (guint n = 0; also != NULL && n < also->len; n++)
        {
          const HjlTarget *reason = also->pdata[n];
          /* Translators: an archive reason of Lever that means the same as the one above it. */
          g_autofree char *more = g_strdup_printf (_ ("also: %s"), or_id (reason->name, reason->id));

          hjl_table_add (table, "", more);
        }
    }
  hjl_table_add (table, _ ("  any other"), landing != NULL ? landing : _ ("where Lever puts new candidates"));
  hjl_table_print (table, NULL);

  if (hjl_mapping_get_paused (mapping))
    hjl_print ("  %s", _ ("Paused: candidates aren’t exported or moved. “plan” shows what it would do; “map on” switches it on."));
  for (guint i = 0; i < breaks->len; i++)
    {
      g_autofree char *text = hjl_break_describe (g_ptr_array_index (breaks, i));

      hjl_print ("  ! %s", text);
    }
}

void
hjl_cli_print_seen (HjlPlan      *seen,
                    HjlMapping   *mapping,
                    HjlCatalogue *catalogue)
{
  if (seen->actions->len == 0)
    return;

  hjl_print (" ");
  if (mapping != NULL && hjl_mapping_get_paused (mapping))
    hjl_print ("%s", _ ("Switched on it would do this:"));
  else
    hjl_print ("%s", _ ("The next sync does this:"));
  hjl_cli_print_actions (seen->actions, catalogue, NULL);
}

void
hjl_cli_show_mapping (HjlCli     *cli,
                      HjlCliMaps *maps,
                      HjlMapping *mapping,
                      HjlPlan    *seen)
{
  g_auto (GStrv) differences = hjl_workspace_list_differences (maps->standard, mapping);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      hjl_cli_print_mapping (mapping, maps->catalogue);
      if (differences != NULL)
        hjl_print ("  %s", _ ("Different from the account default (shown first):"));
      for (guint i = 0; differences != NULL && differences[i] != NULL; i++)
        hjl_print ("    %s", differences[i]);
      if (seen != NULL)
        hjl_cli_print_seen (seen, mapping, maps->catalogue);
      return;
    }

  builder = hjl_json_begin ();
  hjl_cli_add_mapping (builder, "mapping", mapping, maps->catalogue);
  hjl_json_open_list (builder, "differences");
  for (guint i = 0; differences != NULL && differences[i] != NULL; i++)
    hjl_json_string (builder, NULL, differences[i]);
  hjl_json_close_list (builder);
  if (seen != NULL)
    hjl_cli_add_actions (builder, "writes", seen->actions, maps->catalogue);
  hjl_json_print (builder, TRUE);
}
