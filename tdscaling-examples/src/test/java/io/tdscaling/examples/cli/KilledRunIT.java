package io.tdscaling.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.examples.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills runs as {@code kill -9} does and goes on with them. With {@code -Dtdscaling.kills=50
 * -Dtdscaling.trajectories=500} it does so more often, in a longer run.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KilledRunIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final String JAR = System.getProperty("tdscaling.jar");
  private static final int KILLS = Integer.getInteger("tdscaling.kills", 3);
  private static final int TRAJECTORIES = Integer.getInteger("tdscaling.trajectories", 40);
  private static final int CONCURRENCY = 8;
  private static final long LATENCY_MILLIS = 15;
  private static final List<String> FILES =
      List.of(
          "trajectories.jsonl", "rejected.jsonl", "blueprints.jsonl", "catalog.jsonl", "run.json");

  private static final List<String> THANKS = List.of("", " Thanks.", " Thank you!");

  @TempDir private Path directory;

  /** Counts the requests of each kind, and those that were under way when a process was killed. */
  private static final class Counting {
    private final Map<JsonNode, AtomicLong> asked = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final boolean talkative;

    Counting(boolean talkative) {
      this.talkative = talkative;
    }

    String answer(JsonNode request) {
      asked.computeIfAbsent(request, any -> new AtomicLong()).incrementAndGet();
      long number = requests.incrementAndGet();
      String said = ScriptedServer.asUser(talkative ? plain(request) : request);
      // The same question is answered otherwise the next time, as by a model.
      return talkative && !said.startsWith("[")
          ? said + THANKS.get((int) (number % THANKS.size()))
          : said;
    }

    /** Takes away from what was said before what the script does not know. */
    private static JsonNode plain(JsonNode request) {
      JsonNode plain = request.deepCopy();
      for (JsonNode message : plain.path("messages")) {
        String text = message.path("content").asText();
        for (String thanks : THANKS) {
          if (!thanks.isEmpty() && text.endsWith(thanks)) {
            ((ObjectNode) message)
                .put("content", text.substring(0, text.length() - thanks.length()));
          }
        }
      }
      return plain;
    }

    long paidTwice() {
      return asked.values().stream().mapToLong(times -> times.get() - 1).sum();
    }
  }

  @Test
  void run_killedAgainAndAgain_comesToWhatAnUninterruptedRunDoes() throws Exception {
    Counting whole = new Counting(false);
    try (ScriptedServer server = new ScriptedServer(0, LATENCY_MILLIS, whole::answer)) {
      assertThat(start(server, "whole", 1).waitFor()).isZero();
    }
    assertThat(whole.paidTwice()).isZero();

    Counting killed = new Counting(false);
    try (ScriptedServer server = new ScriptedServer(0, LATENCY_MILLIS, killed::answer)) {
      int kills = killAndGoOn(server, killed, whole.requests.get(), 1);
      assertThat(killed.paidTwice()).isLessThanOrEqualTo((long) kills * CONCURRENCY);
    }

    for (String file : FILES) {
      assertThat(directory.resolve("killed").resolve(file))
          .as(file)
          .hasSameBinaryContentAs(directory.resolve("whole").resolve(file));
    }
  }

  @Test
  void run_killedWhileAModelNeverAnswersAlike_keepsWhatItWasToldAndPaysOnce() throws Exception {
    Counting server = new Counting(true);
    try (ScriptedServer started = new ScriptedServer(0, LATENCY_MILLIS, server::answer)) {
      int kills = killAndGoOn(started, server, 4L * TRAJECTORIES, 2);
      assertThat(server.paidTwice()).isLessThanOrEqualTo((long) kills * CONCURRENCY);
    }

    Path run = directory.resolve("killed");
    JsonNode summary = new ObjectMapper().readTree(run.resolve("run.json").toFile());
    assertThat(summary.path("accepted").asInt()).isEqualTo(TRAJECTORIES);
    Set<Integer> indices = new HashSet<>(indices(run.resolve("trajectories.jsonl")));
    assertThat(indices).hasSize(TRAJECTORIES);
    List<Integer> rejected = indices(run.resolve("rejected.jsonl"));
    indices.addAll(rejected);
    assertThat(indices)
        .hasSize(TRAJECTORIES + rejected.size())
        .hasSize(summary.path("attempts").asInt());
    Process verify =
        new ProcessBuilder(JAVA.toString(), "-jar", JAR, "verify", "--in", run.toString()).start();
    assertThat(verify.waitFor()).isZero();
  }

  /** Kills a run as often as wanted, at random moments, and lets it end; returns how often. */
  private int killAndGoOn(ScriptedServer server, Counting counting, long expected, long seed)
      throws Exception {
    Random random = new Random(seed);
    int kills = 0;
    while (true) {
      Process process = start(server, "killed", CONCURRENCY);
      if (kills == KILLS) {
        assertThat(process.waitFor()).as(errors("killed")).isZero();
        return kills;
      }
      long until =
          counting.requests.get() + random.nextInt((int) Math.max(2, 2 * expected / (KILLS + 1)));
      while (process.isAlive() && counting.requests.get() < until) {
        process.waitFor(1, TimeUnit.MILLISECONDS);
      }
      process.waitFor(random.nextInt(30), TimeUnit.MILLISECONDS);
      if (!process.isAlive()) {
        assertThat(process.exitValue()).as(errors("killed")).isZero();
        return kills;
      }
      process.destroyForcibly().waitFor();
      kills++;
    }
  }

  private Process start(ScriptedServer server, String name, int concurrency) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-jar", JAR, "synthesize"));
    command.addAll(List.of("--count", Integer.toString(TRAJECTORIES), "--seed", "7"));
    command.addAll(List.of("--out", directory.resolve(name).toString(), "--resume", "--quiet"));
    command.addAll(List.of("--concurrency", Integer.toString(concurrency)));
    command.addAll(List.of("--llm-url", server.url(), "--llm-model", "user=scripted"));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(directory.resolve(name + ".err").toFile())
        .start();
  }

  private String errors(String name) throws IOException {
    return Files.readString(directory.resolve(name + ".err"));
  }

  private static List<Integer> indices(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Integer> indices = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      indices.add(json.readTree(line).at("/metadata/index").asInt());
    }
    return indices;
  }
}
