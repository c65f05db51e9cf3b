package io.tdscaling.sandbox.embedded.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JavaScriptInterpreterTest {
  private final WorkspaceFiles files = WorkspaceFiles.create(WorkspaceLimits.defaults());
  private final JavaScriptInterpreter js = new JavaScriptInterpreter(files, 1);

  @AfterEach
  void close() {
    js.close();
    files.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "'text', 1, -0, true, null, undefined, 10n#text 1 -0 true null undefined 10n",
        "{a: 1, 'b-c': 'x', d: [1, 'two', null]}#{ a: 1, 'b-c': 'x', d: [ 1, 'two', null ] }",
        "[]# []",
        "{}#{}",
        "[[1, [2, [3, [4]]]]]#[ [ 1, [ 2, [Array] ] ] ]",
        "new Map([['a', 1]]), new Set([1])#Map(1) { 'a' => 1 } Set(1) { 1 }",
        "[new Error('x')], /a+/g, new Date(0)#[ [Error: x] ] /a+/g 1970-01-01T00:00:00.000Z",
        "Math.max, class A {}, () => 1#[Function: max] [class A] [Function(anonymous)]",
        "\"it's\", [\"it's\"]#it's [ \"it's\" ]",
        "new (class P { x = 1 })()#P { x: 1 }",
        "[1.5, 1e21, NaN]#[ 1.5, 1e+21, NaN ]",
      })
  void log_values_areShownAsNodeShowsThem(String values, String shown) {
    assertThat(out("console.log(" + values + ")")).isEqualTo(shown.strip() + "\n");
  }

  @Test
  void log_longObject_isBrokenIntoLines() {
    assertThat(out("console.log({name: 'x'.repeat(40), values: [1, 2], more: 'y'.repeat(30)})"))
        .isEqualTo(
            "{\n  name: '"
                + "x".repeat(40)
                + "',\n  values: [ 1, 2 ],\n  more: '"
                + "y".repeat(30)
                + "'\n}\n");
  }

  @Test
  void exec_globals_persist() {
    run("var x = 20; function double(n) { return 2 * n } globalThis.y = 1; let gone = 1");
    assertThat(out("console.log(double(x) + y, typeof gone)")).isEqualTo("41 undefined\n");
    assertThat(run("throw 1").status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(out("console.log(x)")).isEqualTo("20\n");
  }

  @Test
  void exec_uncaughtError_isToldWithItsLine() {
    ExecResult result =
        run(
            """
            function f(o) {
              const b = o.a;
              throw new RangeError('r');
            }
            console.log('x');
            f({});
            """);
    assertThat(result.status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stdout()).isEqualTo("x\n");
    assertThat(result.stderr())
        .isEqualTo(
            """
            Uncaught RangeError: r
                at f (main.js:3:13)
                at (main.js:6:1)
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "nope()#Uncaught ReferenceError: nope is not defined",
        "throw 'text'#Uncaught 'text'",
        "throw {a: 1}#Uncaught { a: 1 }",
        "let a = ;#Uncaught SyntaxError: unexpected token in expression: ';'",
        "null.x#Uncaught TypeError: cannot read property 'x' of null",
        "class E extends Error {}; throw new E('mine')#Uncaught Error: mine",
        "(async () => { await 1; throw new RangeError('late') })()#Uncaught RangeError: late",
        "setTimeout(() => { throw new Error('timer') })#Uncaught Error: timer",
        "require('http')#Uncaught Error: Cannot find module 'http'",
        "fs.readFileSync('no.txt')#Uncaught Error: ENOENT: no such file or directory, open 'no.txt'",
        "fs.readFileSync('../x')#Uncaught Error: EACCES: permission denied, open '../x'",
        "fs.readFileSync(['a'])#Uncaught Error: The \"path\" argument must be of type string",
      })
  void exec_uncaught_isTold(String code, String message) {
    ExecResult result = run(code);
    assertThat(result.status()).as("%s", result).isEqualTo(ExecStatus.NONZERO);
    assertThat(result.stderr()).startsWith(message + "\n").doesNotContain("native", ".mjs");
  }

  @Test
  void exec_promisesAndTimers_runInOrder() {
    assertThat(
            out(
                """
                setTimeout(() => console.log('late'), 20);
                setTimeout((x) => console.log('early', x), 10, 'arg');
                clearTimeout(setTimeout(() => console.log('never'), 5));
                Promise.resolve('first').then(console.log);
                console.log('main');
                """))
        .isEqualTo("main\nfirst\nearly arg\nlate\n");
  }

  @Test
  void exec_files_areThoseOfTheWorkspace() throws RefusedException {
    files.write(path("data/in.txt"), "é 1\n2\n");
    ExecResult result =
        run(
            """
            const lines = require('fs').readFileSync('data/in.txt', 'utf8').trim().split('\\n');
            fs.writeFileSync('out/sum.txt', lines.length);
            fs.appendFileSync('out/sum.txt', '!');
            fs.mkdirSync('empty');
            console.log(fs.existsSync('data'), fs.existsSync('../x'), fs.readdirSync('.'));
            fs.unlinkSync('data/in.txt');
            """);
    assertThat(result.stdout()).isEqualTo("true false [ 'data', 'empty', 'out' ]\n");
    assertThat(result.changedFiles()).containsExactly("data/in.txt", "out/sum.txt");
    assertThat(files.read(path("out/sum.txt"))).isEqualTo("2!");
  }

  @Test
  void exec_stdinAndStderr_areTheirOwn() throws InterruptedException {
    ExecRequest request =
        ExecRequest.of(Language.JAVASCRIPT, "console.error(fs.readFileSync(0)); console.warn([1])");
    ExecResult result = js.exec(request.withStdin("typed"));
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).isEqualTo("typed\n[ 1 ]\n");
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void exec_chanceAndTime_dependOnTheSeedAlone() throws InterruptedException {
    String code =
        "console.log(Math.random(), Math.random(), Date.now() - Date.parse('2025-01-01') < 1000,"
            + " new Date().toString().startsWith('Wed Jan 01 2025 00:00:00 GMT+0000'),"
            + " new Date(2024, 0, 1).getTimezoneOffset())";
    String first = out(code);
    assertThat(first).endsWith(" true true 0\n");
    ExecRequest request = ExecRequest.of(Language.JAVASCRIPT, code);
    try (JavaScriptInterpreter same = new JavaScriptInterpreter(files, 1);
        JavaScriptInterpreter other = new JavaScriptInterpreter(files, 2)) {
      assertThat(same.exec(request).stdout()).isEqualTo(first);
      assertThat(other.exec(request).stdout()).isNotEqualTo(first);
    }
    assertThat(out(code)).isNotEqualTo(first);
  }

  @Test
  void random_manyDraws_areEvenlySpread() {
    assertThat(
            out(
                "let n = 0, low = 1, high = 0; for (let i = 0; i < 10000; i++) { const r ="
                    + " Math.random(); n += r < 0.5; low = Math.min(low, r); high = Math.max(high, r)"
                    + " } console.log(n > 4800 && n < 5200, low < 0.01 && low >= 0, high > 0.99 &&"
                    + " high < 1)"))
        .isEqualTo("true true true\n");
  }

  private String out(String code) {
    ExecResult result = run(code);
    assertThat(result.status()).as("%s: %s", code, result).isEqualTo(ExecStatus.OK);
    assertThat(result.stderr()).isEmpty();
    return result.stdout();
  }

  private ExecResult run(String code) {
    try {
      return js.exec(ExecRequest.of(Language.JAVASCRIPT, code));
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private WorkspacePath path(String text) throws RefusedException {
    return WorkspacePath.of(text, files.limits());
  }
}
