/* mapping-world.h: an invented company's roles, postings, stages and reasons
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-mapping.h"

G_BEGIN_DECLS

/* hackajob: Accepted, Interview, Offer, Hired, Rejected (ids h-accepted, …). Lever: New lead, Screen,
 * On-site, Offer (l-lead, l-screen, l-onsite, l-offer); reasons Hired (r-hired), Underqualified (r-no), and
 * Old (r-old), which is not in use. Roles role-1, role-2, role-3; postings p-1 (of role-1), p-2, p-closed.
 * @left_out: (nullable): the id of a Lever stage or reason that does not exist any more */
HjlCatalogue *mapping_world_new (const char *left_out);
/* Returns: (transfer full): role-1 to p-1, h-offer to l-offer, h-rejected to r-no */
HjlMapping   *mapping_world_map (HjlCatalogue *catalogue);
/* One more of a side. @pipeline: (nullable): Lever's word */
void          mapping_world_add_stage (HjlCatalogue *catalogue,
                                       HjlSide       side,
                                       const char   *id,
                                       const char   *name,
                                       HjlStageKind  kind,
                                       const char   *pipeline,
                                       double        order);
void          mapping_world_add_reason (HjlCatalogue *catalogue,
                                        const char   *id,
                                        const char   *name,
                                        gboolean      hired,
                                        gboolean      active);
/* Puts the catalogue and @mapping (nullable) into the database in @folder. */
void          mapping_world_store (HjlCatalogue *catalogue,
                                   HjlMapping   *mapping,
                                   const char   *folder);
/* Puts Ada Okafor and Ben Karlsson, who have accepted role-1, into the database in @folder; both are at @stage_id. */
void          mapping_world_store_people (const char *stage_id,
                                          const char *folder);
void          mapping_world_store_people_of (const char *role_id,
                                             const char *stage_id,
                                             const char *folder);

G_END_DECLS
