/* hjl-judge.c: what an error means for the one whom it struck, and for the run
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-error.h"
#include "sync/hjl-judge.h"

#define RUN HJL_VERDICT_RUN
#define SKIP HJL_VERDICT_SKIP
#define ODD HJL_VERDICT_ODD
#define GONE HJL_VERDICT_GONE
#define HIDDEN HJL_VERDICT_HIDDEN
#define HOLD HJL_VERDICT_HOLD
#define UNCERTAIN HJL_VERDICT_UNCERTAIN

/*
 * A write that was sent is uncertain unless the service itself has refused it. What creates somebody is known not to
 * have been sent where the request never left, or was never let in: the net's own layer turns every other end of
 * such a request into HJL_ERROR_UNCERTAIN.
 */
static const struct
{
  HjlError   code;
  HjlVerdict verdicts[HJL_N_CALLS]; /* by HjlCall */
} table[] = {
  /*                              read  ask   move       create     add */
  { HJL_ERROR_NOT_FOUND, { GONE, GONE, HOLD, HOLD, SKIP } },
  { HJL_ERROR_FORBIDDEN, { HIDDEN, HIDDEN, HOLD, HOLD, SKIP } },
  { HJL_ERROR_WITHHELD, { ODD, SKIP, HOLD, HOLD, SKIP } },
  { HJL_ERROR_INVALID_REQUEST, { ODD, ODD, HOLD, HOLD, SKIP } },
  { HJL_ERROR_UNSENDABLE, { ODD, ODD, HOLD, HOLD, SKIP } },
  { HJL_ERROR_CONFLICT, { ODD, ODD, HOLD, HOLD, SKIP } },
  { HJL_ERROR_TOO_LARGE, { ODD, SKIP, UNCERTAIN, HOLD, SKIP } },
  { HJL_ERROR_BAD_RESPONSE, { ODD, SKIP, UNCERTAIN, UNCERTAIN, SKIP } },
  { HJL_ERROR_UNCERTAIN, { SKIP, SKIP, UNCERTAIN, UNCERTAIN, SKIP } },
  { HJL_ERROR_SERVER, { SKIP, SKIP, UNCERTAIN, RUN, SKIP } },
  { HJL_ERROR_TIMED_OUT, { SKIP, SKIP, UNCERTAIN, RUN, SKIP } },
  { HJL_ERROR_GATEWAY, { SKIP, SKIP, UNCERTAIN, RUN, SKIP } },
  { HJL_ERROR_NETWORK, { RUN, RUN, UNCERTAIN, RUN, SKIP } },
  { HJL_ERROR_RATE_LIMITED, { RUN, RUN, UNCERTAIN, RUN, SKIP } },
  { HJL_ERROR_CERTIFICATE, { RUN, RUN, UNCERTAIN, RUN, SKIP } },
  { HJL_ERROR_FAILED, { RUN, RUN, UNCERTAIN, RUN, SKIP } },
};

/* Whatever else it is: the account, the keyring, the database, this program. */
static const HjlVerdict others[HJL_N_CALLS] = { RUN, RUN, UNCERTAIN, RUN, RUN };

HjlVerdict
hjl_judge (const GError *error,
           HjlSide       side,
           HjlCall       call)
{
  g_return_val_if_fail (error != NULL, RUN);
  g_return_val_if_fail (call < HJL_N_CALLS, RUN);

  /* Whoever ends a run does not wait for an answer that is under way. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return call == HJL_CALL_CREATE || call == HJL_CALL_MOVE ? UNCERTAIN : RUN;
  if (error->domain != HJL_ERROR)
    return others[call];
  /* What hackajob forbids it forbids for all, or it is HJL_ERROR_WITHHELD; what Lever forbids may be this record, or what
   * is asked of it. */
  if (side == HJL_SIDE_HACKAJOB && error->code == HJL_ERROR_FORBIDDEN)
    return others[call];

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].code == (HjlError) error->code)
      return table[i].verdicts[call];

  return others[call];
}

gboolean
hjl_judge_lacks_call (const GError *error)
{
  return g_error_matches (error, HJL_ERROR, HJL_ERROR_FORBIDDEN) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_INVALID_REQUEST);
}

gboolean
hjl_judge_is_of_one (const GError *error,
                     HjlSide       side)
{
  HjlVerdict verdict = hjl_judge (error, side, HJL_CALL_READ);

  return verdict == SKIP || verdict == ODD;
}

gboolean
hjl_judge_is_away (const GError *error)
{
  return g_error_matches (error, HJL_ERROR, HJL_ERROR_NETWORK) || g_error_matches (error, HJL_ERROR, HJL_ERROR_TIMED_OUT);
}

gboolean
hjl_judge_is_of_file_server (const GError *error)
{
  return hjl_judge_is_away (error) || g_error_matches (error, HJL_ERROR, HJL_ERROR_CERTIFICATE) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_SERVER);
}
