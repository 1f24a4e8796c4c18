# build-aux/screenshot-walk.sh: what there is to see, and the walk that screenshots takes its pictures on.
#
# Copyright 2026 The HjLever authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by screenshots, after screenshot-hands.sh.

cli="$build/src/cli/hjlever-cli --profile demo"

# tell COMMAND [NAME VALUE…]: to the stand-ins. What looks like a number is one.
tell ()
{
  local command=$1 body=

  shift
  while [ $# -gt 0 ]; do
    case $2 in
      *[!0-9]*) body+="${body:+,}\"$1\":\"$2\"" ;;
      *) body+="${body:+,}\"$1\":$2" ;;
    esac
    shift 2
  done
  body="{$body}"
  exec 9<>"/dev/tcp/127.0.0.1/$control"
  printf 'POST /control/%s HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
    "$command" "${#body}" "$body" >&9
  cat <&9 >"$work/answer"
  exec 9>&-
  if ! head -1 "$work/answer" | grep -q " 200 "; then
    echo "The stand-ins do not take $command $body:" >&2
    cat "$work/answer" >&2
    return 1
  fi
}

# id_of LIST WORD: the last column of the line in which WORD stands.
id_of ()
{
  $cli $1 | awk -v word="$2" 'index($0, word) && !found { print $NF; found = 1 }'
}

map ()
{
  $cli map set "$1" --posting "$2" --stage "Accepted=New applicant" --stage "Screening call=Recruiter screen" \
    --stage "Technical test=Take-home task" --stage "First interview=On-site interview" \
    --stage "Final interview=Final interview" --stage "Offer=Offer" --archive "Hired=Hired" \
    --archive "Rejected=Underqualified" --archive "Withdrawn=Withdrew"
}

fill ()
{
  local i

  $build/src/demo/hjlever-demo-server --rate 0 --candidates 90 --profile-file "$work/demo.ini" >"$work/server" &
  jobs+=("$!")
  for ((i = 0; i < 200; i++)); do
    grep -q control "$work/server" && break
    sleep 0.05
  done
  control=$(sed -n 's,^control http://127.0.0.1:\([0-9]*\)/.*,\1,p' "$work/server")

  printf demo-hackajob-token >"$work/token"
  printf demo-lever-api-key >"$work/key"
  $build/src/cli/hjlever-cli profiles add --replace "$work/demo.ini"
  $cli connect hackajob --token-file "$work/token"
  $cli connect lever --api-key-file "$work/key"
  $cli settings --acting-user "Sam Archer" --tag "hackajob"
  for i in "Senior Backend" "Data Engineer" "Product Manager" "Machine Learning"; do
    map "$i" "$i"
  done
  map Front-end "Frontend Engineer"
  # Three are for the person to decide, which is an exit status of its own.
  $cli sync || true
  # Life goes on: moves on both sides, one erased, and a posting that was closed.
  for i in "Sven Marlowe" "Wren Galloway" "Elif Yarrow"; do
    tell lever-move candidate "$(id_of candidates "$i")" stage Offer
  done
  tell lever-archive candidate "$(id_of candidates "Rosa Silvane")" reason Underqualified
  $cli sync || true
  $cli erase "$(id_of candidates "Paz Zelenko")"
  # Somebody put one into Lever by hand, before they could be exported.
  tell add-candidates count 1 role "$(id_of roles "Senior Backend")"
  double=$(grep -o 'cnd_[0-9a-f]*' "$work/answer")
  tell lever-add candidate "$double" posting "Senior Backend Engineer"
  tell lever-posting posting "Machine Learning Engineer" state closed
  $cli postings
  $cli sync || true
}

# page NUMBER TEXT: goes there by the keyboard, and waits for the text.
page ()
{
  key "alt+$1"
  see "$2"
  rest
}

# window KEYS TITLE NAME: opens one of the small windows, takes it, and closes it.
window ()
{
  key "$1"
  wait_for_window "$2"
  shot "$3"
  key Escape
  wait_for_window HjLever
}

walk_before ()
{
  local i

  start --demo
  see "Connect hackajob and Lever"
  shot connection-before
  page 2 "Connect"
  shot jobs-before
  page 3 "Connect"
  shot candidates-before
  page 1 "Connect hackajob and Lever"
  press "Connect hackajob in the Browser"
  rest
  sleep 1
  shot connection-waiting
  stop

  "$hands" persona admin accept
  start --demo
  see "Connect hackajob and Lever"
  # The list takes no key before it has opened.
  for ((i = 0; i < 3; i++)); do
    press_text "API key"
    sleep 1
    key Down Return
    see "Connect Lever in the Browser" && break
  done
  press "Connect Lever in the Browser"
  rest
  see "Something is missing"
  shot connection-failed
  stop
}

# The road of files: a key, a role, and what is dropped on it.
walk_files ()
{
  start --demo
  press_text "Files That I Download"
  press_text "How to Get a Key"
  wait_for_window "Lever API Key"
  shot key
  key Escape
  wait_for_window HjLever
  press "Connect Lever"
  see "Lever is connected"
  rest
  shot connection-files
  page 2 "Add Roles…"
  key ctrl+n
  wait_for_window "Add Roles"
  press "Search postings, or type a title"
  xdotool type --delay 20 "Data"
  sleep 0.8
  press_text "Data Engineer"
  rest
  shot add-roles
  press "Next: 1 Role"
  press "Add 1 Role"
  wait_for_window HjLever
  press "Add Sample CVs"
  wait_for_window "Add Candidates"
  rest
  # The reader's processes, the look-ups, and the picture of the first page.
  sleep 5
  shot review
  stop
}

walk_jobs ()
{
  local title="Apply to 1 Role"

  page 2 "live roles aren’t mapped"
  # With the question about the new roles, which is gone later.
  shot jobs-new
  press "ATS configuration of QA Engineer"
  rest
  sleep 0.3
  shot jobs-menu
  key Escape
  press "Select several roles"
  press "QA Engineer"
  # No other is in sight of a narrow window with large text.
  if [[ $kind != *narrow ]]; then
    title="Apply to 3 Roles"
    press "Security Engineer"
    press "SRE / Site Reliability Engineer"
  fi
  rest
  shot jobs-selecting
  press "Apply…"
  wait_for_window "$title"
  shot import
  key Escape
  wait_for_window HjLever
  press "Select several roles"
  press "Map All…"
  wait_for_window "Map All Roles"
  shot map-all
  key Escape
  wait_for_window HjLever
  find_role "nobody has this title"
  shot jobs-not-found
}

# find_role TEXT: by the search alone, so that it is the only one.
find_role ()
{
  press "Search roles"
  key ctrl+a BackSpace
  [ -z "$1" ] || xdotool type --delay 20 "$1"
  sleep 0.8
  rest
}

# open_role TEXT
open_role ()
{
  local i

  find_role "$1"
  # A list that is still being searched takes no click.
  for ((i = 0; i < 3; i++)); do
    press_text "$1"
    rest
    see "Lever Posting" && break
  done
  sleep 0.5
}

# drag FROM TO: and holds it there.
drag ()
{
  local x y from to i

  locate "$1"
  from=("$x" "$y")
  locate "$2"
  to=($((x + 60)) "$y")
  xdotool mousemove "${from[@]}" mousedown 1
  for ((i = 1; i <= 20; i++)); do
    xdotool mousemove $((from[0] + (to[0] - from[0]) * i / 20)) $((from[1] + (to[1] - from[1]) * i / 20))
    sleep 0.03
  done
}

walk_mapping ()
{
  open_role "Data Engineer"
  shot mapping
  press "Lever Posting"
  sleep 0.4
  shot mapping-postings
  key Escape
  key alt+Left
  sleep 0.5
  open_role "Machine Learning Engineer"
  shot mapping-broken
  key alt+Left
  sleep 0.5
  find_role ""
  shot jobs
}

# The last of all: what the compositor keeps of a dragged window is on every later picture.
walk_drag ()
{
  # There is a list, and nothing to drag onto it.
  [[ $kind != *narrow ]] || return 0
  page 2 "live roles aren’t mapped"
  open_role "Data Engineer"
  drag "Lever stage Technical screen" "Awaiting response, left blank"
  shot mapping-drag
  xdotool mousemove_relative -- 0 -140 mouseup 1
}

# find_candidate NAME: by the search, and opens the details.
find_candidate ()
{
  press "Search candidates"
  key ctrl+a BackSpace
  xdotool type --delay 20 "$1"
  sleep 0.8
  press_text "$1"
  rest
  sleep 0.4
}

# Whether the details of a candidate cover the list: there is no room beside it.
covers ()
{
  [[ $kind == *narrow || $kind == large || $kind == double ]]
}

walk_candidates ()
{
  page 3 "candidates"
  shot candidates
  find_candidate "Hugo Huge"
  shot candidates-attention
  key Escape
  find_candidate "$($cli candidates "$double" | sed -n 's/^Name  *//p')"
  shot candidates-resolve
  key Escape
  find_candidate "Elif Yarrow"
  shot candidates-details
  press_text "Sync Now"
  see "Already up to date."
  shot candidates-synced
  key Escape
  press "Search candidates"
  key ctrl+a
  xdotool type --delay 20 "nobody has this name"
  sleep 0.8
  shot candidates-not-found
  key ctrl+a BackSpace
  sleep 0.8
  # The details would cover the list, and the chart.
  if ! covers; then
    press_text "Sven Marlowe"
    key shift+Down shift+Down
    rest
    sleep 0.5
    shot candidates-several
    key Escape
  fi
  # Before somebody is opened: the details have a role, too.
  press "Role"
  sleep 0.3
  key Down Return
  sleep 0.8
  covers || press_text "Sven Marlowe"
  rest
  sleep 0.5
  shot candidates-chart
  press "Show"
  rest
  sleep 0.8
  shot candidates-needs-you
}

walk_sync ()
{
  local someone

  for someone in "Tessa Twice" "Elif Quillane" "Lior Yarrow"; do
    tell hackajob-move candidate "$(id_of candidates "$someone")" stage "Final interview"
  done
  tell add-candidates count 12 role "$(id_of roles "Senior Backend")"
  key ctrl+p
  wait_for_window Preview
  see "A sync would make"
  shot preview
  key Escape
  wait_for_window HjLever
  # So that there is something to see of it.
  tell rate rate 2 burst 1
  key ctrl+r
  sleep 3
  snap sync
  tell rate rate 0
}

walk ()
{
  work=$(mktemp -d)
  trap end EXIT
  trap 'exit 143' TERM INT
  mkdir -p "$XDG_CONFIG_HOME/glib-2.0/settings"
  # Only what the walk asks for is synchronized.
  printf '[org/example/HjLever]\nsync-automatically=false\n' >"$XDG_CONFIG_HOME/glib-2.0/settings/keyfile"
  export GSETTINGS_BACKEND=keyfile
  export HJLEVER_READ_CV="$PWD/$build/src/reader/hjlever-read-cv"
  case $kind in
    # Half as large again as 96 dots an inch, and twice as large.
    large*) xprop -root -f RESOURCE_MANAGER 8s -set RESOURCE_MANAGER $'Xft.dpi:\t144\n' ;;
    double) xprop -root -f RESOURCE_MANAGER 8s -set RESOURCE_MANAGER $'Xft.dpi:\t192\n' ;;
  esac
  xcompmgr 2>/dev/null &
  jobs+=("$!")
  "$hands" browser

  walk_before
  walk_files
  fill >"$work/fill.log" 2>&1
  start --profile demo
  see "Both accounts"
  walk_jobs
  walk_mapping
  walk_candidates
  walk_sync
  window ctrl+h Activity activity
  window ctrl+comma Preferences preferences
  window F1 Help help
  window ctrl+question "Keyboard Shortcuts" shortcuts
  page 1 "Both accounts"
  # Beside everything, so that nothing has the keyboard's ring.
  xdotool mousemove 9 500 click 1
  rest
  shot connection
  walk_drag
  stop
}
