/* hjl-identifier.h: asks a connection whom it belongs to
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-account.h"
#include "hackajob/hjl-source.h"
#include "lever/hjl-lever-client.h"
#include "model/hjl-identity.h"

/**
 * hjl_identifier_lever_async:
 * @tokens: what @lever signs its requests with
 * @known: whom the data belong to, as far as that is known
 *
 * Asks only as much as it takes to tell: nothing where the token says it and that is known, the users
 * where those are enough, else the stages, archive reasons and postings too. A list that the connection
 * may not see is one that is not known.
 */
void         hjl_identifier_lever_async (HjlLeverClient     *lever,
                                         const HjlTokens    *tokens,
                                         const HjlIdentity  *known,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
/* The same for hackajob, whose company has an id; where the data are older than this check, the live
 * roles tell. */
void         hjl_identifier_hackajob_async (HjlSource          *source,
                                            const HjlIdentity  *known,
                                            const char         *known_name,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
/**
 * hjl_identifier_finish:
 * @match: (out): %HJL_IDENTITY_UNKNOWN where there was nothing to compare
 * @name: (out) (nullable) (transfer full): of hackajob's company
 *
 * Returns: (transfer full): what was found; an error where nobody could be asked
 */
HjlIdentity *hjl_identifier_finish (GAsyncResult     *result,
                                    HjlIdentityMatch *match,
                                    char            **name,
                                    GError          **error);
