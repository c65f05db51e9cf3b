package io.tdscaling.examples.cli;

import io.tdscaling.core.SynthesisConfigurationException;
import io.tdscaling.study.StudyConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what is wrong: a line each on the standard error stream, never a stack trace. */
final class Errors {
  private Errors() {}

  /** Lets a command's help fit 80 columns. */
  static void keepShort(CommandLine command) {
    command.setUsageHelpAutoWidth(false);
  }

  static int onUsage(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    print(err, Objects.requireNonNullElse(wrong.getMessage(), wrong.toString()));
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitStatus.ERROR;
  }

  static int onFailure(Exception failure, CommandLine command, ParseResult parsed) {
    problems(failure).forEach(problem -> print(command.getErr(), problem));
    return ExitStatus.ERROR;
  }

  private static void print(PrintWriter err, String problem) {
    err.println("error: " + problem.replaceAll("\\s*\\R\\s*", " "));
  }

  private static List<String> problems(Exception failure) {
    if (failure instanceof SynthesisConfigurationException configuration) {
      return configuration.problems();
    }
    if (failure instanceof StudyConfigurationException configuration) {
      return configuration.problems();
    }
    return List.of(reason(failure));
  }

  private static String reason(Exception failure) {
    String message = failure.getMessage();
    if (failure instanceof NoSuchFileException missing) {
      return "no such file: " + missing.getFile();
    }
    if (failure instanceof AccessDeniedException denied) {
      return "no access to " + denied.getFile();
    }
    if (failure instanceof FileSystemException file && file.getReason() == null) {
      return "cannot use " + file.getFile() + " (" + file.getClass().getSimpleName() + ")";
    }
    boolean speaks = failure instanceof IOException || failure instanceof IllegalArgumentException;
    return speaks && message != null ? message : failure.toString();
  }
}
