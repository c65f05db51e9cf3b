package io.tdscaling.sandbox.embedded.command;

import com.google.common.base.Splitter;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Makes one pattern of all that {@code grep} is to look for. */
final class GrepPattern {
  private static final int LEFTMOST_LONGEST = Pattern.LONGEST_MATCH;

  private GrepPattern() {}

  /** Returns the pattern; its first group is the match where whole words are wanted. */
  static Pattern of(Invocation in, Options options, String operand) throws CommandFailure {
    String syntax = options.lastOf("G", "E", "F", "P");
    List<String> parts = new ArrayList<>();
    for (String pattern : patterns(in, options, operand)) {
      parts.add("(?:" + translated(in, syntax, pattern) + ")");
    }
    String all = parts.isEmpty() ? "[^\\x00-\\x{10FFFF}]" : String.join("|", parts);
    if (options.has("x")) {
      all = "^(?:" + all + ")$";
    } else if (options.has("w")) {
      all = "(?:^|\\W)(" + all + ")(?:\\W|$)";
    }
    int flags =
        (options.hasAny("i", "y") ? Pattern.CASE_INSENSITIVE : 0)
            | (syntax.equals("P") ? 0 : LEFTMOST_LONGEST);
    try {
      return Regexes.compile(all, flags);
    } catch (RegexProblem problem) {
      throw new CommandFailure(2, problem.problem());
    }
  }

  private static String translated(Invocation in, String syntax, String pattern)
      throws CommandFailure {
    if (syntax.equals("F")) {
      return Pattern.quote(pattern);
    }
    if (syntax.equals("P")) {
      return pattern;
    }
    try {
      PosixRegex.Translated translated = PosixRegex.translate(pattern, syntax.equals("E"), false);
      translated.warnings().forEach(warning -> in.complain("warning: " + warning));
      return translated.regex();
    } catch (RegexProblem problem) {
      throw new CommandFailure(2, problem.problem());
    }
  }

  /** Each line of a pattern is a pattern. */
  private static List<String> patterns(Invocation in, Options options, String operand)
      throws CommandFailure {
    List<String> patterns = new ArrayList<>();
    if (!options.hasAny("e", "f")) {
      patterns.addAll(Splitter.on('\n').splitToList(operand));
    }
    for (String given : options.values("e")) {
      patterns.addAll(Splitter.on('\n').splitToList(given));
    }
    for (String file : options.values("f")) {
      try {
        in.lines(in.files().read(file)).forEachRemaining(patterns::add);
      } catch (FileProblem problem) {
        throw new CommandFailure(2, file + ": " + problem.words());
      }
    }
    return patterns;
  }
}
