package io.tdscaling.sandbox.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tdscaling.sandbox.embedded.javascript.JavaScriptInterpreter;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaScriptAttackTest {
  private static final Duration GUARD = Duration.ofSeconds(60);

  private final WorkspaceFiles files =
      WorkspaceFiles.create(WorkspaceLimits.defaults().withMaxEntries(50));
  private final JavaScriptInterpreter js = new JavaScriptInterpreter(files, 1);

  @AfterEach
  void close() {
    js.close();
    files.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "for (;;) { try { while (true) {} } catch (e) {} finally { continue } }",
        "const t = Date.now(); while (Date.now() < t + 1e12) {}",
        "const f = () => Promise.resolve().then(f); f()",
        "const f = () => setTimeout(f, 1); f()",
        "/(a+)+$/.test('a'.repeat(40) + 'b')",
        "10n ** 100000000n",
        "'x'.repeat(1000000).split('').sort(() => 0.5 - Math.random()).join('').match(/(x+x+)+y/)",
        "new Array(1e9).fill(0).map((x) => x)",
        "JSON.stringify({ toJSON() { while (true) {} } })",
        "console.log({ get a() { while (true) {} } })",
        "throw { toString() { while (true) {} }, get stack() { while (true) {} } }",
        "globalThis.Promise = undefined; while (true) {}",
      })
  void endless_programs_areInterrupted(String code) {
    ExecResult result = run(code, ExecLimits.defaults().withWall(Duration.ofMillis(700)));
    assertThat(result.status())
        .as("%s: %s", code, result)
        .isIn(ExecStatus.TIMEOUT, ExecStatus.OUT_OF_MEMORY, ExecStatus.NONZERO);
    assertAnswers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const a = []; for (;;) a.push(new Array(1000).fill(1))",
        "let s = 'x'; for (;;) s += s",
        "const a = []; for (;;) { try { for (;;) a.push('y'.repeat(1e6) + a.length) } catch (e) {} }",
        "new ArrayBuffer(2 ** 31)",
        "const b = []; for (;;) b.push(new Uint8Array(1e7))",
        "'x'.repeat(2 ** 29)",
        "'x'.padEnd(1e9)",
        "Array(1e9).join('x')",
        "JSON.stringify(Array(1e7).fill('xxxxxxxxxxxxxxxxxxxx'))",
        "console.log('x'.repeat(1e8))",
        "fs.writeFileSync('a', 'x'.repeat(1e8))",
        "throw new Error('x'.repeat(1e8))",
        "BigInt('9'.repeat(1e7))",
        "const m = new Map(); for (let i = 0; ; i++) m.set(i, { i })",
      })
  void memory_floods_areStopped(String code) {
    ExecLimits limits =
        ExecLimits.defaults().withWall(Duration.ofSeconds(2)).withMemoryBytes(64L << 20);
    ExecResult result = run(code, limits);
    assertThat(result.status())
        .as("%s: %s", code, result)
        .isNotIn(ExecStatus.OK, ExecStatus.SANDBOX_ERROR);
    assertThat(result.stdout().length() + result.stderr().length()).isLessThanOrEqualTo(64 << 10);
    assertAnswers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function f() { f() } f()",
        "const f = (n) => [n].map(f); f(1)",
        "JSON.parse('['.repeat(1e6) + ']'.repeat(1e6))",
        "let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; JSON.stringify(o)",
        "let o = []; for (let i = 0; i < 1e5; i++) o = [o]; String(o)",
        "(0, eval)('('.repeat(1e5) + '1' + ')'.repeat(1e5))",
        "(0, eval)('1' + '+1'.repeat(1e5) + ';throw 1')",
        "new RegExp('('.repeat(1e5) + ')'.repeat(1e5)); throw 1",
        "const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.x",
        "Object.defineProperty(Error.prototype, 'stack', { get() { throw 1 } }); throw new Error()",
        "Array.prototype.map = null; throw 1",
        "JSON.parse = () => { throw 1 }; JSON.stringify = null; throw 1",
        "delete globalThis.__tdscaling_run; throw 1",
        "globalThis.eval = null; throw 1",
      })
  void deep_orMaliciousPrograms_areAnswered(String code) {
    ExecResult result = run(code, ExecLimits.defaults().withWall(Duration.ofSeconds(5)));
    assertThat(result.status())
        .as("%s: %s", code, result)
        .isNotIn(ExecStatus.OK, ExecStatus.SANDBOX_ERROR);
    assertThat(run("throw new Error('still told')").status()).isNotEqualTo(ExecStatus.OK);
    js.close();
    assertAnswers();
  }

  @Test
  void output_floods_areCut() {
    ExecResult result = run("for (;;) console.log('é'.repeat(1000))");
    assertThat(result.status()).isEqualTo(ExecStatus.OUTPUT_LIMIT);
    assertThat(result.stdout()).startsWith("é").doesNotContain("\uFFFD");
    assertThat(result.truncatedBytes()).isPositive();
    ExecResult errors =
        run("try { for (;;) console.error('x'.repeat(1000)) } catch (e) { for (;;) ; }");
    assertThat(errors.status()).isEqualTo(ExecStatus.OUTPUT_LIMIT);
    assertAnswers();
  }

  @Test
  void disk_floods_areStopped() {
    assertThat(run("for (let i = 0; ; i++) fs.writeFileSync('f' + i, '')").status())
        .isEqualTo(ExecStatus.DISK_LIMIT);
    assertThat(run("for (;;) fs.appendFileSync('f1', 'x'.repeat(100000))").status())
        .isEqualTo(ExecStatus.DISK_LIMIT);
    assertThat(run("fs.mkdirSync('a/'.repeat(100))").status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(files.all()).hasSizeLessThanOrEqualTo(50);
    assertAnswers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fs.readFileSync('/etc/passwd')",
        "fs.readFileSync('../../etc/passwd')",
        "fs.readFileSync('/proc/self/environ')",
        "fs.readFileSync('file:///etc/passwd')",
        "fs.writeFileSync('/tmp/escaped', 'x')",
        "fs.readdirSync('/')",
        "fs.unlinkSync('.')",
        "fs.readFileSync({ toString: () => '/etc/passwd' })",
        "fs.readFileSync('a\\u0000b')",
        "fs.writeFileSync('\\ud800', 'x')",
        "java_invoke('tdscaling', 'read', '[\"/etc/passwd\"]')",
        "Javy.IO.readSync(0, new Uint8Array(10))",
        "process.exit(0)",
        "require('child_process').execSync('id')",
        "import('fs')",
        "std.open('/etc/passwd', 'r')",
        "os.exec(['id'])",
        "new Worker('x')",
        "fetch('http://127.0.0.1/')",
        "Java.type('java.lang.System').exit(1)",
      })
  void host_isOutOfReach(String code) {
    ExecResult result = run(code);
    assertThat(result.status()).as("%s: %s", code, result).isEqualTo(ExecStatus.NONZERO);
    assertThat(result.stdout() + result.stderr()).doesNotContain("root:");
    assertThat(files.all()).isEmpty();
    assertAnswers();
  }

  @Test
  void sessions_shareNothing() throws InterruptedException {
    run("globalThis.secret = 1; Object.prototype.polluted = 1; Math.random = () => 4");
    try (JavaScriptInterpreter other = new JavaScriptInterpreter(files, 1)) {
      ExecRequest request =
          ExecRequest.of(
              Language.JAVASCRIPT, "console.log(typeof secret, ({}).polluted, Math.random() < 1)");
      assertThat(other.exec(request).stdout()).isEqualTo("undefined undefined true\n");
    }
  }

  @Test
  void sessions_inGreatNumber_leaveNothingBehind() {
    assertAnswers();
    Set<Long> threads = GuestThreads.alive();
    long heap = usedHeap();
    for (int i = 0; i < 200; i++) {
      assertThat(run("var x = new Array(1000).fill(1)").succeeded()).isTrue();
      if (i % 4 == 0) {
        js.close();
      }
    }
    js.close();
    assertThat(GuestThreads.alive()).isSubsetOf(threads);
    assertThat(usedHeap()).isLessThan(heap + (40L << 20));
  }

  @Test
  void interruption_endsTheProgram() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              ExecRequest request = ExecRequest.of(Language.JAVASCRIPT, "for (;;) {}");
              try {
                js.exec(request.with(ExecLimits.defaults().withWall(Duration.ofMinutes(10))));
              } catch (InterruptedException interrupted) {
                thrown.set(interrupted);
              }
            });
    thread.start();
    thread.interrupt();
    thread.join(GUARD.toMillis());
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertAnswers();
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void assertAnswers() {
    assertThat(run("console.log(6 * 7)").stdout()).isEqualTo("42\n");
  }

  private ExecResult run(String code) {
    return run(code, ExecLimits.defaults());
  }

  private ExecResult run(String code, ExecLimits limits) {
    return assertTimeoutPreemptively(
        GUARD, () -> js.exec(ExecRequest.of(Language.JAVASCRIPT, code).with(limits)));
  }
}
