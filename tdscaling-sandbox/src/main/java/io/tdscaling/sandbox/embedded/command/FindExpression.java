package io.tdscaling.sandbox.embedded.command;

import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import java.util.List;
import java.util.function.Predicate;

/** The tests of {@code find}: {@code -name}, {@code -type}, {@code -size} and the like. */
final class FindExpression {
  /** What is tested. */
  record Candidate(String path, WorkspaceFiles.Entry entry, boolean childless) {
    String name() {
      String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
      return bare.substring(bare.lastIndexOf('/') + 1);
    }
  }

  private static final int MAX_NESTING = 50;

  private final List<String> words;
  private int position;
  private int nesting;
  private int minDepth;
  private int maxDepth = Integer.MAX_VALUE;
  private boolean deletes;
  private Predicate<Candidate> test = candidate -> true;

  private FindExpression(List<String> words) {
    this.words = words;
  }

  static boolean begins(String word) {
    return (word.startsWith("-") && word.length() > 1) || word.equals("!") || word.equals("(");
  }

  static FindExpression parse(List<String> words) throws CommandFailure {
    FindExpression expression = new FindExpression(words);
    if (!words.isEmpty()) {
      expression.test = expression.either();
      if (expression.position < words.size()) {
        throw expression.problem(
            "invalid expression near '" + words.get(expression.position) + "'");
      }
    }
    return expression;
  }

  boolean matches(Candidate candidate) {
    return test.test(candidate);
  }

  int minDepth() {
    return minDepth;
  }

  int maxDepth() {
    return maxDepth;
  }

  boolean deletes() {
    return deletes;
  }

  private Predicate<Candidate> either() throws CommandFailure {
    if (++nesting > MAX_NESTING) {
      throw problem("invalid expression; nested more than " + MAX_NESTING + " deep");
    }
    Predicate<Candidate> result = both();
    while (isNext("-o", "-or")) {
      position++;
      result = result.or(both());
    }
    nesting--;
    return result;
  }

  private Predicate<Candidate> both() throws CommandFailure {
    Predicate<Candidate> result = one();
    while (position < words.size() && !isNext("-o", "-or", ")")) {
      if (isNext("-a", "-and")) {
        position++;
      }
      result = result.and(one());
    }
    return result;
  }

  private Predicate<Candidate> one() throws CommandFailure {
    boolean negated = false;
    while (isNext("!", "-not")) {
      negated = !negated;
      position++;
    }
    Predicate<Candidate> result = primary();
    return negated ? result.negate() : result;
  }

  private Predicate<Candidate> primary() throws CommandFailure {
    String word = position < words.size() ? words.get(position++) : "";
    switch (word) {
      case "(" -> {
        Predicate<Candidate> inner = either();
        if (!isNext(")")) {
          throw problem("invalid expression; expected to find a ')'");
        }
        position++;
        return inner;
      }
      case "-name", "-iname" -> {
        GlobPattern glob = GlobPattern.of(value(word), word.equals("-iname"));
        return candidate -> glob.matches(candidate.name());
      }
      case "-path", "-ipath", "-wholename" -> {
        GlobPattern glob = GlobPattern.of(value(word), word.equals("-ipath"));
        return candidate -> glob.matches(candidate.path());
      }
      case "-type" -> {
        return type(value(word));
      }
      case "-size" -> {
        return FindSize.parse(value(word));
      }
      case "-maxdepth" -> maxDepth = depth(word);
      case "-mindepth" -> minDepth = depth(word);
      case "-empty" -> {
        return c -> c.entry().directory() ? c.childless() : c.entry().bytes() == 0;
      }
      case "-delete" -> deletes = true;
      case "-print", "-true" -> {
        return candidate -> true;
      }
      case "-false" -> {
        return candidate -> false;
      }
      case "" -> throw problem("invalid expression");
      default -> throw unknown(word);
    }
    return candidate -> true;
  }

  private CommandFailure unknown(String word) {
    boolean starts = List.of("-exec", "-execdir", "-ok").contains(word);
    return problem(starts ? word + " is not supported" : "unknown predicate '" + word + "'");
  }

  private int depth(String word) throws CommandFailure {
    return Options.number(
        value(word), 1, "Expected a positive decimal integer argument to " + word);
  }

  private static Predicate<Candidate> type(String types) throws CommandFailure {
    if (!types.matches("[fdl](,[fdl])*")) {
      throw new CommandFailure(1, "Unknown argument to -type: " + types);
    }
    return candidate -> types.contains(candidate.entry().directory() ? "d" : "f");
  }

  private String value(String word) throws CommandFailure {
    if (position == words.size()) {
      throw problem("missing argument to '" + word + "'");
    }
    return words.get(position++);
  }

  private boolean isNext(String... any) {
    return position < words.size() && List.of(any).contains(words.get(position));
  }

  private CommandFailure problem(String message) {
    return new CommandFailure(1, message);
  }
}
