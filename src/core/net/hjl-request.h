/* hjl-request.h: one request, before it is signed and sent
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#define HJL_TYPE_REQUEST (hjl_request_get_type ())
G_DECLARE_FINAL_TYPE (HjlRequest, hjl_request, HJL, REQUEST, GObject)

/**
 * hjl_request_new:
 * @method: GET, POST, PUT, PATCH or DELETE
 * @segment: the first path segment below the base address
 * @...: further segments, then %NULL; each is escaped, so an id with a slash stays one segment
 */
HjlRequest *hjl_request_new (const char *method,
                             const char *segment,
                             ...) G_GNUC_NULL_TERMINATED;

/* A request to a whole address of its own (a token endpoint, a download), outside the base. */
HjlRequest *hjl_request_new_for_uri (const char *method,
                                     const char *uri);

/* Repeated names are sent repeatedly. A NULL value is not sent at all. Encoded once, normally: a
 * `next` token of Lever, which looks encoded already, goes in as it came (lever/README.md, Conventions). */
void hjl_request_add_query (HjlRequest *self,
                            const char *name,
                            const char *value);
void hjl_request_add_query_int (HjlRequest *self,
                                const char *name,
                                gint64      value);
void hjl_request_add_header (HjlRequest *self,
                             const char *name,
                             const char *value);

/* The body: JSON, a form, or multipart (parts are sent in the order they were added). */
void hjl_request_set_json (HjlRequest *self,
                           JsonNode   *body);
void hjl_request_add_field (HjlRequest *self,
                            const char *name,
                            const char *value);
void hjl_request_add_part (HjlRequest *self,
                           const char *name,
                           const char *value);
/* @filename: may be any text, and is sent as UTF-8. @content is not copied. */
void hjl_request_add_file (HjlRequest *self,
                           const char *name,
                           const char *filename,
                           const char *content_type,
                           GBytes     *content);

/**
 * hjl_request_set_repeatable:
 *
 * Whether sending it twice has the same effect as once. GET, PUT, DELETE and PATCH are, by default;
 * a POST is not: once it may have reached the server it is never sent again, and its unknown outcome
 * is %HJL_ERROR_UNCERTAIN (src/README.md, The way of the data). A POST that is known not to have arrived (no connection,
 * 429, 401) is sent again.
 */
void hjl_request_set_repeatable (HjlRequest *self,
                                 gboolean    repeatable);

/* Largest answer taken, in bytes. Default: 32 MiB. */
void hjl_request_set_max_bytes (HjlRequest *self,
                                gsize       max_bytes);

/**
 * hjl_request_set_gives_way:
 * @kind: (nullable): a constant
 *
 * Whether there is somebody who can do without the answer for now: where a server accepted two of this kind and was silent until there was no
 * time left, the others to it fail at once as those did, until it answers one or hjl_http_begin_anew(). Where it answered two with 502, 503 or 504
 * to the last of all tries, the others have one try. What a server that does not answer costs is bounded so, however many files lie
 * there. Default: not.
 */
void hjl_request_set_gives_way (HjlRequest *self,
                                const char *kind);

/* No `Authorization`, for token endpoints. */
void hjl_request_set_anonymous (HjlRequest *self,
                                gboolean    anonymous);
