/* hjl-cli-mapping.h: what the verbs of map share: the lists, saving, showing a mapping
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/hjl-cli.h"

/**
 * HjlCliMaps:
 * @catalogue: what exists on both sides
 * @mappings: (element-type utf8 HjlMapping): by role id
 * @standard: (nullable): the account's default
 */
typedef struct
{
  HjlCatalogue *catalogue;
  GHashTable   *mappings;
  HjlMapping   *standard;
} HjlCliMaps;

void hjl_cli_maps_clear (HjlCliMaps *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HjlCliMaps, hjl_cli_maps_clear)

/* Opens the workspace and reads the lists and the mappings. Returns: %FALSE after printing, with HjlCli.status set */
gboolean    hjl_cli_maps_open (HjlCli     *cli,
                               HjlCliMaps *maps);
/* The same after hjl_cli_parse(), for a verb that has nothing to look at before. */
gboolean    hjl_cli_maps_start (HjlCli             *cli,
                                HjlCliMaps         *maps,
                                GStrv              *arguments,
                                const GOptionEntry *entries,
                                const char         *parameters,
                                int                 least,
                                int                 most);
/* Saves it with what it would write for those who are known here: whoever reads that has seen it.
 * @whole: else only whether it is on
 * @seen: (out) (transfer full): that; NULL where it is not saved
 * Returns: %FALSE after printing, with HjlCli.status set */
gboolean    hjl_cli_save_mapping (HjlCli     *cli,
                                  HjlMapping *mapping,
                                  gboolean    whole,
                                  HjlPlan   **seen);
/* Returns: (transfer full) (nullable): a role's id; NULL after printing, with HjlCli.status set */
char       *hjl_cli_resolve_role (HjlCli     *cli,
                                  HjlCliMaps *maps,
                                  const char *text);
/* Returns: (transfer none) (nullable): the mapping of a role; NULL after printing, with HjlCli.status set */
HjlMapping *hjl_cli_find_mapping (HjlCli     *cli,
                                  HjlCliMaps *maps,
                                  const char *text);
/* Returns: (transfer full) (nullable): the id of a posting that is open; NULL after printing */
char       *hjl_cli_resolve_posting (HjlCli     *cli,
                                     HjlCliMaps *maps,
                                     const char *text);
/* A mapping as an object. @member: (nullable) */
void        hjl_cli_add_mapping (JsonBuilder  *builder,
                                 const char   *member,
                                 HjlMapping   *mapping,
                                 HjlCatalogue *catalogue);
/* Breaks as a list. @breaks: (element-type HjlBreak) */
void        hjl_cli_add_breaks (JsonBuilder *builder,
                                const char  *member,
                                GPtrArray   *breaks);
void        hjl_cli_print_mapping (HjlMapping   *mapping,
                                   HjlCatalogue *catalogue);
/* Who a mapping that was saved is about to write for. @mapping: (nullable): of one; says also where it is paused */
void        hjl_cli_print_seen (HjlPlan      *seen,
                                HjlMapping   *mapping,
                                HjlCatalogue *catalogue);
/* One mapping, as JSON or for people, and where it is not as the account's default. @seen: (nullable): what it would
 * write */
void        hjl_cli_show_mapping (HjlCli     *cli,
                                  HjlCliMaps *maps,
                                  HjlMapping *mapping,
                                  HjlPlan    *seen);
