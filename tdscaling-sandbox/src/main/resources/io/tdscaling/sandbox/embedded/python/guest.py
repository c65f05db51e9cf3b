# Starts what runs programs inside of the embedded interpreter: run() is called with a request in
# JSON and answers in JSON. The sources are compiled under a name that tracebacks leave out, and
# their builtins are a copy, so that programs that change builtins change nothing here.
import builtins
import sys
import types


def load(file, names):
    with open('/guest/' + file) as source:
        exec(compile(source.read(), '<sandbox>', 'exec'), names)


pytest = types.ModuleType('pytest', 'The part of pytest that small projects use.')
load('pytest.py', pytest.__dict__)
sys.modules['pytest'] = pytest

support = {'__name__': 'support', '__builtins__': dict(vars(builtins))}
load('support.py', support)

names = {'__name__': 'sandbox', '__builtins__': dict(vars(builtins))}
names |= {name: support[name] for name in (
    'capsys', 'explain', 'extract_stack', 'monkeypatch', 'tmp_path')}
load('programs.py', names)
load('tests.py', names)
run = names['run']
