package io.tdscaling.api.blueprint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tdscaling.api.internal.Checks;
import io.tdscaling.api.internal.SnakeCase;
import java.util.List;

/**
 * Something that keeps a conversation from going straight. Failures that the environment does not
 * bring about itself are injected: see {@link Injected}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Perturbation.TransientFailure.class, name = "transient_failure"),
  @JsonSubTypes.Type(value = Perturbation.RateLimited.class, name = "rate_limited"),
  @JsonSubTypes.Type(value = Perturbation.PermanentFailure.class, name = "permanent_failure"),
  @JsonSubTypes.Type(value = Perturbation.PermissionDenied.class, name = "permission_denied"),
  @JsonSubTypes.Type(value = Perturbation.NotFound.class, name = "not_found"),
  @JsonSubTypes.Type(value = Perturbation.Blocked.class, name = "blocked"),
  @JsonSubTypes.Type(value = Perturbation.MissingParameter.class, name = "missing_parameter"),
  @JsonSubTypes.Type(value = Perturbation.AmbiguousReference.class, name = "ambiguous_reference"),
  @JsonSubTypes.Type(value = Perturbation.NeedsConfirmation.class, name = "needs_confirmation"),
  @JsonSubTypes.Type(value = Perturbation.CorrectedValue.class, name = "corrected_value"),
  @JsonSubTypes.Type(value = Perturbation.ChangeOfMind.class, name = "change_of_mind"),
  @JsonSubTypes.Type(value = Perturbation.ImpossibleRequest.class, name = "impossible_request"),
  @JsonSubTypes.Type(value = Perturbation.IrrelevantRequest.class, name = "irrelevant_request"),
  @JsonSubTypes.Type(value = Perturbation.PolicyConflict.class, name = "policy_conflict"),
  @JsonSubTypes.Type(value = Perturbation.Distractors.class, name = "distractors")
})
@JsonInclude(JsonInclude.Include.ALWAYS)
public sealed interface Perturbation {
  /** Returns the planned calls that this is about, in the order of the components. */
  default List<String> callIds() {
    return List.of();
  }

  /** Returns the name of the kind, as in JSON. */
  default String label() {
    return SnakeCase.of(getClass());
  }

  /** Something that concerns one call. */
  sealed interface OfCall extends Perturbation
      permits Injected,
          Blocked,
          MissingParameter,
          AmbiguousReference,
          NeedsConfirmation,
          CorrectedValue {
    /** Returns the planned call. */
    String call();

    @Override
    default List<String> callIds() {
      return List.of(call());
    }
  }

  /** A failure that is put in the way of a call's tool, before the environment is asked. */
  sealed interface Injected extends OfCall
      permits TransientFailure, RateLimited, PermanentFailure, PermissionDenied {}

  /**
   * The tool of a call fails a few times before it works, whatever its arguments.
   *
   * @param call the planned call
   * @param times how often its tool fails, positive
   */
  record TransientFailure(String call, int times) implements Injected {
    /** Checks the count. */
    public TransientFailure {
      Checks.positive(times, "times");
    }
  }

  /**
   * The tool of a call turns calls down a few times because there were too many.
   *
   * @param call the planned call
   * @param times how often its tool does so, positive
   */
  record RateLimited(String call, int times) implements Injected {
    /** Checks the count. */
    public RateLimited {
      Checks.positive(times, "times");
    }
  }

  /**
   * The tool of a call does not work for the whole conversation, and says so. The planned call
   * fails.
   *
   * @param call the planned call
   */
  record PermanentFailure(String call) implements Injected {}

  /**
   * The tool of a call may not be used for the whole conversation. The planned call fails.
   *
   * @param call the planned call
   */
  record PermissionDenied(String call) implements Injected {}

  /**
   * The user names something that is not there; the call for it fails, and is made again when the
   * user has put it right.
   *
   * @param call the planned call that fails
   * @param again the planned call with the right value
   * @param parameter the parameter whose value was wrong
   */
  record NotFound(String call, String again, String parameter) implements Perturbation {
    @Override
    public List<String> callIds() {
      return List.of(call, again);
    }
  }

  /**
   * The service itself turns a call down, as things stand there.
   *
   * @param call the planned call, which fails
   */
  record Blocked(String call) implements OfCall {}

  /**
   * The user does not say a parameter until asked.
   *
   * @param call the planned call
   * @param parameter the parameter
   */
  record MissingParameter(String call, String parameter) implements OfCall {}

  /**
   * What the user means fits several things that an earlier call found, and the user is asked which
   * one.
   *
   * @param call the planned call
   * @param parameter the parameter that points at one of them
   */
  record AmbiguousReference(String call, String parameter) implements OfCall {}

  /**
   * Policy demands the user's confirmation before a call.
   *
   * @param call the planned call
   */
  record NeedsConfirmation(String call) implements OfCall {}

  /**
   * The user changes a value when asked to confirm a call; {@link Phase#corrections} has the words.
   *
   * @param call the planned call
   * @param parameter the parameter whose value changes
   */
  record CorrectedValue(String call, String parameter) implements OfCall {}

  /**
   * The user wants an earlier call done again with another value.
   *
   * @param call the earlier planned call
   * @param again the planned call that does it again
   * @param parameter the parameter whose value changes
   */
  record ChangeOfMind(String call, String again, String parameter) implements Perturbation {
    @Override
    public List<String> callIds() {
      return List.of(call, again);
    }
  }

  /** A request that must be declined. */
  sealed interface Declined extends Perturbation
      permits ImpossibleRequest, IrrelevantRequest, PolicyConflict {
    /** Returns the position of the phase that holds the request, from 0. */
    int phase();
  }

  /**
   * A request of the services' kind that no offered tool can meet.
   *
   * @param phase position of the phase that holds the request, from 0
   */
  record ImpossibleRequest(int phase) implements Declined {}

  /**
   * A request that has nothing to do with the services.
   *
   * @param phase position of the phase that holds the request, from 0
   */
  record IrrelevantRequest(int phase) implements Declined {}

  /**
   * A request that a policy forbids to meet.
   *
   * @param phase position of the phase that holds the request, from 0
   * @param tool offered name of the tool that must not be called
   */
  record PolicyConflict(int phase, String tool) implements Declined {}

  /**
   * Tools that have nothing to do with the requests are offered too.
   *
   * @param tools their offered names, at least one
   */
  record Distractors(List<String> tools) implements Perturbation {
    /** Copies the names and checks that there is one. */
    public Distractors {
      tools = List.copyOf(tools);
      Checks.notEmpty(tools, "distractors");
    }
  }
}
