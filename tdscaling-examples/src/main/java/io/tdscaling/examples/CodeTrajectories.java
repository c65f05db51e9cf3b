package io.tdscaling.examples;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.code.CodeCall;
import io.tdscaling.api.code.CodeFact;
import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.api.code.CodeKind;
import io.tdscaling.api.code.CodeStep;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.api.code.CodeTaskRequest;
import io.tdscaling.api.code.CodeToolFactory;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.core.CodeTools;
import io.tdscaling.core.ExportVerification;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.examples.console.Terminal;
import io.tdscaling.examples.console.TrajectoryView;
import io.tdscaling.sandbox.Sandboxes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Lets agents write and run code, in tasks of the library's own families and in one of ours. */
public final class CodeTrajectories {
  private CodeTrajectories() {}

  /**
   * Runs the example.
   *
   * @param args a directory for the files, or nothing
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path directory = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("code");
    PrintWriter out = Terminal.output();
    CodeToolFactory sandbox = Sandboxes.embedded();
    SynthesisSummary summary = synthesize(sandbox, directory.resolve("run"), out);
    ExportVerification again = verify(sandbox, directory.resolve("run"));
    out.printf("%d accepted, %d verified again%n", summary.accepted(), again.verified());
    out.flush();
  }

  // README: code
  static SynthesisSummary synthesize(CodeToolFactory sandbox, Path directory, PrintWriter out)
      throws IOException, InterruptedException {
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(12))
            .codeTool(sandbox, 0.5) // Half of the attempts are programming.
            .codeFamilies(List.of(new LeapYears()))
            .outputDirectory(directory)
            .sink(attempt -> attempt.trajectory().ifPresent(t -> TrajectoryView.print(t, out)))
            .build()) {
      return synthesizer.run();
    }
  }

  static ExportVerification verify(CodeToolFactory sandbox, Path directory)
      throws IOException, InterruptedException {
    return ExportVerification.of(directory, CodeTools.environments(sandbox));
  }

  // README: end

  // README: own family
  static final class LeapYears implements CodeFamily {
    @Override
    public String id() {
      return "leap-years";
    }

    @Override
    public CodeKind kind() {
      return CodeKind.FORENSICS;
    }

    @Override
    public Optional<CodeTask> task(CodeTaskRequest request) {
      SplittableRandom random = new SplittableRandom(request.seed());
      StringBuilder years = new StringBuilder();
      for (int i = 0; i < 40; i++) {
        years.append(random.nextInt(1800, 2100)).append('\n');
      }
      String code =
          """
          from calendar import isleap

          with open("years.txt") as file:
              years = [int(line) for line in file]
          print("leap years:", sum(isleap(year) for year in years))
          """;
      return Optional.of(
          new CodeTask(
              "How many of the years in years.txt are leap years?",
              List.of(call("write_file", "path", "years.txt", "content", years.toString())),
              List.of(CodeStep.of("The calendar module knows.", call("run_python", "code", code))),
              List.of(CodeFact.printed(0, "leap years: (\\d+)")), // Found by running it.
              "{0} of them are leap years.",
              List.of()));
    }
  }

  // README: end

  private static CodeCall call(String tool, String... arguments) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < arguments.length; i += 2) {
      values.put(arguments[i], arguments[i + 1]);
    }
    return new CodeCall(tool, values);
  }
}
