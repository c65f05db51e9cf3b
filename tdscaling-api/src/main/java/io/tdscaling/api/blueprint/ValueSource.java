package io.tdscaling.api.blueprint;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where a planned argument's value comes from. In JSON the members tell the kinds apart: {@code
 * {"said": …}}, {@code {"known": …}}, {@code {"from": "c1", "path": "/id"}} or {@code {"written":
 * …}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(ValueSource.Said.class),
  @JsonSubTypes.Type(ValueSource.Known.class),
  @JsonSubTypes.Type(ValueSource.FromResult.class),
  @JsonSubTypes.Type(ValueSource.Written.class)
})
public sealed interface ValueSource {
  /**
   * A value that the user says in the request.
   *
   * @param said the value
   */
  record Said(JsonNode said) implements ValueSource {
    /** Copies the value. */
    public Said {
      said = said.deepCopy();
    }
  }

  /**
   * A value that the user knows but says only when asked.
   *
   * @param known the value
   */
  record Known(JsonNode known) implements ValueSource {
    /** Copies the value. */
    public Known {
      known = known.deepCopy();
    }
  }

  /**
   * A field of an earlier call's result.
   *
   * @param from id of the earlier planned call
   * @param path JSON Pointer into its result
   */
  record FromResult(String from, String path) implements ValueSource {
    /** Checks that the path is a JSON Pointer. */
    public FromResult {
      JsonPointer.compile(path);
    }
  }

  /**
   * A value that the assistant makes up itself, such as a program. Another assistant may make up
   * another one that is as good.
   *
   * @param written the value
   */
  record Written(JsonNode written) implements ValueSource {
    /** Copies the value. */
    public Written {
      written = written.deepCopy();
    }
  }
}
