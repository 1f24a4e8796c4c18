/* hjl-intake-rig.h: an intake with a store, a folder of files and the real reader
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "../store/hjl-store-help.h"

#include "workspace/hjl-intake.h"

typedef struct
{
  Fixture base;
  char   *dropped;
  char   *spool;
  char   *role;
} Rig;

void             rig_set_up (Rig          *self,
                             gconstpointer data);
void             rig_tear_down (Rig          *self,
                                gconstpointer data);
void             rig_put (Rig        *self,
                          const char *name,
                          const char *content,
                          gssize      size);
void             rig_put_cv (Rig        *self,
                             const char *name,
                             const char *fixture);
HjlTime          rig_tell_time (void);
HjlIntakeReport *rig_take (Rig              *self,
                           HjlIntakeRequest *request,
                           HjlIntakeProgress progress,
                           gpointer          progress_data,
                           GCancellable     *cancellable,
                           GError          **error);
/* All that was dropped. (transfer full) */
HjlIntakeReport *rig_add (Rig     *self,
                          gboolean plan);
/* The review: of each row the name, and how many files. */
char            *rig_dup_review (Rig *self);
/* The same: of each row the name, phones and e-mails, and a mark where it asks. */
void             rig_assert_ways (Rig        *self,
                                  const char *wanted);
/* What lies in the spool is what the database knows, and the other way round. */
void             rig_assert_spool (Rig  *self,
                                   guint n_files);
const char      *rig_find_refusal (const HjlIntakeReport *report,
                                   const char            *title);
HjlDraft        *rig_load_only (Rig *self);
