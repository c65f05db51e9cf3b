package io.tdscaling.api.code;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.internal.Checks;
import java.util.List;

/**
 * What has to hold at the end, whatever way an agent took there. In JSON the member {@code kind}
 * tells the kinds apart.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CodeCheck.Graded.class, name = "graded"),
  @JsonSubTypes.Type(value = CodeCheck.Found.class, name = "found")
})
public sealed interface CodeCheck {
  /**
   * Calls that are made after the conversation, in the workspace as it was left but with nothing
   * else of what the agent's programs did, come to a result. They write what they need before they
   * use it, so that an agent gains nothing by changing tests.
   *
   * @param calls the calls, at least one; all have to succeed
   * @param path JSON Pointer into the result of the last call
   * @param value what has to be there; integers are compared exactly, fractions with a relative
   *     error of at most 1e-9
   */
  record Graded(List<CodeCall> calls, String path, JsonNode value) implements CodeCheck {
    /** Copies the calls and the value and checks the path. */
    public Graded {
      calls = List.copyOf(calls);
      Checks.notEmpty(calls, "calls");
      JsonPointer.compile(path);
      value = value.deepCopy();
    }
  }

  /**
   * A call that the agent made in the conversation came to this result.
   *
   * @param tool name of the tool
   * @param path JSON Pointer into the result, at which there is an array
   * @param value the array that has to be there; integers are compared exactly, fractions with a
   *     relative error of at most 1e-9
   * @param ordered whether the order of its elements counts
   */
  record Found(String tool, String path, JsonNode value, boolean ordered) implements CodeCheck {
    /** Copies the value and checks that it is an array. */
    public Found {
      Checks.notBlank(tool, "tool");
      JsonPointer.compile(path);
      if (!value.isArray()) {
        throw new IllegalArgumentException("value must be an array, got " + value.getNodeType());
      }
      value = value.deepCopy();
    }
  }
}
