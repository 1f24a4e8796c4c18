/* hjl-demo-mode.h: the stand-ins inside of the program, with a folder of their own
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-token-store.h"
#include "demo/hjl-demo-server.h"
#include "environment/hjl-environment.h"

#define HJL_TYPE_DEMO_MODE (hjl_demo_mode_get_type ())
G_DECLARE_FINAL_TYPE (HjlDemoMode, hjl_demo_mode, HJL, DEMO_MODE, GObject)

/* Others only read it. */
struct _HjlDemoMode
{
  GObject parent_instance;

  HjlDemoServer  *server;
  HjlEnvironment *environment;
  HjlTokenStore  *tokens;  /* the system's keyring, as everybody's */
  char           *folder;  /* of the data */
  char           *samples; /* a folder with CVs to add */
};

/* Starts the stand-ins with sample data. Returns: (transfer full). When it goes, so do the stand-ins
 * and the folder. */
HjlDemoMode *hjl_demo_mode_new (GError **error);
/* Takes the demo's tokens out of the keyring again: they are good for nothing once it has ended. */
void         hjl_demo_mode_forget_async (HjlDemoMode        *self,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
