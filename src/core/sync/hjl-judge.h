/* hjl-judge.h: what an error means for the one whom it struck, and for the run
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-stage.h"

/**
 * HjlCall:
 * @HJL_CALL_READ: reads one person, record, posting or file
 * @HJL_CALL_ASK: reads what an export cannot do without, a profile or a list: an answer that cannot be read says nothing
 *   of whom it was asked for, and the next one may
 * @HJL_CALL_MOVE: a write that has the same effect twice as once
 * @HJL_CALL_CREATE: a write that must not be sent again before it is known that it did not happen
 * @HJL_CALL_ADD: completes a record that is there: nothing is lost where it fails
 */
typedef enum
{
  HJL_CALL_READ,
  HJL_CALL_ASK,
  HJL_CALL_MOVE,
  HJL_CALL_CREATE,
  HJL_CALL_ADD,
  HJL_N_CALLS
} HjlCall;

/**
 * HjlVerdict:
 * @HJL_VERDICT_RUN: of the connection, the network or this computer: the run ends, and the next one tries again
 * @HJL_VERDICT_SKIP: this one not now; the others go on
 * @HJL_VERDICT_ODD: this one not as long as it is as it is, by an answer or a request that does not fit; the others go on
 * @HJL_VERDICT_GONE: it is not there
 * @HJL_VERDICT_HIDDEN: this connection may not see it
 * @HJL_VERDICT_HOLD: refused for this one, who waits for a person
 * @HJL_VERDICT_UNCERTAIN: it may have happened: somebody looks before it is planned again
 */
typedef enum
{
  HJL_VERDICT_RUN,
  HJL_VERDICT_SKIP,
  HJL_VERDICT_ODD,
  HJL_VERDICT_GONE,
  HJL_VERDICT_HIDDEN,
  HJL_VERDICT_HOLD,
  HJL_VERDICT_UNCERTAIN,
} HjlVerdict;

/**
 * hjl_judge:
 * @side: whose error it is
 *
 * The one place that decides what an error means (src/README.md, Errors).
 */
HjlVerdict hjl_judge (const GError *error,
                      HjlSide       side,
                      HjlCall       call);
/* Whether the connection does not have this call at all, a permission or the call itself missing. Only for a call that is
 * not about one record: there the table decides. */
gboolean   hjl_judge_lacks_call (const GError *error);
/* Whether @error is the matter of the one who was read or written, so that the others go on. */
gboolean   hjl_judge_is_of_one (const GError *error,
                                HjlSide       side);
/* Whether a server is silent, or cannot be reached: nobody's fault, and it passes. */
gboolean   hjl_judge_is_away (const GError *error);
/* Whether @error, of a file, is of the server where the file lies: it is silent, not there, or cannot be trusted. */
gboolean   hjl_judge_is_of_file_server (const GError *error);
