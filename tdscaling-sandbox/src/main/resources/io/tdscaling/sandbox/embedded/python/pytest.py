# The part of pytest that small projects use: raises, approx, mark, param, fixture, skip, fail.
import math as _math
import numbers as _numbers
import re as _re


class _Outcome(BaseException):
    pass


class _Skipped(_Outcome):
    pass


class _Failed(_Outcome):
    pass


_Failed.__name__ = _Failed.__qualname__ = 'Failed'
_Skipped.__name__ = _Skipped.__qualname__ = 'Skipped'
_Failed.__module__ = _Skipped.__module__ = 'builtins'


def skip(reason='', *, allow_module_level=False, msg=None):
    raise _Skipped(reason)


def fail(reason='', pytrace=True):
    raise _Failed(reason)


skip.Exception = _Skipped
fail.Exception = _Failed


class ExceptionInfo:
    value = None

    @property
    def type(self):
        return type(self.value)

    @property
    def tb(self):
        return self.value.__traceback__

    def match(self, pattern):
        if not _re.search(pattern, str(self.value)):
            raise AssertionError(
                f'Regex pattern did not match.\n  Regex: {pattern!r}\n  Input: {str(self.value)!r}')
        return True


class _Raises:
    def __init__(self, expected, match=None):
        self.expected = expected
        self.match = match
        self.info = ExceptionInfo()

    def __enter__(self):
        return self.info

    def __exit__(self, kind, value, trace):
        if kind is None:
            fail(f'DID NOT RAISE {_name(self.expected)}')
        if not issubclass(kind, self.expected):
            return False
        self.info.value = value
        if self.match is not None:
            self.info.match(self.match)
        return True


def _name(expected):
    if isinstance(expected, tuple):
        return '(' + ', '.join(map(_name, expected)) + ')'
    return repr(expected)


def raises(expected_exception, *args, match=None, **kwargs):
    context = _Raises(expected_exception, match)
    if not args:
        return context
    with context as info:
        args[0](*args[1:], **kwargs)
    return info


class approx:
    __array_priority__ = 100
    __hash__ = None

    def __init__(self, expected, rel=None, abs=None, nan_ok=False):
        self.expected = expected
        self.rel = rel
        self.abs = abs
        self.nan_ok = nan_ok

    def _like(self, expected):
        return approx(expected, self.rel, self.abs, self.nan_ok)

    def _tolerance(self, expected):
        absolute = 1e-12 if self.abs is None else self.abs
        if self.rel is None and self.abs is not None:
            return absolute
        relative = (1e-6 if self.rel is None else self.rel) * math_abs(expected)
        return max(absolute, relative)

    def __eq__(self, actual):
        expected = self.expected
        if isinstance(expected, dict):
            return (isinstance(actual, dict) and actual.keys() == expected.keys()
                    and all(self._like(expected[key]) == actual[key] for key in expected))
        if isinstance(expected, (list, tuple)):
            return (not isinstance(actual, (str, bytes)) and hasattr(actual, '__len__')
                    and len(actual) == len(expected)
                    and all(self._like(one) == other for one, other in zip(expected, actual)))
        if isinstance(expected, bool) or not isinstance(expected, _numbers.Number):
            return actual == expected
        return self._near(actual, expected)

    def _near(self, actual, expected):
        if not isinstance(actual, _numbers.Number):
            return False
        if actual == expected:
            return True
        if isinstance(expected, float) and _math.isnan(expected):
            return self.nan_ok and isinstance(actual, float) and _math.isnan(actual)
        if isinstance(expected, float) and _math.isinf(expected):
            return False
        if not isinstance(expected, (int, float, complex)):
            actual, expected = float(actual), float(expected)
        return math_abs(actual - expected) <= self._tolerance(expected)

    def __ne__(self, actual):
        return not self == actual

    def __repr__(self):
        expected = self.expected
        if isinstance(expected, (dict, list, tuple)):
            return f'approx({expected!r})'
        if isinstance(expected, _numbers.Number) and not isinstance(expected, bool):
            return f'{expected!r} ± {float(self._tolerance(expected)):.1e}'
        return repr(expected)


math_abs = abs


class _Param:
    def __init__(self, values, id=None, marks=()):
        self.values = values
        self.id = id
        self.marks = marks if isinstance(marks, (list, tuple)) else (marks,)


def param(*values, id=None, marks=()):
    return _Param(values, id, marks)


class _Mark:
    def __init__(self, name, args=(), kwargs=None):
        self.name = name
        self.args = args
        self.kwargs = kwargs or {}

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and not kwargs and callable(args[0]) and self.name != 'parametrize':
            return self._put(args[0])
        return _Mark(self.name, args, kwargs) if self.name != 'parametrize' or self.args else (
            _Mark(self.name, args, kwargs)._put)

    def _put(self, target):
        target.pytestmark = [self] + list(getattr(target, 'pytestmark', ()))
        return target


class _Marks:
    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(name)
        return _Mark(name)


mark = _Marks()


class _Fixture:
    def __init__(self, function, scope, params, autouse, name):
        self.function = function
        self.scope = scope
        self.params = params
        self.autouse = autouse
        self.name = name or function.__name__

    def __call__(self, *args, **kwargs):
        fail(f'Fixture "{self.name}" called directly')


def fixture(function=None, *, scope='function', params=None, autouse=False, name=None, ids=None):
    def make(target):
        return _Fixture(target, scope, params, autouse, name)
    return make if function is None else make(function)


def importorskip(name, *_, **__):
    try:
        return __import__(name)
    except ImportError as error:
        skip(str(error))
