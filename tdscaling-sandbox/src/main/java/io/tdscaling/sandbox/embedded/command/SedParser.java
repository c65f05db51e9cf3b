package io.tdscaling.sandbox.embedded.command;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads sed scripts of {@code p d q = s a i c}, with addresses. */
final class SedParser {
  private final String script;
  private final boolean extended;
  private final List<SedCommand> commands = new ArrayList<>();
  private int position;

  private SedParser(String script, boolean extended) {
    this.script = script;
    this.extended = extended;
  }

  static List<SedCommand> parse(String script, boolean extended) throws CommandFailure {
    SedParser parser = new SedParser(script, extended);
    try {
      parser.run();
    } catch (RegexProblem problem) {
      throw parser.problem(problem.problem());
    }
    return parser.commands;
  }

  private void run() throws CommandFailure, RegexProblem {
    while (true) {
      skip("; \t\n");
      if (position == script.length()) {
        return;
      }
      if (script.charAt(position) == '#') {
        skipLine();
      } else {
        command();
      }
    }
  }

  private void command() throws CommandFailure, RegexProblem {
    SedCommand.Address from = address(false);
    SedCommand.Address to = null;
    skip(" \t");
    if (from != null && next() == ',') {
      position++;
      skip(" \t");
      to = address(true);
      if (to == null) {
        throw problem("unexpected `,'");
      }
    }
    skip(" \t");
    boolean negated = false;
    while (next() == '!') {
      negated = true;
      position++;
      skip(" \t");
    }
    char function = next();
    position++;
    String text = "";
    SedCommand.Substitution substitution = null;
    switch (function) {
      case 'p', 'd', 'q', '=' -> end();
      case 's' -> substitution = substitution();
      case 'a', 'i', 'c' -> text = text();
      case '\0' -> throw problem("missing command");
      case '{',
          '}',
          'b',
          't',
          'T',
          ':',
          'n',
          'N',
          'h',
          'H',
          'g',
          'G',
          'x',
          'D',
          'P',
          'y',
          'r',
          'R',
          'w',
          'W',
          'e',
          'l',
          'z',
          'F',
          'Q' ->
          throw problem("command `" + function + "' is not supported");
      default -> throw problem("unknown command: `" + function + "'");
    }
    commands.add(new SedCommand(from, to, negated, function, text, substitution));
  }

  private SedCommand.@Nullable Address address(boolean second) throws CommandFailure, RegexProblem {
    char c = next();
    if (Options.isDigit(c)) {
      int line = number();
      if (line == 0) {
        throw problem("invalid usage of line address 0");
      }
      return SedCommand.Address.ofLine(line);
    }
    if (c == '$') {
      position++;
      return SedCommand.Address.ofLast();
    }
    if (c == '+' && second) {
      position++;
      return SedCommand.Address.ofMore(number());
    }
    if (c != '/' && c != '\\') {
      return null;
    }
    position += c == '\\' ? 2 : 1;
    if (position > script.length()) {
      throw problem("unterminated address regex");
    }
    char delimiter = script.charAt(position - 1);
    String regex = delimited(delimiter, "unterminated address regex", true);
    boolean ignoreCase = next() == 'I';
    position += ignoreCase ? 1 : 0;
    return SedCommand.Address.ofPattern(pattern(regex, ignoreCase));
  }

  private SedCommand.Substitution substitution() throws CommandFailure, RegexProblem {
    char delimiter = next();
    if (delimiter == '\0' || delimiter == '\n' || delimiter == '\\') {
      throw problem("unterminated `s' command");
    }
    position++;
    String regex = delimited(delimiter, "unterminated `s' command", true);
    String replacement = delimited(delimiter, "unterminated `s' command", false);
    boolean all = false;
    boolean prints = false;
    boolean ignoreCase = false;
    int occurrence = 1;
    while ("gpiIe".indexOf(next()) >= 0 || Options.isDigit(next())) {
      char flag = next();
      if (Options.isDigit(flag)) {
        occurrence = number();
        continue;
      }
      position++;
      all |= flag == 'g';
      prints |= flag == 'p';
      ignoreCase |= flag == 'i' || flag == 'I';
      if (flag == 'e') {
        throw problem("the e flag is not supported");
      }
    }
    if (occurrence == 0) {
      throw problem("number option to `s' command may not be zero");
    }
    end();
    Pattern pattern = pattern(regex, ignoreCase);
    SedReplacement parsed = SedReplacement.parse(replacement);
    if (parsed.highestGroup() > pattern.groupCount()) {
      throw problem("invalid reference \\" + parsed.highestGroup() + " on `s' command's RHS");
    }
    return new SedCommand.Substitution(pattern, parsed, occurrence, all, prints);
  }

  /** Returns the text up to the next delimiter that is not escaped, and steps over it. */
  private String delimited(char delimiter, String problem, boolean regex) throws CommandFailure {
    StringBuilder text = new StringBuilder();
    while (position < script.length()) {
      char c = script.charAt(position++);
      if (c == '\\' && position < script.length()) {
        char escaped = script.charAt(position++);
        text.append(escaped == delimiter && !isSpecial(escaped, regex) ? "" : "\\").append(escaped);
      } else if (c == delimiter) {
        return text.toString();
      } else {
        text.append(c);
      }
    }
    throw problem(problem);
  }

  /** A delimiter that means something to the expression stays escaped. */
  private static boolean isSpecial(char c, boolean regex) {
    return regex ? ".*[]^$+?(){}|\\".indexOf(c) >= 0 : c == '&' || c == '\\';
  }

  private Pattern pattern(String regex, boolean ignoreCase) throws RegexProblem {
    if (regex.isEmpty()) {
      throw new RegexProblem("no previous regular expression");
    }
    String translated = PosixRegex.translate(regex, extended, true).regex();
    int flags = Pattern.LONGEST_MATCH | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
    return Regexes.compile(translated, flags);
  }

  /** One line, after a backslash and a newline or on the command's own line. */
  private String text() throws CommandFailure {
    skip(" \t");
    if (next() == '\\') {
      position++;
      skip(" \t");
      position += next() == '\n' ? 1 : 0;
    }
    StringBuilder text = new StringBuilder();
    while (position < script.length() && script.charAt(position) != '\n') {
      boolean escaped = script.charAt(position) == '\\' && position + 1 < script.length();
      position += escaped ? 1 : 0;
      text.append(script.charAt(position++));
    }
    if (text.length() == 0) {
      throw problem("expected \\ after `a', `c' or `i'");
    }
    return text.toString();
  }

  private int number() throws CommandFailure {
    int start = position;
    while (Options.isDigit(next())) {
      position++;
    }
    return Options.number(script.substring(start, position), 1, "invalid line number");
  }

  private void end() throws CommandFailure {
    skip(" \t");
    char c = next();
    if (c == '}') {
      throw problem("unexpected `}'");
    }
    if (c != '\0' && c != ';' && c != '\n' && c != '#') {
      throw problem("extra characters after command");
    }
  }

  /** Returns the next character, NUL at the end. */
  private char next() {
    return position < script.length() ? script.charAt(position) : '\0';
  }

  private void skip(String characters) {
    while (position < script.length() && characters.indexOf(script.charAt(position)) >= 0) {
      position++;
    }
  }

  private void skipLine() {
    int newline = script.indexOf('\n', position);
    position = newline < 0 ? script.length() : newline;
  }

  private CommandFailure problem(String message) {
    return new CommandFailure(1, "-e expression #1, char " + position + ": " + message);
  }
}
