/* hjl-memory.c: a thread that has had nothing to do for a while gives memory and room on the disk back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workspace/hjl-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "net/hjl-worker.h"

/* Microseconds: a list that is scrolled asks again long before, and each time would cost it a millisecond. */
#define AFTER 500000

struct _HjlMemory
{
  GSource  *source;
  HjlStore *store;
};

/* SQLite keeps the pages that a connection read, up to 2 MB, and glibc what a thread freed: a quiet cycle
 * over 2,000 roles leaves some 4 MB behind, which nobody needs until the next one. */
static gboolean
on_rest_cb (gpointer user_data)
{
  HjlMemory *self = user_data;

  g_source_set_ready_time (self->source, -1);
  hjl_store_rest (self->store);
  hjl_store_release_memory (self->store);
#ifdef __GLIBC__
  malloc_trim (0);
#endif

  return G_SOURCE_CONTINUE;
}

void
hjl_memory_ask_for_little (void)
{
#ifdef __GLIBC__
  /* What a heap grows by beyond what is asked for: 128 KiB otherwise. */
  mallopt (M_TOP_PAD, 16 * 1024);
  /* One for the window's thread and two for all others: with fewer they take turns with the window's, which grows by what
   * they leave behind. Eight times the number of processors otherwise. */
  mallopt (M_ARENA_MAX, 3);
#endif
}

HjlMemory *
hjl_memory_new (HjlStore *store)
{
  HjlMemory *self;

  g_return_val_if_fail (HJL_IS_STORE (store), NULL);

  self = g_new0 (HjlMemory, 1);
  self->store = store;
  self->source = hjl_timer_new ();
  g_source_set_callback (self->source, on_rest_cb, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());

  return self;
}

void
hjl_memory_free (HjlMemory *self)
{
  if (self == NULL)
    return;

  g_source_destroy (self->source);
  g_source_unref (self->source);
  g_free (self);
}

void
hjl_memory_later (HjlMemory *self)
{
  g_return_if_fail (self != NULL);

  g_source_set_ready_time (self->source, g_get_monotonic_time () + AFTER);
}
