/* hjl-store-state.h: where a candidate stands, derived in one place
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/* Where a candidate stands, for people. */
typedef enum
{
  HJL_STATE_NONE,        /* asked, not accepted: not shown */
  HJL_STATE_WAITING,     /* accepted, not exported: no mapping, a broken one, or the next sync will */
  HJL_STATE_IN_PROGRESS, /* a write is under way */
  HJL_STATE_EXPORTED,
  HJL_STATE_ATTENTION, /* a hold that a person has to decide on */
  HJL_STATE_FAILED,    /* a hold REFUSED: Retry may help */
  HJL_STATE_ERASED,
  HJL_N_STATES
} HjlState;

const char *hjl_state_to_string (HjlState state);
HjlState    hjl_state_from_string (const char *text,
                                   gboolean   *known);

/* Whoever waits for a person: what they do not decide does not happen. */
#define HJL_STATES_ATTENTION (1u << HJL_STATE_ATTENTION | 1u << HJL_STATE_FAILED)
