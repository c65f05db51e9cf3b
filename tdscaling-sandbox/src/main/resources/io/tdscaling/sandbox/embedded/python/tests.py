# Runs tests as pytest would. Everything is parsed before anything is run, what decides over a result
# is kept in local variables, and the answer is written with nothing that a test could have replaced.
MAX_REPR = 400
MAX_FAILURE = 4000
MAX_OUTPUT = 20000
MAX_CAPTURED = 1000
OPERATORS = {
    ast.Eq: '==', ast.NotEq: '!=', ast.Lt: '<', ast.LtE: '<=', ast.Gt: '>', ast.GtE: '>=',
    ast.In: 'in', ast.NotIn: 'not in', ast.Is: 'is', ast.IsNot: 'is not'}
ESCAPES = {code: '\\u%04x' % code for code in range(32)} | {34: '\\"', 92: '\\\\', 127: '\\u007f'}
pytest = sys.modules['pytest']
Skipped, Fixture, Parameters = pytest._Skipped, pytest._Fixture, pytest._Param


class Rewriter(ast.NodeTransformer):
    """Has a failed assert tell what was compared."""

    def __init__(self, source):
        self.source = source
        self.count = 0

    def name(self):
        self.count += 1
        return f'@{self.count}'

    def visit_Assert(self, node):
        self.generic_visit(node)
        test = node.test
        text = ' '.join((ast.get_source_segment(self.source, test) or '…').split())
        if isinstance(test, ast.Compare) and len(test.ops) == 1 and type(test.ops[0]) in OPERATORS:
            return self.comparison(node, test, text)
        value = self.name()
        return self.place(node, [
            assignment(value, test),
            failing(ast.UnaryOp(ast.Not(), load(value)), text, [load(value)], node.msg)])

    def comparison(self, node, test, text):
        left, right = self.name(), self.name()
        compared = ast.Compare(load(left), test.ops, [load(right)])
        return self.place(node, [
            assignment(left, test.left), assignment(right, test.comparators[0]),
            failing(ast.UnaryOp(ast.Not(), compared), text, [load(left), load(right)], node.msg)])

    def place(self, node, statements):
        for statement in statements:
            for part in ast.walk(statement):
                if 'lineno' in part._attributes and not hasattr(part, 'lineno'):
                    ast.copy_location(part, node)
        return statements


def load(name):
    return ast.Name(name, ast.Load())


def assignment(name, value):
    return ast.Assign([ast.Name(name, ast.Store())], value)


def failing(condition, text, values, message):
    call = ast.Call(
        load('@explain'), [ast.Constant(text), message or ast.Constant(None)] + values, [])
    return ast.If(condition, [ast.Raise(ast.Call(load('AssertionError'), [call], []))], [])


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


class Module:
    """A test file: compiled at once, executed later."""

    def __init__(self, path):
        self.path = path
        self.code = None
        self.problem = None
        try:
            with open(path, encoding='utf-8') as file:
                source = file.read()
            tree = Rewriter(source).visit(ast.parse(source, path))
            self.code = compile(tree, path, 'exec', dont_inherit=True)
        except Exception as error:
            self.problem = error.with_traceback(None)

    def execute(self):
        """Returns the module's names, having run it."""
        if self.problem is not None:
            raise self.problem
        name = os.path.basename(self.path)[:-3]
        folder = os.path.dirname(self.path)
        if folder not in sys.path:
            sys.path.insert(1, folder)
        module = types.ModuleType(name)
        module.__file__ = self.path
        module.__dict__['@explain'] = explain
        sys.modules[name] = module
        exec(self.code, module.__dict__)
        return module.__dict__


def find(path):
    """Returns the test files, and the conftest.py that are above or beside them."""
    if os.path.isfile(path):
        files = [path]
    else:
        files = []
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(
                name for name in folders if not name.startswith('.') and name != '__pycache__')
            files += [
                os.path.join(folder, name) for name in sorted(names)
                if name.startswith('test_') and name.endswith('.py')]
    shared = {}
    for file in files:
        folder = os.path.dirname(file)
        while folder.startswith(ROOT):
            conftest = os.path.join(folder, 'conftest.py')
            if os.path.isfile(conftest) and conftest not in shared:
                shared[conftest] = Module(conftest)
            folder = os.path.dirname(folder)
    return [Module(file) for file in files], dict(sorted(shared.items()))


def marks(thing, name):
    found = getattr(thing, 'pytestmark', [])
    return [mark for mark in (found if isinstance(found, list) else [found]) if mark.name == name]


def cases(function, holders):
    """Returns an id, arguments and marks for each way in which a test is to be run."""
    found = [('', {}, [])]
    for holder in holders:
        for mark in reversed(marks(holder, 'parametrize')):
            found = [
                (join(first, second), one | other, some + more)
                for first, one, some in found
                for second, other, more in parameters(mark)]
    return found


def join(first, second):
    return first + '-' + second if first else second


def parameters(mark):
    names, values = mark.args[0], mark.args[1] if len(mark.args) > 1 else mark.kwargs['argvalues']
    if isinstance(names, str):
        names = [name.strip() for name in names.split(',') if name.strip()]
    ids = mark.kwargs.get('ids')
    for index, value in enumerate(values):
        given = value if isinstance(value, Parameters) else None
        row = given.values if given else ([value] if len(names) == 1 else value)
        if len(row) != len(names):
            raise ValueError(f'parametrize: {len(names)} names, but {len(row)} values: {row!r}')
        label = given.id if given and given.id else None
        if label is None and ids is not None:
            label = ids(row[0]) if callable(ids) else ids[index]
        if label is None:
            label = '-'.join(part_of_id(name, item, index) for name, item in zip(names, row))
        yield str(label), dict(zip(names, row)), list(given.marks) if given else []


def part_of_id(name, value, index):
    if value is None or isinstance(value, (str, int, float, bool)):
        return str(value).encode('unicode_escape').decode('ascii')[:60]
    return getattr(value, '__name__', None) or f'{name}{index}'


class Fixtures:
    """Makes what tests ask for, and cleans it up again."""

    def __init__(self, known):
        self.known = known
        self.kept = {}
        self.kept_cleanups = []

    def arguments(self, function, given, cleanups, stack=(), instance=None):
        names = inspect.signature(function).parameters
        return {
            name: given[name] if name in given else self.value(name, cleanups, stack)
            for name, parameter in names.items()
            if name in given or parameter.default is inspect.Parameter.empty
            and parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY)}

    def value(self, name, cleanups, stack):
        if name in self.kept:
            return self.kept[name]
        if name in stack:
            raise RuntimeError(f"fixture '{name}' needs itself")
        fixture = self.known.get(name) or BUILT_IN.get(name)
        if fixture is None:
            raise LookupError(f"fixture '{name}' not found")
        if fixture.params is not None:
            raise LookupError(f"fixture '{name}' has params, which are not supported here")
        keep = fixture.scope != 'function'
        ends = self.kept_cleanups if keep else cleanups
        made = fixture.function(**self.arguments(fixture.function, {}, ends, stack + (name,)))
        if inspect.isgenerator(made):
            generator, made = made, next(made)
            ends.append(lambda: next(generator, None))
        if keep:
            self.kept[name] = made
        else:
            cleanups.append(lambda: None)
        return made

    def automatic(self):
        return [name for name, fixture in self.known.items() if fixture.autouse]


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


BUILT_IN = {
    function.__name__: Fixture(function, 'function', None, False, None)
    for function in (tmp_path, capsys, monkeypatch)}


def tests_of(names):
    """Returns name, maker of the function, and holders of marks of each test, in file order."""
    found = []
    for name, value in list(names.items()):
        if name.startswith('test') and inspect.isfunction(value):
            found.append((name, lambda value=value: (None, value), value, [value]))
        elif name.startswith('Test') and inspect.isclass(value):
            for method in methods(value):
                function = getattr(value, method)
                found.append((
                    f'{name}::{method}',
                    lambda value=value, method=method: bound(value, method),
                    function, [value, function]))
    return found


def methods(kind):
    names = []
    for base in reversed(kind.__mro__):
        names += [
            name for name in vars(base)
            if name.startswith('test') and callable(getattr(kind, name, None)) and name not in names]
    return names


def bound(kind, method):
    instance = kind()
    return instance, getattr(instance, method)


def reason_to_skip(holders, more):
    found = list(more)
    for holder in holders:
        for name in ('skip', 'skipif'):
            found += marks(holder, name)
    return any(
        mark.name == 'skip' or mark.name == 'skipif' and bool(mark.args and mark.args[0])
        for mark in found)


def expected_to_fail(holders, more):
    return any(marks(holder, 'xfail') for holder in holders) or any(
        mark.name == 'xfail' for mark in more)


def run_one(make, arguments, fixtures):
    """Runs a test with what it asks for; it failed if this raises."""
    cleanups = []
    try:
        instance, function = make()
        for name in fixtures.automatic():
            fixtures.value(name, cleanups, ())
        given = fixtures.arguments(function, arguments, cleanups)
        for name in ('setup_method', 'setup'):
            if instance is not None and hasattr(instance, name):
                call_with(getattr(instance, name), function)
        try:
            returned = function(**given)
            if inspect.iscoroutine(returned):
                returned.close()
                raise TypeError('async tests are not supported here')
        finally:
            for name in ('teardown_method', 'teardown'):
                if instance is not None and hasattr(instance, name):
                    call_with(getattr(instance, name), function)
    finally:
        for cleanup in reversed(cleanups):
            cleanup()


def call_with(function, argument):
    function(*([argument] if inspect.signature(function).parameters else []))


def captured():
    """Has what is written kept, so that it can be told with a failure."""
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    return sys.stdout


def told(kind, name, error, written):
    text = f'{kind} {name}\n' + render(error)
    text = text if len(text) <= MAX_FAILURE else text[:MAX_FAILURE] + '…\n'
    try:
        said = written.getvalue()
    except Exception:
        said = ''
    if said:
        text += 'Captured stdout:\n' + said[-MAX_CAPTURED:].rstrip('\n') + '\n'
    return text


def refuse_search(event, _):
    if event in ('gc.get_objects', 'gc.get_referrers', 'gc.get_referents'):
        raise RuntimeError(event + ' is not available in tests')


def run_tests(below):
    path = os.path.join(ROOT, below) if below else ROOT
    if not os.path.exists(path):
        return answer(0, 0, 0, '', f'no such file or directory: {below}')
    modules, shared = find(path)
    sys.addaudithook(refuse_search)
    passed, failed, errors, texts = 0, 0, 0, []
    known, broken = {}, set()
    for file, module in shared.items():
        written = captured()
        try:
            names = module.execute()
            known[os.path.dirname(file)] = fixtures_of(names)
        except BaseException as error:
            errors += 1
            texts.append(told('ERROR', os.path.relpath(file, ROOT), error, written))
    for module in modules:
        label = os.path.relpath(module.path, ROOT)
        written = captured()
        try:
            names = module.execute()
            inherited = {}
            for folder in known:
                if module.path.startswith(folder + '/'):
                    inherited |= known[folder]
            fixtures = Fixtures(inherited | fixtures_of(names))
            planned = [
                (f'{label}::{name}' + (f'[{case}]' if case else ''), make, arguments,
                 reason_to_skip(holders, more), expected_to_fail(holders, more))
                for name, make, function, holders in tests_of(names)
                for case, arguments, more in cases(function, holders)]
        except Skipped:
            continue
        except BaseException as error:
            errors += 1
            texts.append(told('ERROR', label, error, written))
            continue
        for name, make, arguments, skipped, failing_is_fine in planned:
            if skipped:
                continue
            written = captured()
            os.chdir(ROOT)
            try:
                run_one(make, arguments, fixtures)
            except Skipped:
                continue
            except LookupError as error:
                if str(error).startswith('fixture '):
                    errors += 1
                    texts.append(told('ERROR', name, error, written))
                elif not failing_is_fine:
                    failed += 1
                    texts.append(told('FAILED', name, error, written))
                else:
                    passed += 1
            except BaseException as error:
                if failing_is_fine:
                    passed += 1
                else:
                    failed += 1
                    texts.append(told('FAILED', name, error, written))
            else:
                passed += 1
        for cleanup in reversed(fixtures.kept_cleanups):
            try:
                cleanup()
            except BaseException as error:
                errors += 1
                texts.append(told('ERROR', label, error, written))
    return answer(passed, failed, errors, summary(passed, failed, errors, texts), '')


def fixtures_of(names):
    return {
        value.name: value for value in list(names.values()) if isinstance(value, Fixture)}


def summary(passed, failed, errors, texts):
    kept, used = [], 0
    for text in texts:
        if used + len(text) > MAX_OUTPUT:
            kept.append(f'… {len(texts) - len(kept)} more left out\n')
            break
        kept.append(text)
        used += len(text)
    counts = [f'{passed} passed'] if passed else []
    counts += [f'{failed} failed'] if failed else []
    counts += [f'{errors} errors'] if errors else []
    kept.append(', '.join(counts) or 'no tests found')
    return '\n'.join(kept) + '\n'


def answer(passed, failed, errors, output, problem):
    return (
        f'{{"passed":{passed},"failed":{failed},"errors":{errors},'
        f'"output":{quoted(output)},"problem":{quoted(problem)}}}')


def quoted(text):
    return '"' + text.encode('utf-8', 'replace').decode('utf-8').translate(ESCAPES) + '"'
