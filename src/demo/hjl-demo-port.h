/* hjl-demo-port.h: the listening sockets, and a request's way through faults to its answer
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/hjl-demo-call.h"

typedef enum
{
  HJL_DEMO_LEVER,
  HJL_DEMO_LEVER_AUTH,
  HJL_DEMO_HACKAJOB,
  HJL_DEMO_HACKAJOB_AUTH,
  HJL_DEMO_CONTROL,
  HJL_DEMO_N_SERVICES,
} HjlDemoService;

typedef struct _HjlDemoPorts HjlDemoPorts;

/* Listens on 127.0.0.1, in the thread-default main context. */
HjlDemoPorts *hjl_demo_ports_open (HjlDemoWorld *world,
                                   GError      **error);
void          hjl_demo_ports_close (HjlDemoPorts *self);
char         *hjl_demo_ports_dup_uri (HjlDemoPorts  *self,
                                      HjlDemoService service);
/* Does what is asked, and puts the answer into @call; hjl_demo_call_send() sends it. */
void          hjl_demo_ports_answer (HjlDemoCall *call);
