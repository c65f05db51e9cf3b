package io.tdscaling.study;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.TrajectorySynthesizerBuilder;
import io.tdscaling.core.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What a study is to do.
 *
 * @param directory where its files go
 * @param arms what it compares
 * @param seeds the seeds that each arm runs with
 * @param tokenBudget tokens that each run may spend
 * @param count trajectories after which a run ends, or empty
 * @param heldOut share of the services held out
 * @param heldOutSeed which services, and the seed of the test sets
 * @param testSize trajectories of each test set
 * @param sizes how many trajectories a learner trains on, ascending
 * @param concurrency attempts under way at once
 * @param learner what learns, or empty
 * @param realTests files of conversations that learners are tested on as well
 * @param common configures every synthesizer before its arm does
 * @param note what the common configuration is, part of what is compared on resuming
 */
record StudySettings(
    Path directory,
    List<Arm> arms,
    List<Long> seeds,
    long tokenBudget,
    OptionalLong count,
    double heldOut,
    long heldOutSeed,
    int testSize,
    List<Integer> sizes,
    int concurrency,
    Optional<StudyLearner> learner,
    List<Path> realTests,
    Consumer<TrajectorySynthesizerBuilder> common,
    String note) {

  /** Returns how many runs there are. */
  int runs() {
    return arms.size() * seeds.size();
  }

  /**
   * Returns what a study's results depend on, but for the arms and seeds, of which there may be
   * more another time.
   */
  ObjectNode configuration(StudyTools tools) {
    ObjectNode configuration = Json.object().put("tokenBudget", tokenBudget);
    if (count.isPresent()) {
      configuration.put("count", count.getAsLong());
    } else {
      configuration.putNull("count");
    }
    configuration.put("tokenCount", "o200k_base; with a model, what it reported");
    configuration.put("heldOut", heldOut).put("heldOutSeed", heldOutSeed);
    if (learner.isPresent()) {
      configuration.put("learner", learner.get().description()).put("testSize", testSize);
      ArrayNode steps = configuration.putArray("sizes");
      sizes.forEach(steps::add);
      ArrayNode files = configuration.putArray("realTests");
      realTests.forEach(file -> files.add(RealTests.name(file)));
    } else {
      configuration.put("learner", "none");
    }
    configuration.put("note", note);
    configuration.set("tools", tools(tools));
    return configuration;
  }

  private static ObjectNode tools(StudyTools tools) {
    ObjectNode node =
        Json.object()
            .put("digest", tools.digest())
            .put("servicesForTraining", tools.trainingServices().size())
            .put("servicesHeldOut", tools.heldOutServices().size())
            .put("offered", tools.offeredTools())
            .put("knownDependencies", tools.knownDependencies())
            .put("largestDomain", tools.domainOfHomogeneity());
    return node;
  }
}
