# Process 1 of the sandbox: unpacks the workspace, runs the program, ends whatever it left running,
# and packs the workspace. Nothing in the sandbox can kill it. SIGTERM, from outside, ends the
# program early.
tar -x -f - -C /workspace <&5 || exit 125
exec 5<&-
trap '' HUP INT QUIT
trap 'kill -KILL -1' TERM
env --default-signal -- "$@" <&3 3<&- 4>&- &
exec 3<&-
wait $!
code=$?
kill -KILL -1 2>/dev/null
printf '%03d\n' "$code" >&4
exec tar -c --format=gnu --sort=name --hard-dereference -f - -C /workspace . >&4 2>/dev/null
