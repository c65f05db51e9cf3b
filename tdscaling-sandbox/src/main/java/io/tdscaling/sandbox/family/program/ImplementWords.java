package io.tdscaling.sandbox.family.program;

import java.util.List;

/** What is said in tasks that write a module. */
final class ImplementWords {
  static final List<String> SURVEY =
      List.of(
          "Let me see what is there.",
          "First the layout, then the tests.",
          "A look at the workspace.",
          "I'll check what is given.");

  static final List<String> READ =
      List.of(
          "The tests in `{tests}` say what is expected.",
          "Reading what `{path}` has to do.",
          "Now the specification and the tests.",
          "I'll read the tests before I write anything.",
          "What do the tests import, and what do they expect?");

  static final List<String> BEFORE =
      List.of(
          "The state before I start.",
          "Confirming that everything fails for the expected reason.",
          "A first run to see the starting point.");

  static final List<String> WRITE =
      List.of(
          "That is enough to write `{path}`.",
          "Writing `{path}`.",
          "Now `{path}`, following the rules above.",
          "The rules are clear; implementing `{path}`.",
          "I'll write `{path}` in one go and let the tests judge it.");

  static final List<String> RUN =
      List.of("Running the tests.", "Now the tests.", "Does it hold up?", "Checking.");

  static final List<String> TRY =
      List.of(
          "A quick look at what it returns.",
          "Trying it by hand, beyond what the tests cover.",
          "One more check by hand.");

  static final List<String> FIX =
      List.of(
          "`{test}` fails: {cause}. I'll {fix}.",
          "I missed a case: {cause}. The fix is to {fix}.",
          "{Cause}, which `{test}` caught. I'll {fix}.",
          "`{test}` is red because {cause}.");

  static final List<String> ANSWERS =
      List.of(
          "`{path}` is written and all {0} tests pass. {about}",
          "Done. {about} The tests pass, {0} of {0}.",
          "I implemented `{path}`: {0} tests passed, none failed. {about}",
          "{about} It is in `{path}`; the {0} tests pass.",
          "The module is in place in `{path}`. {about} run_tests: {0} passed, 0 failed.");

  static final List<String> ANSWERS_FIXED =
      List.of(
          "`{path}` is written and all {0} tests pass. {about} In my first version, {cause};"
              + " I corrected that to {fix}.",
          "Done, {0} tests pass. {about} One test, `{test}`, failed at first: {cause}. I had to"
              + " {fix}.",
          "I implemented `{path}`. {about} After a first run in which {cause}, I changed it to {fix};"
              + " now {0} tests pass and none fail.");

  private ImplementWords() {}
}
