package io.tdscaling.sandbox.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.sandbox.spi.Capabilities;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tools make of what an execution came to, with a session that only says so. */
final class SandboxCodeToolTest {
  private static final ExecLimits LIMITS = ExecLimits.defaults().withWall(Duration.ofMillis(2_500));

  private final Session session = new Session();
  private final SandboxCodeTool tool =
      new SandboxCodeTool(
          WorkspaceFiles.create(WorkspaceLimits.defaults().withMaxOutputBytes(1_000)),
          () -> session,
          capabilities(EnumSet.allOf(Language.class), true),
          LIMITS);

  @AfterEach
  void close() {
    tool.close();
  }

  @Test
  void tools_someLanguages_areThoseOfTheFilesAndOfThem() {
    SandboxCodeTool some =
        new SandboxCodeTool(
            WorkspaceFiles.create(WorkspaceLimits.defaults()),
            Session::new,
            capabilities(Set.of(Language.SQL, Language.TESTS), true),
            LIMITS);
    assertThat(some.tools())
        .extracting(spec -> spec.ref().name())
        .containsExactly(
            "read_file", "write_file", "edit_file", "list_files", "run_sql", "run_tests");
    some.close();
  }

  @Test
  void tools_programs_sayWhetherWhatTheyDefineIsKept() {
    assertThat(description(tool, "run_python")).contains("What earlier calls defined is still");
    try (SandboxCodeTool anew =
        new SandboxCodeTool(
            WorkspaceFiles.create(WorkspaceLimits.defaults()),
            Session::new,
            capabilities(EnumSet.allOf(Language.class), false),
            LIMITS)) {
      for (String name : List.of("run_python", "run_javascript")) {
        assertThat(description(anew, name))
            .contains("Each call starts anew")
            .doesNotContain("defined is still there");
      }
    }
  }

  private static String description(SandboxCodeTool tool, String name) {
    return tool.tools().stream()
        .filter(spec -> spec.ref().name().equals(name))
        .findFirst()
        .orElseThrow()
        .description();
  }

  private static Capabilities capabilities(Set<Language> languages, boolean keepsState) {
    return new Capabilities("test", languages, true, false, true, true, keepsState);
  }

  @Test
  void effect_everyToolThatRuns_isCode() {
    for (String name :
        List.of("run_python", "run_javascript", "run_sql", "run_command", "run_tests")) {
      assertThat(tool.effect(name)).isEqualTo(EffectClass.CODE);
    }
    assertThat(tool.effect("list_files")).isEqualTo(EffectClass.SEARCH);
  }

  @Test
  void call_program_isGivenToTheSession() throws Exception {
    session.result = result(ExecStatus.OK, 0, "x\n", "");
    assertThat(run("run_javascript", "code", "1").content())
        .isEqualTo(json("{'exit_code':0,'stdout':'x\\n'}"));
    assertThat(session.request).isEqualTo(ExecRequest.of(Language.JAVASCRIPT, "1").with(LIMITS));
  }

  @ParameterizedTest
  @CsvSource({
    "TIMEOUT, timeout, the program did not end within 2.5 s",
    "OUT_OF_MEMORY, out_of_memory, the program wanted more than 256 MiB of memory",
    "OUTPUT_LIMIT, output_limit, the program wrote more than 65536 bytes of output",
    "DISK_LIMIT, disk_limit, OSError: [Errno 51] No space left on device",
    "CRASH, crash, OSError: [Errno 51] No space left on device",
    "DENIED, denied, OSError: [Errno 51] No space left on device",
    "SANDBOX_ERROR, sandbox_error, OSError: [Errno 51] No space left on device",
    "NONZERO, exception, OSError: [Errno 51] No space left on device",
  })
  void call_programThatFailed_hasCodeAndMessage(ExecStatus status, String code, String message)
      throws Exception {
    session.result =
        result(status, 1, "before", "Traceback…\nOSError: [Errno 51] No space left on device\n");
    ToolResult result = run("run_python", "code", "1");
    assertThat(result.error()).isTrue();
    assertThat(result.content().path("error"))
        .isEqualTo(JsonNodeFactory.instance.objectNode().put("code", code).put("message", message));
    assertThat(result.content().path("stdout").textValue()).isEqualTo("before");
    assertThat(result.content().path("exit_code").intValue()).isEqualTo(1);
  }

  @Test
  void call_exceptionWithLinesInItsMessage_isFound() throws Exception {
    session.result = result(ExecStatus.NONZERO, 1, "", "Traceback\nmy.ShopError: one\ntwo\n");
    assertThat(run("run_python", "code", "1").content().at("/error/message").textValue())
        .isEqualTo("my.ShopError: one");
  }

  @Test
  void call_longOutput_isCutAndSaysSo() throws Exception {
    session.result = result(ExecStatus.OK, 0, "x".repeat(5_000), "late");
    ObjectNode content = (ObjectNode) run("run_python", "code", "1").content();
    assertThat(content.path("stdout").textValue()).hasSize(1_000);
    assertThat(content.path("stderr").textValue()).isEmpty();
    assertThat(content.path("truncated").booleanValue()).isTrue();
  }

  @Test
  void call_sql_isTheRows() throws Exception {
    session.result = result(ExecStatus.OK, 0, "{\"columns\":[\"n\"],\"rows\":[[1]]}", "");
    assertThat(run("run_sql", "sql", "SELECT 1 AS n").content())
        .isEqualTo(json("{'columns':['n'],'rows':[[1]]}"));
    assertThat(session.request.database()).isEqualTo("data.db");
  }

  @Test
  void call_sqlThatFailed_hasSqlitesMessage() throws Exception {
    session.result = result(ExecStatus.NONZERO, 1, "", "no such table: t\n");
    assertThat(run("run_sql", "sql", "SELECT * FROM t").content())
        .isEqualTo(json("{'error':{'code':'sql_error','message':'no such table: t'}}"));
    session.result = result(ExecStatus.TIMEOUT, 0, "", "");
    assertThat(run("run_sql", "sql", "…").content().at("/error/code").textValue())
        .isEqualTo("timeout");
  }

  @Test
  void call_sqlDatabaseOutside_isRefused() throws Exception {
    ObjectNode arguments =
        JsonNodeFactory.instance.objectNode().put("sql", "SELECT 1").put("database", "../x");
    assertThat(tool.call("run_sql", arguments).content().at("/error/code").textValue())
        .isEqualTo("path_outside_workspace");
  }

  @ParameterizedTest
  @CsvSource({
    "grep x f, 1, false",
    "grep x f, 2, true",
    "diff a b, 1, false",
    "cat f | grep x, 1, false",
    "cd src && grep 'a|b' f, 1, false",
    "grep x f | wc -l, 1, true",
    "grep x f; ls nothing, 1, true",
    "ls nothing, 1, true",
    "echo 'x | grep y', 1, true",
  })
  void call_commandThatDidNotGiveZero_isAnErrorUnlessThatIsAnAnswer(
      String command, int exitCode, boolean error) throws Exception {
    session.result = result(ExecStatus.NONZERO, exitCode, "", "ls: nothing: not found\n");
    ToolResult result = run("run_command", "command", command);
    assertThat(result.error()).isEqualTo(error);
    assertThat(result.content().path("exit_code").intValue()).isEqualTo(exitCode);
    if (error) {
      assertThat(result.content().path("error"))
          .isEqualTo(json("{'code':'exit','message':'ls: nothing: not found'}"));
    }
  }

  @Test
  void call_tests_isTheReportAlsoWhereTheyFail() throws Exception {
    session.result = result(ExecStatus.NONZERO, 1, "{\"ok\":false}", "");
    ToolResult failed = tool.call("run_tests", JsonNodeFactory.instance.objectNode());
    assertThat(failed.content()).isEqualTo(json("{'ok':false}"));
    assertThat(session.request.code()).isEmpty();
    session.result = result(ExecStatus.TIMEOUT, 0, "", "");
    assertThat(run("run_tests", "path", "tests").error()).isTrue();
    assertThat(session.request.code()).isEqualTo("tests");
  }

  @Test
  void call_backendThatAnswersNoJson_isItsFault() {
    session.result = result(ExecStatus.OK, 0, "no", "");
    assertThatThrownBy(() -> run("run_sql", "sql", "SELECT 1"))
        .isInstanceOf(IllegalStateException.class);
    session.result = result(ExecStatus.OK, 0, "[1]", "");
    assertThatThrownBy(() -> run("run_sql", "sql", "SELECT 1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ARRAY");
  }

  @Test
  void call_wrongArguments_neverReachTheSession() throws Exception {
    assertThat(run("run_python", "script", "1").error()).isTrue();
    assertThat(run("run_nothing", "code", "1").content().at("/error/code").textValue())
        .isEqualTo("unknown_tool");
    assertThat(session.request).isNull();
  }

  @Test
  void close_tool_closesTheSession() {
    tool.close();
    assertThat(session.closed).isTrue();
    assertThatThrownBy(() -> run("run_python", "code", "1"))
        .isInstanceOf(IllegalStateException.class);
  }

  private ToolResult run(String name, String argument, String value) throws InterruptedException {
    return tool.call(name, JsonNodeFactory.instance.objectNode().put(argument, value));
  }

  private static ExecResult result(ExecStatus status, int exitCode, String stdout, String stderr) {
    return new ExecResult(
        status, exitCode, stdout, stderr, 0, List.of(), Duration.ZERO, Duration.ZERO, 0);
  }

  private static JsonNode json(String text) throws Exception {
    return new JsonMapper().readTree(text.replace('\'', '"'));
  }

  /** Answers with what it is told to. */
  private static final class Session implements SandboxSession {
    private ExecRequest request;
    private ExecResult result;
    private boolean closed;

    @Override
    public ExecResult exec(ExecRequest wanted) {
      request = wanted;
      return result;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
