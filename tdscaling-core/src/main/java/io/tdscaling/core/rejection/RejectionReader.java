package io.tdscaling.core.rejection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.format.FormatException;
import io.tdscaling.core.format.OpenAiFormat;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.output.LinesById;
import io.tdscaling.core.plan.BlueprintJson;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Reads records of {@code rejected.jsonl}, with what belongs to them in the run's other files. */
final class RejectionReader {
  private final Function<ToolRef, Optional<ToolSpec>> catalog;

  /**
   * The other files.
   *
   * @param plans blueprints by id
   * @param accepted accepted records by id of their blueprint
   */
  record Sources(LinesById plans, LinesById accepted) {}

  /**
   * What a record holds.
   *
   * @param rejection the conversation, where the assistant is at fault
   * @param otherwise why there is none
   */
  record Read(Optional<Rejection> rejection, Outcome otherwise) {
    static Read nothing(Outcome why) {
      return new Read(Optional.empty(), why);
    }
  }

  RejectionReader(Function<ToolRef, Optional<ToolSpec>> catalog) {
    this.catalog = catalog;
  }

  Read read(JsonNode record, Sources sources) throws IOException, FormatException {
    Verdict.Rejected why = why(record.path("rejection"));
    if (why.party() != Party.ASSISTANT) {
      return Read.nothing(new Outcome.Skipped("party." + why.party().label()));
    }
    if (record.path("messages").isArray() && record.path("messages").isEmpty()) {
      return Read.nothing(Outcome.Skipped.NO_CONVERSATION);
    }
    Trajectory conversation = OpenAiFormat.readExported(record, catalog);
    if (why.step() >= conversation.messages().size()) {
      String reason = "rejection.step must be a position in messages, got " + why.step();
      throw new FormatException(reason);
    }
    String planId = conversation.provenance().blueprintId();
    Blueprint plan = plan(planId, sources.plans());
    Optional<JsonNode> accepted = sources.accepted().get(planId);
    Optional<Trajectory> other =
        accepted.isEmpty()
            ? Optional.empty()
            : Optional.of(OpenAiFormat.readExported(accepted.get(), catalog));
    return new Read(
        Optional.of(new Rejection(conversation, why, plan, other)),
        Outcome.Skipped.NO_CONVERSATION);
  }

  private static Verdict.Rejected why(JsonNode rejection) throws FormatException {
    String rule = text(rejection, "rule");
    String party = text(rejection, "party");
    JsonNode step = rejection.path("step");
    if (!step.isInt() || step.intValue() < -1) {
      throw new FormatException(
          "rejection.step must be an integer of at least -1, got " + Excerpt.of(step));
    }
    Party known =
        Arrays.stream(Party.values())
            .filter(value -> value.label().equals(party))
            .findFirst()
            .orElseThrow(
                () ->
                    new FormatException(
                        "rejection.party must be a party, got " + Excerpt.quoted(party)));
    return new Verdict.Rejected(rule, step.intValue(), known, text(rejection, "reason"));
  }

  private static String text(JsonNode rejection, String member) throws FormatException {
    JsonNode value = rejection.path(member);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new FormatException(
          "rejection." + member + " must be a text, got " + Excerpt.of(value));
    }
    return value.textValue();
  }

  private static Blueprint plan(String id, LinesById plans) throws IOException, FormatException {
    String shown = "blueprint " + Excerpt.quoted(id);
    JsonNode document =
        plans.get(id).orElseThrow(() -> new FormatException("there is no " + shown));
    Blueprint plan;
    try {
      plan = BlueprintJson.read(document);
    } catch (JsonProcessingException e) {
      String problem = Excerpt.of(Json.problem(e));
      throw new FormatException(shown + " cannot be read: " + problem);
    }
    if (!plan.problems().isEmpty()) {
      throw new FormatException(shown + " is broken: " + Excerpt.of(plan.problems().get(0)));
    }
    return plan;
  }
}
