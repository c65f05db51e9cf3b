package io.tdscaling.sandbox.embedded.command;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a command line into words and operators. What only a real shell can do is refused here:
 * variables, substitutions, subshells, background jobs, here-documents.
 */
final class ShellLexer {
  /** A word, or an operator where {@code word} is null. */
  record Token(String operator, @Nullable Word word) {}

  private static final int EXIT_CODE = 2;
  private static final List<String> OPERATORS =
      List.of(
          "2>&1", "1>&2", ">&2", "2>>", "1>>", "&>", "2>", "1>", "&&", "||", ">>", "<", ">", "|",
          ";", "\n");

  private final String line;
  private final List<Token> tokens = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private BitSet quoted = new BitSet();
  private boolean inWord;
  private int position;

  private ShellLexer(String line) {
    this.line = line;
  }

  static List<Token> tokens(String line) throws CommandFailure {
    ShellLexer lexer = new ShellLexer(line);
    lexer.run();
    return lexer.tokens;
  }

  private void run() throws CommandFailure {
    while (position < line.length()) {
      char c = line.charAt(position);
      if (c == ' ' || c == '\t') {
        endWord();
        position++;
      } else if (c == '#' && !inWord) {
        int newline = line.indexOf('\n', position);
        position = newline < 0 ? line.length() : newline;
      } else if (!operator()) {
        wordCharacter(c);
      }
    }
    endWord();
  }

  private boolean operator() throws CommandFailure {
    refuse("<<", "here-documents (<<) are not supported; write the file with write_file");
    refuse("<(", "process substitution is not supported");
    refuse(">(", "process substitution is not supported");
    for (String operator : OPERATORS) {
      // A digit belongs to the operator only where no word runs into it.
      boolean startsWord = !inWord || !Options.isDigit(operator.charAt(0));
      if (startsWord && line.startsWith(operator, position)) {
        endWord();
        position += operator.length();
        tokens.add(new Token(operator, null));
        return true;
      }
    }
    return false;
  }

  private void wordCharacter(char c) throws CommandFailure {
    inWord = true;
    position++;
    switch (c) {
      case '\'' -> singleQuoted();
      case '"' -> doubleQuoted();
      case '\\' -> escaped();
      case '$' -> dollar(false);
      case '`' -> throw refused("command substitution (`) is not supported");
      case '&' -> throw refused("background jobs (&) are not supported");
      case '(', ')' -> throw refused("subshells and functions are not supported");
      default -> add(c, false);
    }
  }

  private void singleQuoted() throws CommandFailure {
    int end = line.indexOf('\'', position);
    if (end < 0) {
      throw refused("syntax error: unterminated quoted string");
    }
    for (; position < end; position++) {
      add(line.charAt(position), true);
    }
    position++;
  }

  private void doubleQuoted() throws CommandFailure {
    while (position < line.length()) {
      char c = line.charAt(position++);
      if (c == '"') {
        return;
      }
      if (c == '$') {
        dollar(true);
      } else if (c == '`') {
        throw refused("command substitution (`) is not supported");
      } else if (c == '\\' && position < line.length()) {
        char next = line.charAt(position);
        if ("$`\"\\\n".indexOf(next) < 0) {
          add(c, true);
        } else {
          position++;
          if (next != '\n') {
            add(next, true);
          }
        }
      } else {
        add(c, true);
      }
    }
    throw refused("syntax error: unterminated quoted string");
  }

  private void escaped() {
    if (position == line.length()) {
      add('\\', true);
      return;
    }
    char next = line.charAt(position++);
    if (next != '\n') {
      add(next, true);
    }
  }

  /** A dollar sign that begins nothing stands for itself. */
  private void dollar(boolean inQuotes) throws CommandFailure {
    char next = position < line.length() ? line.charAt(position) : ' ';
    if (next == '(') {
      throw refused("command substitution and arithmetic ($(...)) are not supported");
    }
    boolean quote = !inQuotes && (next == '\'' || next == '"');
    if (quote || Character.isLetterOrDigit(next) || "{_?$!@*#-".indexOf(next) >= 0) {
      throw refused(quote ? "quoting with $ is not supported" : "variables ($) are not supported");
    }
    add('$', true);
  }

  private void add(char c, boolean isQuoted) {
    if (isQuoted) {
      quoted.set(text.length());
    }
    text.append(c);
  }

  private void endWord() throws CommandFailure {
    if (!inWord) {
      return;
    }
    Word word = new Word(text.toString(), quoted);
    checkBraces(word);
    tokens.add(new Token("", word));
    text.setLength(0);
    quoted = new BitSet();
    inWord = false;
  }

  private static void checkBraces(Word word) throws CommandFailure {
    boolean open = false;
    boolean list = false;
    for (int i = 0; i < word.text().length(); i++) {
      if (word.isActive(i, "{")) {
        open = true;
      } else if (open && (word.isActive(i, ",") || word.text().startsWith("..", i))) {
        list = true;
      } else if (list && word.isActive(i, "}")) {
        throw refused("brace expansion ({a,b}) is not supported");
      }
    }
  }

  private void refuse(String start, String message) throws CommandFailure {
    if (line.startsWith(start, position)) {
      throw refused(message);
    }
  }

  private static CommandFailure refused(String message) {
    return new CommandFailure(EXIT_CODE, message);
  }
}
