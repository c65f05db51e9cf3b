package io.tdscaling.sandbox.embedded.command;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Reads a command line: pipelines joined by {@code &&}, {@code ||}, {@code ;} and newlines. */
final class ShellParser {
  /** Longer command lines are no work of an agent; a file can be written with a tool. */
  private static final int MAX_CHARS = 100_000;

  private static final int EXIT_CODE = 2;
  private static final Set<String> KEYWORDS =
      Set.of(
          "if",
          "then",
          "else",
          "elif",
          "fi",
          "for",
          "while",
          "until",
          "do",
          "done",
          "case",
          "esac",
          "function",
          "select",
          "{",
          "}",
          "[[");
  private static final Word NO_TARGET = new Word("", new BitSet());

  private final List<ShellLexer.Token> tokens;
  private int position;

  private ShellParser(List<ShellLexer.Token> tokens) {
    this.tokens = tokens;
  }

  static Script parse(String line) throws CommandFailure {
    if (line.length() > MAX_CHARS) {
      throw new CommandFailure(
          EXIT_CODE, "the command line has more than " + MAX_CHARS + " characters");
    }
    return new ShellParser(ShellLexer.tokens(line)).script();
  }

  private Script script() throws CommandFailure {
    List<Script.Step> steps = new ArrayList<>();
    Script.When when = Script.When.ALWAYS;
    skipNewlines();
    while (position < tokens.size()) {
      steps.add(pipeline(when));
      if (position == tokens.size()) {
        return new Script(steps);
      }
      String joint = tokens.get(position++).operator();
      when =
          switch (joint) {
            case "&&" -> Script.When.AFTER_SUCCESS;
            case "||" -> Script.When.AFTER_FAILURE;
            case ";", "\n" -> Script.When.ALWAYS;
            default -> throw unexpected(joint);
          };
      skipNewlines();
      if (when != Script.When.ALWAYS && position == tokens.size()) {
        throw new CommandFailure(EXIT_CODE, "syntax error: unexpected end of the command line");
      }
    }
    return new Script(steps);
  }

  private Script.Step pipeline(Script.When when) throws CommandFailure {
    boolean negated = false;
    while (position < tokens.size() && isBang(tokens.get(position))) {
      negated = !negated;
      position++;
    }
    List<Script.Simple> commands = new ArrayList<>();
    commands.add(command());
    while (position < tokens.size() && tokens.get(position).operator().equals("|")) {
      position++;
      skipNewlines();
      commands.add(command());
    }
    return new Script.Step(when, negated, commands);
  }

  private static boolean isBang(ShellLexer.Token token) {
    Word word = token.word();
    return word != null && word.isPlain("!");
  }

  private Script.Simple command() throws CommandFailure {
    List<Word> words = new ArrayList<>();
    List<Script.Redirect> redirects = new ArrayList<>();
    while (position < tokens.size()) {
      ShellLexer.Token token = tokens.get(position);
      Word word = token.word();
      if (word != null) {
        words.add(word);
        position++;
      } else if (!redirect(token.operator(), redirects)) {
        break;
      }
    }
    if (words.isEmpty()) {
      if (redirects.isEmpty()) {
        throw unexpected(position < tokens.size() ? tokens.get(position).operator() : "");
      }
      throw new CommandFailure(EXIT_CODE, "syntax error: a redirection without a command");
    }
    checkFirst(words.get(0));
    return new Script.Simple(words, redirects);
  }

  private static void checkFirst(Word word) throws CommandFailure {
    if (word.quoted().isEmpty() && KEYWORDS.contains(word.text())) {
      throw new CommandFailure(
          EXIT_CODE, word.text() + ": loops, conditions and groups are not supported");
    }
    int equals = word.text().indexOf('=');
    if (equals > 0 && word.text().substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new CommandFailure(EXIT_CODE, "variables are not supported: " + word.text());
    }
  }

  private boolean redirect(String operator, List<Script.Redirect> redirects) throws CommandFailure {
    switch (operator) {
      case "2>&1" -> redirects.add(new Script.Redirect(2, Script.Mode.JOIN, NO_TARGET));
      case "1>&2", ">&2" -> redirects.add(new Script.Redirect(1, Script.Mode.TO_ERROR, NO_TARGET));
      case "<" -> redirects.add(new Script.Redirect(0, Script.Mode.READ, target()));
      case ">", "1>" -> redirects.add(new Script.Redirect(1, Script.Mode.WRITE, target()));
      case ">>", "1>>" -> redirects.add(new Script.Redirect(1, Script.Mode.APPEND, target()));
      case "2>" -> redirects.add(new Script.Redirect(2, Script.Mode.WRITE, target()));
      case "2>>" -> redirects.add(new Script.Redirect(2, Script.Mode.APPEND, target()));
      case "&>" -> {
        redirects.add(new Script.Redirect(1, Script.Mode.WRITE, target()));
        redirects.add(new Script.Redirect(2, Script.Mode.JOIN, NO_TARGET));
        return true;
      }
      default -> {
        return false;
      }
    }
    if (operator.contains("&")) {
      position++;
    }
    return true;
  }

  /** Steps over the operator and takes the word behind it. */
  private Word target() throws CommandFailure {
    position++;
    Word word = position < tokens.size() ? tokens.get(position).word() : null;
    if (word == null) {
      throw unexpected(position < tokens.size() ? tokens.get(position).operator() : "");
    }
    position++;
    return word;
  }

  private void skipNewlines() {
    while (position < tokens.size() && tokens.get(position).operator().equals("\n")) {
      position++;
    }
  }

  private static CommandFailure unexpected(String operator) {
    String what =
        operator.isEmpty() || operator.equals("\n") ? "end of the command" : "'" + operator + "'";
    return new CommandFailure(EXIT_CODE, "syntax error: unexpected " + what);
  }
}
