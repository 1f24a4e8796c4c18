/* hjl-feed-text.h: what a person wrote, as text that can be shown
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

/*
 * Each shows one member, whatever its type is: nothing that a person wrote is left out because of its form.
 * Texts are (transfer full) and valid UTF-8 always; NULL where there is nothing to show.
 */

/* Text, a number ("2019"), true and false in words, and what is nested in its order. */
char *hjl_feed_dup_words (JsonObject *object,
                          const char *member);
/* An amount: text as it is, a number, or an object with `amount` or `min` and `max`, and `currency`. */
char *hjl_feed_dup_amount (JsonObject *object,
                           const char *member);
/* A value alone. @node: (nullable) */
char *hjl_feed_show (JsonNode *node);
