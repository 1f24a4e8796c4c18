/* hjl-consent.h: which writes a person has seen before they are made
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-plan.h"
#include "store/hjl-store.h"

/* What was seen is kept as for whom, what and whereto: another target is another write, which nobody has seen. */
typedef enum
{
  HJL_CONSENT_SHOWN,  /* by `plan`: counts once the same person asks for a sync; whoever looked need not have liked it */
  HJL_CONSENT_AGREED, /* a person said yes: saved the mapping, pressed Sync in the preview, reviewed what was held back */
} HjlConsent;

/* The writes of @plan, as they are kept. (transfer full) */
GStrv       hjl_consent_list (HjlPlan *plan);
/* Adds @writes to those of the kind, or with SHOWN takes them in their place: the last look counts. */
gboolean    hjl_consent_give (HjlStore          *store,
                              HjlConsent         kind,
                              const char *const *writes,
                              GError           **error);
/* (transfer full) (element-type utf8): a set */
GHashTable *hjl_consent_load (HjlStore  *store,
                              HjlConsent kind);
/* Forgets what @plan, of everybody, does not hold any more: it was made, or is not to be made; should it come up
 * again, then for another reason. */
gboolean    hjl_consent_trim (HjlStore *store,
                              HjlPlan  *plan,
                              GError  **error);
/* How one write is kept. (transfer full) */
char       *hjl_consent_describe (const HjlAction *action);

/* A set of texts as a value of the store: none where there is none. */
GHashTable *hjl_consent_load_set (HjlStore   *store,
                                  const char *key);
gboolean    hjl_consent_save_set (HjlStore   *store,
                                  const char *key,
                                  GHashTable *set,
                                  GError    **error);
