# Runs tests as pytest would. Everything is parsed before anything is run, what decides over a result
# is kept in local variables, and the answer is written with nothing that a test could have replaced.
MAX_FAILURE = 4000
MAX_OUTPUT = 20000
MAX_CAPTURED = 1000
OPERATORS = {
    ast.Eq: '==', ast.NotEq: '!=', ast.Lt: '<', ast.LtE: '<=', ast.Gt: '>', ast.GtE: '>=',
    ast.In: 'in', ast.NotIn: 'not in', ast.Is: 'is', ast.IsNot: 'is not'}
ESCAPES = {code: '\\u%04x' % code for code in range(32)} | {34: '\\"', 92: '\\\\', 127: '\\u007f'}
FUNCTION, GENERATOR, COROUTINE = types.FunctionType, types.GeneratorType, types.CoroutineType
REFUSED = frozenset((
    'gc.get_objects', 'gc.get_referents', 'gc.get_referrers', 'sys._current_exceptions',
    'sys._current_frames', 'sys.setprofile', 'sys.settrace'))
FRAMES = frozenset(('ag_frame', 'cr_frame', 'gi_frame', 'tb_frame'))
signature = inspect.signature
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
    return ast.If(condition, [ast.Assert(ast.Constant(False), call)], [])


class Module:
    """A test file: compiled at once, executed later."""

    def __init__(self, path):
        self.path = path
        self.code = None
        self.problem = None
        self.expected = set()
        self.skips = self.fails = False
        try:
            with open(path, encoding='utf-8') as file:
                source = file.read()
            tree = ast.parse(source, path)
            self.expected = tests_in(tree)
            self.skips, self.fails = 'skip' in source, 'xfail' in source
            tree = Rewriter(source).visit(tree)
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


def tests_in(tree):
    """Returns the names of the functions that are tests, whatever becomes of them."""
    return {
        node.name for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith('test')
        and not any('fixture' in ast.unparse(decorator) for decorator in node.decorator_list)}


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
        names = signature(function).parameters
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
        if isinstance(made, GENERATOR):
            generator, made = made, next(made)
            ends.append(lambda: next(generator, None))
        if keep:
            self.kept[name] = made
        else:
            cleanups.append(lambda: None)
        return made

    def automatic(self):
        return [name for name, fixture in self.known.items() if fixture.autouse]


BUILT_IN = {
    function.__name__: Fixture(function, 'function', None, False, None)
    for function in (tmp_path, capsys, monkeypatch)}


def tests_of(names):
    """Returns name, maker of the function, and holders of marks of each test, in file order."""
    found = []
    for name, value in list(names.items()):
        if name.startswith('test') and isinstance(value, FUNCTION):
            found.append((name, lambda value=value: (None, value), value, [value]))
        elif name.startswith('Test') and isinstance(value, type):
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
            if isinstance(returned, COROUTINE):
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
    function(*([argument] if signature(function).parameters else []))


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


def codes(*functions):
    return {id(function.__code__): function.__code__ for function in functions}


def guard():
    """Returns an audit hook that gives frames only to what is known to keep them to itself.

    From a frame, and from lists of all objects, tests would reach what decides over them.
    """
    readers = codes(
        without_own_frames, traceback.print_stack, traceback.format_stack, traceback.extract_stack,
        traceback.clear_frames, traceback._compute_suggestion_error,
        inspect.getgeneratorstate, inspect.getcoroutinestate)
    givers = codes(
        logging.currentframe, traceback.walk_stack, traceback.walk_tb,
        traceback._walk_tb_with_full_positions)
    takers = codes(
        logging.Logger.findCaller,
        traceback.StackSummary._extract_from_extended_frame_gen.__func__)
    frame_at, busy = sys._getframe, False

    def hook(event, arguments):
        nonlocal busy
        if event in REFUSED:
            raise RuntimeError(event + ' is not available in tests')
        if busy or event != 'sys._getframe' and not (
                event == 'object.__getattr__' and arguments[1] in FRAMES):
            return
        busy = True
        try:
            frame = frame_at(1)
            known = id(frame.f_code) in readers or (
                id(frame.f_code) in givers and id(frame.f_back.f_code) in takers)
        finally:
            busy = False
        if not known:
            raise RuntimeError('frames are not available in tests')
    return hook


def run_tests(below):
    path = os.path.join(ROOT, below) if below else ROOT
    if not os.path.exists(path):
        return answer(0, 0, 0, '', f'no such file or directory: {below}')
    modules, shared = find(path)
    sys.addaudithook(guard())
    passed, failed, errors, texts = 0, 0, 0, []
    known = {}
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
            missing = module.expected - {name for name, *_ in tests_of(names)}
            if missing:
                raise LookupError('tests that are gone: ' + ', '.join(sorted(missing)))
        except BaseException as error:
            errors += 1
            texts.append(told('ERROR', label, error, written))
            continue
        may_skip = module.skips or any(one.skips for one in shared.values())
        ran = 0
        for name, make, arguments, skipped, failing_is_fine in planned:
            if skipped and may_skip:
                continue
            failing_is_fine = failing_is_fine and module.fails
            written = captured()
            os.chdir(ROOT)
            try:
                run_one(make, arguments, fixtures)
            except Skipped as error:
                if may_skip:
                    continue
                errors += 1
                texts.append(told('ERROR', name, error, written))
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
            ran += 1
        if planned and not ran:
            errors += 1
            texts.append(f'ERROR {label}\nAll of its tests were skipped.\n')
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
