/* hjl-http-log.c: what HJLEVER_DEBUG=http prints
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-http-log.h"

#include "model/hjl-error.h"

static gboolean
is_enabled (void)
{
  static gsize checked = 0;

  if (g_once_init_enter (&checked))
    {
      static const GDebugKey keys[] = { { "http", 1 } };
      gsize                  found = g_parse_debug_string (g_getenv ("HJLEVER_DEBUG"), keys, G_N_ELEMENTS (keys));

      g_once_init_leave (&checked, 1 + found);
    }

  return checked > 1;
}

void
hjl_http_log (const char   *method,
              const char   *label,
              HjlResponse  *response,
              const GError *error,
              gint64        started)
{
  gint64 took = (g_get_monotonic_time () - started) / 1000;

  if (!is_enabled ())
    return;

  /* A message, not a debug line: GLib writes messages to the standard error without being asked, and
   * leaves the standard output to the command line's JSON. */
  if (response != NULL)
    g_message ("%s %s %u %" G_GINT64_FORMAT " ms %" G_GSIZE_FORMAT " bytes",
               method, label, response->status, took,
               g_bytes_get_size (response->body));
  else
    g_message ("%s %s %s %" G_GINT64_FORMAT " ms",
               method, label,
               error->domain == HJL_ERROR ? hjl_error_get_nick ((HjlError) error->code) : "cancelled",
               took);
}
