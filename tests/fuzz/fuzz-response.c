/* fuzz-response.c: an answer of either service, before anybody knows what it is about
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "auth/hjl-oauth-error.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const guint statuses[] = { 200, 204, 301, 400, 401, 403, 404, 409, 412, 429, 500, 503 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      HjlFuzz input = { data, size };
      g_autoptr (HjlResponse) response = hjl_fuzz_response (&input, statuses[i]);
      g_autofree char *text = hjl_response_dup_text (response);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (JsonNode) parsed = NULL;

      g_assert_true (g_utf8_validate (text, -1, NULL));
      hjl_fuzz_is_text (hjl_response_dup_filename (response));
      hjl_fuzz_is_text (hjl_response_dup_error_code (response));
      hjl_response_is_empty (response);
      hjl_response_was_mended (response);
      hjl_fuzz_has_outcome (hjl_response_check (response, &error), &error);
      node = hjl_response_dup_json (response, &error);
      hjl_fuzz_has_outcome (node != NULL, &error);
      parsed = hjl_response_parse (response, text, &error);
      hjl_fuzz_has_outcome (parsed != NULL, &error);
      if (statuses[i] >= 300)
        {
          error = hjl_oauth_error_new_for_response (response, i % 2 == 0);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }

  return 0;
}
