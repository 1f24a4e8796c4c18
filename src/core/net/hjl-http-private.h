/* hjl-http-private.h: HjlHttp, as its two files share it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "net/hjl-http.h"

struct _HjlHttp
{
  GObject parent_instance;

  SoupSession    *session;
  char           *base_uri;
  HjlCredentials *credentials;
  HjlPace        *pace;

  guint         max_tries;
  guint         max_time;
  guint         connect_timeout;
  guint         idle_timeout;
  guint         whole_timeout;
  guint         backoff;
  HjlRandomFunc random;

  /* What the service's clock showed, and our own, which runs on while the computer sleeps. */
  gint64 server_time; /* milliseconds since 1970; 0: not seen yet */
  gint64 seen_at;     /* milliseconds */

  gint64 closed_until; /* milliseconds, as @seen_at: until then the service wants no request */
  char  *moved_uri;    /* the base that the service redirected to, for this session; NULL: none */

  GHashTable *silent; /* (element-type utf8 HjlSilence): by what gives way, and its server */

  gint64 doubted_at; /* milliseconds, as @seen_at: when a 401 that was nobody's word was answered with another value; 0: never */
};

/* A server that took what gives way, and did not answer, or only that it cannot now. */
typedef struct
{
  guint   n;
  GError *error;      /* (nullable): of the last time */
  guint   n_troubles; /* answers to the last of all tries that another one might have helped */
} HjlSilence;

/* Returns: milliseconds of a clock that nobody sets, and that runs on while the computer sleeps */
gint64 hjl_http_get_steady_time (void);

/* Takes what an answer of the service itself says of the time. */
void hjl_http_note_time (HjlHttp *self, HjlResponse *response);

/* Takes over @task, whose source is the #HjlHttp: it returns a #HjlResponse or an error. */
void hjl_http_start (GTask *task, HjlRequest *request);
