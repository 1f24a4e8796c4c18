/* hjl-power.h: when the computer would rather be left alone: asleep, on a metered network, saving its battery
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#define HJL_TYPE_POWER (hjl_power_get_type ())
G_DECLARE_FINAL_TYPE (HjlPower, hjl_power, HJL, POWER, GObject)

/**
 * hjl_power_new:
 * @network: (nullable): what knows whether the network is metered; %NULL: what the desktop has
 *
 * Properties, read-only: `asleep`: it is going to sleep, or asleep (PrepareForSleep of systemd's logind); `reason`: (nullable):
 * why network and battery are to be spared, as a sentence. Where nothing is known, nothing of it is so.
 */
HjlPower *hjl_power_new (GNetworkMonitor *network);
