/* hjl-e2e-mapping.h: a role's mapping in the window, and as it is stored
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hjl-e2e-world.h"

G_BEGIN_DECLS

/* Searches the role in Jobs, and opens its mapping with the pointer. */
void             hjl_e2e_mapping_open (HjlE2e     *e2e,
                                       const char *role);
/* The same by the keyboard alone. */
void             hjl_e2e_mapping_open_by_keys (HjlE2e     *e2e,
                                               const char *role);
/* The slot of a hackajob stage. Returns: (transfer full) */
AtspiAccessible *hjl_e2e_mapping_find_slot (HjlE2e     *e2e,
                                            const char *stage);
/* Waits until a slot is called that: what a screen reader says. */
/* Waits for the question that names those whom a mapping writes about, and says yes with the pointer. */
void             hjl_e2e_mapping_agree (HjlE2e *e2e);
void             hjl_e2e_mapping_hear (HjlE2e     *e2e,
                                       const char *slot);
/* Deletes a stage in Lever, and syncs as soon as that can be asked for. */
void             hjl_e2e_mapping_delete_lever_stage (HjlE2eWorld *world,
                                                     HjlE2e      *e2e,
                                                     const char  *stage);
/* Waits until the database says that of a role's hackajob stage.
 * @target: (nullable): the name of the Lever stage or archive reason; %NULL for blank */
void             hjl_e2e_mapping_wait_stored (HjlE2eWorld *world,
                                              HjlE2e      *e2e,
                                              const char  *role,
                                              const char  *stage,
                                              const char  *target);
/* Returns: (transfer full): the title of an open posting that is the only one of that name, and not the
 * role's own */
char            *hjl_e2e_mapping_dup_other_posting (HjlE2eWorld *world,
                                                    const char  *role);
/* The same of the posting. Returns: (transfer full) (nullable): its title as it is stored now */
char            *hjl_e2e_mapping_dup_stored_posting (HjlE2eWorld *world,
                                                     const char  *role);

G_END_DECLS
