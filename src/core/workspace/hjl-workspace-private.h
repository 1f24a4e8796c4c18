/* hjl-workspace-private.h: what the files of the workspace share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "workspace/hjl-session.h"
#include "workspace/hjl-worker.h"

G_BEGIN_DECLS

struct _HjlWorkspace
{
  GObject parent_instance;

  HjlEnvironment *environment;
  HjlTokenStore  *tokens;
  char           *program;
  char           *data_dir;
  guint           settle_time;
  guint           workers;
  guint           backoff;
  guint           idle_timeout;
  HjlClockFunc    clock;

  GMainContext *context; /* in which everything is told */
  HjlWorker    *worker;
  HjlSession   *session; /* touched in the thread only */
  HjlStore     *store;   /* read-only, for this context */
  HjlLoader    *loader;  /* nullable: until it is asked for */

  HjlFeedAddress *feed; /* nullable: typed for the next connection of hackajob */

  GPtrArray *running; /* (element-type GCancellable): one a task that has not returned */
  GTask     *closing;
  gboolean   checking[2];

  GMutex      lock; /* guards what follows, which the thread writes */
  HjlChanges  changes;
  guint       accounts;
  HjlProgress progress;
  char       *waiting_for;
  GSource    *tell;
};

/* A task whose job is cancelled by its caller and by closing. */
GTask *hjl_workspace_new_task (HjlWorkspace       *self,
                               gpointer            tag,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
/* Gives @task with its @job (both transfer full) to the thread. */
void   hjl_workspace_run (HjlWorkspace *self,
                          GTask        *task,
                          HjlJob       *job,
                          HjlJobFunc    func);

G_END_DECLS
