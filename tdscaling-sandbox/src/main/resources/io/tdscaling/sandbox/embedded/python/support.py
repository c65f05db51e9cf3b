# What programs and tests get hold of. It has names of its own: nothing that decides over a result
# can be reached from here.
import os, pathlib, shutil, sys, tempfile, types

ROOT = '/workspace'
MAX_REPR = 400


def extract_stack(original, sources):
    """Has tracebacks show the lines of the program that a function is from."""
    def extract(klass, frames, *, limit=None, lookup_lines=True, capture_locals=False):
        frames = list(frames)
        stack = original(
            iter(frames), limit=limit, lookup_lines=False, capture_locals=capture_locals)
        if len(stack) == len(frames):
            for summary, (frame, _) in zip(stack, frames):
                lines = sources.get(frame.f_code)
                if lines is not None and summary.lineno is not None:
                    shown = lines[summary.lineno - 1:summary.end_lineno]
                    summary._lines = '\n'.join(line.rstrip() for line in shown) + '\n'
        if lookup_lines:
            for summary in stack:
                summary.line
        return stack
    return classmethod(extract)


def explain(text, message, *values):
    lines = [] if message is None else [str(message)]
    lines.append('assert ' + text)
    if len(values) == 2:
        lines.append('  left:  ' + shown(values[0]))
        lines.append('  right: ' + shown(values[1]))
    elif values and values[0] is not False:
        lines.append('  value: ' + shown(values[0]))
    return '\n'.join(lines)


def shown(value):
    try:
        text = repr(value)
    except Exception as error:
        text = f'<repr raised {type(error).__name__}>'
    return text if len(text) <= MAX_REPR else text[:MAX_REPR] + '…'


def tmp_path():
    folder = tempfile.mkdtemp(prefix='.tmp-', dir=ROOT)
    yield pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)


class Captured:
    def readouterr(self):
        texts = []
        for output in (sys.stdout, sys.stderr):
            texts.append(output.getvalue())
            output.seek(0)
            output.truncate()
        return types.SimpleNamespace(out=texts[0], err=texts[1])


def capsys():
    captured = Captured()
    captured.readouterr()
    return captured


class MonkeyPatch:
    def __init__(self):
        self.undone = []

    def setattr(self, target, name, value, raising=True):
        old = getattr(target, name) if raising else getattr(target, name, None)
        self.undone.append(lambda: setattr(target, name, old))
        setattr(target, name, value)

    def setitem(self, mapping, key, value):
        if key in mapping:
            old = mapping[key]
            self.undone.append(lambda: mapping.__setitem__(key, old))
        else:
            self.undone.append(lambda: mapping.pop(key, None))
        mapping[key] = value

    def setenv(self, name, value):
        self.setitem(os.environ, name, str(value))

    def delenv(self, name, raising=True):
        if name in os.environ:
            self.setitem(os.environ, name, '')
            del os.environ[name]
        elif raising:
            raise KeyError(name)

    def chdir(self, path):
        old = os.getcwd()
        self.undone.append(lambda: os.chdir(old))
        os.chdir(path)

    def undo(self):
        while self.undone:
            self.undone.pop()()


def monkeypatch():
    patch = MonkeyPatch()
    yield patch
    patch.undo()
