/* hjl-store-times.c: times that a clock which was ahead has left behind
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-times.h"

#include "model/hjl-time.h"
#include "store/hjl-store-private.h"

/* Clocks differ, and nobody needs to know. */
#define TOLERATED HJL_DAY

/* Each walks an index, but those of holds, drafts and of what is missing, which are few, and of roles and runs, which are
 * not many. A role, or a record, that "was seen" in the future would never be looked for again. */
static const char *const statements[] = {
  "UPDATE activity SET at = ?1 WHERE at > ?2",
  "UPDATE journal SET ended_at = ?1 WHERE open = 0 AND ended_at > ?2",
  "UPDATE candidate SET changed_at = ?1 WHERE state <> 0 AND changed_at > ?2",
  "UPDATE link SET seen_at = 0 WHERE ?1 > 0 AND erased = 0 AND seen_at > ?2",
  "UPDATE hold SET since = ?1 WHERE since > ?2",
  "UPDATE missing SET since = 0, looked_at = 0 WHERE ?1 > 0 AND (since > ?2 OR looked_at > ?2)",
  "UPDATE role SET seen_at = ?1 WHERE seen_at > ?2",
  "UPDATE draft SET updated_at = ?1 WHERE updated_at > ?2",
  "UPDATE run SET began_at = ?1 WHERE began_at > ?2",
  /* What is kept by key: cursors and looks are due at once. */
  "DELETE FROM value WHERE ?1 > 0 AND (key GLOB 'cursor/*' OR key GLOB 'refused/*' OR key GLOB 'retention/*')"
  " AND text GLOB '[0-9]*' AND length (text) BETWEEN 12 AND 15 AND CAST (text AS INTEGER) > ?2",
};

gboolean
hjl_store_heal_times (HjlStore *self,
                      HjlTime   now,
                      GError  **error)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  for (guint i = 0; ok && i < G_N_ELEMENTS (statements); i++)
    ok = hjl_store_run_with (self, error, statements[i], "xx", now, now + TOLERATED);

  return hjl_store_finish (self, ok, error);
}
