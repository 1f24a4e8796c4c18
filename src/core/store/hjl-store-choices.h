/* hjl-store-choices.h: what a person has decided of somebody before the export
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/**
 * HjlChoice:
 * @opportunity_id: (nullable): the record in Lever that is theirs; %NULL: a new one
 * @seen: (array zero-terminated=1): ids of the records that the person had before them, who decided
 *
 * It is carried out by the export, once: it goes with the link, in the same transaction, and with a question that what
 * was found in the meantime has raised. Whatever else holds the candidate back, it stays.
 */
typedef struct
{
  char *opportunity_id;
  GStrv seen;
} HjlChoice;

void hjl_choice_free (HjlChoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlChoice, hjl_choice_free)

/* Whether the record with this id was before the person who decided. */
gboolean   hjl_choice_has_seen (const HjlChoice *self,
                                const char      *opportunity_id);
/* In the place of what was decided before. May be a part of a transaction, as of the one in which people are added.
 * @opportunity_id, @seen: (nullable) */
gboolean   hjl_store_set_choice (HjlStore          *self,
                                 const char        *candidate_id,
                                 const char        *opportunity_id,
                                 const char *const *seen,
                                 GError           **error);
/* Returns: (transfer full) (nullable): NULL without an error where nothing was decided */
HjlChoice *hjl_store_load_choice (HjlStore   *self,
                                  const char *candidate_id,
                                  GError    **error);
gboolean   hjl_store_remove_choice (HjlStore   *self,
                                    const char *candidate_id,
                                    GError    **error);
