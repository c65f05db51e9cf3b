# Outside of the sandbox: joins the control groups, opens the files, becomes the sandbox.
# Arguments: directory of the execution, directory of the backend, largest file in KiB, the
# interpreter's script, control groups' member files, "--", the command.
set -eu
cd "$1"
shared=$2
ulimit -c 0
ulimit -f "$3"
runner=$4
shift 4
while [ "$1" != -- ]; do
  echo $$ > "$1"
  shift
done
shift
exec "$@" 0</dev/null 3<stdin 4>left 5<given 6<arguments 7<"$shared/passwd" 8<"$shared/group" \
  9<"$shared/seccomp" 10>status 11<code 12<"$runner"
