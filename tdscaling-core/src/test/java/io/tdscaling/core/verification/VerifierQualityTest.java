package io.tdscaling.core.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.ToolSources;
import io.tdscaling.core.catalog.RealCatalogs;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.SchemaValidator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures the verifier: right trajectories are broken in every way, and changed in ways that leave
 * them right. With {@code -Dtdscaling.quality=N} it does so to N trajectories of the bundled
 * services and N of the real ones, where they are there, and writes the tables into {@code target}.
 */
@Tag("sweep")
class VerifierQualityTest {
  private static final int FEW = 150;
  private static final int ASKED = Integer.getInteger("tdscaling.quality", 0);
  private static final double CAUGHT = 0.99;
  private static final double REJECTED = 0.01;

  private final StandardVerifier verifier = new StandardVerifier(new SchemaValidator());

  /** What an operator came to. */
  private static final class Tally {
    private int applied;
    private int right;
    private int rejected;
    private final Map<String, Integer> rules = new TreeMap<>();
    private final List<String> misses = new ArrayList<>();

    double share(int count) {
      return applied == 0 ? 0 : (double) count / applied;
    }
  }

  @Test
  void verify_bundledServices_findsWhatIsBrokenAndNothingElse() throws Exception {
    measure("bundled", ToolSources.bundled(), ASKED == 0 ? FEW : ASKED);
  }

  @Test
  void verify_realServices_findsWhatIsBrokenAndNothingElse() throws Exception {
    assumeThat(ASKED).as("-Dtdscaling.quality").isPositive();
    List<ServiceSpec> services = RealCatalogs.load().services();
    measure("real", ToolSource.of(services.toArray(ServiceSpec[]::new)), ASKED);
  }

  private void measure(String name, ToolSource tools, int count) throws Exception {
    List<Case> cases = Cases.accepted(tools, count);
    Map<Corruption, Tally> broken = tallies(cases, corruptions());
    Map<Corruption, Tally> varied = tallies(cases, Variations.all());
    write(name, cases.size(), broken, varied);
    assertThat(broken).hasSizeGreaterThanOrEqualTo(24);
    broken.forEach(
        (operator, tally) -> {
          assertThat(tally.applied).as(operator.name()).isGreaterThanOrEqualTo(count / 50);
          assertThat(tally.share(tally.right))
              .as(operator.name() + " " + tally.rules + tally.misses)
              .isGreaterThanOrEqualTo(CAUGHT);
        });
    varied.forEach(
        (operator, tally) -> {
          assertThat(tally.applied).as(operator.name()).isGreaterThanOrEqualTo(count / 10);
          assertThat(tally.share(tally.rejected))
              .as(operator.name() + " " + tally.rules + tally.misses)
              .isLessThanOrEqualTo(REJECTED);
        });
  }

  private static List<Corruption> corruptions() {
    return Stream.of(
            StructureCorruptions.all(),
            ArgumentCorruptions.all(),
            CallCorruptions.all(),
            ResultCorruptions.all(),
            TalkCorruptions.all(),
            SpeechCorruptions.all())
        .flatMap(List::stream)
        .toList();
  }

  private Map<Corruption, Tally> tallies(List<Case> cases, List<Corruption> operators)
      throws InterruptedException {
    Map<Corruption, Tally> tallies = new LinkedHashMap<>();
    for (Corruption operator : operators) {
      Tally tally = new Tally();
      tallies.put(operator, tally);
      for (int i = 0; i < cases.size(); i++) {
        SeededRandom random = SeededRandom.of(11, i, operator.name());
        Optional<Case> changed = operator.operator().apply(cases.get(i), random);
        if (changed.isPresent() && !changed.get().toString().equals(cases.get(i).toString())) {
          count(operator, changed.get(), tally);
        }
      }
    }
    return tallies;
  }

  private void count(Corruption operator, Case changed, Tally tally) throws InterruptedException {
    Verdict verdict =
        verifier.verify(
            new VerificationRequest(
                changed.trajectory(), changed.blueprint(), changed.environments()));
    tally.applied++;
    String rule = verdict instanceof Verdict.Rejected why ? why.rule() : "accepted";
    tally.rules.merge(rule, 1, Integer::sum);
    tally.rejected += verdict.accepted() ? 0 : 1;
    boolean right = operator.rules().contains(rule);
    tally.right += right ? 1 : 0;
    boolean miss = operator.rules().isEmpty() ? !verdict.accepted() : !right;
    if (miss && tally.misses.size() < 3) {
      tally.misses.add("\n" + changed.trajectory().id() + " " + verdict + shown(changed));
    }
  }

  private static String shown(Case broken) {
    return Boolean.getBoolean("tdscaling.quality.show")
        ? "\n" + Json.compact(Json.tree(broken.blueprint())) + "\n" + broken.trajectory().messages()
        : "";
  }

  private static void write(
      String name, int count, Map<Corruption, Tally> broken, Map<Corruption, Tally> varied)
      throws IOException {
    StringBuilder table = new StringBuilder("# " + name + ", " + count + " trajectories\n\n");
    table.append("| broken | cases | by the right rule | rules |\n|---|---:|---:|---|\n");
    broken.forEach((o, t) -> table.append(row(o, t, t.right)));
    table.append("\n| varied | cases | rejected | |\n|---|---:|---:|---|\n");
    varied.forEach((o, t) -> table.append(row(o, t, t.rejected)));
    Stream.of(broken, varied)
        .flatMap(tallies -> tallies.entrySet().stream())
        .filter(tally -> !tally.getValue().misses.isEmpty())
        .forEach(t -> table.append("\n" + t.getKey().name() + t.getValue().misses + "\n"));
    Files.writeString(
        Path.of("target", "verifier-quality-" + name + ".md"), table, StandardCharsets.UTF_8);
  }

  private static String row(Corruption operator, Tally tally, int count) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.1f %% | %s |%n",
        operator.name(),
        tally.applied,
        100 * tally.share(count),
        tally.rules);
  }
}
