/* hjl-demo-control.h: what tests and the demo do to the stand-ins
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "demo/world/hjl-demo-world.h"

G_BEGIN_DECLS

/* @arguments: lent. Returns: (transfer full): an object, or %NULL with an error */
JsonObject *hjl_demo_control_run (HjlDemoWorld *world,
                                  const char   *command,
                                  JsonObject   *arguments,
                                  GError      **error);

/* For the commands: a text among the arguments, and the one of @things whose id it is, or else whose name: each has these
 * two first. (transfer none) (nullable) */
const char *hjl_demo_control_text (JsonObject *arguments,
                                   const char *name);
gpointer    hjl_demo_control_find (GPtrArray  *things,
                                   JsonObject *arguments,
                                   const char *name);

/* Commands by what they concern, tried one after the other: TRUE where the command is theirs, with
 * @answer or @error set. */
gboolean hjl_demo_control_lever (HjlDemoWorld *world,
                                 const char   *command,
                                 JsonObject   *arguments,
                                 JsonObject  **answer,
                                 GError      **error);
gboolean hjl_demo_control_hackajob (HjlDemoWorld *world,
                                    const char   *command,
                                    JsonObject   *arguments,
                                    JsonObject  **answer,
                                    GError      **error);

G_END_DECLS
