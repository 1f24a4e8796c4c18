/* Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences are kept as codes (model/hjl-words.h), in columns that were there: an earlier program would show them as they
 * are kept, so it may not open this. What was kept in words before stays in words. */
