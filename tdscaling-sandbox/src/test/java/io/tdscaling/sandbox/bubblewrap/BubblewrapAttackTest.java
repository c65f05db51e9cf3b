package io.tdscaling.sandbox.bubblewrap;

import static io.tdscaling.sandbox.spi.ExecStatus.CRASH;
import static io.tdscaling.sandbox.spi.ExecStatus.DISK_LIMIT;
import static io.tdscaling.sandbox.spi.ExecStatus.NONZERO;
import static io.tdscaling.sandbox.spi.ExecStatus.OK;
import static io.tdscaling.sandbox.spi.ExecStatus.OUTPUT_LIMIT;
import static io.tdscaling.sandbox.spi.ExecStatus.OUT_OF_MEMORY;
import static io.tdscaling.sandbox.spi.ExecStatus.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs that want more processes, time, memory, files or output than they may have. Each has to
 * end, by itself or not, leave nothing behind, and let the next program run.
 */
@Tag("bubblewrap")
@Timeout(60)
class BubblewrapAttackTest {
  private static final ExecLimits LIMITS =
      ExecLimits.defaults().withWall(Duration.ofSeconds(3)).withMemoryBytes(128 << 20);

  private static BubblewrapBackend backend;

  private Bubblewrap box;

  @BeforeAll
  static void find() throws Exception {
    backend = Bubblewrap.backend(BubblewrapOptions.defaults());
  }

  @AfterAll
  static void close() {
    if (backend != null) {
      backend.close();
    }
  }

  @BeforeEach
  void open() {
    box = Bubblewrap.over(backend);
  }

  @AfterEach
  void checkThatAllIsWell() throws Exception {
    Leftovers.checkNone();
    box.checkAlive();
    box.close();
  }

  private static Arguments attack(
      String name, Language language, String code, ExecStatus... outcomes) {
    return Arguments.of(name, language, code, Arrays.asList(outcomes));
  }

  static List<Arguments> processes() {
    return List.of(
        attack("fork bomb", Language.COMMAND, "f(){ f|f& };f; sleep 60", TIMEOUT, NONZERO, OK),
        attack(
            "fork bomb that carries on",
            Language.PYTHON,
            """
            import os
            while True:
                try:
                    os.fork()
                except OSError:
                    pass
            """,
            TIMEOUT,
            OUT_OF_MEMORY),
        attack(
            "threads",
            Language.PYTHON,
            "import threading, time\nfor _ in range(10000):\n"
                + "    threading.Thread(target=time.sleep, args=(60,)).start()",
            TIMEOUT,
            NONZERO),
        attack("orphan", Language.COMMAND, "sleep 600 & setsid sleep 600 & disown -a; echo x", OK),
        attack(
            "daemon that holds the output open",
            Language.PYTHON,
            """
            import os, time
            if os.fork() == 0:
                os.setsid()
                if os.fork() == 0:
                    time.sleep(600)
            """,
            OK),
        attack("kill everything", Language.COMMAND, "kill -9 -1; echo x > f; sleep 0.1", OK),
        attack("kill process 1", Language.COMMAND, "kill -9 1; kill -STOP 1; kill -INT 1", OK),
        attack("stop process 1", Language.COMMAND, "kill -TERM 1; sleep 60", CRASH),
        attack("stop itself", Language.COMMAND, "kill -STOP $$", TIMEOUT),
        attack(
            "ignore signals",
            Language.PYTHON,
            """
            import signal
            for number in range(1, 65):
                try:
                    signal.signal(number, signal.SIG_IGN)
                except (OSError, ValueError):
                    pass
            while True:
                pass
            """,
            TIMEOUT),
        attack(
            "closed output",
            Language.PYTHON,
            "import os, time\nos.closerange(0, 256)\ntime.sleep(60)",
            TIMEOUT));
  }

  static List<Arguments> time() {
    return List.of(
        attack("loop", Language.PYTHON, "while True: pass", TIMEOUT),
        attack(
            "loop that catches all",
            Language.PYTHON,
            "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
            TIMEOUT),
        attack("sleep", Language.PYTHON, "import time; time.sleep(10**6)", TIMEOUT),
        attack("sum", Language.PYTHON, "sum(range(10**13))", TIMEOUT),
        attack("big number", Language.PYTHON, "print(len(str(7**7**9)))", TIMEOUT, NONZERO),
        attack(
            "regular expression",
            Language.PYTHON,
            "import re; re.match(r'(a+)+$', 'a' * 60 + 'b')",
            TIMEOUT),
        attack(
            "at exit",
            Language.PYTHON,
            "import atexit\n@atexit.register\ndef f():\n    while True: pass",
            TIMEOUT),
        attack(
            "finalizer",
            Language.PYTHON,
            "class A:\n    def __del__(self):\n        while True: pass\nA()",
            TIMEOUT),
        attack("JavaScript", Language.JAVASCRIPT, "for (;;) {}", TIMEOUT));
  }

  static List<Arguments> memory() {
    return List.of(
        attack("list", Language.PYTHON, "x = []\nwhile True: x.append(x[:])", OUT_OF_MEMORY),
        attack("string", Language.PYTHON, "x = 'x'\nwhile True: x += x", OUT_OF_MEMORY),
        attack("format", Language.PYTHON, "print(len('%999999999d' % 1))", OUT_OF_MEMORY),
        attack(
            "growth with errors caught",
            Language.PYTHON,
            """
            x = []
            while True:
                try:
                    x.append(bytearray(1 << 20))
                except MemoryError:
                    pass
            """,
            OUT_OF_MEMORY,
            TIMEOUT),
        attack(
            "many processes",
            Language.PYTHON,
            """
            import os, time
            for _ in range(20):
                if os.fork() == 0:
                    x = bytearray(60 << 20)
                    time.sleep(60)
            time.sleep(60)
            """,
            OUT_OF_MEMORY),
        attack(
            "shared memory of System V",
            Language.PYTHON,
            """
            import ctypes
            libc = ctypes.CDLL(None, use_errno=True)
            libc.shmat.restype = ctypes.c_void_p
            for _ in range(20):
                id = libc.shmget(0, 40 << 20, 0o1600)
                ctypes.memset(libc.shmat(id, None, 0), 1, 40 << 20)
            """,
            OUT_OF_MEMORY),
        attack(
            "memory files",
            Language.PYTHON,
            """
            import os
            fds = []
            for _ in range(50):
                fds.append(os.memfd_create('x'))
                for _ in range(16):
                    os.write(fds[-1], bytes(1 << 20))
            """,
            OUT_OF_MEMORY),
        attack(
            "pipes",
            Language.PYTHON,
            """
            import os, fcntl, time
            for _ in range(40):
                if os.fork() == 0:
                    for _ in range(20):
                        r, w = os.pipe()
                        os.set_blocking(w, False)
                        fcntl.fcntl(w, 1031, 1 << 20)
                        os.write(w, bytes(1 << 20))
                    time.sleep(60)
            time.sleep(60)
            """,
            OUT_OF_MEMORY,
            TIMEOUT),
        attack(
            "recursion",
            Language.PYTHON,
            "import sys\nsys.setrecursionlimit(10**9)\nf = lambda: f()\nf()",
            CRASH,
            OUT_OF_MEMORY,
            NONZERO),
        attack(
            "compressed zeros",
            Language.PYTHON,
            "import zlib\nd = zlib.compress(bytes(1 << 20)) \n"
                + "x = [zlib.decompress(d) for _ in range(10000)]",
            OUT_OF_MEMORY),
        attack("nested code", Language.PYTHON, "x = '(' * 10**4\neval(x)", OUT_OF_MEMORY, NONZERO),
        attack(
            "JavaScript heap",
            Language.JAVASCRIPT,
            "const x = []; for (;;) x.push(new Array(1e4).fill(0))",
            OUT_OF_MEMORY,
            CRASH),
        attack(
            "JavaScript buffers",
            Language.JAVASCRIPT,
            "const x = []; for (;;) x.push(Buffer.alloc(1e7, 1))",
            OUT_OF_MEMORY,
            NONZERO));
  }

  static List<Arguments> disk() {
    return List.of(
        attack("large file", Language.COMMAND, "cat /dev/zero > f", DISK_LIMIT),
        attack(
            "many large files",
            Language.COMMAND,
            "for i in $(seq 100); do head -c 900000 /dev/zero > f$i; done 2>/dev/null",
            DISK_LIMIT),
        attack(
            "temporary files",
            Language.COMMAND,
            "for d in /tmp /dev/shm; do head -c 99999999 /dev/zero > $d/f; done; ls -s /tmp",
            OK,
            DISK_LIMIT),
        attack(
            "sparse files",
            Language.COMMAND,
            "for i in $(seq 100); do truncate -s 16M f$i; done",
            DISK_LIMIT),
        attack("sparse file too large", Language.COMMAND, "truncate -s 1T f", DISK_LIMIT, NONZERO),
        attack(
            "empty files",
            Language.PYTHON,
            "i = 0\nwhile True:\n    i += 1\n    open(f'f{i}', 'w').close()",
            DISK_LIMIT,
            OUT_OF_MEMORY,
            TIMEOUT),
        attack(
            "empty files in a temporary directory",
            Language.PYTHON,
            "i = 0\nwhile True:\n    i += 1\n    open(f'/tmp/f{i}', 'w').close()",
            NONZERO,
            OUT_OF_MEMORY,
            TIMEOUT),
        attack(
            "deep directories",
            Language.PYTHON,
            """
            import os
            for _ in range(5000):
                os.mkdir('d' * 200)
                os.chdir('d' * 200)
            """,
            DISK_LIMIT,
            CRASH),
        attack(
            "descriptors",
            Language.PYTHON,
            "x = []\nwhile True: x.append(open('/dev/null'))",
            NONZERO));
  }

  static List<Arguments> output() {
    return List.of(
        attack("flood", Language.COMMAND, "yes", OUTPUT_LIMIT),
        attack("flood of errors", Language.COMMAND, "yes >&2", OUTPUT_LIMIT),
        attack("flood of both", Language.COMMAND, "yes >&2 & yes", OUTPUT_LIMIT),
        attack(
            "flood that cannot be stopped",
            Language.PYTHON,
            """
            import os
            while True:
                try:
                    os.write(1, b'x' * 65536)
                except BaseException:
                    pass
            """,
            OUTPUT_LIMIT),
        attack("input at its end", Language.PYTHON, "input()", NONZERO));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"processes", "time", "memory", "disk", "output"})
  void exec_greed_endsWithinItsLimits(
      String name, Language language, String code, List<ExecStatus> outcomes) throws Exception {
    ExecResult result = box.run(language, code, LIMITS);

    assertThat(result.status()).as("%s: %s", name, result.stderr()).isIn(outcomes);
    assertThat(result.peakMemoryBytes()).isLessThanOrEqualTo(LIMITS.memoryBytes());
    assertThat(result.stdout().length() + result.stderr().length())
        .isLessThanOrEqualTo(LIMITS.outputBytes());
  }

  @Test
  void exec_sqlOfGreed_endsWithinItsLimits() throws Exception {
    for (String sql :
        List.of(
            "SELECT length(randomblob(1000000000))",
            "SELECT hex(zeroblob(500000000))",
            "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM c) SELECT count(*) FROM c",
            "SELECT load_extension('/usr/lib/x.so')",
            "ATTACH '/usr/x.db' AS a; CREATE TABLE a.t(x)",
            "VACUUM INTO '/etc/x.db'")) {
      ExecResult result = box.session.exec(ExecRequest.sql("data.db", sql).with(LIMITS));
      assertThat(result.status()).as(sql).isIn(NONZERO, TIMEOUT, OUT_OF_MEMORY);
    }
  }

  @Test
  void close_programRunning_endsIt() throws Exception {
    BubblewrapBackend other = Bubblewrap.backend(BubblewrapOptions.defaults());
    try (Bubblewrap running = Bubblewrap.over(other)) {
      Thread closer =
          new Thread(
              () -> {
                awaitSleep();
                other.close();
              });
      closer.start();
      ExecResult result =
          running.run(Language.COMMAND, "sleep 30", LIMITS.withWall(Duration.ofSeconds(40)));
      closer.join();
      assertThat(result.status()).isIn(CRASH, ExecStatus.SANDBOX_ERROR);
    }
  }

  private static void awaitSleep() {
    while (ProcessHandle.current()
        .descendants()
        .noneMatch(process -> process.info().command().orElse("").endsWith("/sleep"))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void exec_twoBackendsAtOnce_doNotMeet() throws Exception {
    try (BubblewrapBackend one = Bubblewrap.backend(BubblewrapOptions.defaults());
        BubblewrapBackend two = Bubblewrap.backend(BubblewrapOptions.defaults());
        Bubblewrap first = Bubblewrap.over(one);
        Bubblewrap second = Bubblewrap.over(two)) {
      List<Thread> threads = new ArrayList<>();
      List<ExecResult> results = Collections.synchronizedList(new ArrayList<>());
      for (Bubblewrap each : List.of(first, second)) {
        threads.add(new Thread(() -> results.add(slept(each))));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(results).hasSize(2).allMatch(ExecResult::succeeded);
    }
  }

  private static ExecResult slept(Bubblewrap each) {
    try {
      return each.command("sleep 1");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void exec_manyAtOnce_doNotMeet() throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 4; i++) {
      int id = i;
      threads.add(new Thread(() -> runSeveral(id, wrong)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).isEmpty();
  }

  private static void runSeveral(int id, List<String> wrong) {
    try (Bubblewrap own = Bubblewrap.over(backend)) {
      for (int round = 1; round <= 5; round++) {
        ExecResult result =
            own.command("echo " + id + " >> f; ls; cat f; ls /proc | grep -c '^[0-9]'");
        String expected = "f\n" + (id + "\n").repeat(round);
        if (!result.stdout().startsWith(expected)) {
          wrong.add(result.toString());
        }
      }
    } catch (InterruptedException e) {
      wrong.add(e.toString());
    }
  }
}
