/* hjl-loopback-head.c: what the head of a request says
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/hjl-loopback.h"

#include <string.h>

/* RFC 9112 3.2: `/path?query`, or all of it, `http://host/path?query`. Cuts @target. */
static void
read_target (HjlLoopbackRequest *request,
             char               *target)
{
  static const char scheme[] = "http://";
  char             *query;

  target[strcspn (target, "#")] = '\0';
  query = strchr (target, '?');
  if (query != NULL)
    *query++ = '\0';
  request->query = query != NULL ? query : "";
  request->path = target;

  if (g_ascii_strncasecmp (target, scheme, strlen (scheme)) == 0)
    {
      /* The host goes where the scheme was, so that its end can be marked. */
      gsize length = strcspn (target + strlen (scheme), "/");

      memmove (target, target + strlen (scheme), length);
      target[length] = '\0';
      request->host = target;
      request->path = target[length + strlen (scheme)] == '/' ? target + length + strlen (scheme) : "/";
    }
}

/* RFC 9112 3.2: more than one Host, or one that is folded, is none. */
static void
read_host (HjlLoopbackRequest *request,
           char              **lines)
{
  static const char name[] = "Host:";
  const char       *host = NULL;
  guint             n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], name, strlen (name)) == 0)
      {
        host = g_strstrip (lines[i] + strlen (name));
        n += lines[i + 1] != NULL && g_ascii_isspace (lines[i + 1][0]) ? 2 : 1;
      }

  if (n != 1)
    request->host = NULL;
  else if (request->host == NULL)
    request->host = host;
}

static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p <= ' ' || *p > '~')
      return FALSE;

  return *text != '\0';
}

HjlLoopbackHead *
hjl_loopback_head_parse (const char *text)
{
  HjlLoopbackHead *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (HjlLoopbackHead, 1);
  self->lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; self->lines[i] != NULL; i++)
    g_strchomp (self->lines[i]);
  self->words = g_strsplit (self->lines[0] != NULL ? self->lines[0] : "", " ", -1);

  if (g_strv_length (self->words) == 3 && is_plain (self->words[0]) && is_plain (self->words[1]) && g_str_has_prefix (self->words[2], "HTTP/1."))
    {
      self->request.method = self->words[0];
      read_target (&self->request, self->words[1]);
      read_host (&self->request, self->lines + 1);
    }

  return self;
}

void
hjl_loopback_head_free (HjlLoopbackHead *self)
{
  g_strfreev (self->lines);
  g_strfreev (self->words);
  g_free (self);
}
