/* cli-driver.h: runs hjlever-cli as a person or a script would, beside stand-ins in this process
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "hjl-test-demo.h"

G_BEGIN_DECLS

/* What one run printed and how it ended. */
typedef struct
{
  int   status;
  char *out;
  char *err;
} CliRun;

void cli_run_free (CliRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliRun, cli_run_free)

/* Runs it to its end. @input: (nullable): standard input; @...: arguments, then %NULL */
CliRun      *cli_run (const char *input,
                      ...) G_GNUC_NULL_TERMINATED;
/* Runs it with something in its environment. In that of this process the stand-ins' threads would heed it too: what GLib tells
 * developers there is no TAP. @...: arguments, then %NULL */
CliRun      *cli_run_in (const char *variable,
                         const char *value,
                         ...) G_GNUC_NULL_TERMINATED;
/* Runs it with `--json`, and asserts the exit code. Returns: (transfer full): what it printed */
JsonObject  *cli_json (int status,
                       ...) G_GNUC_NULL_TERMINATED;
/* Starts it, with pipes to standard input and output. @arguments: (array zero-terminated=1) */
GSubprocess *cli_start (const char *const *arguments);
/* Starts it, with a pipe from standard error. */
GSubprocess *cli_start_heard (const char *const *arguments);
/* Waits for its end, which must be one of its own. Whoever means that it ends at once gives it something that
 * would take longer than the test: a clock tells more of the computer than of the program.
 * Returns: the exit code */
int          cli_wait (GSubprocess *process);
/* Returns: (transfer full): the next line of its standard output */
char        *cli_read_line (GDataInputStream *stream);

/* Options for stand-ins that are quick, and whose redirect ports nobody else uses. */
HjlDemoOptions cli_quick_options (void);
/* Starts them, and adds their environment under the name `demo`. */
HjlDemoServer *cli_start_server (const HjlDemoOptions *options);
/* Connects hackajob by its issued token and Lever by its API key, with a Super Admin as acting user. */
void           cli_connect (HjlDemoServer *server);
/* An API key belongs to nobody, so somebody is named for postings that have nobody either. */
void           cli_choose_acting_user (void);
/* Signs in with the browser's part played by this process. @who: as on the stand-in's page. @secret:
 * (nullable): Lever's client secret. @paste: the address is pasted, after a wrong one. Returns: the exit
 * code of `connect` */
int            cli_sign_in (HjlDemoServer *server,
                            const char    *side,
                            const char    *who,
                            const char    *secret,
                            gboolean       accept,
                            gboolean       paste);
/* Maps every live role to the posting that is suggested first, with the stages that are suggested. */
void           cli_map_all (void);

/* Returns: a member of a member of ... of the object; asserts that it is there. */
gint64      cli_int (JsonObject *object,
                     const char *member,
                     const char *inner);
const char *cli_string (JsonObject *object,
                        const char *member,
                        const char *inner);
/* A new file with @text in this test's own folder. Returns: (transfer full): its path */
char       *cli_write_file (const char *name,
                            const char *text);

G_END_DECLS
