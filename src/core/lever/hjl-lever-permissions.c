/* hjl-lever-permissions.c: what is asked of Lever, and what for
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lever/hjl-lever-permissions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const opportunities[] = {
  "GET /opportunities",
  "GET /opportunities/:id",
  "GET /opportunities/deleted",
  "POST /opportunities",
  "PUT /opportunities/:id/stage",
  "PUT /opportunities/:id/archived",
  "POST /opportunities/:id/addSources",
  "POST /opportunities/:id/addTags",
  "POST /opportunities/:id/addLinks",
  NULL,
};

static const char *const files[] = {
  "GET /opportunities/:id/files",
  "POST /opportunities/:id/files",
  NULL,
};

static const char *const resumes[] = { "GET /opportunities/:id/resumes", NULL };
static const char *const postings[] = { "GET /postings", "GET /postings/:id", "GET /postings/deleted", NULL };
static const char *const stages[] = { "GET /stages", "GET /disposition_stages", NULL };
static const char *const archive_reasons[] = { "GET /archive_reasons", NULL };
static const char *const sources[] = { "GET /sources", NULL };
static const char *const tags[] = { "GET /tags", NULL };
static const char *const users[] = { "GET /users", "GET /users/:id", NULL };

/* Without users nobody but a posting's owner can be acted as; without sources and tags it is not known what exists;
 * without resumes a CV is looked for among the files alone. All of that is said, and the rest works. */
static const HjlLeverPermission permissions[] = {
  { "Opportunities", N_ ("Exports candidates, moves and archives them, and follows their stages"), "opportunities:write:admin", "opportunities", TRUE, opportunities },
  { "Files", N_ ("Attaches CVs and profiles"), "files:write:admin", NULL, TRUE, files },
  { "Resumes", N_ ("Sees which CV is there already"), "resumes:read:admin", NULL, FALSE, resumes },
  { "Postings", N_ ("Lists the postings that roles are mapped to"), "postings:read:admin", "postings", TRUE, postings },
  { "Stages", N_ ("Lists the stages that can be mapped"), "stages:read:admin", "stages", TRUE, stages },
  { "Archive reasons", N_ ("Lists the archive reasons that can be mapped"), "archive_reasons:read:admin", "archive_reasons", TRUE, archive_reasons },
  { "Sources", N_ ("Sees whether the source exists"), "sources:read:admin", "sources", FALSE, sources },
  { "Tags", N_ ("Sees which tags exist"), "tags:read:admin", NULL, FALSE, tags },
  { "Users", N_ ("Lists who can own the candidates that are exported"), "users:read:admin", "users", FALSE, users },
};

const HjlLeverPermission *
hjl_lever_permissions_get (gsize *n)
{
  *n = G_N_ELEMENTS (permissions);

  return permissions;
}

gboolean
hjl_lever_permissions_have (const char *const *granted,
                            const char        *scope)
{
  g_autofree char *write = NULL;
  const char      *read = strstr (scope, ":read:");

  if (g_strv_contains (granted, scope))
    return TRUE;
  if (read == NULL)
    return FALSE;
  write = g_strdup_printf ("%.*s:write:%s", (int) (read - scope), scope, read + strlen (":read:"));

  return g_strv_contains (granted, write);
}
