/* hjl-test-store.h: a token store that counts, and fails when it is told to
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-token-store.h"

G_BEGIN_DECLS

#define HJL_TYPE_TEST_STORE (hjl_test_store_get_type ())
G_DECLARE_FINAL_TYPE (HjlTestStore, hjl_test_store, HJL, TEST_STORE, GObject)

struct _HjlTestStore
{
  GObject parent_instance;

  HjlTokens *tokens; /* of any environment and account */
  guint      n_loads;
  guint      n_saves; /* those that did not fail */
  guint      n_failing_saves;
  guint      n_failing_loads;
};

HjlTestStore *hjl_test_store_new (HjlTokens *tokens);

G_END_DECLS
