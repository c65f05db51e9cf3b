package io.tdscaling.api.blueprint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tdscaling.api.internal.Checks;

/** Something that keeps a conversation from going straight. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Perturbation.TransientFailure.class, name = "transient_failure"),
  @JsonSubTypes.Type(value = Perturbation.MissingParameter.class, name = "missing_parameter"),
  @JsonSubTypes.Type(value = Perturbation.NeedsConfirmation.class, name = "needs_confirmation"),
  @JsonSubTypes.Type(value = Perturbation.ChangeOfMind.class, name = "change_of_mind"),
  @JsonSubTypes.Type(value = Perturbation.ImpossibleRequest.class, name = "impossible_request")
})
@JsonInclude(JsonInclude.Include.ALWAYS)
public sealed interface Perturbation {
  /**
   * The tool of a call fails a few times before it works, whatever its arguments.
   *
   * @param call the planned call
   * @param times how often its tool fails, positive
   */
  record TransientFailure(String call, int times) implements Perturbation {
    /** Checks the count. */
    public TransientFailure {
      Checks.positive(times, "times");
    }
  }

  /**
   * The user does not say a parameter until asked.
   *
   * @param call the planned call
   * @param parameter the parameter
   */
  record MissingParameter(String call, String parameter) implements Perturbation {}

  /**
   * Policy demands the user's confirmation before a call.
   *
   * @param call the planned call
   */
  record NeedsConfirmation(String call) implements Perturbation {}

  /**
   * The user wants an earlier call done again with another value.
   *
   * @param call the earlier planned call
   * @param again the planned call that does it again
   * @param parameter the parameter whose value changes
   */
  record ChangeOfMind(String call, String again, String parameter) implements Perturbation {}

  /**
   * A request that no offered tool can meet.
   *
   * @param phase position of the phase that holds the request, from 0
   */
  record ImpossibleRequest(int phase) implements Perturbation {}
}
