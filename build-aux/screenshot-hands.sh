# build-aux/screenshot-hands.sh: starts the program, presses, types, looks, and takes pictures.
#
# Copyright 2026 The HjLever authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by screenshots, which sets folder and kind. Needs a display and a session of its own.

# What GTK draws around a window where the window manager knows no shadows, in pixels.
FRAME=5

hands=$build/tests/e2e/hjl-e2e-hands
jobs=()

take_picture ()
{
  import -window root miff:- | convert - -shave ${FRAME}x$FRAME +repage "$1"
}

# shot NAME: waits until nothing moves, and keeps the picture. What never rests is taken all the same.
shot ()
{
  local file=$folder/$kind-$1.png before now i

  before=
  for ((i = 0; i < 15; i++)); do
    take_picture "$file"
    now=$(convert "$file" rgb:- | md5sum)
    [ "$now" = "$before" ] && break
    before=$now
    sleep 0.2
  done
  echo "$file"
}

# snap NAME: at once, of what does not wait.
snap ()
{
  take_picture "$folder/$kind-$1.png"
  echo "$folder/$kind-$1.png"
}

see ()
{
  "$hands" see "$1" >/dev/null
}

# geometry: sets left, top, width and height of the window that has the keyboard.
geometry ()
{
  eval "$(xdotool getactivewindow getwindowgeometry --shell |
    sed -n 's/^X=/left=/p; s/^Y=/top=/p; s/^WIDTH=/width=/p; s/^HEIGHT=/height=/p')"
}

# locate NAME [see]: sets x and y on the screen; what is out of sight is scrolled to, as far as that goes.
# With see it is a text and not a name.
locate ()
{
  local left top width height i foot=70 before= still=0

  # The pages stand below the line of the last sync, and half of a button is not pressed either.
  [[ $kind != *narrow ]] || foot=90

  geometry
  for ((i = 0; i < 30; i++)); do
    read -r x y < <("$hands" "${2:-where}" "$1")
    ((y > height - foot && still < 3)) || break
    [ "$y" != "$before" ] || still=$((still + 1))
    before=$y
    xdotool mousemove $((left + width / 2)) $((top + height / 2)) click --repeat 2 --delay 30 5
    sleep 0.3
  done
  x=$((left + FRAME + x)) y=$((top + FRAME + y))
}

press ()
{
  local x y

  locate "$1"
  xdotool mousemove "$x" "$y" click 1
}

# press_text TEXT: what has no name of its own, by a text in it.
press_text ()
{
  local x y

  locate "$1" see
  xdotool mousemove "$x" "$y" click 1
}

key ()
{
  xdotool key --delay 60 "$@"
}

# Takes the pointer from what it would light up.
rest ()
{
  xdotool mousemove 2 2
}

# wait_for_window NAME: until a window of that name has the keyboard.
wait_for_window ()
{
  local i

  for ((i = 0; i < 100; i++)); do
    [ "$(xdotool getactivewindow getwindowname 2>/dev/null)" = "$1" ] && return
    sleep 0.1
  done
  echo "No window is called “$1”." >&2
  return 1
}

# start ARGUMENT…: the program, on all of the screen.
start ()
{
  local window left top width height i bare=90

  # In the title's bar, where no button is.
  [ "$kind" != rtl ] || bare=220
  $build/src/app/hjlever "$@" &
  program=$!
  jobs+=("$program")
  window=$(timeout 30 xdotool search --sync --onlyvisible --name '^HjLever$' | head -1)
  xdotool windowactivate --sync "$window"
  for ((i = 0; i < 10; i++)); do
    geometry
    ((left + top > 0)) || break
    xdotool mousemove $((left + bare)) $((top + FRAME + 24)) click --repeat 2 --delay 60 1
    sleep 1
  done
  rest
}

stop ()
{
  kill "$program"
  wait "$program" 2>/dev/null || true
}

end ()
{
  [ ${#jobs[@]} -eq 0 ] || kill "${jobs[@]}" 2>/dev/null || true
  rm -rf "$work"
}
