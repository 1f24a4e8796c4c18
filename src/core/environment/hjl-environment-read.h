/* hjl-environment-read.h: an environment's values, checked one by one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-oauth.h"
#include "model/hjl-stage.h"
#include "model/hjl-types.h"

/* One service: @api: (nullable): hackajob's may be missing, as may the addresses of its @oauth, which is without a client
 * secret (that is in the keyring only); @rate and @burst: requests a second and at once */
typedef struct
{
  char           *api;
  double          rate;
  double          burst;
  HjlOauthConfig *oauth;
} HjlEnvironmentSide;

/* @name: (nullable): NULL where the file has none. @candidates_from: (nullable): `files` or `feed`. @patience: milliseconds. @sides: by #HjlSide */
typedef struct
{
  char              *name;
  char              *candidates_from;
  gboolean           sandbox;
  HjlTime            patience;
  HjlEnvironmentSide sides[2];
} HjlEnvironmentReading;

void hjl_environment_reading_free (HjlEnvironmentReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlEnvironmentReading, hjl_environment_reading_free)

/* @production: the text that gives what @text lacks. Returns: (transfer full): %HJL_ERROR_BAD_FILE with
 * file and line */
HjlEnvironmentReading *hjl_environment_read (const char *text,
                                             const char *file_name,
                                             const char *production,
                                             GError    **error);
