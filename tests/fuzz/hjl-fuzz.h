/* hjl-fuzz.h: what a target is given, and may hold against what comes of it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <string.h>

#include "net/hjl-response.h"

G_BEGIN_DECLS

/* Each target is one function, which libFuzzer calls in the long form and hjl-fuzz-main.c in the short one. Returns: 0 */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What is left of an input while pieces of it are taken. */
typedef struct
{
  const guint8 *data;
  gsize         size;
} HjlFuzz;

/* Takes the next line. (transfer full): as text that ends at its first zero, of whatever bytes; "" once there is none */
char        *hjl_fuzz_line (HjlFuzz *input);
/* All of the rest, as text. (transfer full) */
char        *hjl_fuzz_text (const HjlFuzz *input);
/* The rest, as what a file or an answer holds. (transfer full) */
GBytes      *hjl_fuzz_bytes (const HjlFuzz *input);
/* An answer of a service: lines `Name: value` up to an empty one, and the body. (transfer full) */
HjlResponse *hjl_fuzz_response (HjlFuzz *input,
                                guint    status);

/* What is shown or kept is valid UTF-8, whatever came in. @text: (nullable) (transfer full) */
void hjl_fuzz_is_text (char *text);
/* One or the other: a result, or an error that says something. */
void hjl_fuzz_has_outcome (gboolean result,
                           GError **error);

G_END_DECLS
