package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.core.schema.SchemaDefect;
import io.tdscaling.core.schema.SchemaProblem;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks answers against schemas, and the schemas before anything is asked. Thread-safe. */
final class SchemaCheck {
  private static final int MOST_PROBLEMS = 5;

  private final SchemaValidator validator = new SchemaValidator();

  /** Checks that a schema can be used. */
  void usable(JsonNode schema) throws LlmException {
    Optional<SchemaDefect> defect = validator.defect(schema);
    if (defect.isPresent()) {
      throw new LlmException(
          Reason.INVALID_REQUEST, "the answer's schema cannot be used: " + defect.get().message());
    }
  }

  /** Checks a value against a schema that can be used. */
  void fits(JsonNode schema, JsonNode value) throws UnusableException {
    List<SchemaProblem> problems = validator.validate(schema, value);
    if (!problems.isEmpty()) {
      throw new UnusableException(
          problems.stream()
              .limit(MOST_PROBLEMS)
              .map(SchemaCheck::shown)
              .collect(Collectors.joining("; ")));
    }
  }

  private static String shown(SchemaProblem problem) {
    return (problem.path().isEmpty() ? "the value" : problem.path()) + " " + problem.message();
  }
}
