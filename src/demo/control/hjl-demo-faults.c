/* hjl-demo-faults.c: what goes wrong on purpose, and when
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>

#include "demo/control/hjl-demo-faults.h"

static const char *const kinds[] = {
  [HJL_DEMO_FAULT_DELAY] = "delay",
  [HJL_DEMO_FAULT_CUT_BEFORE] = "cut-before",
  [HJL_DEMO_FAULT_CUT_AFTER] = "cut-after",
  [HJL_DEMO_FAULT_CUT_BODY] = "cut-body",
  [HJL_DEMO_FAULT_STATUS] = "status",
  [HJL_DEMO_FAULT_STATUS_AFTER] = "status-after",
  [HJL_DEMO_FAULT_GARBAGE] = "garbage",
  [HJL_DEMO_FAULT_WRONG_TYPES] = "wrong-types",
  [HJL_DEMO_FAULT_BAD_ROW] = "bad-row",
  [HJL_DEMO_FAULT_BAD_LIST] = "bad-list",
  [HJL_DEMO_FAULT_BROKEN_BYTES] = "broken-bytes",
  [HJL_DEMO_FAULT_BARE] = "bare",
  [HJL_DEMO_FAULT_OTHER] = "other",
  [HJL_DEMO_FAULT_HUGE] = "huge",
  [HJL_DEMO_FAULT_EMPTY] = "empty",
  [HJL_DEMO_FAULT_LATE] = "late",
  [HJL_DEMO_FAULT_IGNORED] = "ignored",
};

void
hjl_demo_fault_free (HjlDemoFault *self)
{
  g_free (self->side);
  g_free (self->method);
  g_clear_pointer (&self->path, g_pattern_spec_free);
  g_free (self->how);
  g_free (self->member);
  g_free (self);
}

void
hjl_demo_faults_init (HjlDemoFaults *self)
{
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_demo_fault_free);
}

void
hjl_demo_faults_clear (HjlDemoFaults *self)
{
  g_ptr_array_set_size (self->list, 0);
}

void
hjl_demo_faults_free (HjlDemoFaults *self)
{
  g_clear_pointer (&self->list, g_ptr_array_unref);
}

static const char *const ways[] = { "number", "missing", "object", "bytes", "null", "text", "list", "shy",
                                    "next-object", "next-list", "next-truth", "next-lost", "next-odd", NULL };
static const char *const sides[] = { "hackajob", "hackajob-auth", "lever", "lever-auth", NULL };

guint
hjl_demo_faults_add (HjlDemoFaults *self,
                     JsonObject    *description,
                     GError       **error)
{
  const char   *kind = json_object_get_string_member_with_default (description, "kind", NULL);
  const char   *path = json_object_get_string_member_with_default (description, "path", NULL);
  const char   *side = json_object_get_string_member_with_default (description, "side", NULL);
  const char   *how = json_object_get_string_member_with_default (description, "how", NULL);
  guint         i;
  HjlDemoFault *fault;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], kind) == 0)
      break;
  if (i == G_N_ELEMENTS (kinds))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "unknown fault “%s”", kind);
      return 0;
    }
  /* A fault that never comes would be taken for one that is survived. */
  if (side != NULL && !g_strv_contains (sides, side))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "unknown side “%s” of a fault", side);
      return 0;
    }

  if (how != NULL && !g_strv_contains (ways, how))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "unknown way “%s” of a bad row or list", how);
      return 0;
    }

  fault = g_new0 (HjlDemoFault, 1);
  fault->id = ++self->last_id;
  fault->kind = i;
  fault->side = g_strdup (side);
  fault->method = g_strdup (json_object_get_string_member_with_default (description, "method", NULL));
  fault->path = path != NULL ? g_pattern_spec_new (path) : NULL;
  fault->skip = json_object_get_int_member_with_default (description, "skip", 0);
  fault->count = json_object_get_int_member_with_default (description, "count", 1);
  fault->delay = json_object_get_int_member_with_default (description, "delay", 0);
  fault->status = json_object_get_int_member_with_default (description, "status", i == HJL_DEMO_FAULT_EMPTY ? 204 : 500);
  fault->retry_after = json_object_get_int_member_with_default (description, "retry_after", -1);
  fault->bytes = json_object_get_int_member_with_default (description, "bytes", 40 * 1024 * 1024);
  fault->how = g_strdup (how);
  fault->member = g_strdup (json_object_get_string_member_with_default (description, "member", NULL));
  g_ptr_array_add (self->list, fault);
  return fault->id;
}

static gboolean
concerns (HjlDemoFault *fault,
          const char   *side,
          const char   *method,
          const char   *path)
{
  return (fault->side == NULL || strcmp (fault->side, side) == 0) &&
         (fault->method == NULL || strcmp (fault->method, method) == 0) &&
         (fault->path == NULL || g_pattern_spec_match_string (fault->path, path));
}

HjlDemoFault *
hjl_demo_faults_take (HjlDemoFaults *self,
                      const char    *side,
                      const char    *method,
                      const char    *path)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      HjlDemoFault *fault = g_ptr_array_index (self->list, i);
      HjlDemoFault *copy;

      if (!concerns (fault, side, method, path))
        continue;
      if (fault->skip > 0)
        {
          fault->skip--;
          continue;
        }

      fault->hits++;
      copy = g_memdup2 (fault, sizeof *fault);
      copy->side = NULL;
      copy->method = NULL;
      copy->path = NULL;
      copy->how = g_strdup (fault->how);
      copy->member = g_strdup (fault->member);
      if (fault->count > 0 && fault->hits == fault->count)
        g_ptr_array_remove_index (self->list, i);
      return copy;
    }
  return NULL;
}

JsonNode *
hjl_demo_fault_spoil (JsonNode *node)
{
  JsonNode *spoilt = node;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = json_object_get_members (object);

      for (GList *l = members; l != NULL; l = l->next)
        json_object_set_member (object, l->data,
                                hjl_demo_fault_spoil (json_node_copy (json_object_get_member (object, l->data))));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (JsonArray) old = json_node_dup_array (node);
      JsonArray *array = json_array_new ();

      for (guint i = 0; i < json_array_get_length (old); i++)
        json_array_add_element (array, hjl_demo_fault_spoil (json_node_copy (json_array_get_element (old, i))));
      json_node_take_array (node, array);
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      spoilt = json_node_init_int (json_node_alloc (), 42);
      json_node_unref (node);
    }
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      spoilt = json_node_init_string (json_node_alloc (), "forty-two");
      json_node_unref (node);
    }
  return spoilt;
}
