/* hjl-demo-files.h: small valid files: a heading and paragraphs
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* @lines: the first one is the heading. (transfer full) */
GBytes *hjl_demo_docx_new (GStrv lines);
GBytes *hjl_demo_odt_new (GStrv lines);
GBytes *hjl_demo_pdf_new (GStrv lines);
