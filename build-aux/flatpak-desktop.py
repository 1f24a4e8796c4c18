# build-aux/flatpak-desktop.py LOG: what stands in for the desktop in flatpak-test: shows notifications and has them clicked, and
# answers for the Background portal, for which xdg-desktop-portal-gtk has no answer.
#
# Copyright 2026 The HjLever authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# LOG gets a line of JSON for each call. Click (title) of org.example.HjLever.Desktop does what a click on the newest
# notification of that title does, and says whether there was one.
import json
import sys

from gi.repository import Gio, GLib

NOTIFICATIONS = "org.freedesktop.Notifications"
BACKGROUND = "org.freedesktop.impl.portal.Background"
DESKTOP = "org.example.HjLever.Desktop"
# What NotifyBackground answers: the program may go on.
ALLOW = 1

XML = {
    NOTIFICATIONS: """
<node><interface name='org.freedesktop.Notifications'>
<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>
<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>
<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>
<method name='CloseNotification'><arg type='u' direction='in'/></method>
<method name='GetCapabilities'><arg type='as' direction='out'/></method>
<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>
<arg type='s' direction='out'/><arg type='s' direction='out'/></method>
<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>
<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>
</interface></node>""",
    BACKGROUND: """
<node><interface name='org.freedesktop.impl.portal.Background'>
<method name='GetAppState'><arg type='a{sv}' direction='out'/></method>
<method name='NotifyBackground'><arg type='o' direction='in'/><arg type='s' direction='in'/>
<arg type='s' direction='in'/><arg type='u' direction='out'/><arg type='a{sv}' direction='out'/></method>
<method name='EnableAutostart'><arg type='s' direction='in'/><arg type='b' direction='in'/>
<arg type='as' direction='in'/><arg type='u' direction='in'/><arg type='b' direction='out'/></method>
<signal name='RunningApplicationsChanged'/>
</interface></node>""",
    DESKTOP: """
<node><interface name='org.example.HjLever.Desktop'>
<method name='Click'><arg type='s' direction='in'/><arg type='b' direction='out'/></method>
</interface></node>""",
}

log = open(sys.argv[1], "a", encoding="utf-8")
bus = Gio.bus_get_sync(Gio.BusType.SESSION)
shown = {}
count = 0


def notify(name, replaced, icon, title, body, actions, hints, timeout):
    global count
    count += 1
    number = replaced or count
    shown.pop(number, None)
    shown[number] = (title, actions)
    return GLib.Variant("(u)", (number,))


def click(title):
    for number, (present, actions) in reversed(shown.items()):
        if present == title:
            invoked = "default" if "default" in actions or not actions else actions[0]
            bus.emit_signal(None, "/org/freedesktop/Notifications", NOTIFICATIONS, "ActionInvoked",
                            GLib.Variant("(us)", (number, invoked)))
            return GLib.Variant("(b)", (True,))
    return GLib.Variant("(b)", (False,))


ANSWERS = {
    "Notify": notify,
    "CloseNotification": lambda number: shown.pop(number, None) and None,
    "GetCapabilities": lambda: GLib.Variant("(as)", (["actions", "body"],)),
    "GetServerInformation": lambda: GLib.Variant("(ssss)", ("desktop", "HjLever", "1", "1.2")),
    "GetAppState": lambda: GLib.Variant("(a{sv})", ({},)),
    "NotifyBackground": lambda handle, app, name: GLib.Variant("(ua{sv})", (0, {"result": GLib.Variant("u", ALLOW)})),
    "EnableAutostart": lambda app, enable, command, flags: GLib.Variant("(b)", (enable,)),
    "Click": click,
}


def on_call(connection, sender, path, interface, method, parameters, invocation):
    print(json.dumps({"call": method, "arguments": parameters.unpack()}, ensure_ascii=False), file=log, flush=True)
    invocation.return_value(ANSWERS[method](*parameters.unpack()))


for path, interface in (
    ("/org/freedesktop/Notifications", NOTIFICATIONS),
    ("/org/freedesktop/portal/desktop", BACKGROUND),
    ("/org/example/HjLever/Desktop", DESKTOP),
):
    bus.register_object(path, Gio.DBusNodeInfo.new_for_xml(XML[interface]).interfaces[0], on_call, None, None)
for name in (NOTIFICATIONS, "org.freedesktop.impl.portal.desktop.hjlever", DESKTOP):
    Gio.bus_own_name_on_connection(bus, name, Gio.BusNameOwnerFlags.NONE, None, None)
GLib.MainLoop().run()
