/* fuzz-oauth.c: what comes back of a sign-in: the redirect, and the answer with tokens
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "auth/hjl-oauth-error.h"
#include "auth/hjl-oauth.h"
#include "net/hjl-json.h"

#define STATE "k3Jf0s"

static void
read_redirect (const char *query)
{
  g_autoptr (HjlOauthConfig) config = hjl_oauth_config_new ();
  g_autoptr (GError) error = NULL;
  char *code;

  config->authorize_uri = g_strdup ("https://auth.example.com/authorize");
  config->token_uri = g_strdup ("https://auth.example.com/token");
  hjl_oauth_has_state (query, STATE);
  code = hjl_oauth_read_redirect (config, query, STATE, &error);
  hjl_fuzz_has_outcome (code != NULL, &error);
  if (code != NULL)
    g_assert_true (hjl_oauth_has_state (query, STATE));
  hjl_fuzz_is_text (code);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  HjlFuzz          input = { data, size };
  g_autofree char *query = hjl_fuzz_line (&input);
  g_autoptr (JsonNode) root = hjl_json_parse ((const char *) input.data, input.size, NULL);
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (HJL_TOKENS_OAUTH, "");
  g_autoptr (GError) error = NULL;

  /* A head has nothing else in its first line. */
  if (g_str_is_ascii (query))
    {
      g_autoptr (GError) refused = hjl_oauth_error_new_for_redirect (query);

      read_redirect (query);
      g_assert_nonnull (refused);
    }
  if (root != NULL)
    {
      gboolean good = hjl_oauth_read_answer (root, tokens, &error);

      hjl_fuzz_has_outcome (good, &error);
      if (good)
        {
          g_autofree char *header = hjl_tokens_to_header (tokens);

          g_assert_true (*tokens->secret != '\0');
          g_assert_true (g_str_is_ascii (header));
          g_assert_null (strpbrk (header, "\r\n"));
        }
    }

  return 0;
}
