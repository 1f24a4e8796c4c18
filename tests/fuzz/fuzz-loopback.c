/* fuzz-loopback.c: the head of a request to the port that waits for a sign-in
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "auth/hjl-loopback.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  HjlFuzz          input = { data, size };
  g_autofree char *text = hjl_fuzz_text (&input);
  g_autoptr (HjlLoopbackHead) head = hjl_loopback_head_parse (text);
  const HjlLoopbackRequest *request = &head->request;

  if (request->method == NULL)
    {
      g_assert_null (request->path);
      g_assert_null (request->host);
      return 0;
    }
  g_assert_true (g_str_is_ascii (request->method) && *request->method != '\0');
  g_assert_true (g_str_is_ascii (request->path));
  g_assert_true (g_str_is_ascii (request->query));
  g_assert_null (strpbrk (request->path, "?# \r\n"));

  return 0;
}
