/* hjl-loader.h: reads the database in a thread, so that no question stalls the window
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/hjl-finish.h"
#include "store/hjl-store.h"

#define HJL_TYPE_LOADER (hjl_loader_get_type ())
G_DECLARE_FINAL_TYPE (HjlLoader, hjl_loader, HJL, LOADER, GObject)

/* Runs in the loader's thread. Returns: (transfer full): what was asked for, or %NULL with @error */
typedef gpointer (*HjlLoadFunc) (HjlStore *store,
                                 gpointer  data,
                                 GError  **error);

/* @path: the database, which is opened for reading when it is first needed */
HjlLoader *hjl_loader_new (const char *path);

/* Questions are answered in their order. @data: (transfer full); @free_result: for an answer nobody takes */
void hjl_loader_load_async (HjlLoader          *self,
                            HjlLoadFunc         func,
                            gpointer            data,
                            GDestroyNotify      free_data,
                            GDestroyNotify      free_result,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
