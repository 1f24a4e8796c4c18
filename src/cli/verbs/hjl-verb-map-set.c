/* hjl-verb-map-set.c: the verb map set: makes or changes a role's mapping
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-mapping.h"
#include "model/hjl-sense.h"

#include <string.h>

typedef struct
{
  HjlCli     *cli;
  HjlCliMaps *maps;
  HjlMapping *mapping;
  gboolean    force;
} Setting;

/* "HACKAJOB=LEVER". A name may hold the sign itself, so the first place that leaves a stage on its left
 * counts. Returns: (transfer full) (nullable): the stage's id, with @rest set to what follows the sign */
static char *
split_entry (Setting     *setting,
             const char  *entry,
             const char **rest)
{
  const char *first = strchr (entry, '=');

  if (first == NULL)
    {
      hjl_cli_refuse (setting->cli, _ ("“%s” must look like HACKAJOB=LEVER"), entry);
      return NULL;
    }

  for (const char *sign = first; sign != NULL; sign = strchr (sign + 1, '='))
    {
      g_autofree char *name = g_strstrip (g_strndup (entry, sign - entry));
      char            *id = hjl_catalogue_resolve (setting->maps->catalogue, HJL_LIST_ROLE_STAGES, name, NULL);

      if (id != NULL)
        {
          *rest = sign + 1;
          return id;
        }
    }

  /* Once more for its words. */
  {
    g_autofree char *name = g_strstrip (g_strndup (entry, first - entry));

    return hjl_cli_resolve (setting->cli, setting->maps->catalogue, HJL_LIST_ROLE_STAGES, name);
  }
}

static HjlTarget *
find_target (Setting      *setting,
             HjlTargetKind kind,
             const char   *text)
{
  HjlCatalogue    *catalogue = setting->maps->catalogue;
  HjlLists         list = kind == HJL_TARGET_STAGE ? HJL_LIST_STAGES : HJL_LIST_REASONS;
  g_autofree char *id = hjl_cli_resolve (setting->cli, catalogue, list, text);

  if (id == NULL)
    return NULL;
  if (kind == HJL_TARGET_STAGE)
    return hjl_target_new (kind, id, hjl_catalogue_get_stage (catalogue, HJL_SIDE_LEVER, id)->name);
  if (hjl_catalogue_get_reason (catalogue, id)->active)
    return hjl_target_new (kind, id, hjl_catalogue_get_reason (catalogue, id)->name);

  hjl_cli_refuse (setting->cli, _ ("The archive reason “%s” is no longer used in Lever"), text);

  return NULL;
}

/* What makes no sense is taken where a person says so, and their word with it.
 * Returns: FALSE with HjlCli.status after printing */
static gboolean
check_sense (Setting    *setting,
             const char *stage_id)
{
  HjlCatalogue    *catalogue = setting->maps->catalogue;
  HjlSense         sense = hjl_sense_of_target (catalogue, stage_id, hjl_mapping_get_target (setting->mapping, stage_id));
  g_autofree char *why = hjl_sense_describe (sense, hjl_mapping_get_stage_name (setting->mapping, stage_id));

  if (sense == HJL_SENSE_FINE)
    return TRUE;
  if (setting->force)
    {
      hjl_mapping_set_forced (setting->mapping, stage_id, TRUE);
      return TRUE;
    }

  return hjl_cli_refuse (setting->cli, _ ("%s Use --force if it is meant"), why) == HJL_EXIT_DONE;
}

static gboolean
set_entries (Setting      *setting,
             GStrv         entries,
             HjlTargetKind kind)
{
  for (guint i = 0; entries != NULL && entries[i] != NULL; i++)
    {
      g_autoptr (HjlTarget) target = NULL;
      const char      *rest = NULL;
      g_autofree char *stage_id = split_entry (setting, entries[i], &rest);
      g_autofree char *text = NULL;
      HjlStage        *stage;

      if (stage_id == NULL)
        return FALSE;

      text = g_strstrip (g_strdup (rest));
      if (*text != '\0' && (target = find_target (setting, kind, text)) == NULL)
        return FALSE;

      stage = hjl_catalogue_get_stage (setting->maps->catalogue, HJL_SIDE_HACKAJOB, stage_id);
      hjl_mapping_set_target (setting->mapping, stage_id, stage->name, target);
      if (!check_sense (setting, stage_id))
        return FALSE;
    }

  return TRUE;
}

/* Reasons that count beside the entry's own. */
static gboolean
set_also (Setting *setting,
          GStrv    entries)
{
  for (guint i = 0; entries != NULL && entries[i] != NULL; i++)
    {
      g_autoptr (HjlTarget) reason = NULL;
      const char      *rest = NULL;
      g_autofree char *stage_id = split_entry (setting, entries[i], &rest);
      g_autofree char *text = NULL;
      g_autofree char *why = NULL;
      const char      *name;
      HjlSense         sense;

      if (stage_id == NULL)
        return FALSE;

      text = g_strstrip (g_strdup (rest));
      if (*text == '\0')
        {
          hjl_mapping_clear_also (setting->mapping, stage_id);
          continue;
        }
      if ((reason = find_target (setting, HJL_TARGET_REASON, text)) == NULL)
        return FALSE;

      name = hjl_catalogue_get_stage (setting->maps->catalogue, HJL_SIDE_HACKAJOB, stage_id)->name;
      if (!hjl_mapping_add_also (setting->mapping, stage_id, reason))
        {
          hjl_cli_refuse (setting->cli, _ ("“%s” has no archive reason yet; set the one to archive with by --archive"), name);
          return FALSE;
        }
      sense = hjl_sense_of_target (setting->maps->catalogue, stage_id, reason);
      why = hjl_sense_describe (sense, name);
      if (why != NULL && !setting->force)
        return hjl_cli_refuse (setting->cli, _ ("%s Use --force if it is meant"), why) == HJL_EXIT_DONE;
      if (why != NULL)
        hjl_mapping_set_forced (setting->mapping, stage_id, TRUE);
    }

  return TRUE;
}

/* Also what stood in the mapping before: that is how one of an older version is confirmed. */
static gboolean
confirm_all (Setting *setting)
{
  g_autoptr (GPtrArray) ids = hjl_mapping_list_stage_ids (setting->mapping);

  for (guint i = 0; i < ids->len; i++)
    {
      if (!check_sense (setting, g_ptr_array_index (ids, i)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_posting (Setting    *setting,
             const char *text)
{
  g_autofree char *id = NULL;

  if (text == NULL)
    {
      if (hjl_mapping_get_posting_id (setting->mapping) != NULL)
        return TRUE;
      hjl_cli_refuse (setting->cli, _ ("A new mapping needs --posting"));
      return FALSE;
    }

  id = hjl_cli_resolve_posting (setting->cli, setting->maps, text);
  if (id == NULL)
    return FALSE;
  hjl_mapping_set_posting (setting->mapping, id, hjl_catalogue_get_posting (setting->maps->catalogue, id)->title);

  return TRUE;
}

static gboolean
set_landing (Setting    *setting,
             const char *text)
{
  g_autofree char *id = NULL;

  if (text == NULL)
    return TRUE;

  if (*text == '\0')
    {
      hjl_mapping_set_landing (setting->mapping, NULL, NULL);
      return TRUE;
    }

  id = hjl_cli_resolve (setting->cli, setting->maps->catalogue, HJL_LIST_STAGES, text);
  if (id == NULL)
    return FALSE;
  hjl_mapping_set_landing (setting->mapping, id, hjl_catalogue_get_stage (setting->maps->catalogue, HJL_SIDE_LEVER, id)->name);

  return TRUE;
}

static gboolean
set_direction (Setting    *setting,
               const char *text)
{
  gboolean     known = FALSE;
  HjlDirection direction;

  if (text == NULL)
    return TRUE;

  direction = hjl_direction_from_string (text, &known);
  if (!known)
    return hjl_cli_refuse (setting->cli, _ ("The direction must be both, to-hackajob or export-only")) == HJL_EXIT_DONE;
  hjl_mapping_set_direction (setting->mapping, direction);

  return TRUE;
}

HjlExit
hjl_verb_map_set (HjlCli *cli,
                  GStrv   arguments)
{
  g_auto (HjlCliMaps) maps = { 0 };
  g_autoptr (HjlMapping) mapping = NULL;
  g_autoptr (HjlPlan) seen = NULL;
  g_autofree char *posting = NULL;
  g_autofree char *direction = NULL;
  g_autofree char *landing = NULL;
  g_auto (GStrv) stages = NULL;
  g_auto (GStrv) archives = NULL;
  g_auto (GStrv) also = NULL;
  g_autofree char *role_id = NULL;
  gboolean         force = FALSE;
  gboolean         paused = FALSE;
  Setting          setting = { .cli = cli, .maps = &maps };
  HjlRole         *role;
  GOptionEntry     entries[] = {
        { "posting", 0, 0, G_OPTION_ARG_STRING, &posting, N_ ("The posting in Lever that its candidates go to"), N_ ("POSTING") },
        { "direction", 0, 0, G_OPTION_ARG_STRING, &direction, N_ ("both, to-hackajob or export-only"), N_ ("DIRECTION") },
        { "landing", 0, 0, G_OPTION_ARG_STRING, &landing, N_ ("Where candidates land when their stage has no "
                                                                  "entry; empty leaves it to Lever"),
          N_ ("STAGE") },
        { "stage", 0, 0, G_OPTION_ARG_STRING_ARRAY, &stages, N_ ("A hackajob stage and its Lever stage; nothing after = clears the entry"), N_ ("HACKAJOB=LEVER") },
        { "archive", 0, 0, G_OPTION_ARG_STRING_ARRAY, &archives, N_ ("A hackajob stage and the reason to archive with"), N_ ("HACKAJOB=REASON") },
        { "also", 0, 0, G_OPTION_ARG_STRING_ARRAY, &also, N_ ("A further reason that means the same hackajob stage on the way back; nothing after = clears them"), N_ ("HACKAJOB=REASON") },
        { "paused", 0, 0, G_OPTION_ARG_NONE, &paused, N_ ("Don’t export or move anyone until it is switched on"), NULL },
        { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Take entries that make no sense, such as one that archives candidates who are still in the running"), NULL },
        { NULL },
  };

  if (!hjl_cli_maps_start (cli, &maps, &arguments, entries, _ ("ROLE"), 1, 1))
    return cli->status;

  role_id = hjl_cli_resolve_role (cli, &maps, arguments[1]);
  if (role_id == NULL)
    return cli->status;

  /* What is not named stays as it was, or is as the account's default has it. */
  mapping = g_hash_table_lookup (maps.mappings, role_id);
  if (mapping != NULL)
    mapping = hjl_mapping_copy (mapping);
  else
    mapping = maps.standard != NULL ? hjl_mapping_clone (maps.standard, role_id, maps.catalogue, NULL) : hjl_mapping_new (role_id);
  role = hjl_catalogue_get_role (maps.catalogue, role_id);
  if (role != NULL)
    hjl_mapping_set_role_title (mapping, role->title);
  hjl_mapping_set_paused (mapping, paused);
  setting.mapping = mapping;
  setting.force = force;

  if (!set_posting (&setting, posting) ||
      !set_direction (&setting, direction) ||
      !set_landing (&setting, landing) ||
      !set_entries (&setting, stages, HJL_TARGET_STAGE) ||
      !set_entries (&setting, archives, HJL_TARGET_REASON) ||
      !set_also (&setting, also))
    return cli->status;
  if (force && !confirm_all (&setting))
    return cli->status;

  if (!hjl_cli_save_mapping (cli, mapping, TRUE, &seen))
    return cli->status;
  hjl_cli_show_mapping (cli, &maps, mapping, seen);

  return hjl_mapping_is_broken (mapping, maps.catalogue) ? HJL_EXIT_ATTENTION : HJL_EXIT_DONE;
}
