/* hjl-engine-undo.c: runs, as the engine begins and ends them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "store/hjl-store-runs.h"
#include "sync/hjl-engine-private.h"

void
hjl_engine_begin_run (HjlEngine  *self,
                      HjlRunCause cause)
{
  g_autoptr (HjlRun) run = hjl_run_new (cause, self->context->clock ());

  run->user_id = g_strdup (self->context->settings->acting_user_id);
  hjl_store_begin_run (self->context->store, run);
}

void
hjl_engine_end_run (HjlEngine    *self,
                    const GError *error)
{
  g_autoptr (GError) store_error = NULL;

  if (!hjl_store_end_run (self->context->store, TRUE, self->context->clock (), &store_error))
    g_message ("The end of a run could not be noted: %s", store_error->message);
}
