/* hjl-lever-read.c: reads single fields of Lever's rows, as forgiving as Lever is loose
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-read.h"

#include "model/hjl-fold.h"

#include "model/hjl-error.h"
#include "net/hjl-json-loose.h"

gboolean
hjl_lever_read_failed (const char *member,
                       const char *problem,
                       GError    **error)
{
  return hjl_error_fail (error, HJL_ERROR_BAD_RESPONSE, "“%s” %s", member, problem);
}

GStrv
hjl_lever_read_texts (JsonObject *object,
                      const char *member)
{
  g_auto (GStrv) texts = hjl_json_loose_texts (object, member);

  return texts[0] != NULL ? g_steal_pointer (&texts) : NULL;
}

const char *
hjl_lever_read_url (JsonObject *object)
{
  JsonObject *urls = hjl_json_loose_object (object, "urls");

  return urls != NULL ? hjl_json_loose_text (urls, "show") : NULL;
}

gboolean
hjl_lever_read_confidential (JsonObject *object)
{
  return hjl_is_word (hjl_json_loose_text (object, "confidentiality"), "confidential");
}
