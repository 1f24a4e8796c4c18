/* hjl-test-faults.c: what goes wrong on purpose, and when
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-faults.h"

static const char *const kinds[] = {
  [HJL_TEST_FAULT_DELAY] = "delay",
  [HJL_TEST_FAULT_CUT_BEFORE] = "cut-before",
  [HJL_TEST_FAULT_CUT_AFTER] = "cut-after",
  [HJL_TEST_FAULT_CUT_BODY] = "cut-body",
  [HJL_TEST_FAULT_STATUS] = "status",
  [HJL_TEST_FAULT_STATUS_AFTER] = "status-after",
  [HJL_TEST_FAULT_GARBAGE] = "garbage",
  [HJL_TEST_FAULT_WRONG_TYPES] = "wrong-types",
  [HJL_TEST_FAULT_BAD_ROW] = "bad-row",
  [HJL_TEST_FAULT_BAD_LIST] = "bad-list",
  [HJL_TEST_FAULT_BROKEN_BYTES] = "broken-bytes",
  [HJL_TEST_FAULT_BARE] = "bare",
  [HJL_TEST_FAULT_OTHER] = "other",
  [HJL_TEST_FAULT_HUGE] = "huge",
  [HJL_TEST_FAULT_EMPTY] = "empty",
  [HJL_TEST_FAULT_LATE] = "late",
  [HJL_TEST_FAULT_IGNORED] = "ignored",
};

void
hjl_test_fault_free (HjlTestFault *self)
{
  g_free (self->side);
  g_free (self->method);
  g_clear_pointer (&self->path, g_pattern_spec_free);
  g_free (self->how);
  g_free (self->member);
  g_free (self);
}

static const char *const ways[] = { "number", "missing", "object", "bytes", "null", "text", "list", "shy",
                                    "next-object", "next-list", "next-truth", "next-lost", "next-odd", NULL };
static const char *const sides[] = { "hackajob", "hackajob-auth", "lever", "lever-auth", NULL };

guint
hjl_test_faults_add (HjlTestFaults *self,
                     JsonObject    *description,
                     GError       **error)
{
  const char   *kind = json_object_get_string_member_with_default (description, "kind", NULL);
  const char   *path = json_object_get_string_member_with_default (description, "path", NULL);
  const char   *side = json_object_get_string_member_with_default (description, "side", NULL);
  const char   *how = json_object_get_string_member_with_default (description, "how", NULL);
  guint         i;
  HjlTestFault *fault;

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

  fault = g_new0 (HjlTestFault, 1);
  fault->id = ++self->last_id;
  fault->kind = i;
  fault->side = g_strdup (side);
  fault->method = g_strdup (json_object_get_string_member_with_default (description, "method", NULL));
  fault->path = path != NULL ? g_pattern_spec_new (path) : NULL;
  fault->skip = json_object_get_int_member_with_default (description, "skip", 0);
  fault->count = json_object_get_int_member_with_default (description, "count", 1);
  fault->delay = json_object_get_int_member_with_default (description, "delay", 0);
  fault->status = json_object_get_int_member_with_default (description, "status", i == HJL_TEST_FAULT_EMPTY ? 204 : 500);
  fault->retry_after = json_object_get_int_member_with_default (description, "retry_after", -1);
  fault->bytes = json_object_get_int_member_with_default (description, "bytes", 40 * 1024 * 1024);
  fault->how = g_strdup (how);
  fault->member = g_strdup (json_object_get_string_member_with_default (description, "member", NULL));
  g_ptr_array_add (self->list, fault);
  return fault->id;
}

static gboolean
concerns (HjlTestFault *fault,
          const char   *side,
          const char   *method,
          const char   *path)
{
  return (fault->side == NULL || strcmp (fault->side, side) == 0) &&
         (fault->method == NULL || strcmp (fault->method, method) == 0) &&
         (fault->path == NULL || g_pattern_spec_match_string (fault->path, path));
}

HjlTestFault *
hjl_test_faults_take (HjlTestFaults *self,
                      const char    *side,
                      const char    *method,
                      const char    *path)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      HjlTestFault *fault = g_ptr_array_index (self->list, i);
      HjlTestFault *copy;

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
hjl_test_fault_spoil (JsonNode *node)
{
  JsonNode *spoilt = node;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = json_object_get_members (object);

      for (GList *l = members; l != NULL; l = l->next)
        json_object_set_member (object, l->data,
                                hjl_test_fault_spoil (json_node_copy (json_object_get_member (object, l->data))));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (JsonArray) old = json_node_dup_array (node);
      JsonArray *array = json_array_new ();

      for (guint i = 0; i < json_array_get_length (old); i++)
        json_array_add_element (array, hjl_test_fault_spoil (json_node_copy (json_array_get_element (old, i))));
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

static gpointer
start (void)
{
  HjlTestFaults *self = g_new0 (HjlTestFaults, 1);

  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_test_fault_free);
  self->delayed = g_ptr_array_new ();
  return self;
}

static void
stop (gpointer data)
{
  HjlTestFaults *self = data;

  hjl_test_faults_drop (self);
  g_ptr_array_unref (self->delayed);
  g_ptr_array_unref (self->list);
  g_free (self);
}

static gboolean
take (gpointer             data,
      struct _HjlDemoCall *call)
{
  HjlTestFault *fault = hjl_test_faults_take (data, call->side, call->method, call->path);

  if (fault != NULL)
    hjl_test_faults_answer (data, call, fault);
  return fault != NULL;
}

/* "faults" answers {"left": how many have not happened as often as they shall}. */
static JsonObject *
run (gpointer    data,
     const char *command,
     JsonObject *arguments,
     GError    **error)
{
  HjlTestFaults *self = data;
  g_autoptr (JsonObject) answer = json_object_new ();

  if (strcmp (command, "fault") == 0)
    {
      guint id = hjl_test_faults_add (self, arguments, error);

      if (id == 0)
        return NULL;
      json_object_set_int_member (answer, "id", id);
    }
  else if (strcmp (command, "faults") == 0)
    json_object_set_int_member (answer, "left", self->list->len);
  else if (strcmp (command, "clear-faults") == 0)
    g_ptr_array_set_size (self->list, 0);
  else
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "there is no such command");
      return NULL;
    }
  return g_steal_pointer (&answer);
}

const HjlDemoMeddler hjl_test_faults = { start, take, run, stop };
