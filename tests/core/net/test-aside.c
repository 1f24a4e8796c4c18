/* test-aside.c: what hangs is given up, and what gets on is waited for
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "net/hjl-aside.h"

/* What a function does: how often whoever waits looks at it, and before how many of the looks it has got on. */
typedef struct
{
  guint    n_looks;
  guint    n_steps;
  gboolean hangs; /* after that, until the gate is open */
} Case;

static GMutex gate;

static void
work (gpointer      data,
      GCancellable *cancellable)
{
  const Case *self = data;

  for (guint i = 0; i < self->n_looks; i++)
    {
      if (i < self->n_steps)
        hjl_aside_get_on ();
      hjl_aside_end_patience ();
    }
  if (!self->hangs)
    return;
  g_mutex_lock (&gate);
  g_mutex_unlock (&gate);
}

static const Case cases[] = {
  { 0, 0, FALSE },
  { 1, 1, FALSE },
  { 5, 5, FALSE },
  { 1, 0, TRUE },
  { 2, 1, TRUE },
  { 5, 4, TRUE },
};

static void
test_async (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%u of %u", cases[i].n_steps, cases[i].n_looks);
      g_mutex_lock (&gate);
      hjl_aside_async (work, g_memdup2 (&cases[i], sizeof cases[i]), g_free, NULL, hjl_test_got_result, &result);
      g_assert_true ((hjl_aside_finish (hjl_test_wait (&result), &error) == NULL) == cases[i].hangs);
      g_mutex_unlock (&gate);
      if (cases[i].hangs)
        g_assert_error (error, HJL_ERROR, HJL_ERROR_TIMED_OUT);
      else
        g_assert_no_error (error);
    }
}

static void
take (gpointer data,
      gpointer user_data)
{
  *(guint *) user_data += 1;
}

/* A person stands still with it, and waits no longer for what gets on. */
static void
test_try (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_taken = 0;

      if (cases[i].n_looks > 0 && !cases[i].hangs)
        continue;
      g_mutex_lock (&gate);
      g_assert_true (hjl_aside_try (work, g_memdup2 (&cases[i], sizeof cases[i]), g_free, G_MAXINT, take, &n_taken) != cases[i].hangs);
      g_mutex_unlock (&gate);
      g_assert_cmpuint (n_taken, ==, cases[i].hangs ? 0 : 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/aside/async", test_async);
  g_test_add_func ("/net/aside/try", test_try);

  return g_test_run ();
}
