package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import io.tdscaling.core.verification.Script.CallSpot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what the plan has said, but calls whatever is on offer, with any valid arguments. */
final class RandomWalk {
  private final ValueGenerator generator = new ValueGenerator(new SchemaValidator());

  /**
   * Returns a random call, really made, for each step of calls; empty where there were none, or
   * where by chance all planned calls were made, as happens with tools that take no arguments.
   */
  Optional<Case> instead(Case right, SeededRandom random) {
    Script script = new Script(right);
    List<CallSpot> spots = script.spots(call -> true);
    if (spots.isEmpty()) {
      return Optional.empty();
    }
    for (int i = spots.size() - 1; i >= 0; i--) {
      CallSpot spot = spots.get(i);
      ToolCall old = script.call(spot);
      OfferedTool tool = random.pick(right.trajectory().tools());
      Optional<? extends JsonNode> arguments = generator.arguments(tool.spec(), Set.of(), random);
      if (spot.index() > 0 || arguments.isEmpty()) {
        script.removeCall(spot);
        continue;
      }
      ToolCall made = new ToolCall(old.id(), tool.name(), arguments.get());
      int answer = script.answerTo(old.id());
      script.lines().set(answer, Script.callWithAnswer(made).get(1));
      script.call(spot, call -> made);
    }
    Case walked = right.with(script.rerun().done());
    PlanMatch match = walked.match();
    boolean asPlanned = walked.blueprint().calls().stream().allMatch(c -> match.of(c).isPresent());
    return asPlanned ? Optional.empty() : Optional.of(walked);
  }
}
