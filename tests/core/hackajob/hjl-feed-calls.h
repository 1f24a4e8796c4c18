/* hjl-feed-calls.h: every call of a source, so that tests can go through all of them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hackajob/hjl-source.h"
#include "hjl-mock-server.h"
#include "net/hjl-http.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *method;
  const char *path;
  gboolean    wants_json;
  void (*start) (HjlSource          *source,
                 GCancellable       *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer            user_data);
  /* Returns: whether it succeeded; what it gave is let go of */
  gboolean (*finish) (HjlSource    *source,
                      GAsyncResult *result,
                      GError      **error);
} HjlFeedCall;

#define HJL_N_FEED_CALLS 9

extern const HjlFeedCall hjl_feed_calls[HJL_N_FEED_CALLS];

/* How long a server may be silent, in milliseconds: whatever a busy machine needs, and where it is silent on purpose. */
#define HJL_FEED_CALLS_PATIENT 30000
#define HJL_FEED_CALLS_HASTY 500

/* Without pauses between tries; @max_tries and @idle_timeout as in hjl-http.h. */
HjlSource *hjl_feed_calls_make_source (HjlMockServer *server,
                                       guint          max_tries,
                                       guint          idle_timeout);

G_END_DECLS
