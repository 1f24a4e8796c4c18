/* hjl-demo-random.c: numbers that follow from a seed, a purpose and an index, on every machine
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/world/hjl-demo-random.h"

HjlDemoRandom
hjl_demo_random (guint64       seed,
                 HjlDemoStream stream,
                 guint64       index)
{
  HjlDemoRandom self = { seed * G_GUINT64_CONSTANT (0x2545f4914f6cdd1d) + stream };

  self.state = hjl_demo_random_next (&self) + index;
  self.state = hjl_demo_random_next (&self);
  return self;
}

/* SplitMix64: a counter and a finaliser, good enough for invented people. */
guint64
hjl_demo_random_next (HjlDemoRandom *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

guint
hjl_demo_random_below (HjlDemoRandom *self,
                       guint          n)
{
  return (guint) (hjl_demo_random_next (self) % n);
}

gboolean
hjl_demo_random_often (HjlDemoRandom *self,
                       guint          percent)
{
  return hjl_demo_random_below (self, 100) < percent;
}

char *
hjl_demo_random_uuid (HjlDemoRandom *self)
{
  guint64 a = hjl_demo_random_next (self);
  guint64 b = hjl_demo_random_next (self);

  return g_strdup_printf ("%08x-%04x-4%03x-%04x-%012" G_GINT64_MODIFIER "x",
                          (guint) (a >> 32), (guint) (a >> 16) & 0xffff, (guint) a & 0xfff,
                          0x8000 | ((guint) (b >> 48) & 0x3fff), b & G_GUINT64_CONSTANT (0xffffffffffff));
}

char *
hjl_demo_random_hex (HjlDemoRandom *self,
                     guint          words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words; i++)
    g_string_append_printf (text, "%016" G_GINT64_MODIFIER "x", hjl_demo_random_next (self));
  return g_string_free (text, FALSE);
}
