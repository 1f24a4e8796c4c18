/* hjl-file-kind.h: what a file is, by its bytes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/**
 * HjlFileKind:
 * @HJL_FILE_KIND_UNKNOWN: nothing that is known; what no program of an office opens
 * @HJL_FILE_KIND_TEXT: plain text in whatever encoding
 * @HJL_FILE_KIND_DOCX: Word since 2007, without macros
 * @HJL_FILE_KIND_DOC: Word until 2003
 * @HJL_FILE_KIND_LOCKED: an Office document behind a password
 * @HJL_FILE_KIND_OFFICE: another kind of the container that Office used until 2003
 * @HJL_FILE_KIND_PICTURE: a picture that is neither PNG nor JPEG
 * @HJL_FILE_KIND_ARCHIVE: a ZIP, RAR, 7z or gzip with whatever in it
 * @HJL_FILE_KIND_PAGE: HTML: what a server shows in place of a file
 * @HJL_FILE_KIND_DATA: JSON or XML: what a server says in place of a file
 *
 * Names and content types that come with a file are often wrong: a CV is called `Resume 04.2026`, and a server
 * calls everything `application/octet-stream`. So a file is what its bytes are.
 */
typedef enum
{
  HJL_FILE_KIND_UNKNOWN,
  HJL_FILE_KIND_EMPTY,
  HJL_FILE_KIND_PDF,
  HJL_FILE_KIND_DOCX,
  HJL_FILE_KIND_DOC,
  HJL_FILE_KIND_TEXT,
  HJL_FILE_KIND_PNG,
  HJL_FILE_KIND_JPEG,
  HJL_FILE_KIND_DOCM,
  HJL_FILE_KIND_LOCKED,
  HJL_FILE_KIND_ODT,
  HJL_FILE_KIND_RTF,
  HJL_FILE_KIND_PAGES,
  HJL_FILE_KIND_SPREADSHEET,
  HJL_FILE_KIND_SLIDES,
  HJL_FILE_KIND_MAIL,
  HJL_FILE_KIND_EBOOK,
  HJL_FILE_KIND_OFFICE,
  HJL_FILE_KIND_PICTURE,
  HJL_FILE_KIND_ARCHIVE,
  HJL_FILE_KIND_PAGE,
  HJL_FILE_KIND_DATA,
  HJL_N_FILE_KINDS
} HjlFileKind;

/* Looks into containers: a DOCX, an ODT and a spreadsheet all begin like a ZIP. Never reads beyond @content,
 * whatever that claims. */
HjlFileKind hjl_file_kind_of (GBytes *content);

/* What a recruiter calls it, as it is kept (hjl-words.h): "OpenDocument text (ODT)". (transfer full) */
char *hjl_file_kind_keep_title (HjlFileKind kind);

/* Returns: (nullable): without a dot; only of kinds that are documents of one ending */
const char *hjl_file_kind_get_ending (HjlFileKind kind);

/* Returns: (nullable) */
const char *hjl_file_kind_get_content_type (HjlFileKind kind);

/**
 * hjl_file_kind_dup_name:
 * @name: (nullable): the name that the file came with
 * @stem: the name, without an ending, of a file that came with none
 *
 * A name for a file of this kind that a person can read and that ends as its bytes say: `Resume 04.2026` becomes
 * `Resume 04.2026.pdf`, `resume.pdf (1)` becomes `resume (1).pdf`, `cv.docx` of a PDF becomes `cv.pdf`. No folders, no
 * control characters, and none that turn the direction of what follows; at most 200 bytes.
 *
 * Returns: (transfer full)
 */
char *hjl_file_kind_dup_name (HjlFileKind kind,
                              const char *name,
                              const char *stem);

/**
 * hjl_file_kind_is_whole:
 *
 * Whether a file has the end that its kind has: `%%EOF` (ISO 32000-1, 7.5.5), the directory of a ZIP, the last
 * marker of a picture, as many sectors as the header of an old Office document counts. A file that was cut on its way
 * has not. Kinds without such an end are whole, and so is a PDF without any object: its first one follows its first line,
 * so that nothing of it is missing that a longer one would have.
 */
gboolean hjl_file_kind_is_whole (HjlFileKind kind,
                                 GBytes     *content);
