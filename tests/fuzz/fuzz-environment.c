/* fuzz-environment.c: profiles, and addresses that a person types
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "environment/hjl-address.h"
#include "environment/hjl-environment-read.h"
#include "environment/hjl-environment-text.h"
#include "environment/hjl-environment.h"
#include "workspace/hjl-feed-address.h"

static void
try_address (const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlFeedAddress) feed = hjl_feed_address_new (address, NULL, NULL, &error);

  hjl_fuzz_has_outcome (feed != NULL, &error);
  if (feed != NULL)
    {
      g_assert_null (hjl_address_find_fault (feed->api));
      g_assert_true (g_str_has_prefix (feed->api, "https://") || hjl_address_is_local (feed->api));
    }
  if (hjl_address_find_fault (address) == NULL)
    hjl_address_is_local (address);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  HjlFuzz          input = { data, size };
  g_autofree char *text = hjl_fuzz_text (&input);
  g_autofree char *first = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlEnvironment) environment = hjl_environment_parse ("mine", text, "mine.ini", &error);
  g_autoptr (HjlEnvironmentReading) reading = NULL;
  g_autoptr (HjlEnvironmentText) lines = NULL;

  hjl_fuzz_has_outcome (environment != NULL, &error);
  if (environment != NULL)
    g_assert_null (hjl_address_find_fault (hjl_environment_get_side (environment, HJL_SIDE_LEVER)->api));
  reading = hjl_environment_read (text, "mine.ini", text, &error);
  hjl_fuzz_has_outcome (reading != NULL, &error);
  lines = hjl_environment_text_new (text, "mine.ini", &error);
  hjl_fuzz_has_outcome (lines != NULL, &error);
  if (lines != NULL && hjl_environment_text_has (lines, "Lever", "Api"))
    {
      g_autofree char *api = hjl_environment_text_dup (lines, "Lever", "Api", &error);

      hjl_fuzz_has_outcome (api != NULL, &error);
    }
  first = hjl_fuzz_line (&input);
  hjl_candidates_from_from_string (first, NULL);
  if (g_utf8_validate (first, -1, NULL))
    try_address (first);

  return 0;
}
