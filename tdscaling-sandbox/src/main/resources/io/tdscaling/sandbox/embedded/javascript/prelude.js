// What programs find in a new session. Evaluated once, before any program; `seed` is put in front.
(() => {
  'use strict';
  const invoke = globalThis.java_invoke;
  for (const name of ['java_invoke', 'Javy', 'plugin']) {
    delete globalThis[name];
  }
  const stringify = JSON.stringify;
  const parse = JSON.parse;

  // Calls the host; what it refuses is thrown as Node throws it.
  const host = (name, ...args) => {
    const answer = parse(invoke('tdscaling', name, stringify(args)));
    if (answer.error) {
      throw Object.assign(new Error(answer.error.message), { code: answer.error.code });
    }
    return answer.value;
  };

  // How values are shown.
  const WIDTH = 72;
  const MAX_ITEMS = 100;
  const MAX_DEPTH = 3;

  const quoted = (text) =>
    text.includes("'") && !text.includes('"')
      ? '"' + text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n') + '"'
      : "'" + text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t') + "'";

  const stackOf = (error) => {
    const stack = String(error.stack || '').replace(/\n+$/, '');
    return String(error) + (stack ? '\n' + stack : '');
  };

  const keyText = (key) =>
    typeof key === 'symbol' ? `[${String(key)}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);

  const joined = (prefix, open, items, close, indent) => {
    if (items.length === 0) {
      return prefix + open + close;
    }
    const line = prefix + open + ' ' + items.join(', ') + ' ' + close;
    if (line.length <= WIDTH && !line.includes('\n')) {
      return line;
    }
    const pad = ' '.repeat(indent + 2);
    return `${prefix}${open}\n${pad}${items.join(',\n' + pad)}\n${' '.repeat(indent)}${close}`;
  };

  const limited = (items, total) => {
    if (total > items.length) {
      const more = total - items.length;
      items.push(`... ${more} more item${more > 1 ? 's' : ''}`);
    }
    return items;
  };

  const functionText = (value) => {
    const kind = /^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : 'Function';
    return `[${kind}${kind === 'class' ? ' ' : value.name ? ': ' : ''}${value.name || '(anonymous)'}]`;
  };

  const primitive = (value, nested) => {
    switch (typeof value) {
      case 'string':
        return nested ? quoted(value) : value;
      case 'bigint':
        return `${value}n`;
      case 'number':
        return Object.is(value, -0) ? '-0' : String(value);
      default:
        return String(value);
    }
  };

  const objectText = (value, seen, indent) => {
    const show = (item) => inspect(item, seen, indent + 2, true);
    if (Array.isArray(value)) {
      const items = limited(Array.from(value.slice(0, MAX_ITEMS), show), value.length);
      return joined('', '[', items, ']', indent);
    }
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      const items = limited(Array.from(value.slice(0, MAX_ITEMS), show), value.length);
      return joined(`${value.constructor.name}(${value.length}) `, '[', items, ']', indent);
    }
    if (value instanceof Map) {
      const items = [...value].slice(0, MAX_ITEMS).map(([k, v]) => `${show(k)} => ${show(v)}`);
      return joined(`Map(${value.size}) `, '{', limited(items, value.size), '}', indent);
    }
    if (value instanceof Set) {
      const items = [...value].slice(0, MAX_ITEMS).map(show);
      return joined(`Set(${value.size}) `, '{', limited(items, value.size), '}', indent);
    }
    const prototype = Object.getPrototypeOf(value);
    const name = prototype === null ? '[Object: null prototype]' : (prototype.constructor || {}).name;
    const keys = Reflect.ownKeys(value).filter((key) =>
      Object.prototype.propertyIsEnumerable.call(value, key));
    const items = limited(
      keys.slice(0, MAX_ITEMS).map((key) => `${keyText(key)}: ${show(value[key])}`), keys.length);
    return joined(name && name !== 'Object' ? name + ' ' : '', '{', items, '}', indent);
  };

  const inspect = (value, seen, indent, nested) => {
    if (typeof value === 'function') {
      return functionText(value);
    }
    if (value === null || typeof value !== 'object') {
      return primitive(value, nested);
    }
    if (value instanceof Error) {
      return nested ? `[${String(value)}]` : stackOf(value);
    }
    if (value instanceof Date) {
      return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
    }
    if (value instanceof RegExp) {
      return String(value);
    }
    if (value instanceof Promise) {
      return 'Promise {}';
    }
    if (seen.includes(value)) {
      return '[Circular *1]';
    }
    if (seen.length >= MAX_DEPTH) {
      return Array.isArray(value) ? '[Array]' : `[${(value.constructor || Object).name || 'Object'}]`;
    }
    return objectText(value, [...seen, value], indent);
  };

  const line = (values) => values.map((value) => inspect(value, [], 0, false)).join(' ') + '\n';
  const out = (...values) => void host('out', line(values));
  const err = (...values) => void host('err', line(values));
  globalThis.console = {
    log: out, info: out, debug: out, error: err, warn: err, trace: err,
    assert: (condition, ...values) => {
      if (!condition) {
        err(...(values.length > 0 ? ['Assertion failed:', ...values] : ['Assertion failed']));
      }
    },
  };

  // Chance: sfc32, by Chris Doty-Humphrey, of which two draws make one number.
  let a = seed[0] | 0;
  let b = seed[1] | 0;
  let c = 0;
  let counter = 1;
  const draw = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) {
    draw();
  }
  Math.random = () => ((draw() >>> 5) * 67108864 + (draw() >>> 6)) / 9007199254740992;

  // Files.
  const fs = {
    readFileSync: (path) => (path === 0 || path === '/dev/stdin' ? host('stdin') : host('read', path)),
    writeFileSync: (path, text) => void host('write', path, String(text)),
    appendFileSync: (path, text) => void host('append', path, String(text)),
    existsSync: (path) => host('exists', path),
    readdirSync: (path) => host('list', path),
    mkdirSync: (path) => void host('mkdir', path),
    unlinkSync: (path) => void host('unlink', path),
  };
  globalThis.fs = fs;
  globalThis.require = (name) => {
    if (name === 'fs' || name === 'node:fs') {
      return fs;
    }
    throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' });
  };

  // Timers: nothing waits, so they run by when they are due, without waiting.
  let timers = [];
  let timerCount = 0;
  globalThis.setTimeout = (callback, delay = 0, ...args) => {
    timers.push({ id: ++timerCount, due: Math.max(1, Number(delay) || 0) + now, callback, args });
    return timerCount;
  };
  globalThis.clearTimeout = (id) => {
    timers = timers.filter((timer) => timer.id !== id);
  };
  let now = 0;
  const nextTimer = () => {
    if (timers.length === 0) {
      return;
    }
    const next = timers.reduce((first, timer) => (timer.due < first.due ? timer : first));
    timers = timers.filter((timer) => timer !== next);
    now = next.due;
    try {
      next.callback(...next.args);
    } catch (error) {
      fail(error);
      return;
    }
    Promise.resolve().then(nextTimer);
  };

  const fail = (error) => {
    timers = [];
    const isError = error instanceof Error;
    const text = isError ? stackOf(error) : inspect(error, [], 0, true);
    host('uncaught', text, isError ? String(error.code || '') : '');
  };

  const evaluate = globalThis.eval;
  Object.defineProperty(globalThis, '__tdscaling_run', {
    value: (code) => {
      try {
        const result = evaluate(code);
        if (result instanceof Promise) {
          result.then(undefined, fail);
        }
        Promise.resolve().then(nextTimer);
      } catch (error) {
        fail(error);
      }
    },
  });
})();
