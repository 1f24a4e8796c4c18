/* hjl-loopback.h: the smallest server there is: the head of one request each connection, no body
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#define HJL_TYPE_LOOPBACK (hjl_loopback_get_type ())
G_DECLARE_FINAL_TYPE (HjlLoopback, hjl_loopback, HJL, LOOPBACK, GObject)

/**
 * HjlLoopbackRequest:
 * @method: (nullable): %NULL where what came is no request of HTTP/1
 * @path: to the letter; `*` of an `OPTIONS *`
 * @query: as it came, still encoded; may be empty
 * @host: (nullable): what the request is for, of its target or its Host; %NULL where it does not say
 *   that exactly once
 */
typedef struct
{
  const char *method;
  const char *path;
  const char *query;
  const char *host;
} HjlLoopbackRequest;

/* @lines, @words: what @request lends */
typedef struct
{
  HjlLoopbackRequest request;
  GStrv              lines;
  GStrv              words;
} HjlLoopbackHead;

/* @text: a request's head, all of it. (transfer full) */
HjlLoopbackHead *hjl_loopback_head_parse (const char *text);
void             hjl_loopback_head_free (HjlLoopbackHead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlLoopbackHead, hjl_loopback_head_free)

/* Returns: (transfer full): all bytes of the answer, which says `Connection: close`
 * @tell: set to TRUE to be told when it is sent */
typedef GBytes *(*HjlLoopbackFunc) (const HjlLoopbackRequest *request,
                                    gboolean                 *tell,
                                    gpointer                  user_data);
typedef void (*HjlLoopbackSentFunc) (gpointer user_data);

/**
 * hjl_loopback_new:
 * @answer: called once for each request, when its head is there
 * @sent: called when an answer of which @answer wanted to be told is written, or its caller has gone
 *
 * Whoever can reach the port may send whatever they like for as long as they like: so a head may be 16 KiB,
 * a connection lasts for ten seconds, and where 64 are open the oldest is closed for the next. Nothing of a
 * body is kept.
 */
HjlLoopback *hjl_loopback_new (HjlLoopbackFunc     answer,
                               HjlLoopbackSentFunc sent,
                               gpointer            user_data);
/* Listens on @port of 127.0.0.1 and [::1], or on none. Many machines have no IPv6 at all, which is fine; but
 * another program on the very same port there could answer in our place. @port: 0 is any free one */
gboolean     hjl_loopback_listen (HjlLoopback *self,
                                  guint16      port,
                                  GError     **error);
guint16      hjl_loopback_get_port (HjlLoopback *self);
/* Nobody is listened to any more, and nobody called back. */
void         hjl_loopback_close (HjlLoopback *self);
