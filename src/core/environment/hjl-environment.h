/* hjl-environment.h: where the two services are: production, sandbox, or a file of the user's own
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "environment/hjl-environment-read.h"

/* How candidates come: as files that a recruiter brings, or by the partner feed. */
typedef enum
{
  HJL_CANDIDATES_FROM_FILES,
  HJL_CANDIDATES_FROM_FEED,
} HjlCandidatesFrom;

/* `files` or `feed`. @known: (out) (optional) */
HjlCandidatesFrom hjl_candidates_from_from_string (const char *text,
                                                   gboolean   *known);
const char       *hjl_candidates_from_to_string (HjlCandidatesFrom from);

#define HJL_TYPE_ENVIRONMENT (hjl_environment_get_type ())
G_DECLARE_FINAL_TYPE (HjlEnvironment, hjl_environment, HJL, ENVIRONMENT, GObject)

/*
 * A GKeyFile: `[Profile] Name`, `[Lever] Api Authorize Token Issuer Audience ClientId Scopes
 * RedirectPorts RequestsPerSecond Burst UncertainFor`, `[Hackajob] Source Api Authorize Token Issuer ClientId Scopes
 * RedirectPorts RequestsPerSecond Burst`. Missing keys take production's values;
 * hackajob's addresses have none there (hjl-feed-address.h). Immutable.
 */

/* Returns: (transfer full): `production`, `sandbox`, or NAME.ini of the user's folder;
 * %HJL_ERROR_NOT_FOUND, or %HJL_ERROR_BAD_FILE with file and line */
HjlEnvironment *hjl_environment_load (const char *id,
                                      GError    **error);
/* Validates the text of a file that is called @file_name in errors. */
HjlEnvironment *hjl_environment_parse (const char *id,
                                       const char *text,
                                       const char *file_name,
                                       GError    **error);
/* The stand-ins' own environment, for as long as one demo runs: @run is a name of that run. Its id is none that
 * a file can have, so that data and tokens are never those of a person's own environment, whatever its name. */
HjlEnvironment *hjl_environment_new_demo (const char *run,
                                          const char *text,
                                          GError    **error);
/* @path: (nullable): NULL: standard input, which may be a socket and so has no path that opens. Validates the file and copies
 * it into `$XDG_CONFIG_HOME/hjlever/profiles/`; an id that exists is refused unless @replace (its data and accounts would be
 * another's), a built-in one always. Returns: (transfer full): the id (`[Profile] Name` folded to a file name, else the
 * file's name) */
char           *hjl_environment_add (const char *path,
                                     gboolean    replace,
                                     GError    **error);
gboolean        hjl_environment_remove (const char *id,
                                        GError    **error);
/* Returns: (transfer full): ids, the built-in ones first */
GStrv           hjl_environment_list (void);

const char               *hjl_environment_get_id (HjlEnvironment *self);
const char               *hjl_environment_get_name (HjlEnvironment *self);
gboolean                  hjl_environment_is_built_in (HjlEnvironment *self);
gboolean                  hjl_environment_is_demo (HjlEnvironment *self);
/* Whether Lever's address is its sandbox: views mark that unmistakably. */
gboolean                  hjl_environment_is_sandbox (HjlEnvironment *self);
/* Where candidates come from as long as nobody has chosen: what the profile says, else the feed where it names one.
 * @said: (out) (optional): whether the profile says so, or names a feed */
HjlCandidatesFrom         hjl_environment_get_candidates_from (HjlEnvironment *self,
                                                               gboolean       *said);
/* `UncertainFor` in milliseconds: how long after the first look that did not find an export, whose answer was
 * lost, the look comes that decides that it was not made. Lever may carry out a request long after nobody
 * listens any more, so it is minutes; stand-ins on this computer know it at once. */
HjlTime                   hjl_environment_get_patience (HjlEnvironment *self);
/* (transfer none) */
const HjlEnvironmentSide *hjl_environment_get_side (HjlEnvironment *self,
                                                    HjlSide         side);

/* `$XDG_DATA_HOME/hjlever/ID`. (transfer full) */
char *hjl_environment_dup_data_dir (HjlEnvironment *self);
