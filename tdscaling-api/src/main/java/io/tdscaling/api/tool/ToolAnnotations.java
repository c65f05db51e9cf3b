package io.tdscaling.api.tool;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a tool says of its own behaviour, as in the Model Context Protocol. Every hint is untrusted
 * and may be absent, which is not the same as false.
 *
 * @param readOnly whether the tool leaves its environment unchanged, or null where it does not say
 * @param destructive whether an update may destroy data, or null
 * @param idempotent whether repeating a call changes nothing more, or null
 * @param openWorld whether the tool reaches outside systems, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ToolAnnotations(
    @JsonProperty("readOnlyHint") @Nullable Boolean readOnly,
    @JsonProperty("destructiveHint") @Nullable Boolean destructive,
    @JsonProperty("idempotentHint") @Nullable Boolean idempotent,
    @JsonProperty("openWorldHint") @Nullable Boolean openWorld) {
  /** Annotations that say nothing. */
  public static final ToolAnnotations NONE = new ToolAnnotations(null, null, null, null);
}
