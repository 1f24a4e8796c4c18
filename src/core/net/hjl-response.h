/* hjl-response.h: the answer to a request, read to its end
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#define HJL_TYPE_RESPONSE (hjl_response_get_type ())
G_DECLARE_FINAL_TYPE (HjlResponse, hjl_response, HJL, RESPONSE, GObject)

struct _HjlResponse
{
  GObject parent_instance;

  guint                       status;
  struct _SoupMessageHeaders *headers;
  GBytes                     *body;
  char                       *content_type; /* nullable; without parameters, in lower case */
  gboolean                    strayed;      /* it is of a server that is not the one that was asked */
  gboolean                    of_proxy;     /* it is of a proxy, which has passed nothing on */
};

/* Returns: (nullable): the first value of the header */
const char *hjl_response_get_header (HjlResponse *self,
                                     const char  *name);
/* Returns: (transfer full) (nullable): from `Content-Disposition`, RFC 6266 and 8187; a bare name
 * without any folder */
char       *hjl_response_dup_filename (HjlResponse *self);

/**
 * hjl_response_check:
 *
 * The only place that turns a status into an error (src/README.md, Errors). Reads Lever's `{code, message}`,
 * the feed's `{error:{code, message}}` and OAuth's `{error, error_description}` for the message,
 * which is shortened and never has a token or an e-mail address in it.
 *
 * A status from 400 on is the service's own word only with its own error object, and not after a redirect
 * to a server of another origin (one within `lever.co` is the same service). Without, it is
 * %HJL_ERROR_GATEWAY, as is a redirect that was not followed, 407 and 511: a proxy, a gateway or a network's
 * sign-in page answered, and nothing is known of the account or of what was asked for. 408, 413, 429 and 5xx
 * need no object: who waits, or sends less, is right whoever said it.
 *
 * Returns: TRUE for 2xx
 */
gboolean hjl_response_check (HjlResponse *self,
                             GError     **error);

/* Returns: (transfer full) (nullable): the server's own code: `ResourceNotFound`,
 * `master_account_required`, `invalid_grant` */
char *hjl_response_dup_error_code (HjlResponse *self);

/* Returns: (transfer full): the body as JSON; %HJL_ERROR_BAD_RESPONSE where what begins as JSON cannot be
 * read as it, %HJL_ERROR_GATEWAY for anything else: the service answers with JSON, or not at all */
JsonNode *hjl_response_dup_json (HjlResponse *self,
                                 GError     **error);
/* Returns: (transfer full): the body as UTF-8: bytes that are none, and halves of surrogate pairs, are U+FFFD */
char     *hjl_response_dup_text (HjlResponse *self);
/* Whether there is nothing in the body, or blanks: the service did what was asked, and says nothing of it. */
gboolean  hjl_response_is_empty (HjlResponse *self);
/* hjl_response_dup_json() of a text that was made of the body's. (transfer full) */
JsonNode *hjl_response_parse (HjlResponse *self,
                              const char  *text,
                              GError     **error);
/* Whether something in the body of a JSON answer could not be read, and is U+FFFD: whoever uses its texts says so. */
gboolean  hjl_response_was_mended (HjlResponse *self);
