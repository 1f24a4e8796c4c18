# build-aux/roots.sh: empty Debian systems, made by debootstrap with the mirror and the proxy that apt has here.
#
# Copyright 2026 The HjLever authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by fresh and flatpak-test, from the top of the tree and as root. What they keep is in $cache; each works in
# a folder of its own, $work, which is gone at its end with all that ran in it.

keep_days=30
keep_packages=$((2 * 1024 * 1024)) # KiB

# become_root COMMAND ARGUMENT…: goes on only as root.
become_root ()
{
  [ "$(id -u)" -eq 0 ] ||
    exec sudo XDG_CACHE_HOME="${XDG_CACHE_HOME:-$HOME/.cache}" TMPDIR="${TMPDIR:-/var/tmp}" "$@"
}

# want PROGRAM…: ends where one is missing.
want ()
{
  local program

  PATH=$PATH:/usr/sbin:/sbin
  for program in "$@"; do
    command -v "$program" >/dev/null || { echo "$program is missing." >&2; exit 1; }
  done
}

running=
end_roots ()
{
  # The mounts are in a namespace of the run's own, and end with it, as all of its processes do.
  [ -z "$running" ] || kill -KILL "$running" 2>/dev/null || true
  [ -z "$running" ] || wait "$running" 2>/dev/null || true
  rm -rf --one-file-system "$work"
}

# begin_roots NAME GIGABYTES: makes $work and $cache.
begin_roots ()
{
  work=$(mktemp -d "${TMPDIR:-/var/tmp}/hjl-$1.XXXXXX")
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/hjlever/$1
  trap end_roots EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP

  if [ "$(df --output=avail "$work" | tail -n 1)" -lt $(($2 * 1024 * 1024)) ]; then
    echo "Too little room in $(dirname "$work"): $2 GB are needed." >&2
    exit 1
  fi
  mkdir -p "$cache/packages/partial" "$cache/output"
}

# in_namespace COMMAND…: with mounts and processes of its own, and killed with this script.
in_namespace ()
{
  local status=0

  unshare --mount --pid --fork --kill-child --propagation private "$@" <&0 &
  running=$!
  wait $running || status=$?
  running=
  return $status
}

# is_kept FILE: whether it was made in the last days.
is_kept ()
{
  [ -n "$(find "$1" -maxdepth 0 -mtime -$keep_days 2>/dev/null)" ]
}

# make_empty RELEASE: an empty system as $empty, an archive.
make_empty ()
{
  local release=$1 mirror with=() scheme name script

  # Where apt has Debian from here; none where this is no Debian, for which debootstrap has an answer.
  mirror=$(apt-get indextargets --format '$(ORIGIN) $(COMPONENT) $(RELEASE) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk '$1 == "Debian" && $2 == "main" && $3 !~ /-/ && $4 !~ /security/ { print $4; exit }') || true
  proxies=$(apt-config dump 2>/dev/null | grep -i '^Acquire::https\?::Proxy ') || true
  for scheme in http https; do
    name=${scheme}_proxy
    [ -z "${!name:-}" ] || proxies+=$'\n'"Acquire::$scheme::Proxy \"${!name}\";"
  done

  empty=$cache/$release.tar
  if is_kept "$empty"; then
    echo "The empty $release is from $(date -r "$empty" +%F)."
    return
  fi
  echo "Making an empty $release (output: $cache/output/debootstrap.log)"
  # A mirror that only speaks TLS cannot be asked without authorities.
  [[ $mirror != https:* ]] || with=(--include=ca-certificates)
  # A release that is newer than this debootstrap is made as the newest one that it knows.
  script=/usr/share/debootstrap/scripts/$release
  [ -e "$script" ] || script=${script%/*}/sid
  in_namespace debootstrap --variant=minbase "${with[@]}" "$release" "$work/empty" ${mirror:+"$mirror" "$script"} \
    >"$cache/output/debootstrap.log" 2>&1 ||
    { tail -n 15 "$cache/output/debootstrap.log"; exit 1; }
  rm -rf "$work/empty/var/cache/apt/archives"/*.deb
  tar -C "$work/empty" --numeric-owner -cf "$empty.new" .
  mv "$empty.new" "$empty"
  rm -rf --one-file-system "$work/empty"
}

# unpack_root FOLDER: the empty system there.
unpack_root ()
{
  mkdir -p "$1"
  tar -C "$1" --numeric-owner -xpf "$empty"
  printf '%s\n' "$proxies" >"$1/etc/apt/apt.conf.d/90proxy"
  # It is thrown away, and need not outlive a loss of power: each package would wait for the disk.
  echo force-unsafe-io >"$1/etc/dpkg/dpkg.cfg.d/90unsafe"
}

# inside: mounts what a running system has, and runs the shell in it that reads its standard input. It
# is the first process there, and collects those that lost their parent.
inside=$(
  cat <<'EOF'
set -e
root=$1 packages=$2 user=$3 limit=$4
mount --bind "$root" "$root"
cd "$root"
mount -t proc proc proc
for node in null zero full random urandom tty; do
  [ -e dev/$node ] || : >dev/$node
  mount --bind /dev/$node dev/$node
done
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
rm -f dev/ptmx
ln -s pts/ptmx dev/ptmx
mount -t tmpfs -o mode=1777 shm dev/shm
mount --bind "$packages" var/cache/apt/archives
cp --dereference /etc/resolv.conf /etc/hosts etc/
environment=(LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb)
for name in http_proxy https_proxy no_proxy; do
  [ -z "${!name:-}" ] || environment+=("$name=${!name}")
done
status=0
if [ "$user" = root ]; then
  timeout --kill-after=10 "$limit" env -i "${environment[@]}" HOME=/root USER=root chroot . bash -s || status=$?
  exit $status
fi
{
  env -i "${environment[@]}" DEBIAN_FRONTEND=noninteractive chroot . sh -e -c '
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends sudo
    useradd --create-home --shell /bin/bash '"$user"'
    chown -R '"$user: /srv/tree"'
    echo "'"$user"' ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/'"$user"'
  '
} </dev/null
ulimit -n 1024
timeout --kill-after=10 "$limit" env -i "${environment[@]}" HOME="/home/$user" USER="$user" \
  chroot . setpriv --reuid "$user" --regid "$user" --init-groups bash -s || status=$?
exit $status
EOF
)

# run_inside ROOT USER SECONDS: what standard input says, in a shell.
run_inside ()
{
  in_namespace bash -c "$inside" inside "$1" "$cache/packages" "$2" "$3"
}

# bound_packages: oldest first, until what is left is within its bound.
bound_packages ()
{
  local file

  while [ "$(du -sk "$cache/packages" | cut -f 1)" -gt $keep_packages ]; do
    file=$(find "$cache/packages" -maxdepth 1 -name '*.deb' -printf '%T@ %p\n' | sort -n | head -n 1 | cut -d ' ' -f 2-)
    [ -n "$file" ] || break
    rm -f "$file"
  done
}
