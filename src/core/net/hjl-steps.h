/* hjl-steps.h: runs asynchronous steps one after the other, for operations that are a list of them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* A step owns @task until it gives it to hjl_steps_next() or hjl_steps_fail(), usually from the
 * callback of the asynchronous call that it makes. */
typedef void (*HjlStepFunc) (GTask *task);

/* Puts a step behind those that wait. */
void hjl_steps_append (GTask      *task,
                       HjlStepFunc step);
/* Puts a step before those that wait: a step that found out that more is to do first. */
void hjl_steps_prepend (GTask      *task,
                        HjlStepFunc step);
/* Forgets the steps that wait. */
void hjl_steps_clear (GTask *task);
/* @task: (transfer full): runs the next step, or returns TRUE from the task when none is left; a
 * cancelled task ends here. */
void hjl_steps_next (GTask *task);
/* @task: (transfer full): the same, but not before so many milliseconds; a cancellation ends the wait. */
void hjl_steps_wait (GTask *task,
                     guint  milliseconds);
/* @task: (transfer full), @error: (transfer full) */
void hjl_steps_fail (GTask  *task,
                     GError *error);
