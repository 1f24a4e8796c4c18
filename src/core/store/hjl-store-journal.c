/* hjl-store-journal.c: intents and outcomes of writes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-journal.h"

#include "model/hjl-kept.h"
#include "store/hjl-store-private.h"

static const char *const state_names[] = {
  [HJL_WRITE_INTENT] = "intent",
  [HJL_WRITE_DONE] = "done",
  [HJL_WRITE_REFUSED] = "refused",
  [HJL_WRITE_NOT_SENT] = "not-sent",
  [HJL_WRITE_UNCERTAIN] = "uncertain",
};

HjlWrite *
hjl_write_new (const char   *candidate_id,
               HjlActionKind kind,
               HjlTime       now)
{
  HjlWrite *self = g_new0 (HjlWrite, 1);

  self->candidate_id = g_strdup (candidate_id);
  self->kind = kind;
  self->started_at = now;

  return self;
}

void
hjl_write_free (HjlWrite *self)
{
  g_free (self->candidate_id);
  g_free (self->opportunity_id);
  g_free (self->posting_id);
  g_free (self->source);
  g_free (self->target);
  g_free (self->base_stage_id);
  g_free (self->name);
  g_strfreev (self->emails);
  g_free (self->link);
  g_free (self->actor_id);
  g_free (self);
}

HjlActionKind
hjl_store_action_kind_from_string (const char   *text,
                                   HjlActionKind unknown)
{
  for (guint i = 0; i <= HJL_ACTION_RELEASE; i++)
    if (g_strcmp0 (text, hjl_action_kind_to_string (i)) == 0)
      return i;

  return unknown;
}

static HjlWriteState
write_state_from_string (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_strcmp0 (text, state_names[i]) == 0)
      return i;

  return HJL_WRITE_UNCERTAIN;
}

static gboolean
is_open (HjlWriteState state)
{
  return state == HJL_WRITE_INTENT || state == HJL_WRITE_UNCERTAIN;
}

/* Returns: (transfer full) (nullable): NULL where nothing personal was sent */
static char *
print_sent (const HjlWrite *write)
{
  static const char *const none[] = { NULL };
  g_autoptr (GVariant) variant = NULL;

  if (write->name == NULL && write->emails == NULL && write->link == NULL)
    return NULL;

  variant = g_variant_ref_sink (g_variant_new ("(ms^asms)",
                                               write->name,
                                               write->emails != NULL ? (const char *const *) write->emails : none,
                                               write->link));

  return g_variant_print (variant, FALSE);
}

static void
parse_sent (HjlWrite   *write,
            const char *text)
{
  g_autoptr (GVariant) variant = hjl_kept_parse (G_VARIANT_TYPE ("(msasms)"), text);

  if (variant != NULL)
    g_variant_get (variant, "(ms^asms)", &write->name, &write->emails, &write->link);
}

static gboolean
put_intent (HjlStore *self,
            HjlWrite *write,
            gint64    run_id,
            GError  **error)
{
  g_autofree char *sent = print_sent (write);

  return hjl_store_run_with (self, error,
                             "INSERT INTO journal (candidate_id, kind, state, open, opportunity_id,"
                             " posting_id, source, target, base_stage_id, archive_follows, started_at,"
                             " sent, sent_at, run_id, actor_id, undoes, ended_at)"
                             " VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                             "ssssssssixsxxsx", write->candidate_id, hjl_action_kind_to_string (write->kind),
                             state_names[HJL_WRITE_INTENT], write->opportunity_id, write->posting_id, write->source,
                             write->target, write->base_stage_id, write->archive_follows, write->started_at, sent,
                             write->sent_at, run_id, write->actor_id, write->undoes);
}

gboolean
hjl_store_begin_write (HjlStore *self,
                       HjlWrite *write,
                       GError  **error)
{
  gint64   run_id = 0;
  gint64   id = 0;
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (write != NULL && write->id == 0, FALSE);

  /* Inside of a larger transaction the intent would not be on the disk when the request goes out. */
  g_assert (self->depth == 0);

  if (!hjl_store_begin (self, error))
    return FALSE;

  ok = hjl_store_need_run (self, &run_id, error) && put_intent (self, write, run_id, error);
  if (ok)
    id = sqlite3_last_insert_rowid (self->db);

  ok = ok && hjl_store_keep_place (self, id, FALSE, write->candidate_id, error) &&
       hjl_store_refresh (self, write->candidate_id, error);

  if (!hjl_store_finish (self, ok, error))
    return FALSE;

  write->id = id;
  write->run_id = run_id;
  write->state = HJL_WRITE_INTENT;
  return TRUE;
}

/* Closes or keeps open a write that has no outcome yet. */
static gboolean
put_outcome (HjlStore     *self,
             gint64        id,
             HjlWriteState state,
             HjlTime       now,
             char        **candidate_id,
             GError      **error)
{
  HjlStatement *statement = hjl_store_prepare_with (self,
                                                    "UPDATE journal SET state = ?1, open = ?2, ended_at = ?3,"
                                                    " sent = iif (?2, sent, NULL),"
                                                    " opportunity_id = ifnull (opportunity_id, iif (?2, NULL,"
                                                    "  (SELECT l.opportunity_id FROM link AS l WHERE l.candidate_id = journal.candidate_id)))"
                                                    " WHERE id = ?4 AND open = 1 RETURNING candidate_id",
                                                    "sixx", state_names[state], is_open (state), is_open (state) ? 0 : now, id);

  while (hjl_statement_next (statement))
    *candidate_id = hjl_statement_dup_text (statement);

  if (!hjl_statement_end (statement, error))
    return FALSE;

  if (*candidate_id == NULL)
    g_set_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND,
                 "the journal has no open write %" G_GINT64_FORMAT, id);

  return *candidate_id != NULL;
}

gboolean
hjl_store_end_write (HjlStore     *self,
                     gint64        id,
                     HjlWriteState state,
                     HjlTime       now,
                     GError      **error)
{
  g_autofree char *candidate_id = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (state < G_N_ELEMENTS (state_names) && state != HJL_WRITE_INTENT, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           put_outcome (self, id, state, now, &candidate_id, error) &&
                             (state != HJL_WRITE_DONE || hjl_store_keep_place (self, id, TRUE, candidate_id, error)) &&
                             hjl_store_refresh (self, candidate_id, error),
                           error);
}

gboolean
hjl_store_set_write_looked (HjlStore *self,
                            gint64    id,
                            HjlTime   at,
                            GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);

  return hjl_store_run_with (self, error, "UPDATE journal SET looked_at = ? WHERE id = ? AND open = 1", "xx", at, id);
}

static gpointer
read_write (HjlStatement *statement)
{
  HjlWrite   *write = g_new0 (HjlWrite, 1);
  const char *kind;
  const char *state;
  const char *sent;

  hjl_statement_load (statement, "xsttsssssbxxt", &write->id, &write->candidate_id, &kind, &state, &write->opportunity_id,
                      &write->posting_id, &write->source, &write->target, &write->base_stage_id, &write->archive_follows,
                      &write->started_at, &write->ended_at, &sent);
  hjl_statement_load (statement, "xxxsx", &write->sent_at, &write->looked_at, &write->run_id, &write->actor_id, &write->undoes);
  /* A read-back is due in any case. */
  write->kind = hjl_store_action_kind_from_string (kind, HJL_ACTION_EXPORT);
  write->state = write_state_from_string (state);
  parse_sent (write, sent);

  return write;
}

/* Sorted by itself, or SQLite would walk the whole journal in its order to save sorting the few that are open. */
GPtrArray *
hjl_store_list_open_writes (HjlStore *self,
                            GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  return hjl_statement_take_all (hjl_store_prepare (self,
                                                    "SELECT id, candidate_id, kind, state, opportunity_id, posting_id, source,"
                                                    " target, base_stage_id, archive_follows, started_at, ended_at,"
                                                    " sent, sent_at, looked_at, run_id, actor_id, undoes"
                                                    " FROM journal WHERE open = 1 ORDER BY +id"),
                                 read_write, (GDestroyNotify) hjl_write_free, error);
}
