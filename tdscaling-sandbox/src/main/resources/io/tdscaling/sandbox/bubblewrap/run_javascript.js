'use strict';
// Runs a program as if it were main.js in the workspace, and shows errors as it would see them.
const fs = require('fs');
const vm = require('vm');
const { createRequire } = require('module');
const util = require('util');

const ROOT = '/workspace/';
const SELF = __filename;

function shown(error) {
  const stack = error && typeof error.stack === 'string' ? error.stack : `Uncaught ${util.inspect(error)}`;
  const lines = stack.split('\n');
  const end = lines.findIndex((line) => line.includes(SELF) || line.includes('(node:vm:'));
  return `${(end < 0 ? lines : lines.slice(0, end)).join('\n').split(ROOT).join('')}\n`;
}

process.on('uncaughtException', (error) => {
  fs.writeSync(2, shown(error));
  process.exit(1);
});
const code = fs.readFileSync('/run/sandbox/code', 'utf8');
globalThis.require = createRequire(`${ROOT}main.js`);
process.argv = [process.argv[0], `${ROOT}main.js`];
vm.runInThisContext(code, { filename: 'main.js' });
