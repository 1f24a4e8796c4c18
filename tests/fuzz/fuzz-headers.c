/* fuzz-headers.c: headers that say where to go and when to come back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "net/hjl-http-rules.h"

#include <libsoup/soup.h>

static void
redirect (GUri       *from,
          const char *location)
{
  static const guint statuses[] = { 200, 301, 303, 308 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GUri) to = NULL;
      g_autoptr (GError) error = NULL;
      gboolean good = hjl_http_rules_redirect (from, i % 2 == 0 ? "GET" : "POST", statuses[i], location, &to, &error);

      hjl_fuzz_has_outcome (good, &error);
      if (to == NULL)
        continue;
      g_assert_true (hjl_http_rules_allow (to, NULL));
      g_assert_cmpstr (g_uri_get_scheme (to), ==, "https");
      if (hjl_http_rules_keep_sign (from, to))
        {
          g_autofree char *host = g_ascii_strdown (g_uri_get_host (to), -1);

          g_assert_true (g_str_equal (host, "lever.co") || g_str_has_suffix (host, ".lever.co"));
        }
      hjl_fuzz_is_text (hjl_http_rules_dup_moved_base (from, to, "https://api.lever.co/v1"));
      hjl_fuzz_is_text (hjl_http_rules_dup_label (to, "https://api.lever.co/v1"));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  HjlFuzz          input = { data, size };
  g_autofree char *text = hjl_fuzz_line (&input);
  g_autoptr (GUri) from = g_uri_parse ("https://api.lever.co/v1/opportunities?limit=100", SOUP_HTTP_URI_FLAGS, NULL);
  gint64 pause = hjl_http_rules_retry_after (text, 1796000000000);

  g_assert_cmpint (pause, >=, -1);
  g_assert_cmpint (pause, <=, 24 * 60 * 60 * 1000);
  hjl_fuzz_is_text (hjl_http_rules_dup_when (pause));
  redirect (from, text);

  return 0;
}
