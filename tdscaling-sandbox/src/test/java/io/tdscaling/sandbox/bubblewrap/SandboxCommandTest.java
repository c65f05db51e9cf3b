package io.tdscaling.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.common.base.Splitter;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is run, and with which arguments; and why nothing is. */
class SandboxCommandTest {
  @TempDir Path root;

  private static final Program PROGRAM =
      new Program(List.of("/usr/bin/true"), Optional.empty(), "", "", false);

  private Path program(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static SandboxHost host(boolean root) {
    return new SandboxHost(
        Map.of(
            "bash", "/usr/bin/bash",
            "bwrap", "/usr/bin/bwrap",
            "env", "/usr/bin/env",
            "prlimit", "/usr/bin/prlimit",
            "setpriv", "/usr/bin/setpriv",
            "sh", "/usr/bin/sh"),
        root,
        ControlGroups.none("none"));
  }

  @Test
  void of_aHost_isTheseArguments() throws Exception {
    Files.createDirectories(root.resolve("usr/lib"));
    Files.createSymbolicLink(root.resolve("lib"), Path.of("usr/lib"));
    Files.createDirectories(root.resolve("bin"));

    String arguments = new String(SandboxArguments.of(root, 100, 200), StandardCharsets.UTF_8);

    assertThat(arguments).endsWith("\0");
    assertThat(Splitter.on('\0').splitToList(arguments.substring(0, arguments.length() - 1)))
        .containsExactly(
            """
            --unshare-user --unshare-all --disable-userns --assert-userns-disabled \
            --uid 1000 --gid 1000 --hostname sandbox --cap-drop ALL \
            --new-session --die-with-parent --as-pid-1 --clearenv \
            --setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin --setenv HOME /workspace \
            --setenv LANG C.UTF-8 --setenv TZ UTC --setenv PYTHONHASHSEED 0 \
            --setenv PYTHONDONTWRITEBYTECODE 1 \
            --ro-bind /usr /usr --ro-bind /bin /bin --symlink usr/lib /lib \
            --perms 0444 --file 7 /etc/passwd --perms 0444 --file 8 /etc/group \
            --ro-bind-try /etc/alternatives /etc/alternatives \
            --ro-bind-try /etc/ld.so.cache /etc/ld.so.cache \
            --perms 0444 --file 11 /run/sandbox/code --perms 0444 --file 12 /run/sandbox/runner \
            --proc /proc --remount-ro /proc --dev /dev \
            --size 100 --tmpfs /dev/shm --remount-ro /dev \
            --size 100 --tmpfs /tmp --size 200 --tmpfs /workspace \
            --remount-ro / --chdir /workspace --seccomp 9 --json-status-fd 10"""
                .split(" "));
  }

  @Test
  void sandbox_ofRoot_isNotRoots() {
    assertThat(host(true).sandbox("script"))
        .containsExactly(
            "/usr/bin/env",
            "-i",
            "/usr/bin/setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--no-new-privs",
            "--",
            "/usr/bin/bwrap",
            "--args",
            "6",
            "--",
            "/usr/bin/sh",
            "-c",
            "script",
            "drive");
    assertThat(host(false).sandbox("script"))
        .doesNotContain("/usr/bin/setpriv")
        .startsWith("/usr/bin/env", "-i", "/usr/bin/bwrap");
  }

  @Test
  void limited_withoutControlGroups_boundsEachProcess() {
    List<String> command = host(false).limited(PROGRAM, 5_000, ExecLimits.defaults(), 40);
    long cpu = 10L * Runtime.getRuntime().availableProcessors() + 1;

    assertThat(command)
        .containsExactly(
            "/usr/bin/prlimit",
            "--core=0",
            "--cpu=" + cpu + ":" + (cpu + 1),
            "--as=" + ((256L + 128) << 20),
            "--fsize=5000",
            "--nofile=64",
            "--stack=16777216",
            "--memlock=65536",
            "--msgqueue=0",
            "--nproc=40",
            "--");
  }

  @Test
  void find_program_isSearchedInUsrOnly() throws Exception {
    Path local = program("usr/local/bin/python3");
    Path system = program("usr/bin/python3");
    program("opt/bin/python3");
    Files.createSymbolicLink(root.resolve("usr/bin/node"), program("opt/bin/node"));
    Files.createSymbolicLink(root.resolve("usr/bin/py"), system);
    Files.writeString(root.resolve("usr/bin/data"), "not a program");
    HostTools tools = new HostTools(root);

    assertThat(tools.all("python3")).containsExactly(local, system);
    assertThat(tools.find("node")).isEmpty();
    assertThat(tools.find("py")).isPresent();
    assertThat(tools.find("data")).isEmpty();
  }

  @Test
  void findTools_someMissing_namesThem() throws Exception {
    for (String name : List.of("bash", "env", "sh", "tar", "prlimit")) {
      program("usr/bin/" + name);
    }
    assertThatExceptionOfType(UnusableException.class)
        .isThrownBy(() -> SandboxHost.findTools(new HostTools(root)))
        .withMessage("not found in /usr/local/bin, /usr/bin or /usr/sbin: bwrap, setpriv");
  }

  @Test
  void check_otherSystems_areRefused() {
    assertThatExceptionOfType(UnusableException.class)
        .isThrownBy(() -> new Platform("Mac OS X", "x86_64").check())
        .withMessage("bubblewrap needs Linux, this is Mac OS X");
    assertThatExceptionOfType(UnusableException.class)
        .isThrownBy(() -> new Platform("Linux", "aarch64").check())
        .withMessage("only x86-64 is supported, this is aarch64");
    Properties properties = new Properties();
    properties.put("os.name", "Linux");
    properties.put("os.arch", "amd64");
    assertThat(Platform.of(properties)).isEqualTo(new Platform("Linux", "amd64"));
  }

  @Test
  void program_ofEachLanguage_isItsInterpreterWithItsScript() {
    Interpreters all =
        new Interpreters(
            Map.of(
                Language.PYTHON, "/py",
                Language.SQL, "/py",
                Language.TESTS, "/py",
                Language.JAVASCRIPT, "/node",
                Language.COMMAND, "/bash"));

    assertThat(all.program(ExecRequest.of(Language.PYTHON, "x")).command())
        .containsExactly("/py", "-su", "/run/sandbox/runner");
    assertThat(all.program(ExecRequest.sql("a/b.db", "x")).command())
        .containsExactly("/py", "-s", "/run/sandbox/runner", "./a/b.db", "65536");
    assertThat(all.program(ExecRequest.of(Language.SQL, "x")).command()).contains("./data.db");
    assertThat(all.program(ExecRequest.of(Language.TESTS, "")).command())
        .containsExactly("/py", "-s", "/run/sandbox/runner", ".", "32768");
    assertThat(all.program(ExecRequest.of(Language.TESTS, "-x")).command()).contains("./-x");
    assertThat(all.program(ExecRequest.of(Language.JAVASCRIPT, "x")).command())
        .containsExactly("/node", "--max-old-space-size=128", "/run/sandbox/runner");
    Program command = all.program(ExecRequest.of(Language.COMMAND, "ls").withStdin("in"));
    assertThat(command.command()).doesNotContain("ls").startsWith("/bash", "--norc", "-c");
    assertThat(command.code()).isEqualTo("ls");
    assertThat(command.stdin()).isEqualTo("in");
  }

  @Test
  void program_ofALanguageWithoutInterpreter_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interpreters(Map.of()).program(ExecRequest.of(Language.SQL, "x")))
        .withMessage("no interpreter for sql was found");
  }

  @Test
  void options_numbersThatMakeNoSense_areRefused() {
    BubblewrapOptions options = BubblewrapOptions.defaults();

    assertThat(options.hardMemoryBound()).isTrue();
    assertThat(options.withControlGroup(root).controlGroup()).contains(root);
    assertThat(options.withTemporaryBytes(5).temporaryBytes()).isEqualTo(5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withMaxProcesses(7))
        .withMessage("maxProcesses must be at least 8, got 7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withTemporaryBytes(0))
        .withMessage("temporaryBytes must be positive, got 0");
  }

  @Test
  void orElseThrow_noBackend_saysWhy() {
    BubblewrapSearch search = BubblewrapSearch.unusable("there is no Linux");

    assertThat(search.backend()).isEmpty();
    assertThat(search.reason()).isEqualTo("there is no Linux");
    assertThatIllegalStateException()
        .isThrownBy(search::orElseThrow)
        .withMessage("bubblewrap cannot be used here: there is no Linux");
  }

  @Test
  void find_withoutControlGroups_refusesUnlessAWeakerBoundWillDo() throws Exception {
    BubblewrapSearch search =
        BubblewrapBackend.find(BubblewrapOptions.defaults(), ControlGroups.none("no groups"));

    assertThat(search.backend()).isEmpty();
    assertThat(search.reason())
        .containsAnyOf("memory cannot be bounded hard: no groups", "not found in", "needs Linux");
  }

  @Test
  void in_reportBehindTheSecret_isTidied() {
    String report =
        "{\"output\": \"a\\u0000\", \"ok\": true, \"passed\": 2, \"failed\": 0, \"errors\": 0,"
            + " \"more\": 1}";

    assertThat(TestReport.in("noise\ns3cret\n" + report, "s3cret"))
        .contains("{\"ok\":true,\"passed\":2,\"failed\":0,\"errors\":0,\"output\":\"a\\u0000\"}");
    assertThat(TestReport.in(report, "s3cret")).isEmpty();
    assertThat(TestReport.in("other\n" + report, "s3cret")).isEmpty();
    assertThat(TestReport.in("s3cret\n" + report.replace("2", "-2"), "s3cret")).isEmpty();
    assertThat(TestReport.in("s3cret\n" + report.substring(5), "s3cret")).isEmpty();
    assertThat(TestReport.in("s3cret\n", "s3cret")).isEmpty();
  }

  @Test
  void scripts_areThere() {
    for (Script script : Script.values()) {
      assertThat(script.bytes()).isNotEmpty();
    }
    assertThat(Script.DRIVE.command()).startsWith("tar -x").doesNotContain("#");
  }
}
