# build-aux/flatpak-walk.sh: what a person does with the installed Flatpak, step by step.
#
# Copyright 2026 The HjLever authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Run by flatpak-test, each walk in a session of its own: with a bus, a keyring, a display and a desktop, but one home. Wants
# app, tools (the tests' build), picture and walked (a folder for what is noted) in its environment.

: "${app:?}" "${tools:?}" "${picture:?}" "${walked:?}"

hands=$tools/tests/e2e/hjl-e2e-hands
posting="Security Engineer"
profile=files
jobs=()
status=0

# step WHAT COMMAND…: one line. What comes after it is tried all the same. Whatever fails in it ends it: it is no condition,
# in which a shell would go on.
step ()
{
  local result

  (set -e; "${@:2}") >"$walked/said" 2>&1
  result=$?
  if [ $result -eq 0 ]; then
    echo "ok: $1"
  else
    echo "failed: $1"
    sed 's/^/  /' "$walked/said" | tail -n 15
    [ ! -x "$hands" ] || timeout 10 "$hands" list 2>/dev/null | head -n 40 | sed 's/^/  shows: /'
    import -window root "$picture-failed.png"
    status=1
  fi
}

# wait_for SECONDS COMMAND…: until it is so.
wait_for ()
{
  local i

  for ((i = 0; i < $1 * 2; i++)); do
    "${@:2}" >/dev/null 2>&1 && return
    sleep 0.5
  done
  echo "Not within $1 seconds: ${*:2}"
  "${@:2}"
}

cli ()
{
  timeout 120 flatpak run --user --command=hjlever-cli "$app" --profile "$profile" "$@"
}

# call COMMAND [ARGUMENTS]: of the stand-ins.
call ()
{
  curl -sSf -X POST -H 'Content-Type: application/json' -d "${2:-{\}}" "$(<"$walked/control")/$1"
}

# counted JSON-PATH N: whether the stand-ins have counted as many. As in calls.lever."POST /opportunities".
counted ()
{
  call ledger | python3 -c '
import json, sys
at = json.load(sys.stdin)
for name in sys.argv[1].split("|"):
    at = at.get(name, {})
print(at)
sys.exit(at != int(sys.argv[2]))' "$@"
}

# told TITLE: whether the desktop was given that notification.
told ()
{
  grep -F '"call": "Notify"' "$walked/desktop.log" | grep -F -- "$1"
}

clicked ()
{
  gdbus call --session --dest org.example.HjLever.Desktop --object-path /org/example/HjLever/Desktop \
    --method org.example.HjLever.Desktop.Click "$1" | grep -q true
}

is_open ()
{
  xdotool search --onlyvisible --name "$1"
}

is_shut ()
{
  ! is_open "$1"
}

# in_front NAME KEYS: to the window of that name.
in_front ()
{
  xdotool search --onlyvisible --name "$1" windowactivate --sync
  xdotool key --delay 80 "${@:2}"
}

start ()
{
  flatpak run --user "$app" --profile "$profile" "$@" >>"$walked/program.log" 2>&1 &
}

is_running ()
{
  flatpak ps --columns=application | grep -x "$app"
}

is_gone ()
{
  ! is_running
}

# begin: the session's services. xdg-desktop-portal is the real one, and so is its GTK part.
begin ()
{
  printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null
  : >"$walked/desktop.log"
  /usr/bin/python3 build-aux/flatpak-desktop.py "$walked/desktop.log" &
  jobs+=($!)
  openbox --sm-disable >/dev/null 2>&1 &
  jobs+=($!)
  # So that the browser, which is outside of every sandbox, is found.
  mkdir -p "$XDG_CONFIG_HOME"
  "$hands" browser
  "$hands" persona super-admin accept
  gdbus wait --session --timeout 20 org.example.HjLever.Desktop
}

end ()
{
  flatpak kill "$app" 2>/dev/null || true
  kill "${jobs[@]}" 2>/dev/null || true
  exit $status
}

# -- The steps

add_profile ()
{
  sed "s/^Name=demo\$/Name=$profile/" "$walked/profile.ini" |
    flatpak run --user --command=hjlever-cli "$app" profiles add -
}

sign_in ()
{
  printf demo-lever-client-secret | cli --json connect lever --oauth --client-secret-file - | tee "$walked/connected"
  grep '"way" *: *"oauth"' "$walked/connected"
  grep '"state" *: *"connected"' "$walked/connected"
}

is_connected ()
{
  cli --json check | tee /dev/stderr | grep '"way" *: *"oauth"'
  cli --json users | grep '"name"'
}

choose_file ()
{
  cli source files
  cli roles add --posting "$posting"
  start
  wait_for 60 is_open '^HjLever$'
  sleep 2
  gapplication action "$app" add-candidates
  wait_for 30 is_open '^Add Candidates$'
  sleep 1
  # GTK's chooser takes a path that is typed, after the field for it has opened.
  in_front '^Add Candidates$' slash
  sleep 2
  xdotool key ctrl+a
  xdotool type --delay 40 "$walked/host/Dina Archer CV.txt"
  sleep 1
  xdotool key --delay 80 Return
  # Nothing tells that the chooser is gone: the program's own window has its title.
  "$hands" see "Dina Archer"
  "$hands" see "New in Lever"
  import -window root "$picture"
}

# export_it N NAME: the one that is shown, as the Nth.
export_it ()
{
  "$hands" press "Export 1 Candidate"
  wait_for 60 counted 'calls|lever|POST /opportunities' "$1"
  wait_for 30 is_exported "$2"
}

is_exported ()
{
  cli --json candidates --state exported | grep -F "$1"
}

# The other program, which is outside of every sandbox, hands the file over by the FileTransfer portal: it is not to be
# seen in the sandbox by its path.
drop_file ()
{
  local files left top x y i

  "$tools/tests/e2e/hjl-e2e-files" "$walked/host/Omar Field CV.txt" &
  files=$!
  wait_for 20 is_open '^Files to drag$'
  "$hands" press "Jobs"
  # In the corner of the screen, where nothing of the program is; what is dragged is below its title.
  xdotool search --onlyvisible --name '^Files to drag$' windowmove 1040 750
  eval "$(xdotool search --onlyvisible --name '^HjLever$' getwindowgeometry --shell | sed -n 's/^X=/left=/p; s/^Y=/top=/p')"
  read -r x y <<<"$("$hands" see "$posting")"
  sleep 1
  xdotool mousemove 1115 812 mousedown 1
  # GTK counts from within the window's edge.
  for ((i = 1; i <= 30; i++)); do
    xdotool mousemove $((1115 + (left + x + 16 - 1115) * i / 30)) $((812 + (top + y + 16 - 812) * i / 30))
    sleep 0.1
  done
  for ((i = 0; i < 10; i++)); do
    xdotool mousemove_relative -- $((i % 2 * 2 - 1)) 0
    sleep 0.1
  done
  "$hands" see "Add 1 file to $posting"
  xdotool mouseup 1
  "$hands" see "Omar Field"
  "$hands" see "New in Lever"
  kill $files
}

# As the desktop opens a file with the program: by the command of the desktop file that Flatpak exports.
open_file ()
{
  gio launch "$FLATPAK_USER_DIR/exports/share/applications/$app.desktop" "$walked/host/Lea Stone CV.txt"
  "$hands" see "Lea Stone"
}

quit ()
{
  is_running
  in_front '^HjLever$' ctrl+q
  wait_for 20 is_gone
}

use_feed ()
{
  local user role

  add_profile
  printf demo-lever-api-key | cli connect lever --api-key-file -
  printf demo-hackajob-token | cli connect hackajob --token-file -
  cli source feed
  user=$(cli --json users | python3 -c '
import json, sys
print(next(user["id"] for user in json.load(sys.stdin)["users"] if user["active"]))')
  cli settings --acting-user "$user"
  role=$(cli --json roles | python3 -c '
import json, sys
print(next(role["id"] for role in json.load(sys.stdin)["roles"] if role["status"] == "live"))')
  cli map set "$role" --posting "$posting" --direction export-only
}

# The keys are in the file that GSettings has in a sandbox.
set_background ()
{
  local folder=$HOME/.var/app/$app/config/glib-2.0/settings

  mkdir -p "$folder"
  printf '[org/example/HjLever]\nsync-interval=uint32 30\nrun-in-background=%s\n' "$1" >"$folder/keyfile"
}

go_on_in_background ()
{
  set_background true
  start
  wait_for 90 counted 'totals|marked' 1
  wait_for 30 is_open '^HjLever$'
  in_front '^HjLever$' ctrl+w
  wait_for 20 is_shut '^HjLever$'
  wait_for 20 told "HjLever keeps syncing in the background"
  is_running
}

starts_after_login ()
{
  wait_for 10 grep -F "\"call\": \"EnableAutostart\", \"arguments\": [\"$app\", true, " "$walked/desktop.log"
  grep -F '"call": "EnableAutostart"' "$walked/desktop.log" | grep -F -- --background
}

click_with_window_closed ()
{
  call open-role '{"title": "Night porter"}'
  wait_for 90 told "1 new live role isn’t mapped"
  clicked "1 new live role isn’t mapped"
  wait_for 30 is_open '^HjLever$'
  "$hands" see "Night porter"
  "$hands" see "hackajob Stages"
}

# As the desktop starts it after login; then it is gone, and the notification is still there.
click_starts ()
{
  start --background
  : >"$walked/desktop.log"
  call open-role '{"title": "Day porter"}'
  wait_for 90 told "new live role"
  is_shut '^HjLever$'
  flatpak kill "$app"
  wait_for 20 is_gone
  clicked "$(python3 -c '
import json, sys
print([json.loads(line) for line in open(sys.argv[1]) if "new live role" in line][-1]["arguments"][3])' "$walked/desktop.log")"
  wait_for 60 is_open '^HjLever$'
  "$hands" see "Day porter"
  "$hands" see "hackajob Stages"
  import -window root "$picture"
}

stays_quiet ()
{
  set_background false
  timeout 60 flatpak run --user "$app" --profile "$profile" --background
  wait_for 10 is_gone
}

# -- The walks

walk_files ()
{
  local person

  mkdir -p "$walked/host"
  for person in "Dina Archer" "Omar Field" "Lea Stone"; do
    printf '%s\n%s@mail.example\n+44 20 7946 0155\n\nExperience\n2019-2024 Engineer at Example\n' "$person" \
      "$(printf %s "${person,,}" | tr ' ' .)" >"$walked/host/$person CV.txt"
  done
  begin
  step "a profile from standard input" add_profile
  step "sign-in with the browser outside, and its redirect to the sandbox's loopback" sign_in
  step "a CV chosen in the FileChooser portal (picture: $picture)" choose_file
  step "its person is exported" export_it 1 "Dina Archer"
  step "a CV dropped from another program's window" drop_file
  step "its person is exported" export_it 2 "Omar Field"
  step "a file opened with the program from the desktop" open_file
  step "Ctrl+Q ends it" quit
  end
}

walk_background ()
{
  begin
  step "the tokens are there after a restart of everything" is_connected
  profile=feed
  step "hackajob's feed and a mapping, in a profile of its own" use_feed
  step "with the window closed it goes on, and says so" go_on_in_background
  step "the Background portal is asked for a start after login" starts_after_login
  step "a click on a notification with the window closed leads to the role" click_with_window_closed
  step "Ctrl+Q ends it" quit
  step "a click on a notification starts the program, and leads to the role (picture: $picture)" click_starts
  step "Ctrl+Q ends it" quit
  step "without the switch nothing runs after login" stays_quiet
  end
}

trap 'kill "${jobs[@]}" 2>/dev/null' EXIT
"walk_$1"
