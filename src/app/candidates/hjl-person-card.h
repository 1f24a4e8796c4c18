/* hjl-person-card.h: who a candidate is, as hackajob or the review has it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_PERSON_CARD (hjl_person_card_get_type ())
G_DECLARE_FINAL_TYPE (HjlPersonCard, hjl_person_card, HJL, PERSON_CARD, AdwBin)

/* What is shown is read each time (hjl_workspace_load_profile_async()), and forgotten with the next person. Signal `read`:
 * it is there. Widget actions `person.…`: copy (s), open (s: an address), read-again. */

/* @workspace: (nullable) */
void        hjl_person_card_set_workspace (HjlPersonCard *self,
                                           HjlWorkspace  *workspace);
/* @candidate_id: (nullable): nobody, and what is being read is cancelled. @version: (nullable): of the same one it is read
 * again where this is another. @from_hackajob: hjl_workspace_asks_hackajob() */
void        hjl_person_card_show (HjlPersonCard *self,
                                  const char    *candidate_id,
                                  const char    *version,
                                  gboolean       from_hackajob);
/* (nullable): as it was read */
const char *hjl_person_card_get_name (HjlPersonCard *self);
