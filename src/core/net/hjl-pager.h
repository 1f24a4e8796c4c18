/* hjl-pager.h: reads a list page by page
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/hjl-http.h"

/* How a server writes its lists. */
typedef enum
{
  HJL_PAGER_LEVER, /* data, next, hasNext; `offset` is the previous `next`, unaltered */
  HJL_PAGER_FEED,  /* data, next_cursor; `cursor` */
} HjlPagerStyle;

#define HJL_TYPE_PAGER (hjl_pager_get_type ())
G_DECLARE_FINAL_TYPE (HjlPager, hjl_pager, HJL, PAGER, GObject)

typedef HjlRequest *(*HjlPagerRequestFunc) (gpointer user_data);

/**
 * hjl_pager_new:
 * @make_request: makes the request of any page, without the page's own parameter; called once a page
 *
 * A page whose token the server does not take (`Invalid offset token`, or a 400 to a cursor) starts
 * the list again, once: readers must tolerate rows they have seen (lever/README.md, Conventions).
 */
HjlPager *hjl_pager_new (HjlHttp            *http,
                         HjlPagerStyle       style,
                         HjlPagerRequestFunc make_request,
                         gpointer            user_data,
                         GDestroyNotify      destroy);

/* Gives a GPtrArray: the page's rows (element-type JsonNode), whatever they are;
 * %NULL without an error after the last page. A server that gives the same token twice, or
 * `hasNext` without a token, 20 pages in a row without anything new, or 2,000 pages, is a
 * %HJL_ERROR_BAD_RESPONSE, not an endless loop. */
void hjl_pager_next_async (HjlPager           *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);

/* Reads all pages from here, and gives a GPtrArray of what @parse made. @parse makes one row's object, or sets an error: the others go on, and the row is
 * in hjl_unread_of() the result. */
typedef gpointer (*HjlPagerParseFunc) (JsonNode *row,
                                       GError  **error);
void hjl_pager_all_async (HjlPager           *self,
                          HjlPagerParseFunc   parse,
                          GDestroyNotify      free_row,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data);
