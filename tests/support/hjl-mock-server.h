/* hjl-mock-server.h: a scripted HTTP server on a loopback address, in a thread of its own
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How an answer goes wrong. */
typedef enum
{
  HJL_MOCK_FAULT_NONE,
  HJL_MOCK_FAULT_CLOSE_EARLY,  /* closes after the request's headers, its body unread */
  HJL_MOCK_FAULT_CLOSE,        /* reads the request, closes without an answer */
  HJL_MOCK_FAULT_CUT_HEADERS,  /* closes in the middle of the answer's headers */
  HJL_MOCK_FAULT_CUT_BODY,     /* closes after half of the announced body */
  HJL_MOCK_FAULT_GARBAGE,      /* answers with bytes that are no HTTP */
  HJL_MOCK_FAULT_HANG,         /* reads the request, never answers */
  HJL_MOCK_FAULT_HANG_BODY,    /* half of the body, then silence */
  HJL_MOCK_FAULT_STALL_UPLOAD, /* never reads the request's body */
  HJL_MOCK_FAULT_DRIBBLE,      /* the whole body, a tenth at a time, with the delay between */
  HJL_MOCK_FAULT_DRIBBLE_CUT,  /* the same, and closes after half of it */
  HJL_MOCK_FAULT_SILENT_CLOSE, /* answers well, then closes the connection that it promised to keep */
} HjlMockFault;

/* One request that came in. The whole of it belongs to the server, and lives as long. */
typedef struct
{
  char               *method;
  char               *path;  /* as it was sent, still escaped */
  char               *query; /* as it was sent; NULL without one */
  SoupMessageHeaders *headers;
  GBytes             *body;       /* of a request that was cut short: empty */
  guint               connection; /* counts the client's connections, from 1 */
  gint64              time;       /* monotonic, microseconds */
} HjlMockRequest;

typedef struct _HjlMockAnswer HjlMockAnswer;

#define HJL_TYPE_MOCK_SERVER (hjl_mock_server_get_type ())
G_DECLARE_FINAL_TYPE (HjlMockServer, hjl_mock_server, HJL, MOCK_SERVER, GObject)

/* Listens at once, on a free port of 127.0.0.1. Letting go of the last reference stops it. */
HjlMockServer *hjl_mock_server_new (void);
/* On another loopback address: 127.0.0.2, ::1. */
HjlMockServer *hjl_mock_server_new_on (const char *address);
/* With https, and the certificate and key of a PEM file below tests/fixtures. */
HjlMockServer *hjl_mock_server_new_tls (const char *fixture);
/* No connection is taken any more, and those that are open are closed. */
void           hjl_mock_server_stop (HjlMockServer *self);

/* Returns: `http://127.0.0.1:PORT`, without a slash at the end */
const char *hjl_mock_server_get_uri (HjlMockServer *self);

/**
 * hjl_mock_server_answer:
 * @method: (nullable): %NULL fits every method
 * @path: (nullable): an unescaped path, or one that ends in an asterisk; %NULL fits every path
 * @status: the status to answer with
 * @body: (nullable): text; JSON if it starts with `{` or `[`. Apostrophes stay apostrophes.
 *
 * Adds one answer to the script. A request takes the first one that fits and uses it up. A request
 * that nothing fits gets 501 and is counted as unexpected.
 *
 * Returns: (transfer none): the answer, to be changed with the functions below before it is used
 */
HjlMockAnswer *hjl_mock_server_answer (HjlMockServer *self,
                                       const char    *method,
                                       const char    *path,
                                       guint          status,
                                       const char    *body);

/* Each returns @answer, so that calls can be nested. */
HjlMockAnswer *hjl_mock_answer_set_body (HjlMockAnswer *answer,
                                         const char    *content_type,
                                         GBytes        *body);
HjlMockAnswer *hjl_mock_answer_add_header (HjlMockAnswer *answer,
                                           const char    *name,
                                           const char    *value);
HjlMockAnswer *hjl_mock_answer_set_fault (HjlMockAnswer *answer,
                                          HjlMockFault   fault);
/* Milliseconds before the answer (between the parts of a dribbled one). */
HjlMockAnswer *hjl_mock_answer_set_delay (HjlMockAnswer *answer,
                                          guint          delay);
/* How often it is given; 0 is for ever. */
HjlMockAnswer *hjl_mock_answer_set_times (HjlMockAnswer *answer,
                                          guint          times);

/**
 * HjlMockFunc:
 *
 * Makes an answer that depends on the request. Runs in the server's thread, so @user_data must be
 * left alone by the test meanwhile, or be atomic. @answer starts as 200 without a body.
 */
typedef void (*HjlMockFunc) (HjlMockRequest *request,
                             HjlMockAnswer  *answer,
                             gpointer        user_data);
/* An answer that is given for ever, after all scripted ones that fit before it. */
void hjl_mock_server_handle (HjlMockServer *self,
                             const char    *method,
                             const char    *path,
                             HjlMockFunc    func,
                             gpointer       user_data);

/* What came in so far, refused and cut requests included. */
guint           hjl_mock_server_count (HjlMockServer *self,
                                       const char    *method,
                                       const char    *path);
/* Returns: (transfer none): the request that came @index-th of all, from 0; fails the test if there is none */
HjlMockRequest *hjl_mock_server_get_request (HjlMockServer *self,
                                             guint          index);
HjlMockRequest *hjl_mock_server_get_last (HjlMockServer *self);
/* Fails the test if a scripted answer was not used, or a request found none. */
void            hjl_mock_server_assert_done (HjlMockServer *self);

/* Returns: (nullable): the first value of the header */
const char *hjl_mock_request_get_header (HjlMockRequest *request,
                                         const char     *name);
/* Returns: (transfer full) (nullable): a parameter of the query, decoded once */
char       *hjl_mock_request_dup_query (HjlMockRequest *request,
                                        const char     *name);
/* Returns: (transfer full): the body as JSON, or as the fields of a form; fails the test if it is none */
JsonNode   *hjl_mock_request_dup_json (HjlMockRequest *request);
GHashTable *hjl_mock_request_dup_form (HjlMockRequest *request);

G_END_DECLS
