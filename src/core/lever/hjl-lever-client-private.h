/* hjl-lever-client-private.h: what the files of HjlLeverClient share: three kinds of call
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lever/hjl-lever-client.h"

struct _HjlLeverClient
{
  GObject parent_instance;

  HjlHttp *http;
  gboolean confidential;
};

/*
 * A list: its address, and what every page asks for beside the page itself.
 */
typedef struct _HjlLeverList HjlLeverList;

/* @id and @child are nullable: `/segment`, `/segment/id`, `/segment/id/child`. Asks for pages of 100,
 * which is the most there is (lever/README.md, Conventions). */
HjlLeverList *hjl_lever_list_new (const char *segment,
                                  const char *id,
                                  const char *child);
void          hjl_lever_list_free (HjlLeverList *self);
/* NULL, "" and 0 are not sent. */
void          hjl_lever_list_add (HjlLeverList *self,
                                  const char   *name,
                                  const char   *value);
void          hjl_lever_list_add_time (HjlLeverList *self,
                                       const char   *name,
                                       HjlTime       value);
/* Returns: (transfer full). @list: (transfer full) */
HjlPager     *hjl_lever_client_page (HjlLeverClient *self,
                                     HjlLeverList   *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlLeverList, hjl_lever_list_free)

/* Says who a row is, for rows that come twice: people move while the pages are read, and a page
 * whose token has gone stale starts the list again. */
typedef const char *(*HjlLeverKeyFunc) (gpointer row);

/* How the rows of a list become objects. @key: (nullable): NULL keeps every row */
typedef struct
{
  HjlPagerParseFunc parse;
  GDestroyNotify    free;
  HjlLeverKeyFunc   key;
} HjlLeverRows;

/* Reads the whole of @list (transfer full); of rows that come twice the later one is kept, which was
 * read later. @rows is not copied. */
void hjl_lever_client_all_async (HjlLeverClient     *self,
                                 HjlLeverList       *list,
                                 const HjlLeverRows *rows,
                                 gpointer            source_tag,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);

/* hjl_lever_client_list_async() of the stages. */
void hjl_lever_client_list_stages (HjlLeverClient     *self,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);

/* Sends a request that may be repeated, and parses the `data` of its answer. */
void hjl_lever_client_one_async (HjlLeverClient     *self,
                                 HjlRequest         *request,
                                 HjlPagerParseFunc   parse,
                                 GDestroyNotify      free,
                                 gpointer            source_tag,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);

/* Sends a POST that must not be repeated, and parses the whole of its answer. An answer of success
 * that cannot be understood is %HJL_ERROR_UNCERTAIN: something was written, but what? So is Lever's
 * `RequestTimeout` (lever/README.md, Files): nothing says that what had arrived was thrown away. So is the answer of
 * somebody on the way, who does not say either, unless it says in JSON what is wrong with the request. */
void hjl_lever_client_post_async (HjlLeverClient     *self,
                                  HjlRequest         *request,
                                  HjlPagerParseFunc   parse,
                                  GDestroyNotify      free,
                                  gpointer            source_tag,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);

/* Returns: whether there is something to send */
gboolean hjl_lever_client_has_text (const char *text);
