/* hjl-cv-document.c: documents become text
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-document.h"

/* Letters and digits; a scan has none, or those of a stamp. */
#define MIN_LETTERS 12

HjlCvReading
hjl_cv_read_document (GBytes     *content,
                      HjlFileKind kind,
                      HjlCvText  *text)
{
  HjlCvReading reading;

  g_return_val_if_fail (content != NULL, HJL_CV_FAILED);
  g_return_val_if_fail (text != NULL, HJL_CV_FAILED);

  /* What is not named is of no kind that a CV comes as. */
  if (kind == HJL_FILE_KIND_EMPTY)
    return HJL_CV_EMPTY;
  else if (kind == HJL_FILE_KIND_LOCKED)
    return HJL_CV_ENCRYPTED;
  else if (kind == HJL_FILE_KIND_PNG || kind == HJL_FILE_KIND_JPEG || kind == HJL_FILE_KIND_PICTURE)
    return HJL_CV_NO_TEXT;
  else if (kind == HJL_FILE_KIND_PDF)
    reading = hjl_cv_read_pdf (content, text);
  else if (kind == HJL_FILE_KIND_DOCX || kind == HJL_FILE_KIND_DOCM)
    reading = hjl_cv_read_docx (content, text);
  else if (kind == HJL_FILE_KIND_ODT)
    reading = hjl_cv_read_odt (content, text);
  else if (kind == HJL_FILE_KIND_RTF)
    reading = hjl_cv_read_rtf (content, text);
  else if (kind == HJL_FILE_KIND_TEXT)
    reading = hjl_cv_read_plain (content, text);
  else
    return HJL_CV_UNSUPPORTED;

  if (reading == HJL_CV_READ && hjl_cv_text_count (text) < MIN_LETTERS)
    return kind == HJL_FILE_KIND_PDF ? HJL_CV_NO_TEXT : text->lines->len == 0 ? HJL_CV_EMPTY
                                                                              : HJL_CV_READ;

  return reading;
}
