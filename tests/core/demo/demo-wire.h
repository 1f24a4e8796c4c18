/* demo-wire.h: talking to the stand-ins as a plain HTTP client does
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "hjl-test-demo.h"

G_BEGIN_DECLS

typedef struct
{
  HjlDemoServer *server;
  SoupSession   *session;
  char          *lever_auth;    /* Authorization for Lever */
  char          *hackajob_auth; /* Authorization for hackajob */

  /* The last answer. */
  guint        status;
  GBytes      *body;
  JsonNode    *json; /* nullable */
  SoupMessage *message;
  GError      *error; /* nullable: there was no answer */
} DemoWire;

/* Starts a server; @options are nullable. The rate limit is off unless @options say otherwise. */
void demo_wire_open (DemoWire             *self,
                     const HjlDemoOptions *options);
void demo_wire_close (DemoWire *self);

/* @request: "GET /users?limit=3". @body: (nullable): JSON. Returns: (transfer none) (nullable): the
 * answer as an object, until the next call */
JsonObject *demo_wire_lever (DemoWire   *self,
                             const char *request,
                             const char *body);
/* @headers: (nullable): "Name: value" in lines */
JsonObject *demo_wire_hackajob (DemoWire   *self,
                                const char *request,
                                const char *body,
                                const char *headers);
/* A form; fields and files are in it already. */
JsonObject *demo_wire_form (DemoWire      *self,
                            const char    *request,
                            SoupMultipart *form);
JsonObject *demo_wire_send (DemoWire    *self,
                            SoupMessage *message);
/* The control address; fails the test where it fails. (transfer none), until the next call of it */
JsonObject *demo_wire_control (DemoWire   *self,
                               const char *command,
                               const char *arguments);

void demo_form_field (SoupMultipart *form,
                      const char    *name,
                      const char    *value);
void demo_form_file (SoupMultipart *form,
                     const char    *name,
                     const char    *filename,
                     GBytes        *bytes);

/* The id of the row at @index of a list; (transfer full). */
char *demo_wire_id (DemoWire   *self,
                    const char *request,
                    guint       index);
guint demo_wire_violations (DemoWire *self);

G_END_DECLS
