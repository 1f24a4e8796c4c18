/* hjl-lever-permissions.h: what is asked of Lever, and what for
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* The scope of a credential that may see confidential data (lever/README.md, OAuth). */
#define HJL_LEVER_CONFIDENTIAL "confidential:access:admin"

/**
 * HjlLeverPermission:
 * @group: as Lever calls it where a key is made; not translated
 * @purpose: what it is for; to be translated where it is shown
 * @scope: what a sign-in asks for; a write scope includes the read scope of its name (README.md, OAuth)
 * @probe: (nullable): the list that a check reads one row of
 * @needed: nothing works without it; else what needs it is left out
 * @endpoints: (array zero-terminated=1): method and path of each call, as Lever lists them where a key is made
 *
 * One thing that a Super Admin allows. Whatever calls Lever has its line in here: the checks, the help for a key
 * and the scopes of the built-in environments follow from it, or are tested against it.
 */
typedef struct
{
  const char        *group;
  const char        *purpose;
  const char        *scope;
  const char        *probe;
  gboolean           needed;
  const char *const *endpoints;
} HjlLeverPermission;

/* In the order in which they are checked and shown. (transfer none) */
const HjlLeverPermission *hjl_lever_permissions_get (gsize *n);
/* Whether @scope, or the write form of it, is among @granted. */
gboolean                  hjl_lever_permissions_have (const char *const *granted,
                                                      const char        *scope);
