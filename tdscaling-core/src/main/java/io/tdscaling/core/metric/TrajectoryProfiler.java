package io.tdscaling.core.metric;

import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.Trajectory;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Measures what a trajectory did. The profile depends on the trajectory alone, so that measuring an
 * exported data set gives what the run reported. Anything may be missing: without notes the talk is
 * {@code talk}, effects are guessed from tool names and failures recognised by their text. All
 * definitions are this library's own.
 *
 * <h2>Actions</h2>
 *
 * Every assistant message is one token:
 *
 * <pre>
 * action   = call | talk
 * talk     = "ask" | "confirm" | "answer" | "refuse" | "talk"
 * call     = effect *("+" effect) [parallel] "/" source ["!"] ["~"]
 * effect   = "read" | "search" | "create" | "update" | "delete" | "notify" | "compute" | "code"
 *          | "unknown"                       ; each once, sorted
 * parallel = "*2" | "*3"                     ; two calls; three and more
 * source   = "u" | "r" | "b" | "n"           ; user, earlier result, both, none
 * </pre>
 *
 * Arguments come from the <em>user</em> if the user or the system message said one of their values,
 * flags aside. They come from an <em>earlier result</em> if one of their identifier-like values was
 * brought into the conversation by it: neither said before nor an argument of the call that
 * returned it. {@code !} marks the first step with calls after a step in which a call failed;
 * {@code ~} a step with a call of a tool that had succeeded before the latest user turn, with one
 * argument the same and another different.
 *
 * <p>For actions, signature and modes a successful call that repeats an earlier one, with the same
 * arguments and the same result, was not made; nor was a step of such calls alone.
 *
 * <h2>Signature</h2>
 *
 * Runs of one token become {@code token}, {@code token{2-3}} or {@code token{4+}}; a block of two
 * to 32 of these that follows an equal block is dropped, from left to right and the shortest first.
 * The signature is what remains, separated by spaces, cut after 256 elements with {@code …}.
 *
 * <h2>Modes</h2>
 *
 * <ul>
 *   <li>sequential: a call uses an earlier result; or there are calls and no other mode applies
 *   <li>parallel: a step has two or more calls
 *   <li>iterative: one tool succeeded with three or more different sets of arguments
 *   <li>clarifying, confirming, refusing: a step asks, confirms, refuses; known from notes only
 *   <li>recovering, revising: a step is marked {@code !}, {@code ~}
 *   <li>code-aided: a call that runs code succeeded
 * </ul>
 *
 * <h2>Complexity</h2>
 *
 * The sum of {@link ComplexityWeights} over the calls that succeeded, each rounded half up to
 * 1/1024. A call with the same tool and arguments as an earlier one counts nothing, whatever its
 * result. A failed call counts nothing itself; it gives the tool's next success the weight of a
 * recovery, once for each tool and error code. A grounded leaf is an argument value with either
 * origin above, the elements of a list that are equal counted once. Depth is 0 for a call that uses
 * no earlier result and else one more than the deepest call it uses. An unanswered call has not
 * succeeded. Lines of code are counted in the text arguments {@code code}, {@code script}, {@code
 * source}, {@code command}, {@code sql} and {@code query} of calls that run code.
 *
 * <p>Of the arguments of one call the first 256 scalars are looked at. Immutable and thread-safe.
 */
public final class TrajectoryProfiler {
  private final ComplexityWeights weights;

  /** Makes a profiler with the standard weights. */
  public TrajectoryProfiler() {
    this(ComplexityWeights.STANDARD);
  }

  /**
   * Makes a profiler with other weights; its complexities do not compare with the standard ones.
   */
  public TrajectoryProfiler(ComplexityWeights weights) {
    this.weights = weights;
  }

  /** Returns the trajectory's profile. */
  public TrajectoryProfile profile(Trajectory trajectory) {
    List<AssistantStep> steps = ConversationReader.read(trajectory);
    List<AssistantStep> unrepeated = Repeats.leftOut(steps);
    List<String> actions = ActionTokens.of(unrepeated);
    Successes successes = Successes.of(steps, trajectory.domains());
    return new TrajectoryProfile(
        List.copyOf(successes.domains),
        successes.domainsKnown,
        actions,
        ActionSignature.of(actions),
        ModeClassifier.of(unrepeated, actions),
        ComplexityMeter.measure(steps, weights),
        List.copyOf(successes.tools));
  }

  /** The tools called with success, and the domains of their services. */
  private static final class Successes {
    private final TreeSet<String> domains = new TreeSet<>();
    private final TreeSet<ToolRef> tools = new TreeSet<>();
    private boolean domainsKnown = true;

    static Successes of(List<AssistantStep> steps, SortedMap<String, String> domainByService) {
      Successes successes = new Successes();
      for (AssistantStep step : steps) {
        step.calls().stream()
            .filter(CallFacts::succeeded)
            .forEach(call -> successes.add(call, domainByService));
      }
      return successes;
    }

    private void add(CallFacts call, SortedMap<String, String> domainByService) {
      ToolRef ref = call.ref();
      String domain = ref == null ? null : domainByService.get(ref.service());
      if (ref != null) {
        tools.add(ref);
      }
      if (domain == null) {
        domainsKnown = false;
      } else {
        domains.add(domain);
      }
    }
  }
}
