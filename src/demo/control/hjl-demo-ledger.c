/* hjl-demo-ledger.c: what the stand-ins saw: writing it down
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/control/hjl-demo-ledger.h"

#define MAX_VIOLATIONS 1000

void
hjl_demo_ledger_init (HjlDemoLedger *self)
{
  self->calls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->statuses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->violations = g_ptr_array_new_with_free_func (g_free);
  self->strangers = g_ptr_array_new ();
}

void
hjl_demo_ledger_free (HjlDemoLedger *self)
{
  g_clear_pointer (&self->calls, g_hash_table_unref);
  g_clear_pointer (&self->statuses, g_hash_table_unref);
  g_clear_pointer (&self->violations, g_ptr_array_unref);
  g_clear_pointer (&self->strangers, g_ptr_array_unref);
}

void
hjl_demo_ledger_reset (HjlDemoLedger *self)
{
  g_hash_table_remove_all (self->calls);
  g_hash_table_remove_all (self->statuses);
  g_ptr_array_set_size (self->violations, 0);
  self->n_violations = 0;
  self->throttled = 0;
}

static void
count (GHashTable *table,
       char       *key)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

  g_hash_table_insert (table, key, GUINT_TO_POINTER (number + 1));
}

void
hjl_demo_ledger_call (HjlDemoLedger *self,
                      const char    *side,
                      const char    *method,
                      const char    *pattern)
{
  count (self->calls, g_strdup_printf ("%s %s %s", side, method, pattern));
}

void
hjl_demo_ledger_status (HjlDemoLedger *self,
                        const char    *side,
                        guint          status)
{
  count (self->statuses, g_strdup_printf ("%s %u", side, status));
}

void
hjl_demo_ledger_violation (HjlDemoLedger *self,
                           const char    *side,
                           const char    *method,
                           const char    *path,
                           const char    *text)
{
  self->n_violations++;
  if (self->violations->len < MAX_VIOLATIONS)
    g_ptr_array_add (self->violations, g_strdup_printf ("%s: %s %s: %s", side, method, path, text));
}

HjlDemoTrace *
hjl_demo_trace_new (void)
{
  HjlDemoTrace *self = g_new0 (HjlDemoTrace, 1);

  self->opportunities = g_ptr_array_new ();
  self->lever_moves = g_ptr_array_new_with_free_func (g_free);
  self->moves = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
hjl_demo_trace_free (HjlDemoTrace *self)
{
  g_ptr_array_unref (self->opportunities);
  g_ptr_array_unref (self->lever_moves);
  g_ptr_array_unref (self->moves);
  g_free (self->record_id);
  g_free (self->record_url);
  g_free (self->exported_at);
  g_free (self->cv_sha256);
  g_free (self->profile_sha256);
  g_free (self);
}
