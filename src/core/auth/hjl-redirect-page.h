/* hjl-redirect-page.h: the small page that the browser sees after a sign-in
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

typedef enum
{
  HJL_REDIRECT_PAGE_ACCEPTED,
  HJL_REDIRECT_PAGE_REFUSED,
  HJL_REDIRECT_PAGE_NOT_OURS,
  HJL_REDIRECT_PAGE_OVER,       /* not ours, and this sign-in has its answer already */
  HJL_REDIRECT_PAGE_NOTHING,    /* 404 */
  HJL_REDIRECT_PAGE_WRONG_HOST, /* 403 */
  HJL_REDIRECT_PAGE_NOT_GET,    /* 405 */
  HJL_REDIRECT_PAGE_NO_REQUEST, /* 400 */
  HJL_N_REDIRECT_PAGES
} HjlRedirectPage;

/* Returns: (nullable): where the browser is led to see this page, `/signed-in`: an address without the
 * code and the state of the redirect. %NULL: it is the answer itself. */
const char *hjl_redirect_page_get_path (HjlRedirectPage page);
/* Returns: (transfer full): a whole answer of HTTP/1.1. Nothing of the request is ever in it: the page has no
 * script, loads nothing and has no link, is not stored, and tells no other site where it was. */
GBytes     *hjl_redirect_page_build (HjlRedirectPage page,
                                     gboolean        with_body);
/* Returns: (transfer full): an answer that leads the browser to the path of @page */
GBytes     *hjl_redirect_page_build_lead (HjlRedirectPage page);
