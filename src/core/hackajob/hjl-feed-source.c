/* hjl-feed-source.c: the partner feed v1 of hackajob/README.md
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hackajob/hjl-feed-source.h"

#include <string.h>

#include "hackajob/hjl-feed-answer.h"
#include "hackajob/hjl-feed-parse.h"
#include "model/hjl-error.h"
#include "model/hjl-time.h"
#include "net/hjl-pager.h"

/* The most that a list gives at once. */
#define PAGE_SIZE 200

/* 30 MB, as for the upload to Lever (lever/README.md, Files): a larger file could not go on. */
#define MAX_FILE_BYTES (30 * 1000 * 1000)

/* The task data of every call. */
typedef struct
{
  HjlFeedReadFunc read;
  GDestroyNotify  free_result;
  char           *detail; /* of a page: its cursor; of a mark: its record; of a move that is looked for: the stage */
  const char     *list;   /* of a page: its path */
  char           *moves;  /* of a move: whom */
  HjlRequest     *mark;   /* of a mark, until it was sent again */
  HjlTime         since;
} Call;

/* What a list has given since its first page, to notice one that never ends. */
typedef struct
{
  GHashTable *cursors;
  GHashTable *rows;
  guint       n_empty; /* pages in a row without anything new */
} Listing;

#define MAX_EMPTY_PAGES 20
#define MAX_PAGES 2000

enum
{
  LISTING_ROLES,
  LISTING_CANDIDATES,
  N_LISTINGS
};

struct _HjlFeedSource
{
  GObject parent_instance;

  HjlHttp *http;
  Listing  listings[N_LISTINGS];
};

static void hjl_feed_source_iface_init (HjlSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HjlFeedSource,
                               hjl_feed_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (HJL_TYPE_SOURCE, hjl_feed_source_iface_init))

static void
free_call (gpointer data)
{
  Call *call = data;

  g_free (call->detail);
  g_free (call->moves);
  g_clear_object (&call->mark);
  g_free (call);
}

/* @name: of the task, for those who look at a stuck one. Returns: (transfer none): what @task makes of its answer */
static Call *
prepare (GTask          *task,
         const char     *name,
         HjlFeedReadFunc read,
         GDestroyNotify  free_result)
{
  Call *call = g_new0 (Call, 1);

  call->read = read;
  call->free_result = free_result;
  g_task_set_name (task, name);
  g_task_set_task_data (task, call, free_call);

  return call;
}

static HjlRequest *
make_page_request (const Call *call)
{
  HjlRequest *request = hjl_request_new ("GET", call->list, NULL);

  if (g_str_equal (call->list, "roles"))
    hjl_request_add_query (request, "status", "live");
  if (call->since != 0)
    {
      g_autofree char *since = hjl_time_to_string (call->since);

      hjl_request_add_query (request, "updated_since", since);
    }
  hjl_request_add_query_int (request, "limit", PAGE_SIZE);
  hjl_request_add_query (request, "cursor", call->detail);

  return request;
}

static void send_call (GTask      *task,
                       HjlRequest *request);

/* Returns: FALSE where the list leads in a circle, or on and on */
static gboolean
note_page (HjlFeedSource *self,
           Call          *call,
           HjlSourcePage *page,
           GError       **error)
{
  const gboolean is_roles = call->read == hjl_feed_read_role_page;
  Listing       *listing = &self->listings[is_roles ? LISTING_ROLES : LISTING_CANDIDATES];
  GPtrArray     *rows = page->rows;
  const char    *next = page->cursor;
  gboolean       found = FALSE;

  if (call->detail == NULL)
    {
      g_hash_table_remove_all (listing->cursors);
      g_hash_table_remove_all (listing->rows);
      listing->n_empty = 0;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      gpointer row = g_ptr_array_index (rows, i);

      found |= g_hash_table_add (listing->rows, g_strdup (is_roles ? ((HjlRole *) row)->id : ((HjlCandidate *) row)->id));
    }
  /* One that is nothing but unreadable rows counts as empty: they have no ids to tell them apart by. */
  listing->n_empty = found ? 0 : listing->n_empty + 1;

  if (next == NULL)
    return TRUE;

  if (g_hash_table_add (listing->cursors, g_strdup (next)) && listing->n_empty < MAX_EMPTY_PAGES &&
      g_hash_table_size (listing->cursors) < MAX_PAGES)
    return TRUE;

  g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE, "The list does not end: %u pages, and it goes on",
               g_hash_table_size (listing->cursors));
  /* The next attempt begins anew. */
  g_hash_table_remove_all (listing->cursors);
  g_hash_table_remove_all (listing->rows);
  listing->n_empty = 0;
  return FALSE;
}

/* hackajob did what was asked and says nothing of it: what is there tells. A mark that is there meets itself.
 * Returns: (transfer full) (nullable): what is to be sent */
static HjlRequest *
ask_what_became (Call        *call,
                 HjlResponse *response)
{
  guint            status = response->status;
  g_autofree char *candidate_id = NULL;

  if (call->mark == NULL && call->moves == NULL)
    return NULL;
  if (status < 200 || status >= 300 || !hjl_response_is_empty (response))
    return NULL;
  /* 201 says that it was made. */
  if (call->mark != NULL && status != 201)
    return g_steal_pointer (&call->mark);
  if (call->moves == NULL)
    return NULL;

  candidate_id = g_steal_pointer (&call->moves);
  call->read = hjl_feed_read_moved;

  return hjl_request_new ("GET", "candidates", candidate_id, NULL);
}

static void
did_send (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlResponse) response = hjl_finish_pointer (HJL_HTTP (source), result, &error);
  g_autoptr (HjlRequest) again = NULL;
  Call    *call = g_task_get_task_data (task);
  gpointer value;

  if (response == NULL)
    {
      /* As of a file that is kept on another server. */
      if (call->list == NULL && call->read != hjl_feed_read_account)
        hjl_feed_withhold (error);
      hjl_error_name_service (&error, "hackajob");
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* A cursor that was kept for long may be taken no more: the list starts again, once. */
  if (call->list != NULL && call->detail != NULL && response->status == 400)
    {
      g_autoptr (HjlRequest) request = NULL;

      g_clear_pointer (&call->detail, g_free);
      request = make_page_request (call);
      send_call (g_steal_pointer (&task), request);
      return;
    }

  again = ask_what_became (call, response);
  if (again != NULL)
    {
      send_call (g_steal_pointer (&task), again);
      return;
    }

  value = call->read (response, call->detail, &error);
  if (value != NULL && call->list != NULL && !note_page (HJL_FEED_SOURCE (g_task_get_source_object (task)), call, value, &error))
    g_clear_pointer (&value, call->free_result);
  if (value == NULL)
    {
      hjl_error_name_service (&error, "hackajob");
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else
    g_task_return_pointer (task, value, call->free_result);
}

/* @task: (transfer full) */
static void
send_call (GTask      *task,
           HjlRequest *request)
{
  HjlFeedSource *self = g_task_get_source_object (task);

  hjl_http_send_async (self->http, request, g_task_get_cancellable (task), did_send, task);
}

/* @task: (transfer full) */
static void
send_page (GTask      *task,
           const char *list,
           HjlTime     since,
           const char *cursor)
{
  Call *call = g_task_get_task_data (task);
  g_autoptr (HjlRequest) request = NULL;

  call->list = list;
  call->since = since;
  call->detail = g_strdup (cursor);
  request = make_page_request (call);
  send_call (task, request);
}

static HjlSourceFeatures
hjl_feed_source_get_features (HjlSource *source)
{
  return HJL_SOURCE_CAN_WRITE_STAGES | HJL_SOURCE_CAN_MARK_EXPORTED | HJL_SOURCE_HAS_PROFILE_DOCUMENT |
         HJL_SOURCE_TELLS_PROFILE | HJL_SOURCE_CV_MAY_COME;
}

static void
hjl_feed_source_begin_run (HjlSource *source)
{
  hjl_http_begin_anew (HJL_FEED_SOURCE (source)->http);
}

static gboolean
hjl_feed_source_get_server_time (HjlSource *source,
                                 HjlTime   *now)
{
  return hjl_http_get_server_time (HJL_FEED_SOURCE (source)->http, now);
}

static void
hjl_feed_source_get_account (HjlSource *source,
                             GTask     *task)
{
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", "me", NULL);

  prepare (task, "[hjlever] read the hackajob account",
           hjl_feed_read_account, (GDestroyNotify) hjl_source_account_free);
  send_call (task, request);
}

static HjlRequest *
make_stages_request (gpointer user_data)
{
  HjlRequest *request = hjl_request_new ("GET", "stages", NULL);

  hjl_request_add_query_int (request, "limit", PAGE_SIZE);
  return request;
}

static void
got_stages (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = hjl_finish_pointer (HJL_PAGER (source), result, &error);

  if (stages == NULL)
    {
      error = hjl_feed_explain (g_steal_pointer (&error));
      hjl_error_name_service (&error, "hackajob");
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_ptr_array_sort (stages, hjl_stage_compare);
  hjl_unread_attach (G_ASYNC_RESULT (task), hjl_unread_of (result));
  g_task_return_pointer (task, g_steal_pointer (&stages), (GDestroyNotify) g_ptr_array_unref);
}

static void
hjl_feed_source_list_stages (HjlSource *source,
                             GTask     *task)
{
  HjlFeedSource *self = HJL_FEED_SOURCE (source);
  g_autoptr (HjlPager) pager = hjl_pager_new (self->http, HJL_PAGER_FEED, make_stages_request, NULL, NULL);

  g_task_set_name (task, "[hjlever] list the hackajob stages");
  hjl_pager_all_async (pager, (HjlPagerParseFunc) hjl_feed_parse_stage, g_object_unref, g_task_get_cancellable (task), got_stages, task);
}

static void
hjl_feed_source_page_roles (HjlSource  *source,
                            const char *cursor,
                            GTask      *task)
{
  prepare (task, "[hjlever] read a page of roles",
           hjl_feed_read_role_page, (GDestroyNotify) hjl_source_page_free);
  send_page (task, "roles", 0, cursor);
}

static void
hjl_feed_source_page_candidates (HjlSource  *source,
                                 HjlTime     since,
                                 const char *cursor,
                                 GTask      *task)
{
  prepare (task, "[hjlever] read a page of candidates",
           hjl_feed_read_candidate_page, (GDestroyNotify) hjl_source_page_free);
  send_page (task, "candidates", since, cursor);
}

static void
hjl_feed_source_get_candidate (HjlSource  *source,
                               const char *candidate_id,
                               GTask      *task)
{
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", "candidates", candidate_id, NULL);

  prepare (task, "[hjlever] read a candidate",
           hjl_feed_read_full, (GDestroyNotify) hjl_source_person_free);
  send_call (task, request);
}

static HjlRequest *
make_file_request (const char *candidate_id,
                   const char *file)
{
  HjlRequest *request = hjl_request_new ("GET", "candidates", candidate_id, file, NULL);

  hjl_request_set_max_bytes (request, MAX_FILE_BYTES);
  return request;
}

static void
hjl_feed_source_get_document (HjlSource  *source,
                              const char *candidate_id,
                              HjlPurpose  purpose,
                              gboolean    by_hand,
                              GTask      *task)
{
  gboolean    cv = purpose == HJL_PURPOSE_CV;
  const char *file = cv ? "cv" : "profile.pdf";
  g_autoptr (HjlRequest) request = make_file_request (candidate_id, file);

  if (!by_hand)
    hjl_request_set_gives_way (request, file);
  prepare (task, cv ? "[hjlever] read a CV" : "[hjlever] read a profile document",
           cv ? hjl_feed_read_cv : hjl_feed_read_profile_document, (GDestroyNotify) hjl_document_free);
  send_call (task, request);
}

/* As it came, in quotes, letters beyond ASCII too (RFC 9110, 8.8.3). What no header can carry, or what did not come
 * whole, is as good as none: without one a candidate is changed as it is. (transfer full) */
static char *
dup_match (const char *version)
{
  gboolean fits = version != NULL && strstr (version, "\xef\xbf\xbd") == NULL;

  for (const char *p = version; fits && *p != '\0'; p++)
    fits = !g_ascii_iscntrl (*p);

  return fits ? g_strdup_printf ("\"%s\"", version) : g_strdup ("*");
}

/* Conditional, and so safe to repeat: a second one whose first went through meets 412, and the caller
 * reads the candidate again. */
static void
hjl_feed_source_set_stage (HjlSource  *source,
                           const char *candidate_id,
                           const char *stage_id,
                           const char *reason,
                           const char *version,
                           GTask      *task)
{
  g_autoptr (HjlRequest) request = hjl_request_new ("PATCH", "candidates", candidate_id, NULL);
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *match = dup_match (version);
  Call            *call = prepare (task, "[hjlever] set a stage in hackajob",
                                   hjl_feed_read_candidate, (GDestroyNotify) hjl_candidate_unref);

  json_object_set_string_member (body, "stage_id", stage_id);
  if (reason != NULL)
    json_object_set_string_member (body, "reason", reason);
  json_node_set_object (root, body);
  hjl_request_set_json (request, root);
  hjl_request_add_header (request, "If-Match", match);

  call->moves = g_strdup (candidate_id);
  call->detail = g_strdup (stage_id);
  send_call (task, request);
}

static void
hjl_feed_source_mark_exported (HjlSource           *source,
                               const char          *candidate_id,
                               const HjlExportMark *mark,
                               GTask               *task)
{
  Call *call = prepare (task, "[hjlever] mark a candidate as exported",
                        hjl_feed_read_marked, (GDestroyNotify) hjl_feed_marked_free);
  g_autoptr (HjlRequest) request = hjl_request_new ("PUT", "candidates", candidate_id, "export", NULL);
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *exported_at = hjl_time_to_string (mark->exported_at);

  if (mark->record_id == NULL || mark->record_url == NULL || mark->exported_at == 0)
    {
      g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_UNSENDABLE,
                               "An export mark needs the record, its address and the time");
      g_object_unref (task);
      return;
    }

  json_object_set_string_member (body, "ats", "lever");
  json_object_set_string_member (body, "record_id", mark->record_id);
  json_object_set_string_member (body, "record_url", mark->record_url);
  json_object_set_string_member (body, "exported_at", exported_at);
  json_node_set_object (root, body);
  hjl_request_set_json (request, root);
  hjl_request_add_header (request, "If-None-Match", "*");

  call->detail = g_strdup (mark->record_id);
  call->mark = g_object_ref (request);
  send_call (task, request);
}

static gboolean
hjl_feed_source_mark_exported_finish (HjlSource      *source,
                                      GAsyncResult   *result,
                                      HjlExportMark **existing,
                                      GError        **error)
{
  g_autoptr (HjlFeedMarked) marked = hjl_finish_pointer (source, result, error);

  if (existing != NULL)
    *existing = marked != NULL ? g_steal_pointer (&marked->existing) : NULL;
  if (marked == NULL)
    return FALSE;
  if (marked->error == NULL)
    return TRUE;

  hjl_error_name_service (&marked->error, "hackajob");
  g_propagate_error (error, g_steal_pointer (&marked->error));
  return FALSE;
}

static void
hjl_feed_source_iface_init (HjlSourceInterface *iface)
{
  iface->get_features = hjl_feed_source_get_features;
  iface->begin_run = hjl_feed_source_begin_run;
  iface->get_server_time = hjl_feed_source_get_server_time;
  iface->get_account = hjl_feed_source_get_account;
  iface->list_stages = hjl_feed_source_list_stages;
  iface->page_roles = hjl_feed_source_page_roles;
  iface->page_candidates = hjl_feed_source_page_candidates;
  iface->get_candidate = hjl_feed_source_get_candidate;
  iface->get_document = hjl_feed_source_get_document;
  iface->set_stage = hjl_feed_source_set_stage;
  iface->mark_exported = hjl_feed_source_mark_exported;
  iface->mark_exported_finish = hjl_feed_source_mark_exported_finish;
}

static void
hjl_feed_source_finalize (GObject *object)
{
  HjlFeedSource *self = HJL_FEED_SOURCE (object);

  g_clear_object (&self->http);
  for (guint i = 0; i < N_LISTINGS; i++)
    {
      g_clear_pointer (&self->listings[i].cursors, g_hash_table_unref);
      g_clear_pointer (&self->listings[i].rows, g_hash_table_unref);
    }

  G_OBJECT_CLASS (hjl_feed_source_parent_class)->finalize (object);
}

static void
hjl_feed_source_class_init (HjlFeedSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_feed_source_finalize;
}

static void
hjl_feed_source_init (HjlFeedSource *self)
{
  for (guint i = 0; i < N_LISTINGS; i++)
    {
      self->listings[i].cursors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->listings[i].rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
}

HjlSource *
hjl_feed_source_new (HjlHttp *http)
{
  HjlFeedSource *self;

  g_return_val_if_fail (HJL_IS_HTTP (http), NULL);

  self = g_object_new (HJL_TYPE_FEED_SOURCE, NULL);
  self->http = g_object_ref (http);

  return HJL_SOURCE (self);
}
