/* hjl-consent-dialog.h: asks before a mapping writes about people for the first time, and names them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/hjl-mapping.h"
#include "model/hjl-plan.h"

/* The responses, besides `cancel`. */
#define HJL_CONSENT_WRITE "write"
#define HJL_CONSENT_PAUSE "pause"

/**
 * hjl_consent_dialog_new:
 * @parent: (nullable): what it stands over
 * @mappings: (element-type HjlMapping): to be saved, or to be switched on
 * @plan: of hjl_workspace_plan_mapping_async() of each, with somebody in it
 * @saving: %TRUE: they are to be saved, and may be saved without being switched on (HJL_CONSENT_PAUSE)
 *
 * A question (hjl_dialogs_new_question()) whose rows say what would be written, and for whom.
 */
GtkWidget *hjl_consent_dialog_new (GtkWindow *parent,
                                   GPtrArray *mappings,
                                   HjlPlan   *plan,
                                   gboolean   saving);
/* The same for one. */
GtkWidget *hjl_consent_dialog_new_for_one (GtkWindow  *parent,
                                           HjlMapping *mapping,
                                           HjlPlan    *plan,
                                           gboolean    saving);
