/* hjl-feed-text.h: what a person wrote, as text that can be shown
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Each reads one member, as the getters of net/hjl-json.h do: missing and null give NULL, a wrong type
 * fails with %HJL_ERROR_BAD_RESPONSE and names the member. Texts are (transfer full) and valid UTF-8
 * always: an escape like \ud800 alone is valid JSON, and json-glib gives it as broken bytes.
 */

/* Text only. */
gboolean hjl_feed_dup_text (JsonObject *object,
                            const char *member,
                            char      **value,
                            GError    **error);
/* Text, a number ("2019"), or true and false in words. */
gboolean hjl_feed_dup_words (JsonObject *object,
                             const char *member,
                             char      **value,
                             GError    **error);
/* An amount to show: text as it is, a number, or an object with `amount` or `min` and `max`, and `currency`. */
gboolean hjl_feed_dup_amount (JsonObject *object,
                              const char *member,
                              char      **value,
                              GError    **error);
/* A list of text. (transfer full): never NULL on success */
gboolean hjl_feed_dup_texts (JsonObject *object,
                             const char *member,
                             GStrv      *value,
                             GError    **error);
/* Anything at all, for fields that are known by their label only. (transfer full) (nullable) */
char    *hjl_feed_show (JsonNode *node);
/* @node: (nullable) */
gboolean hjl_feed_is_text (JsonNode *node);

G_END_DECLS
