# build-aux/packages.sh: installs the Debian packages that a command of this folder needs.
#
# Copyright 2026 The HjLever authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by demo, test, bench, coverage, soak, sanitize and screenshots; prints what it installs, and asks for sudo only
# where the user is not root.

BUILD_PACKAGES="
  gcc libc6-dev meson ninja-build pkg-config gettext
  libgtk-4-dev libadwaita-1-dev libsoup-3.0-dev libjson-glib-dev libsecret-1-dev
  libsqlite3-dev libpango1.0-dev libcairo2-dev libglib2.0-dev
  libpoppler-glib-dev libarchive-dev libcsv-dev libxml2-dev libseccomp-dev libfontconfig-dev linux-libc-dev
  libglib2.0-bin desktop-file-utils appstream fonts-dejavu-core
"
# What the program needs beside its libraries: the authorities that a real account is trusted by, icons,
# letters of the names that people have, and a session bus and a keyring where the desktop has none.
RUN_PACKAGES="
  ca-certificates adwaita-icon-theme librsvg2-common fonts-wqy-microhei fonts-noto-color-emoji
  dbus gnome-keyring poppler-data
"
# What `-Dtests=enabled` looks for: for the tests, bench and screenshots.
TEST_BUILD_PACKAGES="libatspi2.0-dev libx11-dev libxfixes-dev libxtst-dev"
TEST_PACKAGES="
  clang-format xvfb xauth openbox at-spi2-core x11-utils poppler-utils gcovr git man-db po4a fonts-noto-core unzip fish zsh sway
"
# Its package starts a web server where there is systemd: not on anybody's own computer. Without it sync-tls is skipped.
[ -d /run/systemd/system ] || TEST_PACKAGES="$TEST_PACKAGES nginx-light"
FUZZ_PACKAGES="clang libclang-rt-dev"
BENCH_PACKAGES="xvfb openbox at-spi2-core poppler-utils"
SCREENSHOT_PACKAGES="xdotool imagemagick xcompmgr optipng locales"

# install_packages PACKAGE…: installs those that are missing.
install_packages ()
{
  local missing=() package as_root=()

  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
      missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0

  if ! command -v apt-get >/dev/null; then
    echo "These packages are missing, and there is no apt-get here: ${missing[*]}" >&2
    return 1
  fi
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  echo "Installing with apt: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq || return 1
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || return 1
}
