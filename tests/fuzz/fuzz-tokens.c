/* fuzz-tokens.c: what is in the keyring, and what a person pastes as a key
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "auth/hjl-tokens.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  HjlFuzz          input = { data, size };
  g_autofree char *text = hjl_fuzz_text (&input);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlTokens) tokens = hjl_tokens_from_json (text, &error);
  g_autoptr (HjlTokens) pasted = hjl_tokens_new (HJL_TOKENS_OAUTH, text);

  hjl_fuzz_has_outcome (tokens != NULL, &error);
  if (tokens != NULL)
    {
      g_autofree char *printed = hjl_tokens_to_json (tokens);
      g_autoptr (HjlTokens) again = hjl_tokens_from_json (printed, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (again->secret, ==, tokens->secret);
      g_assert_cmpstr (again->refresh_token, ==, tokens->refresh_token);
      g_assert_cmpint (again->expires_at, ==, tokens->expires_at);
      hjl_tokens_are_due (tokens, 1796000000000);
      hjl_fuzz_is_text (hjl_tokens_dup_claim (tokens, "account"));
    }
  hjl_fuzz_is_text (hjl_tokens_dup_claim (pasted, "account"));
  if (g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *clean = hjl_tokens_clean_secret (text);
      g_autofree char *cleaner = hjl_tokens_clean_secret (clean);

      if (hjl_tokens_is_secret (clean))
        g_assert_null (strpbrk (clean, "\r\n\t"));
      hjl_fuzz_is_text (g_steal_pointer (&cleaner));
    }

  return 0;
}
