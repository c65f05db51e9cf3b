package io.tdscaling.sandbox.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tdscaling.sandbox.embedded.command.CommandInterpreter;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.StateDigest;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandAttackTest {
  private static final Duration GUARD = Duration.ofSeconds(60);

  private final WorkspaceFiles files =
      WorkspaceFiles.create(WorkspaceLimits.defaults().withMaxEntries(50));
  private final CommandInterpreter interpreter = new CommandInterpreter(files);

  @AfterEach
  void close() {
    interpreter.close();
    files.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat /etc/passwd",
        "cat /workspace/../etc/passwd",
        "cat ../../etc/passwd",
        "cat ~/.ssh/id_rsa",
        "cat file:///etc/passwd",
        "cat 'C:\\windows\\win.ini'",
        "cat /proc/self/environ",
        "cat < /etc/passwd",
        "cp /etc/passwd x",
        "mv /etc/passwd x",
        "cp a ../x",
        "echo x > /tmp/escaped",
        "echo x > ../escaped",
        "cd / && cat etc/passwd",
        "cd .. && pwd",
        "find / -name passwd",
        "grep -r root /etc",
        "ls /",
        "ls ..",
        "rm -rf /",
        "rm -rf /workspace",
        "rm -rf ..",
        "sed -i s/x/y/ /etc/hosts",
        "sort -o /tmp/escaped a",
        "diff a /etc/passwd",
        "touch /tmp/escaped",
        "mkdir /tmp/escaped",
        "grep -f /etc/passwd a",
      })
  void paths_outsideOfTheWorkspace_areDenied(String line) {
    file("a", "x\n");
    String before = StateDigest.of(files);
    ExecResult result = run(line);
    assertThat(result.status()).as("%s: %s", line, result).isEqualTo(ExecStatus.NONZERO);
    assertThat(result.stdout()).as(line).doesNotContain("root", "passwd");
    assertThat(StateDigest.of(files)).as(line).isEqualTo(before);
    assertAnswers();
  }

  @Test
  void globs_reachingUp_findNothing() {
    file("a", "x\n");
    assertThat(run("echo ../* /* /etc/pass* ../../*/*").stdout())
        .isEqualTo("../* /* /etc/pass* ../../*/*\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grep -E '(a+)+$' a",
        "grep -E '(a|aa)+b' a",
        "grep -E '(.*)*c' a",
        "grep -P '(a*)*b' a",
        "grep -w '.*' a",
        "grep -o 'a*b\\?' a",
        "sed 's/\\(a*\\)*/x/g' a",
        "sed -E 's/(a|a)*$/y/' a",
        "sed 's/a/bbbb/g; s/b/cccc/g; s/c/dddd/g; s/d/eeee/g; s/e/ffff/g; s/f/gggg/g; s/g/hhhh/g' a",
        "sed 's/.*/&&&&&&&&/; s/.*/&&&&&&&&/; s/.*/&&&&&&&&/; s/.*/&&&&&&&&/; s/.*/&&&&&&&&/' a",
        "grep -E '(((((a{99}){99}){99}){99}){99})' a",
        "grep -E 'a{1000}{1000}{1000}' a",
        "grep -E '((a{0,500}){0,500}){0,500}' a",
        "find . -name '*a*a*a*a*a*a*a*a*a*a*a*b'",
        "echo *a*a*a*a*a*a*a*a*a*a*a*b",
      })
  void regexes_madeToBeSlow_endInTime(String line) {
    file("a", "a".repeat(100_000));
    file("a".repeat(200), "");
    ExecResult result = run(line, ExecLimits.defaults().withWall(Duration.ofSeconds(2)));
    assertThat(result.status())
        .as("%s: %s", line, result.stderr())
        .isNotEqualTo(ExecStatus.SANDBOX_ERROR);
    assertAnswers();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "cat big big big; cat big|OUTPUT_LIMIT",
        "grep -n '' big|OUTPUT_LIMIT",
        "sed p big|OUTPUT_LIMIT",
        "find . -name x; cat missing missing2; cat big >&2|OUTPUT_LIMIT",
      })
  void output_floods_areCut(String line, ExecStatus status) {
    file("big", "0123456789\n".repeat(90_000));
    ExecResult result = run(line.replace(';', '\n'));
    assertThat(result.status()).as(line).isEqualTo(status);
    assertThat(result.stdout().length() + result.stderr().length()).isLessThanOrEqualTo(64 << 10);
    assertThat(result.truncatedBytes()).isPositive();
    assertAnswers();
  }

  @Test
  void memory_pipesOfManyCopies_areStopped() {
    file("big", "0123456789\n".repeat(90_000));
    String many = "big ".repeat(1_000);
    for (String line :
        new String[] {
          "cat " + many + "| wc -l",
          "cat " + many + "| sort | head -1",
          "sort " + many + "| tail -1",
          "cat " + many + "| sed 's/0/00000000/g' | wc",
          "diff - big < big; cat " + many + "| tr 0 1 | wc",
        }) {
      ExecResult result = run(line);
      assertThat(result.status())
          .as("%s…: %s", line.substring(0, 40), result.stderr())
          .isIn(ExecStatus.OUT_OF_MEMORY, ExecStatus.TIMEOUT);
    }
    assertAnswers();
  }

  @Test
  void disk_floods_areStoppedAtTheQuota() {
    file("big", "0123456789\n".repeat(90_000));
    assertThat(run("cat big big > two").status()).isEqualTo(ExecStatus.DISK_LIMIT);
    assertThat(run("cat big >> big2; cat big2 >> big3; cat big >> big3").status())
        .isEqualTo(ExecStatus.DISK_LIMIT);
    StringBuilder copies = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      copies.append("cp big copy").append(i).append("; ");
    }
    assertThat(run(copies.toString()).status()).isEqualTo(ExecStatus.DISK_LIMIT);
    long total = files.all().stream().mapToLong(WorkspaceFiles.Entry::bytes).sum();
    assertThat(total).isLessThanOrEqualTo(WorkspaceLimits.defaults().maxTotalBytes());
    assertAnswers();
  }

  @Test
  void disk_manyOrDeepDirectories_areStopped() {
    StringBuilder line = new StringBuilder("mkdir");
    for (int i = 0; i < 100; i++) {
      line.append(" d").append(i);
    }
    assertThat(run(line.toString()).status()).isEqualTo(ExecStatus.DISK_LIMIT);
    assertThat(run("mkdir -p " + "x/".repeat(40)).status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(run("touch " + "n".repeat(300)).status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(files.all()).hasSizeLessThanOrEqualTo(50);
    assertAnswers();
  }

  @Test
  void copying_aDirectoryIntoItself_ends() {
    file("d/a", "x");
    run("cp -r d d/d; cp -r . d/e; mv . d; cp -r d x && cp -r x d && cp -r d x");
    assertThat(files.all()).hasSizeLessThanOrEqualTo(50);
    assertAnswers();
  }

  @Test
  void diff_ofQuiteDifferentFiles_endsInTime() {
    StringBuilder left = new StringBuilder();
    StringBuilder right = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      left.append(i * 7919 % 60_013).append('\n');
      right.append(i * 104_729 % 60_013).append('\n');
    }
    file("a", left.toString());
    file("b", right.toString());
    ExecResult result = run("diff a b", ExecLimits.defaults().withWall(Duration.ofSeconds(1)));
    assertThat(result.status()).isIn(ExecStatus.TIMEOUT, ExecStatus.OUTPUT_LIMIT);
    assertAnswers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grep -E '((((((((((((((((((((a))))))))))))))))))))' a",
        "find . ( ( ( ( ( -name a",
        "sort -k999999999 a",
        "cut -f1-999999999 a",
        "head -n 99999999999999999999 a",
        "tail -n +2147483647 a",
        "sed -n '2147483647p' a",
        "sed 's/a/\\9/' a",
        "grep -A 2147483647 x a",
        "grep -B 2147483647 -n x a",
        "tr '\\000-\\177' 'a-z' < a",
        "tr 'z-a' b < a",
        "paste -d '' a a",
        "diff -U 2147483647 a a",
        "find . -size +99999999999G",
        "find . -maxdepth -1",
        "cut -d '' -f1 a",
        "sed 'y/abc/xyz/' a",
        "echo -e '\\0777\\x'",
      })
  void arguments_thatAreExtreme_areAnswered(String line) {
    file("a", "x\ny\n");
    assertThat(run(line).status()).as(line).isIn(ExecStatus.OK, ExecStatus.NONZERO);
    assertAnswers();
  }

  @Test
  void nesting_deepLines_areAnswered() {
    for (String line :
        new String[] {
          "! ".repeat(10_000) + "true",
          "true; ".repeat(10_000),
          "true | ".repeat(5_000) + "true",
          "find . " + "( ".repeat(10_000),
          "grep -E '" + "(".repeat(3_000) + ")".repeat(3_000) + "' a",
          "find . " + "! ".repeat(10_000) + "-name a",
          "find . " + "-o -name a ".repeat(5_000),
          "echo " + "?/".repeat(500),
          "x".repeat(200_000),
        }) {
      assertThat(run(line).status())
          .as(line.substring(0, 20))
          .isIn(ExecStatus.OK, ExecStatus.NONZERO);
    }
    assertAnswers();
  }

  @Test
  void interruption_endsTheCommand() throws InterruptedException {
    file("big", "0123456789\n".repeat(90_000));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              ExecLimits limits = ExecLimits.defaults().withMemoryBytes(1L << 40);
              try {
                interpreter.exec(
                    ExecRequest.of(
                            Language.COMMAND,
                            "cat " + "big ".repeat(100) + "| grep -E '(0|1)*9$' | wc -l")
                        .with(limits.withWall(Duration.ofMinutes(10))));
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

  private void assertAnswers() {
    assertThat(run("echo 42").stdout()).isEqualTo("42\n");
  }

  private ExecResult run(String line) {
    return run(line, ExecLimits.defaults());
  }

  private ExecResult run(String line, ExecLimits limits) {
    return assertTimeoutPreemptively(
        GUARD, () -> interpreter.exec(ExecRequest.of(Language.COMMAND, line).with(limits)));
  }

  private void file(String path, String content) {
    try {
      files.write(WorkspacePath.of(path, files.limits()), content);
    } catch (RefusedException refused) {
      throw new AssertionError(refused);
    }
  }
}
