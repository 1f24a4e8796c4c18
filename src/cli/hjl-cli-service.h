/* hjl-cli-service.h: as a service of systemd: says that it is ready and alive, and writes to its journal
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/hjl-cli.h"

typedef struct _HjlCliService HjlCliService;

/**
 * hjl_cli_service_start:
 *
 * Says that it is ready, and from then on that it is alive, in half of the time that the unit's `WatchdogSec=` gives
 * (sd_notify(3), sd_watchdog_enabled(3)), as long as hjl_cli_service_touch() is called. Does nothing where no service
 * manager waits.
 *
 * Returns: (transfer full)
 */
HjlCliService *hjl_cli_service_start (void);
/* Says that it stops. */
void           hjl_cli_service_stop (HjlCliService *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlCliService, hjl_cli_service_stop)

/* Something was done: whoever does nothing for as long as the longest of Lever's waits is not alive. */
void hjl_cli_service_touch (HjlCliService *self);
/* Nothing is to be done for so many seconds, and that is as it should be. */
void hjl_cli_service_rest (HjlCliService *self,
                           guint          seconds);
/* What `systemctl status` shows. */
void hjl_cli_service_say (HjlCliService *self,
                          const char    *status);

/* Whether standard output goes to the journal. */
gboolean hjl_cli_service_has_journal (void);
/* An entry of the journal: @level, @message, and @fields (element-type GLogField), of which the names are
 * `HJLEVER_…`. */
void     hjl_cli_service_write (GLogLevelFlags level,
                                const char    *message,
                                GArray        *fields);
