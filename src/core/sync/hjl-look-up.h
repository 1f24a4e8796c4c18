/* hjl-look-up.h: what will happen with people who are not exported yet
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-finding.h"
#include "model/hjl-person.h"
#include "sync/hjl-sync-context.h"

/**
 * hjl_look_up_async:
 * @people: (element-type HjlPerson): who may be exported: role, stage, name, e-mails, address and files are looked at
 *
 * Asks the database, and Lever for every e-mail, once however many people have it; the records of each posting that
 * one of the roles is mapped to are read once, for names and addresses. So a person costs about one call. Nothing is
 * written on either side, and what Lever says is kept nowhere. Gives a GPtrArray (element-type HjlFinding): one for each of the
 * people, in their order.
 *
 * What cannot be found out of one person is told of that one; after an error of the connection nobody more is asked,
 * and the rest is %HJL_FINDING_UNKNOWN with that error.
 */
void hjl_look_up_async (HjlSyncContext     *context,
                        GPtrArray          *people,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data);
