package io.tdscaling.sandbox.family.program;

import java.util.List;

/** What is said in tasks that mend a fault. */
final class RepairWords {
  static final List<String> REQUESTS =
      List.of(
          "{symptom} Can you find out why and fix it? The tests are in {tests}.",
          "{symptom} Please track it down and fix it; {tests} covers this.",
          "{symptom} Find the fault, fix it, and tell me in a sentence or two what it was.",
          "Bug report from a colleague: \"{symptom}\" Please fix the code, not the tests.",
          "{symptom} I'd like the smallest change to the code that makes the tests pass again.",
          "`{test}` fails. {symptom} Please repair it.",
          "{symptom} The test suite is red because of it. Get it green again without touching the"
              + " tests.",
          "We got a complaint: {symptom} Could you look into it and correct it? Run the tests when"
              + " you are done.",
          "{symptom} That is wrong. Please debug it, and keep the tests as they are.",
          "After the last change {tests} no longer passes. {symptom} What happened, and can you put"
              + " it right?");

  static final List<String> SURVEY =
      List.of(
          "I'll run the tests first to see what fails.",
          "Starting with the tests.",
          "Let me see what the tests say before I read code.",
          "First the test results.",
          "Reproducing the failure first.");

  static final List<String> LAYOUT =
      List.of(
          "Let me see what is in the workspace.",
          "A look at the layout first.",
          "I'll check which files there are.");

  static final List<String> READ =
      List.of(
          "`{test}` fails. Reading `{path}`.",
          "`{test}` fails; the code behind it is in `{path}`.",
          "Now the code that `{test}` exercises.",
          "The failing test is `{test}`; {place} is the place to look.",
          "`{test}` is red. I'll read `{path}`.");

  static final List<String> READ_BOTH =
      List.of(
          "`{test}` fails. I'll read the test and the module side by side.",
          "Reading `{path}` together with its tests.",
          "What does `{test}` expect, and what does `{path}` do?");

  static final List<String> SEARCH =
      List.of(
          "Where does `{searched}` occur?",
          "Looking for `{searched}`.",
          "`{test}` fails; where is `{searched}` used?");

  static final List<String> REPRODUCE =
      List.of(
          "Reproducing it outside of the tests.",
          "A small script to see the actual value.",
          "Let me look at what the code returns here.",
          "Trying the reported case by hand.");

  static final List<String> FIX =
      List.of(
          "{Cause}. I'll {fix}.",
          "Found it: {cause}. I'll {fix}.",
          "Line {line} of `{path}` is the problem: {cause}.",
          "{Cause} (line {line}). The fix is to {fix}.",
          "{Cause}, so `{test}` fails.",
          "In `{function}`, {cause}. I'll {fix}.");

  static final List<String> FIX_AFTER_LESSON =
      List.of(
          "{lesson} {Cause}; I'll {fix}.",
          "{lesson} I'll {fix} instead.",
          "That was not it, `{test}` fails. {lesson} The real cause: {cause}.");

  static final List<String> SECOND =
      List.of(
          "`{test}` still fails, so there is a second fault.",
          "One more: `{test}` is still red.",
          "Progress, but `{test}` still fails.");

  static final List<String> RERUN =
      List.of(
          "Running the tests again.",
          "Now the whole suite.",
          "Checking with the tests.",
          "Let me see whether that was it.");

  static final List<String> RECHECK =
      List.of(
          "The same script again.", "And the script from before.", "Checking the case by hand.");

  static final List<String> ANSWERS =
      List.of(
          "Fixed. The cause, in line {line} of `{path}`: {cause}. I changed the code to {fix}. All {0}"
              + " tests pass.",
          "The fault was in {place}: {cause}. The fix was to {fix}. The suite passes, {0} tests.",
          "`{test}` failed for this reason: {cause}. I changed {place} to {fix}; {0} tests pass,"
              + " none fail.",
          "Cause: {cause}.\nChange in `{path}`: {fix}.\nResult: {0} tests passed, none failed.",
          "It was line {line} of `{path}`: {cause}. The remedy was to {fix}, and all {0} tests pass"
              + " now.",
          "Done: {0} of {0} tests pass. The fault: {cause}. I edited {place} to {fix}.");

  static final List<String> ANSWERS_TWO =
      List.of(
          "There were two faults. In {place}, {cause}; the fix was to {fix}. In {place2}, {cause2};"
              + " there I had to {fix2}. All {0} tests pass now.",
          "Two things were wrong:\n- {place}: {cause}. The fix: {fix}.\n- {place2}: {cause2}. The"
              + " fix: {fix2}.\n\nAll {0} tests pass.",
          "Fixed, {0} tests pass. There were two causes: {cause} ({place}), and {cause2} ({place2})."
              + " I changed the code to {fix} and to {fix2}.");

  private RepairWords() {}
}
