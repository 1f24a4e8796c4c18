/* hjl-redirect-page.h: the small page that the browser sees after a sign-in
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef enum
{
  HJL_REDIRECT_PAGE_ACCEPTED,
  HJL_REDIRECT_PAGE_REFUSED,
  HJL_REDIRECT_PAGE_NOT_OURS,
  HJL_REDIRECT_PAGE_NOTHING,    /* 404 */
  HJL_REDIRECT_PAGE_WRONG_HOST, /* 403 */
  HJL_REDIRECT_PAGE_NOT_GET,    /* 405 */
} HjlRedirectPage;

/* Sets status, headers and body of @message. Nothing of the request is ever in it: the page has no
 * script, no image and no link, is not stored, and tells no other site where it was. */
void hjl_redirect_page_answer (SoupServerMessage *message,
                               HjlRedirectPage    page);

G_END_DECLS
