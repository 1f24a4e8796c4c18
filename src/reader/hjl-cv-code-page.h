/* hjl-cv-code-page.h: letters of files that have one byte for each
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/**
 * hjl_cv_code_page_read:
 * @page: the number that Windows has for it: 1250; 1252 where it is not known here
 * @byte: any
 *
 * Returns: the letter; U+FFFD where the page has none
 */
gunichar hjl_cv_code_page_read (guint  page,
                                guchar byte);

/* Whether the page is one of those that are known. */
gboolean hjl_cv_code_page_is_known (guint page);

/**
 * hjl_cv_code_page_guess:
 * @data: text that is no UTF-8
 * @doubtful: set to whether it may be another page's
 *
 * Returns: the page in which it is most like what people write in a language
 */
guint hjl_cv_code_page_guess (const guint8 *data,
                              gsize         size,
                              gboolean     *doubtful);

/* Opens what hjl_cv_code_page_dup_text() needs of the system for Chinese, Japanese and Korean. */
void hjl_cv_code_page_prepare (void);

/**
 * hjl_cv_code_page_dup_text:
 * @data: text that is no UTF-8, without a byte 0
 * @doubtful: set to whether it may be another alphabet's
 *
 * Returns: the text
 */
char *hjl_cv_code_page_dup_text (const guint8 *data,
                                 gsize         size,
                                 gboolean     *doubtful);

/* The page that goes with a font's character set in Rich Text (specification 1.9.1, \fcharset); 0 where none is known. */
guint hjl_cv_code_page_of_charset (int charset);
