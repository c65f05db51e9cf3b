package io.tdscaling.core.llm.openai;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** A server of OpenAI's protocol that others wrote, from npm, in a process of its own. */
final class ForeignServer {
  static final String KEY = "key-of-the-foreign-server";

  private static final String PACKAGE = "@copilotkit/aimock";
  private static final String VERSION = "1.43.0";
  private static final int MOST_LOOKS = 1_200;
  private static final Path HOME = Path.of("target", "foreign-server").toAbsolutePath();
  private static final Path PROGRAM = HOME.resolve("node_modules/" + PACKAGE + "/dist/cli.js");
  private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+)\\s");

  private final Process process;
  private final String url;

  private ForeignServer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts the server on a free port; the test is skipped where it cannot be installed. */
  static ForeignServer start() throws IOException, InterruptedException, URISyntaxException {
    install();
    URL fixtures = Objects.requireNonNull(ForeignServer.class.getResource("foreign-server.json"));
    Path log = Files.createTempFile(HOME, "server", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                "node",
                PROGRAM.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--fixtures",
                Path.of(fixtures.toURI()).toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("AIMOCK_API_KEYS", KEY);
    Process process = builder.start();
    try {
      return new ForeignServer(process, listening(process, log));
    } catch (IOException | InterruptedException | RuntimeException failed) {
      end(process);
      throw failed;
    }
  }

  private static void install() throws IOException, InterruptedException {
    if (Files.exists(PROGRAM)) {
      return;
    }
    Files.createDirectories(HOME);
    Path log = HOME.resolve("npm.log");
    int status = npm(log);
    if (status != 0) {
      Assumptions.abort(
          "%s %s cannot be installed: npm ended with %d, see %s"
              .formatted(PACKAGE, VERSION, status, log));
    }
  }

  private static int npm(Path log) throws InterruptedException {
    List<String> command =
        List.of(
            "npm",
            "install",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--no-save",
            "--prefix",
            HOME.toString(),
            PACKAGE + "@" + VERSION);
    try {
      Process npm =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!npm.waitFor(5, TimeUnit.MINUTES)) {
        end(npm);
        Assumptions.abort("npm did not install " + PACKAGE + " in time, see " + log);
      }
      return npm.exitValue();
    } catch (IOException missing) {
      return Assumptions.abort("npm is needed to install " + PACKAGE + ": " + missing.getMessage());
    }
  }

  private static String listening(Process process, Path log)
      throws IOException, InterruptedException {
    Matcher listening = LISTENING.matcher(Files.readString(log));
    for (int look = 0; !listening.find(); look++) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS) || look == MOST_LOOKS) {
        throw new IOException("the foreign server did not start: " + Files.readString(log));
      }
      listening = LISTENING.matcher(Files.readString(log));
    }
    return listening.group(1);
  }

  String url() {
    return url;
  }

  void stop() throws InterruptedException {
    end(process);
  }

  private static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
