/* hjl-page-picture.h: the first page of somebody's document
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#define HJL_TYPE_PAGE_PICTURE (hjl_page_picture_get_type ())
G_DECLARE_FINAL_TYPE (HjlPagePicture, hjl_page_picture, HJL, PAGE_PICTURE, AdwBin)

/*
 * It is drawn by the reader's process (files/hjl-cv-reader.h): this one gets pixels, and parses no document. What has no
 * pages to draw shows how its text begins; where there is nothing to be seen it says why.
 *
 * Property `whole`: as tall as the page is, within something else that scrolls; else it scrolls itself.
 */

/* @path: a file; @name: as a person knows it */
void hjl_page_picture_show_file (HjlPagePicture *self,
                                 const char     *path,
                                 const char     *name);
/* The same of a file in memory. */
void hjl_page_picture_show_bytes (HjlPagePicture *self,
                                  GBytes         *content,
                                  const char     *name);
/* It is on its way. */
void hjl_page_picture_wait (HjlPagePicture *self);
/* Shows no page but @words. */
void hjl_page_picture_say (HjlPagePicture *self,
                           const char     *words);
