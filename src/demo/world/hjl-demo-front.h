/* hjl-demo-front.h: where the stand-ins draw, in a program that draws itself
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/**
 * hjl_demo_front_set:
 * @front: (nullable): the main context of the thread that this is called in, which the program's window draws in
 *
 * Has all that the stand-ins draw drawn in @front from now on: cairo 1.16 shares its fonts among all threads, and lets
 * one thread close a font that another is about to draw with. One for the process, as the fonts are. That thread
 * may not block until a stand-in answers, but by the functions of #HjlDemoServer.
 */
void hjl_demo_front_set (GMainContext *front);

/* Calls @func, which draws, where drawing is done, and returns after it. */
void hjl_demo_front_draw (void (*func) (gpointer data),
                          gpointer data);

/* Waits in any thread until another one has called hjl_demo_front_end() with the same @done; what is to be drawn where
 * this is called is drawn meanwhile. */
void hjl_demo_front_wait (const gboolean *done);
/* Sets @done, which is touched by these two only. */
void hjl_demo_front_end (gboolean *done);
