/* hjl-fault-proxy.h: what stands between the program and a service, and breaks answers and connections by chance
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HJL_FAULT_NONE,
  HJL_FAULT_RESET_AT_ONCE,   /* nothing was read */
  HJL_FAULT_RESET_DURING,    /* half of the request was passed on */
  HJL_FAULT_RESET_AFTER,     /* it was carried out */
  HJL_FAULT_CLOSED_AFTER,    /* the same, with an orderly end */
  HJL_FAULT_CUT_HEAD,        /* in the middle of the answer's head */
  HJL_FAULT_CUT_BODY,        /* one byte before the end */
  HJL_FAULT_LENGTH_TOO_LONG, /* more is promised than comes */
  HJL_FAULT_LENGTH_TOO_SHORT,
  HJL_FAULT_LENGTH_TWICE,   /* two lengths that differ */
  HJL_FAULT_TYPE_HTML,      /* the right answer, which says that it is HTML */
  HJL_FAULT_PORTAL,         /* a page of the network's own, with 200; not carried out */
  HJL_FAULT_GARBAGE,        /* no HTTP */
  HJL_FAULT_ENDLESS_HEAD,   /* a head without end */
  HJL_FAULT_ENDLESS_BODY,   /* a body without end */
  HJL_FAULT_BOMB,           /* little that unpacks to very much */
  HJL_FAULT_LATE,           /* carried out, and answered when nobody waits any more */
  HJL_FAULT_TRICKLE,        /* a byte at a time, but soon enough */
  HJL_FAULT_REDIRECT_LOOP,  /* to the same place; not carried out */
  HJL_FAULT_REDIRECT_OTHER, /* to another host */
  HJL_FAULT_408,            /* not carried out */
  HJL_FAULT_429,
  HJL_FAULT_500,
  HJL_FAULT_502,
  HJL_FAULT_503,
  HJL_FAULT_504,
  HJL_FAULT_500_AFTER, /* carried out */
  HJL_FAULT_502_AFTER,
  HJL_FAULT_504_AFTER,
  HJL_FAULT_SILENT, /* not carried out, and nobody answers for as long as it is on; never by chance */
  HJL_FAULT_N
} HjlFault;

typedef struct _HjlFaultProxy HjlFaultProxy;

const char *hjl_fault_to_string (HjlFault fault);

/* In front of the service at @port of this computer; with no faults yet. Ends with hjl_fault_proxy_free(). */
HjlFaultProxy *hjl_fault_proxy_new (guint16 port);
void           hjl_fault_proxy_free (HjlFaultProxy *self);
/* In front of the service at @uri, with its addresses in @environment turned into the proxy's. Returns: (transfer full): the environment's text */
char          *hjl_fault_proxy_put_between (const char     *environment,
                                            const char     *uri,
                                            HjlFaultProxy **proxy);
/* Of so many requests in a hundred, one gets a fault. Which, follows from @seed, the request, and how often it has been made. */
void           hjl_fault_proxy_set_faults (HjlFaultProxy *self,
                                           guint          percent,
                                           guint32        seed);
/* Every request gets this one, until there is another or none. */
void           hjl_fault_proxy_set_always (HjlFaultProxy *self,
                                           HjlFault       fault);
/* Whether connections are refused. */
void           hjl_fault_proxy_set_shut (HjlFaultProxy *self,
                                         gboolean       shut);
guint          hjl_fault_proxy_count (HjlFaultProxy *self,
                                      HjlFault       fault);
/* Whether anybody who was sent to another host said there who they are. */
gboolean       hjl_fault_proxy_has_leaked (HjlFaultProxy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlFaultProxy, hjl_fault_proxy_free)

G_END_DECLS
