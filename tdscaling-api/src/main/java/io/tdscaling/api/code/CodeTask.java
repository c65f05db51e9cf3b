package io.tdscaling.api.code;

import io.tdscaling.api.internal.Checks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A programming task with a solution that can be executed. Whether it is one is not taken on trust:
 * what is given is set up, the checks that grade have to fail on it, the solution is executed, and
 * then all checks have to hold.
 *
 * @param request what the user asks, in plain words; it says everything an agent has to know that
 *     is not in the workspace
 * @param given calls that set the workspace up before the conversation
 * @param solution what a good agent does, at least one step; it may hold attempts that go wrong and
 *     are put right
 * @param facts what the closing answer says; another way is held to them too, but not where a check
 *     that grades decides, nor to any but those out of the rows where a result set does
 * @param answer the closing answer: {@code {0}}, {@code {1}} and so on stand for the facts; each
 *     fact stands in it
 * @param checks what has to hold at the end; with {@code resultSet}, at least one check or fact
 * @param resultSet which step finds the rows that are the answer, so that another way to them is as
 *     good; null where the answer is none
 */
public record CodeTask(
    String request,
    List<CodeCall> given,
    List<CodeStep> solution,
    List<CodeFact> facts,
    String answer,
    List<CodeCheck> checks,
    @Nullable ResultSet resultSet) {
  /** Makes a task whose answer is no result set. */
  public CodeTask(
      String request,
      List<CodeCall> given,
      List<CodeStep> solution,
      List<CodeFact> facts,
      String answer,
      List<CodeCheck> checks) {
    this(request, given, solution, facts, answer, checks, null);
  }

  /**
   * The rows that a task asks for: what the first call of a step returns at {@code /rows}.
   *
   * @param step position of the step in the solution, from 0
   * @param ordered whether the order of the rows counts
   */
  public record ResultSet(int step, boolean ordered) {
    /** Checks the position. */
    public ResultSet {
      Checks.notNegative(step, "step");
    }
  }

  /** Copies the lists and checks that the parts fit. */
  public CodeTask {
    Checks.notBlank(request, "request");
    Checks.notBlank(answer, "answer");
    given = List.copyOf(given);
    solution = List.copyOf(solution);
    facts = List.copyOf(facts);
    checks = List.copyOf(checks);
    Checks.notEmpty(solution, "solution");
    if (facts.isEmpty() && checks.isEmpty() && resultSet == null) {
      throw new IllegalArgumentException("a code task needs a fact or a check");
    }
    if (resultSet != null && resultSet.step() >= solution.size()) {
      throw new IllegalArgumentException(
          "the result set is of step %d, the solution has %d steps"
              .formatted(resultSet.step(), solution.size()));
    }
    for (int i = 0; i < facts.size(); i++) {
      if (!answer.contains("{" + i + "}")) {
        throw new IllegalArgumentException("the answer lacks fact {" + i + "}: " + answer);
      }
      if (facts.get(i).step() >= solution.size()) {
        throw new IllegalArgumentException(
            "fact {%d} is of step %d, the solution has %d steps"
                .formatted(i, facts.get(i).step(), solution.size()));
      }
    }
  }

  /** Returns every call there is, in the order they are made: given, solution, checks. */
  public List<CodeCall> calls() {
    List<CodeCall> calls = new ArrayList<>(given);
    solution.forEach(step -> calls.addAll(step.calls()));
    for (CodeCheck check : checks) {
      if (check instanceof CodeCheck.Graded graded) {
        calls.addAll(graded.calls());
      }
    }
    return calls;
  }
}
