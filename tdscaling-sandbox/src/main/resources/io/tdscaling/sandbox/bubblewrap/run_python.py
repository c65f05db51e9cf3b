"""Runs a program as if it were main.py in the workspace, and shows errors as it would see them."""

import linecache
import sys
import traceback
import types

_ROOT = "/workspace"
_SELF = __file__


def _hide(error, done):
    """Leaves out the frames of this file, which come first."""
    if error is None or id(error) in done:
        return
    done.add(id(error))
    frames = error.__traceback__
    while frames is not None and frames.tb_frame.f_code.co_filename == _SELF:
        frames = frames.tb_next
    error.__traceback__ = frames
    _hide(error.__cause__, done)
    _hide(error.__context__, done)
    for part in getattr(error, "exceptions", None) or ():
        _hide(part, done)


def _report(kind, error, trace):
    _hide(error, set())
    text = "".join(traceback.format_exception(kind, error, error.__traceback__))
    sys.stderr.write(text.replace('File "' + _ROOT + "/", 'File "'))


def _main():
    with open("/run/sandbox/code", encoding="utf-8", newline="") as file:
        source = file.read()
    linecache.cache["main.py"] = (len(source), None, source.splitlines(True), "main.py")
    sys.excepthook = _report
    sys.argv = ["main.py"]
    sys.path[0] = _ROOT
    module = types.ModuleType("__main__")
    module.__file__ = "main.py"
    sys.modules["__main__"] = module
    exec(compile(source, "main.py", "exec", dont_inherit=True), module.__dict__)


_main()
