package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import java.util.Optional;

/** Which draft of JSON Schema a schema is written in. */
final class Draft {
  private static final Map<String, SpecificationVersion> BY_ADDRESS =
      Map.of(
          "json-schema.org/draft-04/schema", SpecificationVersion.DRAFT_4,
          "json-schema.org/draft-06/schema", SpecificationVersion.DRAFT_6,
          "json-schema.org/draft-07/schema", SpecificationVersion.DRAFT_7,
          "json-schema.org/draft/2019-09/schema", SpecificationVersion.DRAFT_2019_09,
          "json-schema.org/draft/2020-12/schema", SpecificationVersion.DRAFT_2020_12,
          // Means "the newest", and is still written.
          "json-schema.org/schema", SpecificationVersion.DRAFT_2020_12);

  private Draft() {}

  /** Returns the draft that {@code $schema} names, 2020-12 where there is none. */
  static Optional<SpecificationVersion> of(JsonNode schema) {
    JsonNode address = schema.path("$schema");
    if (address.isMissingNode()) {
      return Optional.of(SpecificationVersion.DRAFT_2020_12);
    }
    // People write http for https, the other way round, and forget or add the empty fragment.
    String bare = address.asText().replaceFirst("^https?://", "").replaceFirst("#$", "");
    return Optional.ofNullable(BY_ADDRESS.get(bare));
  }

  /** Returns whether the members beside a {@code $ref} are ignored, as they were until draft 7. */
  static boolean refHidesSiblings(SpecificationVersion draft) {
    return draft.getOrder() <= SpecificationVersion.DRAFT_7.getOrder();
  }
}
