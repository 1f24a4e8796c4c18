/* hjl-demo-files.h: CVs and profile documents of invented people: real files, the same every time
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/world/hjl-demo-world.h"

/* Small valid files: a heading and paragraphs. @lines: the first one is the heading. (transfer full) */
GBytes *hjl_demo_docx_new (GStrv lines);
GBytes *hjl_demo_odt_new (GStrv lines);
GBytes *hjl_demo_pdf_new (GStrv lines);

/* (transfer full) (nullable): the bytes, always the same */
GBytes *hjl_demo_files_make_cv (HjlDemoWorld     *world,
                                HjlDemoCandidate *candidate,
                                const char      **type);
GBytes *hjl_demo_files_make_profile (HjlDemoWorld     *world,
                                     HjlDemoCandidate *candidate);

/* Writes CVs and letters into @folder, which is made where it is not there. */
gboolean hjl_demo_files_write_samples (HjlDemoWorld *world,
                                       const char   *folder,
                                       GError      **error);
