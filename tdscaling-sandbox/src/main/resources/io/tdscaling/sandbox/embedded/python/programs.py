# Runs programs. Executed once, by guest.py, with builtins of its own.
import abc, ast, base64, bisect, builtins, calendar, collections, contextlib, copy, csv, dataclasses
import datetime, decimal, enum, fnmatch, fractions, functools, gc, glob, hashlib, heapq, html
import importlib, inspect, io, itertools, json, linecache, locale, logging, math, operator, os, pathlib
import pprint, random, re, secrets, shutil, statistics, string, struct, sys, tempfile, textwrap
import time, tokenize, traceback, types, typing, urllib.parse, uuid, warnings, zlib

ROOT = '/workspace'
HARNESS = '<sandbox>'
main = types.ModuleType('__main__')
seen = {}
foreign = set()
streams = {}
whole = dict(vars(builtins))
needed = {name: sys.modules[name] for name in ('builtins', 'io', 'json', 'os', 'sys', 'traceback')}
sources = {}
MAX_SOURCES = 2000


def prepare():
    """Makes the interpreter look as programs expect it."""
    os.chdir(ROOT)
    if os.getcwd() != ROOT:
        raise RuntimeError('cannot enter ' + ROOT)
    os.environ.clear()
    os.environ.update(HOME=ROOT, LANG='C.UTF-8', TZ='UTC')
    sys.path[:] = [ROOT] + [entry for entry in sys.path if entry != '/guest']
    sys.argv[:] = ['main.py']
    sys.dont_write_bytecode = True
    sys.modules['__main__'] = main
    main.__dict__['__builtins__'] = builtins
    traceback.StackSummary._extract_from_extended_frame_gen = extract_stack(
        traceback.StackSummary._extract_from_extended_frame_gen, sources)
    for name in ('guest', 'trino'):
        sys.modules.pop(name, None)
    sys.path_importer_cache.clear()
    warm_up()
    gc.collect()
    gc.freeze()


def warm_up():
    """Does once what is slow the first time only."""
    re.compile(r'(\w+)\s*=\s*(.*)')
    datetime.datetime.strptime('2025-01-01', '%Y-%m-%d')
    '{:>10.2f}'.format(1.5)
    str(decimal.Decimal('1.5') + 1)
    for code in ('print(json.dumps([1.5, None]))', '1 / 0', '1 +'):
        run(json.dumps({'code': 'import json, re\ndef f(x): return [y for y in x]\n' + code, 'seed': 0}))
    names = main.__dict__
    for name in [name for name in names if not name.startswith('__')]:
        del names[name]
    linecache.clearcache()
    sources.clear()


def open_streams():
    """Gives each execution working streams: an earlier one may have closed or replaced them."""
    sys.stdin = sys.__stdin__ = stream(0, 'r')
    for number, name in ((1, 'stdout'), (2, 'stderr')):
        output = streams.get(name)
        if output is None or output.closed:
            output = streams[name] = stream(number, 'w')
        setattr(sys, name, output)
        setattr(sys, f'__{name}__', output)


def stream(number, mode):
    raw = io.FileIO(number, mode, closefd=False)
    buffered = io.BufferedReader(raw) if mode == 'r' else io.BufferedWriter(raw)
    return io.TextIOWrapper(
        buffered, 'utf-8', 'replace' if mode == 'r' else 'backslashreplace', '\n' if mode == 'w' else None,
        line_buffering=mode == 'w')


def flush():
    for output in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        try:
            output.flush()
        except Exception:
            pass


def forget_changed_modules():
    """Has modules of the workspace imported anew once a file of one of them has changed."""
    remember_modules()
    if any(stamp(path) != known for path, known in seen.values()):
        for name in seen:
            sys.modules.pop(name, None)
        seen.clear()


def remember_modules():
    for name in sys.modules.keys() - foreign - seen.keys():
        path = getattr(sys.modules[name], '__file__', None)
        if isinstance(path, str) and path.startswith(ROOT + '/'):
            seen[name] = path, stamp(path)
        else:
            foreign.add(name)


def stamp(path):
    try:
        status = os.stat(path)
        return status.st_mtime_ns, status.st_size, status.st_ino
    except OSError:
        return None


def remember_source(code, lines):
    """All programs have one name, so what defined a function is known by its code object."""
    while len(sources) > MAX_SOURCES:
        del sources[next(iter(sources))]
    sources[code] = lines
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            remember_source(constant, lines)


def render(error):
    """Returns a traceback without our own frames and with paths from the workspace's root."""
    hide(error, set())
    lines = ''.join(traceback.format_exception(error))
    return lines.replace('File "' + ROOT + '/', 'File "')


def hide(error, done):
    if error is None or id(error) in done:
        return
    done.add(id(error))
    error.__traceback__ = without_own_frames(error.__traceback__)
    hide(error.__cause__, done)
    hide(error.__context__, done)
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            hide(inner, done)


def without_own_frames(entry):
    kept = []
    while entry is not None:
        if entry.tb_frame.f_code.co_filename != HARNESS:
            kept.append(entry)
        entry = entry.tb_next
    rest = None
    for entry in reversed(kept):
        rest = types.TracebackType(rest, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    return rest


def code_of(error):
    """Returns the exit code that an exit asks for, having said what it says."""
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    sys.stderr.write(str(code) + '\n')
    return 1


def execute(source):
    code = compile(source, 'main.py', 'exec', dont_inherit=True)
    remember_source(code, source.splitlines())
    exec(code, main.__dict__)


def run_program(source):
    linecache.cache['main.py'] = (len(source), None, source.splitlines(True), 'main.py')
    forget_changed_modules()
    answer = {'exit': 0}
    try:
        execute(source)
    except SystemExit as error:
        answer['exit'] = code_of(error)
    except BaseException as error:
        answer['exit'] = 1
        answer['memory'] = isinstance(error, MemoryError)
        sys.stderr.write(render(error))
    remember_modules()
    return answer


def is_sound():
    """Tells whether the next program will find what it needs, whatever this one broke."""
    try:
        if vars(builtins).items() >= whole.items() and sys.modules.items() >= needed.items():
            return True
        open_streams()
        forget_changed_modules()
        json.loads(json.dumps([1, 'x', {'y': None}]))
        names = {}
        exec(compile('print("", end="")\nx = len([1])', 'main.py', 'exec'), names)
        return names['x'] == 1 and sys.modules['sys'] is sys and callable(builtins.__import__)
    except BaseException:
        return False


def run(text):
    if not text:
        prepare()
        return '{}'
    request = json.loads(text)
    open_streams()
    if 'seed' in request:
        random.seed(request['seed'])
    if 'tests' in request:
        return run_tests(request['tests'])
    try:
        answer = run_program(request['code'])
    finally:
        flush()
    answer['alive'] = is_sound()
    return json.dumps(answer)
