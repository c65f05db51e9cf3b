package io.tdscaling.core.rejection;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a rejected attempt comes to. */
sealed interface Outcome {
  /**
   * A sample to train on.
   *
   * @param line its record
   * @param kind what it is counted under
   */
  record Sample(ObjectNode line, String kind) implements Outcome {}

  /**
   * No sample.
   *
   * @param reason why, as it is counted
   */
  record Skipped(String reason) implements Outcome {
    /** The line is no record of a rejected attempt, or its blueprint is not there. */
    static final Skipped UNREADABLE = new Skipped("unreadable");

    /** The attempt came to no conversation. */
    static final Skipped NO_CONVERSATION = new Skipped("no-conversation");

    /** The rules do not find the fault that the run found, such as one that a judge found. */
    static final Skipped NOT_CONFIRMED = new Skipped("not-confirmed");

    /** An environment failed, or a role. */
    static final Skipped NOT_ACTED_OUT = new Skipped("not-acted-out");

    /** The other conversation is not accepted by the rules. */
    static final Skipped NOT_VERIFIED = new Skipped("not-verified");

    /** The two conversations do not part where the assistant speaks. */
    static final Skipped NO_COMMON_PROMPT = new Skipped("no-common-prompt");

    /** The rejected conversation breaks off before the assistant speaks. */
    static final Skipped BROKEN_OFF = new Skipped("broken-off");

    /** A call's arguments are not an object, which the form demands. */
    static final Skipped ARGUMENTS_NOT_AN_OBJECT = new Skipped("arguments-not-an-object");

    /** The fault is not one that a tool could answer with an error. */
    static final Skipped NO_WRONG_CALL = new Skipped("no-wrong-call");

    /** The plan has the tool fail, so that its answer need not be about the wrong call. */
    static final Skipped PLANNED_FAILURE = new Skipped("planned-failure");

    /** The conversation left the plan before the wrong call. */
    static final Skipped STRAYED_BEFORE = new Skipped("strayed-before");

    /** The environment accepts the wrong call. */
    static final Skipped CALL_SUCCEEDS = new Skipped("call-succeeds");
  }
}
