/* hjl-demo-call.h: one request to a stand-in and the answer to it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "demo/world/hjl-demo-world.h"

typedef struct
{
  char *name;
  char *value;
} HjlDemoPair;

typedef struct
{
  char   *name;
  char   *filename; /* nullable: a plain field */
  char   *type;     /* nullable */
  GBytes *bytes;
} HjlDemoPart;

typedef struct _HjlDemoCall  HjlDemoCall;
typedef struct _HjlDemoRoute HjlDemoRoute;

typedef void (*HjlDemoHandler) (HjlDemoCall *call);

/* A call that the reference knows. */
struct _HjlDemoRoute
{
  const char    *method;
  const char    *pattern; /* below the base address; ":x" takes one segment */
  const char    *scope;   /* nullable */
  const char    *query;   /* space separated names that are allowed */
  HjlDemoHandler handler; /* NULL: documented, but this account does not have it: 403 */
  int            what;    /* the handler's own */
};

struct _HjlDemoCall
{
  HjlDemoWorld       *world;
  const char         *side;
  SoupServerMessage  *message;
  const char         *method;
  char               *path;      /* below the base address */
  GPtrArray          *query;     /* of HjlDemoPair*, in order, repeats kept */
  const HjlDemoRoute *route;     /* NULL until it is known */
  GPtrArray          *arguments; /* of char*: what the pattern took */
  GPtrArray          *parts;     /* of HjlDemoPart*, NULL unless multipart */
  JsonNode           *json;      /* the body, NULL unless JSON */
  HjlDemoGrant       *grant;     /* who calls, not owned */
  HjlDemoUser        *acting;    /* perform_as, nullable */
  guint               status;    /* of the answer, 0 while there is none */
  char               *type;
  GBytes             *body;
};

/* (transfer full): @base is cut from the path */
HjlDemoCall *hjl_demo_call_new (HjlDemoWorld      *world,
                                const char        *side,
                                const char        *base,
                                SoupServerMessage *message);
void         hjl_demo_call_free (HjlDemoCall *self);

/* Finds the route, counts the call, checks the query's names. Returns: (nullable): %NULL where the
 * answer is given already */
const HjlDemoRoute *hjl_demo_call_route (HjlDemoCall        *self,
                                         const HjlDemoRoute *routes,
                                         guint               n_routes);
const char         *hjl_demo_call_argument (HjlDemoCall *self,
                                            guint        index);
/* Returns: (nullable): the first value */
const char         *hjl_demo_call_query (HjlDemoCall *self,
                                         const char  *name);
const char         *hjl_demo_call_header (HjlDemoCall *self,
                                          const char  *name);
/* FALSE where the answer (400) is given: not an integer. @value stays where it is missing. */
gboolean            hjl_demo_call_query_int (HjlDemoCall *self,
                                             const char  *name,
                                             gint64      *value);
/* The body as a JSON object with none but the members named (space separated). Returns: (transfer
 * none) (nullable): %NULL where the answer is given */
JsonObject         *hjl_demo_call_body (HjlDemoCall *self,
                                        const char  *members);
/* Text or form fields of a token request. (transfer full) */
GHashTable         *hjl_demo_call_form (HjlDemoCall *self);

/* Answers. @object is taken. */
void     hjl_demo_call_json (HjlDemoCall *self,
                             guint        status,
                             JsonObject  *object);
/* `{"data": …}` */
void     hjl_demo_call_data (HjlDemoCall *self,
                             guint        status,
                             JsonObject  *data);
void     hjl_demo_call_bytes (HjlDemoCall *self,
                              guint        status,
                              const char  *type,
                              GBytes      *body);
/* In the form of the side: Lever's {code, message}, hackajob's {error}, OAuth's. Returns: %FALSE, as nothing is left to do */
gboolean hjl_demo_call_error (HjlDemoCall *self,
                              guint        status,
                              const char  *code,
                              const char  *format,
                              ...) G_GNUC_PRINTF (4, 5);
/* Something that the reference does not allow: 400, and the ledger has it. Returns: %FALSE */
gboolean hjl_demo_call_violation (HjlDemoCall *self,
                                  const char  *format,
                                  ...) G_GNUC_PRINTF (2, 3);
/* Sends what was answered. */
void     hjl_demo_call_send (HjlDemoCall *self);

/* (transfer full): bytes (nullable) as text */
char    *hjl_demo_dup_text (GBytes *bytes);
/* Whether a space separated list has the word. */
gboolean hjl_demo_words_have (const char *words,
                              const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlDemoCall, hjl_demo_call_free)
