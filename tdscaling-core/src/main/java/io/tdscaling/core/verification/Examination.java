package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.json.ParsedTexts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trajectory while it is verified, with what several rules look at read once. */
final class Examination {
  private final VerificationRequest request;
  private final Map<String, Optional<JsonNode>> results = new HashMap<>();
  private @Nullable PlanMatch match;

  Examination(VerificationRequest request) {
    this.request = request;
  }

  Trajectory trajectory() {
    return request.trajectory();
  }

  Blueprint blueprint() {
    return request.blueprint();
  }

  EnvironmentFactory environments() {
    return request.environments();
  }

  /** Returns which calls are the planned ones. */
  PlanMatch match() {
    if (match == null) {
      match = PlanMatch.of(this);
    }
    return match;
  }

  /** Returns what the text of a result holds, if it is JSON. */
  Optional<JsonNode> parsed(String result) {
    return results.computeIfAbsent(result, ParsedTexts::parsed);
  }
}
